using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Pricing;

/// <summary>
/// The special prices in force. They are few, so every quote looks here and asks the database nothing
/// (docs/decisions/0007); whether one may still be used is decided where the order is placed.
/// </summary>
internal sealed class SpecialPriceCache : ISpecialPrices
{
    public const string Topic = "special-prices";

    private readonly SideConnection _sideConnection;
    private readonly TimeProvider _clock;
    private readonly Cached<ILookup<Guid, LiveSpecial>> _live;

    public SpecialPriceCache(SideConnection sideConnection, CacheInvalidationBus invalidations, TimeProvider clock)
    {
        (_sideConnection, _clock, _live) = (sideConnection, clock, new(clock, () => invalidations.Lifetime));
        invalidations.Subscribe(Topic, _ => Invalidate());
    }

    public void Invalidate() => _live.Invalidate();

    /// <summary>The lowest that this customer may buy so many pieces at; null for our price.</summary>
    public LiveSpecial? For(Guid? account, SkuId sku, int units)
    {
        if (account is not { } who)
            return null;
        var now = _clock.Now();
        return _live
            .Get(Read)[who]
            .Where(s => s.Sku == sku && s.Left >= units && s.Until > now)
            .OrderBy(s => s.Price)
            .ThenBy(s => s.Until)
            .FirstOrDefault();
    }

    public IReadOnlyList<LiveSpecial> Of(Guid account)
    {
        var now = _clock.Now();
        return
        [
            .. _live
                .Get(Read)[account]
                .Where(s => s.Until > now)
                .OrderBy(s => s.Until)
                .ThenBy(s => s.No, StringComparer.Ordinal),
        ];
    }

    public LockedSpecialPrices Lock(SetReader reader, IReadOnlyCollection<SpecialPriceId> specials)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(specials);
        return LockedSpecialPrices.Ask(reader, specials);
    }

    public void Write(SetWriter writer, IReadOnlyCollection<SpecialPriceDraft> taken, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(taken);
        LockedSpecialPrices.Write(writer, taken, now);
    }

    private ILookup<Guid, LiveSpecial> Read()
    {
        var now = _clock.Now();
        return _sideConnection.Ask(db =>
            db.Set<SpecialPrice>()
                .AsNoTracking()
                .Where(s =>
                    s.Progress.State == SpecialPriceState.Approved && s.Progress.Left > 0 && s.Progress.Until > now
                )
                .Select(s => new
                {
                    s.Id,
                    s.No,
                    s.Account,
                    s.Sku,
                    s.Price,
                    s.Progress.Left,
                    s.Until,
                })
                .ToList()
                .Select(s => new LiveSpecial(s.Id, s.No, s.Account, s.Sku, s.Price, s.Left, s.Until))
                .ToLookup(s => s.Account)
        );
    }
}
