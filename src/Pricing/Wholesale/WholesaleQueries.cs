using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>One tier of a price, in the export.</summary>
internal sealed record WholesaleLine(WholesaleRow Row, WholesaleTier Tier);

/// <summary>A price with today's retail price and cost of its goods; null when they are not sold any more.</summary>
internal sealed record WholesaleRow(WholesalePrice Price, Money? Retail, Money? Cost)
{
    public TierSet Tiers { get; } = TierSet.Parse(Price.Tiers);
    public int? Margin => Cost is { } cost ? WholesaleMargins.Of(Tiers.All[^1].Price, cost) : null;
    public bool IsAboveRetail => Retail is { } retail && Tiers.All[0].Price >= retail;
}

internal sealed class WholesaleQueries(ShopDb db, ICatalog catalog, TimeProvider clock) : IWholesaleHistory
{
    private static readonly Sorts<WholesalePrice> Sorts = new Sorts<WholesalePrice>(p => p.Id.Value)
        .By("changed", p => p.ChangedAt)
        .By("code", p => p.Code)
        .By("class", p => p.Class);

    public async Task<PageOf<WholesaleRow>> Page(ListRequest request, int take)
    {
        var page = await Sorts.Page(Filtered(request, request["state"]), request.Place, take, request.Ct);
        var rows = await Rows(page.Rows, request.Ct);
        return page.Of(p => rows[p.Id]);
    }

    /// <summary>
    /// A line a tier. What has ended is history and would be put in force again by an import: it is only there when
    /// asked for.
    /// </summary>
    public async IAsyncEnumerable<WholesaleLine> Tiers(ListRequest request)
    {
        var prices = await Sorts
            .Sorted(Filtered(request, request["state"] ?? "open"), request.Place)
            .ToListAsync(request.Ct);
        foreach (var part in prices.Chunk(200))
        {
            var rows = await Rows(part, request.Ct);
            foreach (var price in part)
            foreach (var tier in rows[price.Id].Tiers.All)
                yield return new WholesaleLine(rows[price.Id], tier);
        }
    }

    public async Task<WholesaleRow?> Of(WholesalePriceId id, CancellationToken ct) =>
        await db.Set<WholesalePrice>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is { } price
            ? (await Rows([price], ct))[id]
            : null;

    public Task<List<WholesaleRevision>> History(WholesalePriceId id, CancellationToken ct) =>
        db.Set<WholesaleRevision>()
            .AsNoTracking()
            .Where(r => r.Price == id)
            .OrderByDescending(r => r.No)
            .Take(200)
            .ToListAsync(ct);

    public async Task<
        IReadOnlyDictionary<(WholesalePriceId Price, int Revision), IReadOnlyList<WholesaleTier>>
    > Revisions(CancellationToken ct)
    {
        var all = await db.Set<WholesaleRevision>()
            .AsNoTracking()
            .Select(r => new
            {
                r.Price,
                r.No,
                r.Tiers,
            })
            .ToListAsync(ct);
        return all.ToDictionary(r => (r.Price, r.No), r => TierSet.Parse(r.Tiers).All);
    }

    private async Task<Dictionary<WholesalePriceId, WholesaleRow>> Rows(
        IReadOnlyList<WholesalePrice> prices,
        CancellationToken ct
    )
    {
        var cards = await catalog.Skus([.. prices.Where(p => p.IsSku).Select(p => SkuId.From(p.Goods))], ct);
        var rows = new Dictionary<WholesalePriceId, WholesaleRow>();
        foreach (var price in prices)
        {
            IReadOnlyList<SkuCard> skus =
                !price.IsSku ? await catalog.OfProduct(ProductId.From(price.Goods), ct)
                : cards.TryGetValue(SkuId.From(price.Goods), out var card) ? [card]
                : [];
            rows[price.Id] =
                skus.Count == 0
                    ? new WholesaleRow(price, null, null)
                    : new WholesaleRow(
                        price,
                        new Money(skus.Min(s => s.Price.Fen)),
                        new Money(skus.Max(s => s.Cost.Fen))
                    );
        }

        return rows;
    }

    private IQueryable<WholesalePrice> Filtered(ListRequest request, string? state)
    {
        var (rows, now) = (db.Set<WholesalePrice>().AsNoTracking(), clock.Now());
        if (request["class"] is { } of)
            rows = rows.Where(p => p.Class == of);
        rows = state switch
        {
            "live" => rows.Where(p =>
                !p.IsEnded && (p.From == null || p.From <= now) && (p.Until == null || p.Until > now)
            ),
            "coming" => rows.Where(p => !p.IsEnded && p.From > now),
            "open" => rows.Where(p => !p.IsEnded && (p.Until == null || p.Until > now)),
            "over" => rows.Where(p => p.IsEnded || p.Until <= now),
            _ => rows,
        };
        if (request["q"] is not { } text)
            return rows;
        var upper = text.ToUpperInvariant();
        return rows.Where(p => p.Code.StartsWith(upper) || p.Name.StartsWith(text) || p.NameEn.StartsWith(text));
    }
}

/// <summary>What the module registers for wholesale.</summary>
internal static class WholesaleSetup
{
    public const string View = "price.wholesale.view";
    public const string Edit = "price.wholesale.edit";

    public static void Add(IServiceCollection services)
    {
        services
            .AddPolicies(WholesalePolicies.All)
            .AddSingleton<WholesaleCache>()
            .AddSingleton<IWholesale>(p => p.GetRequiredService<WholesaleCache>());
        services
            .AddScoped<WholesalePriceWriter>()
            .AddScoped<WholesaleQueries>()
            .AddScoped<IWholesaleHistory>(p => p.GetRequiredService<WholesaleQueries>())
            .AddScoped<WholesaleForm>()
            .AddScoped<IIntegrityCheck, WholesaleCheck>();
        services.AddUseCase<SetWholesalePrice>().AddUseCase<EndWholesalePrice>().AddUseCase<ImportWholesale>();
        services.AddList(WholesaleListPage.List);
        services.AddPermissions(
            new Permission(
                View,
                ("查看批发价", "See wholesale prices"),
                "PRODMGR",
                "PLANNER",
                "EDITOR",
                "DIST",
                "GROUPBUY",
                "CSPRE",
                "CSMGR",
                "CSDIR",
                "MKTDIR",
                "OPSDIR"
            ),
            new Permission(Edit, ("维护批发价", "Maintain wholesale prices"), "PRODMGR", "PLANNER")
        );
        services.AddSingleton(
            new MenuItem("/office/wholesale", ("批发价", "Wholesale prices"), "stack-2", "goods", View, 45)
        );
    }
}
