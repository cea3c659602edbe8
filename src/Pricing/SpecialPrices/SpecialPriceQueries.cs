using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>One special price with the documents that used it, at one instant.</summary>
internal sealed record SpecialPriceFile(SpecialPrice Special, IReadOnlyList<SpecialPriceUse> Uses, DateTimeOffset Now);

/// <summary>Reads special prices.</summary>
internal sealed class SpecialPriceQueries(ShopDb db, TimeProvider clock)
{
    private static readonly Sorts<SpecialPrice> Sorts = new Sorts<SpecialPrice>(s => s.Id.Value)
        .By("made", s => s.MadeAt)
        .By("no", s => s.No)
        .By("price", s => s.Price.Fen)
        .By("until", s => s.Until);

    public Task<PageOf<SpecialPrice>> Page(ListRequest request, int take) =>
        Sorts.Page(Filtered(request), request.Place, take, request.Ct);

    public async Task<IReadOnlyList<SpecialPrice>> Numbered(IReadOnlyList<string> numbers, CancellationToken ct) =>
        await db.Set<SpecialPrice>()
            .AsNoTracking()
            .Include(s => s.Progress)
            .Where(s => EF.Parameter(numbers).Contains(s.No))
            .ToListAsync(ct);

    public async Task<SpecialPriceFile?> File(string no, CancellationToken ct) =>
        await ByNo(no, ct) is { } special
            ? new SpecialPriceFile(special, await Uses(special.Id, ct), clock.Now())
            : null;

    public Task<SpecialPrice?> ByNo(string no, CancellationToken ct)
    {
        var upper = no.Trim().ToUpperInvariant();
        return db.Set<SpecialPrice>()
            .AsNoTracking()
            .Include(s => s.Progress)
            .FirstOrDefaultAsync(s => s.No == upper, ct);
    }

    public Task<List<SpecialPriceUse>> Uses(SpecialPriceId id, CancellationToken ct) =>
        db.Set<SpecialPriceUse>()
            .AsNoTracking()
            .Where(u => u.Special == id)
            .OrderByDescending(u => u.At)
            .Take(200)
            .ToListAsync(ct);

    /// <summary>What a document's lines were bought at, by line.</summary>
    public async Task<IReadOnlyDictionary<int, SpecialPrice>> OfDocument(Guid document, CancellationToken ct)
    {
        var found = await (
            from use in db.Set<SpecialPriceUse>().AsNoTracking()
            join special in db.Set<SpecialPrice>().AsNoTracking() on use.Special equals special.Id
            where use.Document == document
            select new { use.LineNo, special }
        ).ToListAsync(ct);
        return found.ToDictionary(f => f.LineNo, f => f.special);
    }

    /// <summary>Live is what is in force now, over what is used up or expired.</summary>
    private IQueryable<SpecialPrice> Filtered(ListRequest request)
    {
        var (all, now) = (db.Set<SpecialPrice>().AsNoTracking().Include(s => s.Progress), clock.Now());
        IQueryable<SpecialPrice> rows = request["state"]?.ToUpperInvariant() switch
        {
            "LIVE" => all.Where(s =>
                s.Progress.State == SpecialPriceState.Approved && s.Progress.Left > 0 && s.Until > now
            ),
            "OVER" => all.Where(s =>
                s.Progress.State == SpecialPriceState.Approved && (s.Progress.Left == 0 || s.Until <= now)
            ),
            var asked when Asked.Choice<SpecialPriceState>(asked) is { } state => all.Where(s =>
                s.Progress.State == state
            ),
            _ => all,
        };
        if (request["q"] is not { } text)
            return rows;
        var upper = text.ToUpperInvariant();
        return rows.Where(s =>
            s.No.StartsWith(upper) || s.SkuCode == upper || s.Phone == text || s.Customer.StartsWith(text)
        );
    }
}

/// <summary>What the module registers for special prices.</summary>
internal static class SpecialPriceSetup
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddPolicies(SpecialPricePolicies.All)
            .AddNotices(SpecialPriceNotices.All)
            .AddSingleton<SpecialPriceCache>()
            .AddSingleton<ISpecialPrices>(s => s.GetRequiredService<SpecialPriceCache>())
            .AddScoped<SpecialPriceRequests>()
            .AddScoped<SpecialPriceQueries>()
            .AddScoped<SpecialPriceForm>()
            .AddScoped<ISpecialPriceUses, SpecialPriceReturns>();
        services.AddApprovalKinds(SpecialPriceApproval.Kind).AddScoped<SpecialPriceDecision>();
        services.AddIntegrationEventHandler<SpecialPriceGranted, TellCustomerSpecial>(
            new Text("告诉客户特价已批", "Tell the customer: special price")
        );
        services.AddUseCase<RequestSpecialPrice>().AddUseCase<WithdrawSpecialPrice>();
        services.AddList(SpecialPricePage.List).AddDocument(SpecialPricePage.Document);
        services.AddPermissions(
            new Permission("price.special.request", ("申请特价", "Request a special price"), "CSPRE", "CSMGR"),
            new Permission("price.special.approve", ("批准特价", "Approve special prices"), "CSDIR", "MKTDIR", "OPSDIR")
        );
        services.AddSingleton(
            new MenuItem(
                "/office/special-prices",
                ("特价申请", "Special prices"),
                "discount",
                "orders",
                "price.special.request",
                27
            )
            {
                Also = ["price.special.approve"],
            }
        );
    }
}
