using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>What the list is narrowed by.</summary>
/// <param name="State">Pending, Approved, Refused, Withdrawn; or "live": in force now; "over": used up or expired.</param>
/// <param name="Text">A number, a SKU code, a phone or the beginning of a customer's name.</param>
internal sealed record SpecialPriceQuery(string? State, string? Text);

internal sealed class SpecialPriceQueries(ShopDb db, TimeProvider clock)
{
    private const int PageSize = 50;

    private static readonly Sorts<SpecialPrice> Sorts = new Sorts<SpecialPrice>(s => s.Id.Value).By("made", s => s.MadeAt).By("no", s => s.No).By("price", s => s.Price.Fen).By("until", s => s.Until);

    public async Task<PageOf<SpecialPrice>> Page(SpecialPriceQuery query, ListPlace place, CancellationToken ct) => await Sorts.Page(Filtered(query), place, PageSize, ct);

    public IAsyncEnumerable<SpecialPrice> All(SpecialPriceQuery query, ListPlace place) => Sorts.Sorted(Filtered(query), place).AsAsyncEnumerable();

    public Task<SpecialPrice?> ByNo(string no, CancellationToken ct)
    {
        var upper = no.Trim().ToUpperInvariant();
        return db.Set<SpecialPrice>().AsNoTracking().Include(s => s.Progress).FirstOrDefaultAsync(s => s.No == upper, ct);
    }

    public Task<List<SpecialPriceUse>> Uses(SpecialPriceId id, CancellationToken ct) => db.Set<SpecialPriceUse>().AsNoTracking().Where(u => u.Special == id).OrderByDescending(u => u.At).Take(200).ToListAsync(ct);

    /// <summary>What an order's lines were bought at, by line.</summary>
    public async Task<IReadOnlyDictionary<int, SpecialPrice>> OfOrder(OrderId order, CancellationToken ct)
    {
        var found = await (from use in db.Set<SpecialPriceUse>().AsNoTracking() join special in db.Set<SpecialPrice>().AsNoTracking() on use.Special equals special.Id where use.Order == order select new { use.LineNo, special }).ToListAsync(ct);
        return found.ToDictionary(f => f.LineNo, f => f.special);
    }

    private IQueryable<SpecialPrice> Filtered(SpecialPriceQuery query)
    {
        var (rows, now) = (db.Set<SpecialPrice>().AsNoTracking().Include(s => s.Progress).AsQueryable(), clock.Now());
        if (query.State == "live") rows = rows.Where(s => s.Progress.State == SpecialPriceState.Approved && s.Progress.Left > 0 && s.Until > now);
        else if (query.State == "over") rows = rows.Where(s => s.Progress.State == SpecialPriceState.Approved && (s.Progress.Left == 0 || s.Until <= now));
        else if (Enum.TryParse<SpecialPriceState>(query.State, out var state) && Enum.IsDefined(state)) rows = rows.Where(s => s.Progress.State == state);
        if (string.IsNullOrWhiteSpace(query.Text)) return rows;
        var (text, upper) = (query.Text.Trim(), query.Text.Trim().ToUpperInvariant());
        return rows.Where(s => s.No == upper || s.SkuCode == upper || s.Phone == text || s.Customer.StartsWith(text));
    }
}

/// <summary>Special prices by number.</summary>
internal sealed class FindSpecialPrices(ShopDb db) : IFinder
{
    private static readonly Text Kind = ("特价申请", "Special price");

    public bool MayAsk(Actor actor) => actor is not null && (actor.May("price.special.request") || actor.May("price.special.approve"));

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (!NumberWords.Fits(words, "TJ", out var from, out var to)) return [];
        var found = await db.Set<SpecialPrice>().AsNoTracking().Where(s => s.No.CompareTo(from) >= 0 && s.No.CompareTo(to) < 0).OrderByDescending(s => s.No).Take(max).ToListAsync(ct);
        return [.. found.Select(s => new Found($"/office/special-prices/{s.No}", s.No, $"{s.Customer} · {s.SkuCode} · {s.Price.ToYuan()}", "discount", Kind))];
    }
}

/// <summary>What the module registers for special prices.</summary>
internal static class SpecialPriceSetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddPolicies(SpecialPricePolicies.All).AddSingleton<SpecialPriceCache>().AddSingleton<ISpecialPrices>(s => s.GetRequiredService<SpecialPriceCache>()).AddScoped<SpecialPriceDesk>().AddScoped<SpecialPriceQueries>().AddScoped<SpecialPricePages>();
        services.AddApprovalKinds(SpecialPriceDesk.Kind).AddScoped<IApprovalGate, SpecialPriceGate>().AddDomainEventHandler<ApprovalDecided, SpecialPriceDecided>().AddDomainEventHandler<OrderMoved, SpecialPriceBack>();
        services.AddIntegrationEventHandler<SpecialPriceGranted, TellCustomerSpecial>(new Text("告诉客户特价已批", "Tell the customer: special price"));
        services.AddUseCase<RequestSpecialPrice>().AddUseCase<WithdrawSpecialPrice>().AddFinder<FindSpecialPrices>();
        services.AddPermissions(new Permission("price.special.request", ("申请特价", "Request a special price"), "CSPRE", "CSMGR"), new Permission("price.special.approve", ("批准特价", "Approve special prices"), "CSDIR", "MKTDIR", "OPSDIR"));
        services.AddSingleton(new MenuItem("/office/special-prices", ("特价申请", "Special prices"), "discount", "orders", "price.special.request", 27) { Also = ["price.special.approve"] });
    }
}
