using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>The stages of an order's way whose length is measured (ORD-24, SHIP-31).</summary>
internal enum CycleStage
{
    /// <summary>订单处理: placed (a prepaid order: paid) until released to the warehouse.</summary>
    Handling,
    /// <summary>分拣: released until picked.</summary>
    Picking,
    /// <summary>包装: picked until packed.</summary>
    Packing,
    /// <summary>等快递: packed until the courier has it.</summary>
    Waiting,
    /// <summary>配送: with the courier until received.</summary>
    Delivery,
}

/// <summary>Which orders are measured: those that left the warehouse from <paramref name="From"/> to <paramref name="To"/>, both days included.</summary>
internal sealed record CycleQuery(DateOnly From, DateOnly To, string? Channel, string? Person)
{
    /// <summary>The longest span of days.</summary>
    public const int MostDays = 92;
}

/// <summary>One shipped order's instants.</summary>
internal sealed record CycleRow(string No, string Channel, string? Person, DateTimeOffset Placed, DateTimeOffset? Paid, DateTimeOffset? Accepted, DateTimeOffset? Contacted, DateTimeOffset? Released, DateTimeOffset? Picked, DateTimeOffset? Packed, DateTimeOffset Shipped, DateTimeOffset? Received, bool IsPresale)
{
    /// <summary>From when the house could act: a prepaid order waits for its money first.</summary>
    public DateTimeOffset Start => Paid is { } paid && paid > Placed ? paid : Placed;

    /// <summary>Placed until shipped; an order on presale, or with a part that was scheduled for later, is not late before its date (ORD-26) and is left out.</summary>
    public TimeSpan? ToShipping => IsPresale ? null : Positive(Start, Shipped);

    /// <summary>Whether the customer was contacted in time (ORD-04); null when nobody accepted it by hand.</summary>
    public TimeSpan? ToContact => Accepted is { } accepted && Contacted is { } contacted ? Positive(accepted, contacted) : null;

    public TimeSpan? Of(CycleStage stage) => stage switch
    {
        CycleStage.Handling => IsPresale ? null : Positive(Start, Released),
        CycleStage.Picking => Positive(Released, Picked),
        CycleStage.Packing => Positive(Picked, Packed),
        CycleStage.Waiting => Positive(Packed, Shipped),
        _ => Positive(Shipped, Received),
    };

    private static TimeSpan? Positive(DateTimeOffset? from, DateTimeOffset? to) => from is { } a && to is { } b && b >= a ? b - a : null;
}

/// <summary>Many lengths of time as three figures.</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="Median">Half took no longer.</param>
/// <param name="P90">Nine of ten took no longer.</param>
/// <param name="Longest">The longest.</param>
internal sealed record Spread(int Count, TimeSpan Median, TimeSpan P90, TimeSpan Longest)
{
    public static readonly Spread None = new(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>By nearest rank: every figure is a length that really occurred.</summary>
    public static Spread Of(IEnumerable<TimeSpan?> spans)
    {
        var sorted = spans.Where(s => s is not null).Select(s => s!.Value).Order().ToArray();
        if (sorted.Length == 0) return None;
        TimeSpan Rank(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
        return new Spread(sorted.Length, Rank(0.5), Rank(0.9), sorted[^1]);
    }
}

/// <summary>The report's figures for one group of orders: a day, a person, a channel, or all.</summary>
internal sealed record CycleGroup(string Name, int Orders, Spread ToShipping, Spread ToContact, int ContactedInTime, int Contacted, IReadOnlyDictionary<CycleStage, Spread> Stages)
{
    /// <summary>Share of those who were contacted within the policy's minutes, 0 to 1; null when nobody had to be.</summary>
    public double? InTime => Contacted == 0 ? null : (double)ContactedInTime / Contacted;

    public static CycleGroup Of(string name, IReadOnlyCollection<CycleRow> rows, TimeSpan contactWithin) => new(
        name, rows.Count, Spread.Of(rows.Select(r => r.ToShipping)), Spread.Of(rows.Select(r => r.ToContact)),
        rows.Count(r => r.ToContact <= contactWithin), rows.Count(r => r.ToContact is not null),
        Enum.GetValues<CycleStage>().ToDictionary(s => s, s => Spread.Of(rows.Select(r => r.Of(s)))));
}

/// <summary>The whole report.</summary>
internal sealed record CycleReport(CycleQuery Query, CycleGroup All, CycleGroup Before, IReadOnlyList<CycleGroup> Days, IReadOnlyList<CycleGroup> People, IReadOnlyList<CycleGroup> Channels, IReadOnlyList<CycleRow> Slowest);

/// <summary>Reads how long orders took (ORD-24): one walk over the index on the shipping day, whatever the number of older orders.</summary>
internal sealed class CycleReads(OrderingDb db, Policies policies, Company company)
{
    public async Task<CycleReport> Report(CycleQuery query, CancellationToken ct)
    {
        var days = query.To.DayNumber - query.From.DayNumber + 1;
        var rows = await List(query, ct);
        var before = await List(query with { From = query.From.AddDays(-days), To = query.From.AddDays(-1) }, ct);
        var within = policies.Get(OrderingPolicies.ContactWithin);
        var byDay = rows.ToLookup(r => company.Calendar.DateOf(r.Shipped));
        IReadOnlyList<CycleGroup> Groups(Func<CycleRow, string> key) =>
            [.. rows.GroupBy(key).Select(g => CycleGroup.Of(g.Key, [.. g], within)).OrderByDescending(g => g.Orders).ThenBy(g => g.Name, StringComparer.Ordinal)];
        return new CycleReport(query, CycleGroup.Of("", rows, within), CycleGroup.Of("", before, within),
            [.. Enumerable.Range(0, days).Select(query.From.AddDays).Select(d => CycleGroup.Of(d.ToString("MM-dd", null), [.. byDay[d]], within))],
            Groups(r => r.Person ?? ""), Groups(r => r.Channel), [.. rows.Where(r => r.ToShipping is not null).OrderByDescending(r => r.ToShipping).Take(10)]);
    }

    public async Task<IReadOnlyList<CycleRow>> List(CycleQuery query, CancellationToken ct) => await Rows(query).ToListAsync(ct);

    public IAsyncEnumerable<CycleRow> Stream(CycleQuery query) => Rows(query).AsAsyncEnumerable();

    private IQueryable<CycleRow> Rows(CycleQuery query)
    {
        var (from, to) = (company.Calendar.StartOf(query.From), company.Calendar.StartOf(query.To.AddDays(1)));
        var rows = db.Orders.Where(o => o.Progress.ShippedAt >= from && o.Progress.ShippedAt < to);
        if (query.Channel is { } channel) rows = rows.Where(o => o.Channel == channel);
        if (query.Person is { } person) rows = rows.Where(o => o.Progress.HandlerName == person);
        return rows.OrderBy(o => o.Progress.ShippedAt).Select(o => new CycleRow(
            o.No, o.Channel, o.Progress.HandlerName, o.PlacedAt, o.Progress.PaidAt, o.Progress.AcceptedAt, o.Progress.ContactedAt, o.Progress.ReleasedAt,
            o.Progress.PickedAt, o.Progress.PackedAt, o.Progress.ShippedAt!.Value, o.Progress.ReceivedAt, o.Lines.Any(l => l.ShipsOn != null) || db.Shop.Set<SplitPart>().Any(p => p.SplitId == o.Progress.Split && p.NotBefore != null)));
    }
}
