using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Pricing;

/// <summary>A wholesale price that holds, or will.</summary>
internal sealed record LiveWholesale(
    WholesalePriceId Id,
    int Revision,
    TierSet Tiers,
    DateTimeOffset? From,
    DateTimeOffset? Until
)
{
    public bool Holds(DateTimeOffset now) => !(From > now) && !(Until <= now);
}

/// <summary>
/// The wholesale prices of all classes, out of memory: quoting and placing ask no database (docs/decisions/0007). A
/// SKU's own price goes before its product's.
/// </summary>
internal sealed class WholesaleCache : IWholesale
{
    public const string Topic = "wholesale";

    private readonly SideConnection _sideConnection;
    private readonly TimeProvider _clock;
    private readonly ICustomerClasses _classes;
    private readonly Cached<Dictionary<(string Class, Guid Goods), LiveWholesale>> _known;

    public WholesaleCache(
        SideConnection sideConnection,
        CacheInvalidationBus invalidations,
        TimeProvider clock,
        ICustomerClasses classes
    )
    {
        (_sideConnection, _clock, _classes, _known) = (
            sideConnection,
            clock,
            classes,
            new(clock, () => invalidations.Lifetime)
        );
        invalidations.Subscribe(Topic, _ => _known.Invalidate());
    }

    /// <summary>What members of this class pay for a SKU now; null for our price.</summary>
    public LiveWholesale? For(string customerClass, SkuCard sku, DateTimeOffset now)
    {
        var known = _known.Get(Read);
        if (known.Count == 0)
            return null;
        return known.TryGetValue((customerClass, sku.Id.Value), out var own) && own.Holds(now) ? own
            : known.TryGetValue((customerClass, sku.Product.Value), out var all) && all.Holds(now) ? all
            : null;
    }

    public bool Has(ProductId product, IReadOnlyCollection<SkuCard> skus)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var (known, now) = (_known.Get(Read), _clock.Now());
        if (known.Count == 0)
            return false;
        return _classes.All.Any(c =>
            c.IsActive && (Live(c.Code, product.Value) || skus.Any(s => Live(c.Code, s.Id.Value)))
        );

        bool Live(string code, Guid goods) => known.TryGetValue((code, goods), out var price) && price.Holds(now);
    }

    public (Text Class, IReadOnlyList<WholesaleOffer> Offers)? For(Guid? account, IReadOnlyList<SkuCard> skus)
    {
        ArgumentNullException.ThrowIfNull(skus);
        if (_classes.Of(account) is not { } of)
            return null;
        var now = _clock.Now();
        var offers = skus.Select(s => (Sku: s, Price: For(of.Code, s, now)))
            .Where(p => p.Price is not null)
            .GroupBy(p => p.Price!.Id)
            .Select(g => new WholesaleOffer(
                [.. g.Select(p => p.Sku)],
                g.Count() == skus.Count,
                new Money(g.Min(p => p.Sku.Price.Fen)),
                g.First().Price!.Tiers.All,
                g.First().Price!.Until
            ))
            .OrderByDescending(o => o.Skus.Count)
            .ToList();
        return offers.Count == 0 ? null : (of.Name, offers);
    }

    private Dictionary<(string Class, Guid Goods), LiveWholesale> Read()
    {
        var now = _clock.Now();
        return _sideConnection.Ask(db =>
            db.Set<WholesalePrice>()
                .AsNoTracking()
                .Where(p => !p.IsEnded && (p.Until == null || p.Until > now))
                .Select(p => new
                {
                    p.Id,
                    p.Revision,
                    p.Class,
                    p.Goods,
                    p.Tiers,
                    p.From,
                    p.Until,
                })
                .ToList()
                .ToDictionary(
                    p => (p.Class, p.Goods),
                    p => new LiveWholesale(p.Id, p.Revision, TierSet.Parse(p.Tiers), p.From, p.Until)
                )
        );
    }
}
