using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        if (city is { Length: > 0 } && Zones.TryGetValue((province, city), out var own)) return own;
        return Zones.TryGetValue((province, ""), out var zone) ? zone : null;
    }

    /// <summary>The tariff in force on a day, for a courier that carries so many parcels this month.</summary>
    public Tariff? TariffOn(string courier, int zone, DateOnly day, int monthly) => Tariffs[(courier, zone)]
        .Where(t => t.ValidFrom <= day && t.FromMonthly <= monthly)
        .GroupBy(t => t.FromMonthly).OrderByDescending(g => g.Key)
        .Select(g => g.OrderByDescending(t => t.ValidFrom).ThenByDescending(t => t.At).First()).FirstOrDefault();

    /// <summary>The postage in force on a day.</summary>
    public Postage? PostageOn(string courier, int zone, DateOnly day) => Postages[(courier, zone)]
        .Where(p => p.ValidFrom <= day).OrderByDescending(p => p.ValidFrom).ThenByDescending(p => p.At).FirstOrDefault();
}

/// <summary>Keeps the rates in memory. A change on this node is seen at once, one made elsewhere within five seconds.</summary>
internal sealed class RateBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Rates? _rates;
    private long _readAt;

    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>The rates, for readers that hold no connection. One reads again at a time; the others go on with what is known.</summary>
    public async ValueTask<Rates> Now(CancellationToken ct)
    {
        if (Known() is { } known) return known;
        if (!_reading.Wait(0, CancellationToken.None))
        {
            if (_rates is { } old) return old;
            await _reading.WaitAsync(ct);
        }

        try
        {
            if (Known() is { } meanwhile) return meanwhile;
            await using var scope = scopes.CreateAsyncScope();
            return await Keep(scope.ServiceProvider.GetRequiredService<ShopDb>(), ct);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The rates, inside an operation: read on its own connection, because waiting for a second one could wait for ever.</summary>
    public async ValueTask<Rates> Now(ShopDb db, CancellationToken ct) => Known() ?? await Keep(db, ct);

    private Rates? Known() => _rates is { } known && clock.GetElapsedTime(Interlocked.Read(ref _readAt)) < Fresh ? known : null;

    private async Task<Rates> Keep(ShopDb db, CancellationToken ct)
    {
        var asked = clock.GetTimestamp();
        var fresh = await Read(db, ct);
        Interlocked.Exchange(ref _readAt, asked);
        return _rates = fresh;
    }

    /// <summary>Names without waiting; an empty answer before anything was read.</summary>
    public Courier? Known(string code) => _rates?.Couriers.FirstOrDefault(c => c.Code == code);

    public void Forget() => _rates = null;

    private static async Task<Rates> Read(ShopDb db, CancellationToken ct) => new()
    {
        Couriers = await db.Set<Courier>().AsNoTracking().OrderBy(c => c.Preference).ThenBy(c => c.Code).ToListAsync(ct),
        Zones = (await db.Set<ZoneRegion>().AsNoTracking().ToListAsync(ct)).ToFrozenDictionary(r => (r.Province, r.City), r => r.Zone),
        Tariffs = (await db.Set<Tariff>().AsNoTracking().ToListAsync(ct)).ToLookup(t => (t.Courier, t.Zone)),
        Postages = (await db.Set<Postage>().AsNoTracking().ToListAsync(ct)).ToLookup(p => (p.Courier, p.Zone)),
    };
}

/// <summary>Couriers, zones, tariffs or postage were changed.</summary>
internal sealed record RatesChanged(string What) : IEvent;

/// <summary>After the commit the memory is thrown away, so that no reader keeps what was true before.</summary>
internal sealed class ForgetRates(RateBook book) : IReact<RatesChanged>
{
    public Task React(RatesChanged e, Guid eventId, CancellationToken ct)
    {
        book.Forget();
        return Task.CompletedTask;
    }
}
