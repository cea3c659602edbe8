using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

/// <inheritdoc cref="IShippingRates" />
internal sealed class ShippingRates(RateDirectory directory, CourierCounts counts, Policies policies, Company company)
    : IShippingRates
{
    private const int LightestGrams = 1;

    public async Task<IReadOnlyList<ShippingOption>> Options(
        string province,
        string city,
        int weightGrams,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rates = await directory.Now(ct);
        if (rates.ZoneOf(province, city) is not { } zone)
            return [];
        var calendar = company.Calendar;
        var day = calendar.DateOf(now);
        var grams = Math.Max(weightGrams, LightestGrams);
        var loads = await Loads(now, ct);
        var options = new List<ShippingOption>();
        foreach (var load in loads.OrderBy(l => l.IsFull ? 1 : 0))
        {
            var courier = rates.Couriers.First(c => c.Code == load.Courier);
            if (courier.Days(zone) == 0 || rates.PostageOn(courier.Code, zone, day) is not { } postage)
                continue;
            var monthly = await counts.Monthly(courier.Code, now, ct);
            if (rates.TariffOn(courier.Code, zone, day, monthly) is not { } tariff)
                continue;
            var arrives = courier.ArrivesOn(zone, now, calendar);
            // C30: the estimate is the upper bound of the range.
            options.Add(
                new ShippingOption(
                    courier.Code,
                    courier.Name,
                    zone,
                    postage.For(grams),
                    tariff.For(grams).Max,
                    arrives,
                    Promise(
                        arrives.DayNumber - day.DayNumber,
                        arrives,
                        courier.CutOff,
                        TimeOnly.FromDateTime(calendar.Local(now).DateTime)
                    )
                )
                {
                    Days = courier.Days(zone),
                }
            );
        }

        // C29: with one courier, or by rule alone, the customer is offered the first and nothing else.
        return policies.Get(ShippingPolicies.Mode) is ShippingPolicies.Single or ShippingPolicies.ByRule
            ? [.. options.Take(1)]
            : options;
    }

    public async Task<Money?> Postage(
        string courier,
        string province,
        string city,
        int weightGrams,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var rates = await directory.Now(ct);
        return rates.ZoneOf(province, city) is { } zone
            ? rates.PostageOn(courier, zone, company.Calendar.DateOf(at))?.For(Math.Max(weightGrams, LightestGrams))
            : null;
    }

    public Text CourierName(string code)
    {
        if (directory.Known(code) is { } courier)
            return courier.Name;
        // Only the very first question of a process has to wait for the database.
        return Task.Run(() => directory.Now(CancellationToken.None).AsTask())
                .GetAwaiter()
                .GetResult()
                .Couriers.FirstOrDefault(c => c.Code == code)
                ?.Name
            ?? new Text(code, code);
    }

    public Money FeeFor(ShippingOption option, Money goods)
    {
        ArgumentNullException.ThrowIfNull(option);
        var from = policies.Get(ShippingPolicies.FreeFrom);
        return from > Money.Zero && goods >= from ? Money.Zero : option.Fee;
    }

    public async Task<IReadOnlyList<CourierLoad>> Loads(DateTimeOffset now, CancellationToken ct)
    {
        var active = (await directory.Now(ct)).Couriers.Where(c => c.IsActive).ToList();
        if (policies.Get(ShippingPolicies.Mode) == ShippingPolicies.Single)
            active = [.. active.Take(1)];
        var loads = new List<CourierLoad>();
        for (var i = 0; i < active.Count; i++)
        {
            // C31: the number of the handbook is that of the one courier it knows, the preferred one.
            int? capacity = i == 0 ? policies.Get(ShippingPolicies.Capacity) : null;
            var today = await counts.Today(active[i].Code, now, ct);
            loads.Add(
                new CourierLoad(
                    active[i].Code,
                    today,
                    capacity,
                    capacity <= today && active.Count > 1 ? active[1].Code : null
                )
            );
        }

        return loads;
    }

    private static Text Promise(int days, DateOnly arrives, TimeOnly cutOff, TimeOnly time)
    {
        var date = string.Create(CultureInfo.InvariantCulture, $"{arrives.Month}月{arrives.Day}日");
        var dateEn = arrives.ToString("d MMMM", CultureInfo.InvariantCulture);
        var (zh, en) = days switch
        {
            0 => ("今天", "today"),
            1 => ("明天", "tomorrow"),
            2 => ("后天", "in two days"),
            _ => ($"{days} 天后", $"in {days} days"),
        };
        var limit = cutOff.ToString("HH:mm", CultureInfo.InvariantCulture);
        return time < cutOff
            ? new Text($"{limit} 前付款，{zh}（{date}）送达", $"Pay before {limit}: arrives {en} ({dateEn})")
            : new Text($"{zh}（{date}）送达", $"Arrives {en} ({dateEn})");
    }
}

/// <summary>
/// How many waybills a courier got today and this month. Counted at most every five seconds: the number warns and
/// estimates, it does not decide.
/// </summary>
internal sealed class CourierCounts(SideConnection sideConnection, Company company, TimeProvider clock)
{
    private readonly Cached<Counts> _known = new(clock, TimeSpan.FromSeconds(5));

    public async Task<int> Today(string courier, DateTimeOffset now, CancellationToken ct) =>
        (await Of(now, ct)).GetValueOrDefault(courier).Today;

    public async Task<int> Monthly(string courier, DateTimeOffset now, CancellationToken ct) =>
        (await Of(now, ct)).GetValueOrDefault(courier).Month;

    public void Invalidate() => _known.Invalidate();

    private async Task<IReadOnlyDictionary<string, (int Today, int Month)>> Of(DateTimeOffset now, CancellationToken ct)
    {
        var day = company.Calendar.DateOf(now);
        var known = await _known.GetAsync(() => sideConnection.Ask(db => Count(db, day, ct)), ct);
        if (known.Day == day)
            return known.By;
        _known.Invalidate(); // midnight has passed
        return (await _known.GetAsync(() => sideConnection.Ask(db => Count(db, day, ct)), ct)).By;
    }

    private async Task<Counts> Count(ShopDb db, DateOnly day, CancellationToken ct)
    {
        var (dayFrom, monthFrom) = (
            company.Calendar.StartOf(day),
            company.Calendar.StartOf(new DateOnly(day.Year, day.Month, 1))
        );
        var parcels = db.Set<Parcel>().AsNoTracking().Where(p => p.VoidedAt == null);
        var month = await parcels
            .Where(p => p.IssuedAt >= monthFrom)
            .GroupBy(p => p.Courier)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var today = await parcels
            .Where(p => p.IssuedAt >= dayFrom)
            .GroupBy(p => p.Courier)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new Counts(day, month.ToDictionary(m => m.Key, m => (today.GetValueOrDefault(m.Key), m.Count)));
    }

    private sealed record Counts(DateOnly Day, IReadOnlyDictionary<string, (int Today, int Month)> By);
}
