using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

/// <summary>Everything needed to answer what a parcel costs, as it stood when it was read.</summary>
internal sealed class Rates
{
    public required IReadOnlyList<Courier> Couriers { get; init; }
    public required FrozenDictionary<(string Province, string City), int> Zones { get; init; }
    public required ILookup<(string Courier, int Zone), Tariff> Tariffs { get; init; }
    public required ILookup<(string Courier, int Zone), Postage> Postages { get; init; }

    /// <summary>The zone: the city's own, else its province's, else none.</summary>
    public int? ZoneOf(string province, string? city)
    {
        if (city is { Length: > 0 } && Zones.TryGetValue((province, city), out var own))
            return own;
        return Zones.TryGetValue((province, ""), out var zone) ? zone : null;
    }

    /// <summary>The tariff in force on a day, for a courier that carries so many parcels this month.</summary>
    public Tariff? TariffOn(string courier, int zone, DateOnly day, int monthly) =>
        Tariffs[(courier, zone)]
            .Where(t => t.ValidFrom <= day && t.FromMonthly <= monthly)
            .GroupBy(t => t.FromMonthly)
            .OrderByDescending(g => g.Key)
            .Select(g => g.OrderByDescending(t => t.ValidFrom).ThenByDescending(t => t.At).First())
            .FirstOrDefault();

    /// <summary>The postage in force on a day.</summary>
    public Postage? PostageOn(string courier, int zone, DateOnly day) =>
        Postages[(courier, zone)]
            .Where(p => p.ValidFrom <= day)
            .OrderByDescending(p => p.ValidFrom)
            .ThenByDescending(p => p.At)
            .FirstOrDefault();
}

/// <summary>
/// Keeps the rates in memory. A change on this node is seen at once, one made elsewhere within five seconds.
/// </summary>
public sealed class RateDirectory(SideConnection sideConnection, TimeProvider clock)
{
    private readonly Cached<Rates> _rates = new(clock, TimeSpan.FromSeconds(5));

    /// <summary>The rates now.</summary>
    internal ValueTask<Rates> Now(CancellationToken ct) =>
        _rates.GetAsync(() => sideConnection.Ask(db => Read(db, ct)), ct);

    /// <summary>Names without waiting; an empty answer before anything was read.</summary>
    internal Courier? Known(string code) => _rates.Known?.Couriers.FirstOrDefault(c => c.Code == code);

    /// <summary>The next question reads anew. To be called after the commit.</summary>
    internal void Invalidate() => _rates.Invalidate();

    private static async Task<Rates> Read(ShopDb db, CancellationToken ct) =>
        new()
        {
            Couriers = await db.Set<Courier>()
                .AsNoTracking()
                .OrderBy(c => c.Preference)
                .ThenBy(c => c.Code)
                .ToListAsync(ct),
            Zones = (await db.Set<ZoneRegion>().AsNoTracking().ToListAsync(ct)).ToFrozenDictionary(
                r => (r.Province, r.City),
                r => r.Zone
            ),
            Tariffs = (await db.Set<Tariff>().AsNoTracking().ToListAsync(ct)).ToLookup(t => (t.Courier, t.Zone)),
            Postages = (await db.Set<Postage>().AsNoTracking().ToListAsync(ct)).ToLookup(p => (p.Courier, p.Zone)),
        };
}
