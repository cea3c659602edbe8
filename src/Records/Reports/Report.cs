namespace Zhanggui.Records;

/// <summary>
/// What a report is asked about: days of the company, both included, and what the rows are narrowed to.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Filters">By the key of a dimension: the group that is looked at.</param>
public sealed record ReportQuery(DateOnly From, DateOnly To, IReadOnlyDictionary<string, string> Filters)
{
    /// <summary>Longer spans are cut, the last days stay.</summary>
    public const int MaxDays = 92;

    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>As many days just before.</summary>
    public ReportQuery Before => this with { From = From.AddDays(-Days), To = From.AddDays(-1) };

    /// <summary>
    /// The last so many days when no day is given; a span that makes no sense or is too long is cut, never refused.
    /// </summary>
    public static ReportQuery Within(
        DateOnly? from,
        DateOnly? to,
        int days,
        DateOnly today,
        IReadOnlyDictionary<string, string> filters
    )
    {
        var last = to ?? today;
        var first = from ?? last.AddDays(1 - days);
        if (first > last)
            (first, last) = (last, first);
        if (last.DayNumber - first.DayNumber >= MaxDays)
            first = last.AddDays(1 - MaxDays);
        return new ReportQuery(first, last, filters);
    }
}

/// <summary>Where a report's rows come from: one query, asked in a scope of its own.</summary>
/// <typeparam name="TRow">A row: one document.</typeparam>
public interface IReportSource<TRow>
{
    /// <summary>
    /// The rows of these days, in the order of their instants. A filter that it does not apply itself is applied
    /// afterwards.
    /// </summary>
    /// <param name="query">The days and what is asked for.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The first instant that does not belong to it any more.</param>
    /// <param name="ct">Stops it.</param>
    IAsyncEnumerable<TRow> Rows(ReportQuery query, DateTimeOffset from, DateTimeOffset until, CancellationToken ct);
}

/// <summary>
/// By what rows are grouped: person, channel, reason. A row may belong to several groups, such as one for each product.
/// </summary>
/// <param name="Key">Stable; also the name of the filter.</param>
/// <param name="Name">For people.</param>
/// <param name="Of">A row's groups; a row without any is in none, "" is the group of nobody.</param>
public sealed record Dimension<TRow>(string Key, Text Name, Func<TRow, IEnumerable<string>> Of)
{
    /// <summary>A dimension of which a row has one value.</summary>
    public Dimension(string key, Text name, Func<TRow, string?> of)
        : this(key, name, r => [of(r) ?? ""]) { }

    /// <summary>What a group is called, out of one of its rows; the group itself when there is none.</summary>
    public Func<TRow, string, Text>? Label { get; init; }

    /// <summary>What the group "" is called.</summary>
    public Text Nobody { get; init; } = ("没有", "None");

    /// <summary>True: the page offers it as a filter.</summary>
    public bool IsFilter { get; init; }
}

/// <summary>A link on a report's page.</summary>
public sealed record ReportLink(Text Name, string Url, string Permission);

/// <summary>
/// A report is a definition of at most 60 lines in the module that it belongs to (<c>services.AddReport(...)</c>):
/// rows, what they are grouped by, what is measured. Page, chart, comparison with the days before, drill to the
/// documents, export and JSON follow from it.
/// </summary>
/// <param name="Key">Stable, in addresses: "lead-times".</param>
/// <param name="Name">For people.</param>
/// <param name="Rule">The requirement it comes from.</param>
/// <param name="Permissions">Who may read it: one of these.</param>
/// <param name="At">The instant by which a row belongs to a day.</param>
/// <param name="Link">The document's number and where it is, for the drill.</param>
/// <param name="Measures">What is measured, the most important first.</param>
/// <param name="Dimensions">By what it is grouped.</param>
public sealed record Report<TRow>(
    string Key,
    Text Name,
    string Rule,
    IReadOnlyList<string> Permissions,
    Func<TRow, DateTimeOffset> At,
    Func<TRow, (string No, string Url)> Link,
    IReadOnlyList<Measure<TRow>> Measures,
    IReadOnlyList<Dimension<TRow>> Dimensions
)
{
    /// <summary>What it is for and what it does not count.</summary>
    public Text Purpose { get; init; } = new("", "");

    /// <summary>How many days are looked at when nothing else is asked for.</summary>
    public int Days { get; init; } = 30;

    /// <summary>The measure beside the first one in the chart of the days, by key; none when null.</summary>
    public string? Line { get; init; }

    /// <summary>
    /// Measures whose lengths or counts stand beside each other as one bar for each group of the first dimension, by
    /// key.
    /// </summary>
    public IReadOnlyList<string> Stacked { get; init; } = [];

    /// <summary>More columns of the export; number and instant come first, the dimensions after.</summary>
    public IReadOnlyList<ExportColumn<TRow>> Columns { get; init; } = [];

    /// <summary>
    /// The documents that are shown are those of the greatest length; the latest ones when it is null.
    /// </summary>
    public Func<TRow, TimeSpan?>? Outstanding { get; init; }

    /// <summary>A page on which what the report groups by is set, for who may.</summary>
    public ReportLink? Settings { get; init; }

    /// <summary>Which documents are shown; all when it is null.</summary>
    public Func<TRow, bool>? IsListed { get; init; }
}
