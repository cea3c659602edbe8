namespace Zhanggui.Records;

/// <summary>What a figure is.</summary>
public enum MeasureUnit
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>A share, 0 to 1.</summary>
    Share,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Fen.</summary>
    Fen,
}

/// <summary>A figure of a group of rows.</summary>
/// <param name="Value">
/// The figure; of lengths of time the median. Null when there is nothing to say, such as a share of nothing.
/// </param>
/// <param name="Count">How many rows it is made of.</param>
/// <param name="P90">Of lengths: nine of ten are no longer.</param>
/// <param name="Max">Of lengths: the longest.</param>
public readonly record struct Figure(double? Value, int Count, double? P90 = null, double? Max = null);

/// <summary>
/// What is measured of rows. It is computed from the rows of a group at every level, so a share is a sum over a sum and
/// never a mean of shares.
/// </summary>
/// <param name="Key">Stable, in JSON.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">What its value is.</param>
/// <param name="Of">The figure of a group.</param>
public sealed record Measure<TRow>(string Key, Text Name, MeasureUnit Unit, Func<IReadOnlyCollection<TRow>, Figure> Of)
{
    /// <summary>True: the groups' tables show it.</summary>
    public bool IsInGroups { get; init; } = true;

    /// <summary>True: it stands at the top of the page.</summary>
    public bool IsAtTop { get; init; } = true;
}

/// <summary>The kinds of measures.</summary>
public static class Measure
{
    /// <summary>How many rows, or how many that are so.</summary>
    public static Measure<TRow> Count<TRow>(string key, Text name, Func<TRow, bool>? such = null) =>
        new(
            key,
            name,
            MeasureUnit.Count,
            rows => such is null ? new(rows.Count, rows.Count) : Counted(rows.Count(such))
        );

    /// <summary>How many of the rows that count are so; nothing when none counts.</summary>
    public static Measure<TRow> Share<TRow>(string key, Text name, Func<TRow, bool> such, Func<TRow, bool> counts) =>
        new(
            key,
            name,
            MeasureUnit.Share,
            rows =>
            {
                var all = rows.Count(counts);
                return new(all == 0 ? null : (double)rows.Count(r => counts(r) && such(r)) / all, all);
            }
        );

    /// <summary>The sum of an amount.</summary>
    public static Measure<TRow> Sum<TRow>(string key, Text name, Func<TRow, Money> amount) =>
        new(key, name, MeasureUnit.Fen, rows => new(rows.Sum(r => amount(r).Fen), rows.Count));

    /// <summary>
    /// Lengths of time: median, nine of ten, longest, by nearest rank, so that each is a length that occurred.
    /// </summary>
    public static Measure<TRow> Time<TRow>(string key, Text name, Func<TRow, TimeSpan?> length) =>
        new(key, name, MeasureUnit.Minutes, rows => Spread(rows.Select(length)));

    /// <summary>Median, nine of ten and longest of lengths, in minutes.</summary>
    public static Figure Spread(IEnumerable<TimeSpan?> lengths)
    {
        var sorted = lengths.OfType<TimeSpan>().Order().ToArray();
        if (sorted.Length == 0)
            return new(null, 0);
        double Rank(double share) => Minutes(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)]);
        return new(Rank(0.5), sorted.Length, Rank(0.9), Minutes(sorted[^1]));
    }

    /// <summary>To a tenth of a minute.</summary>
    internal static double Minutes(TimeSpan length) => Math.Round(length.TotalMinutes, 1);

    private static Figure Counted(int count) => new(count, count);
}
