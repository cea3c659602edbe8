using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Records;

/// <summary>A report's figures for one group of rows.</summary>
/// <param name="Key">The group; empty for all.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Figures">By the measure's key.</param>
public sealed record ReportGroup(string Key, Text Name, int Rows, IReadOnlyDictionary<string, Figure> Figures);

/// <summary>A document that the figures are made of.</summary>
/// <param name="No">Its number.</param>
/// <param name="Url">Where it is.</param>
/// <param name="At">The instant by which it counts.</param>
/// <param name="Groups">What it belongs to, in the order of the dimensions.</param>
/// <param name="Length">How long, when the report has documents that stand out.</param>
public sealed record ReportDocument(
    string No,
    string Url,
    DateTimeOffset At,
    IReadOnlyList<Text> Groups,
    TimeSpan? Length
);

/// <summary>A report's whole answer.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="All">The figures of all rows.</param>
/// <param name="Before">The figures of as many days just before.</param>
/// <param name="Days">Day by day, also those without a row.</param>
/// <param name="Groups">By the dimension's key, the largest group first.</param>
/// <param name="Documents">What stands out, or the latest.</param>
public sealed record ReportAnswer(
    ReportQuery Query,
    ReportGroup All,
    ReportGroup Before,
    IReadOnlyList<ReportGroup> Days,
    IReadOnlyDictionary<string, IReadOnlyList<ReportGroup>> Groups,
    IReadOnlyList<ReportDocument> Documents
);

/// <summary>A measure or a dimension as pages and programs see it.</summary>
public sealed record ReportColumn(
    string Key,
    Text Name,
    MeasureUnit? Unit = null,
    bool IsAtTop = true,
    bool IsInGroups = true,
    bool IsFilter = false
);

/// <summary>A report without its rows' type: what pages, JSON and export need.</summary>
public interface IReport
{
    /// <summary>Stable, in addresses.</summary>
    string Key { get; }

    /// <summary>For people.</summary>
    Text Name { get; }

    /// <summary>What it is for.</summary>
    Text Purpose { get; }

    /// <summary>The requirement it comes from.</summary>
    string Rule { get; }

    /// <summary>Who may read it: one of these.</summary>
    IReadOnlyList<string> Permissions { get; }

    /// <summary>How many days are looked at when nothing else is asked for.</summary>
    int Days { get; }

    /// <summary>What is measured.</summary>
    IReadOnlyList<ReportColumn> Measures { get; }

    /// <summary>By what it is grouped.</summary>
    IReadOnlyList<ReportColumn> Dimensions { get; }

    /// <summary>The measure beside the first one in the chart of the days.</summary>
    string? Line { get; }

    /// <summary>Measures that stand beside each other as one bar.</summary>
    IReadOnlyList<string> Stacked { get; }

    /// <summary>Where what it groups by is set.</summary>
    ReportLink? Settings { get; }

    /// <summary>The figures.</summary>
    Task<ReportAnswer> Run(IServiceProvider services, ReportQuery query, CancellationToken ct);

    /// <summary>The rows as a file.</summary>
    Microsoft.AspNetCore.Http.IResult Export(
        IServiceProvider services,
        ReportQuery query,
        string? format,
        CancellationToken ct
    );
}

/// <summary>A report's rows of the last days at the command line: <c>./zhanggui export lead-times</c>.</summary>
internal sealed class ReportExport<TRow>(
    Report<TRow> report,
    IServiceProvider services,
    Company company,
    TimeProvider clock
) : IExport
{
    public string Name => report.Key;

    public Task Write(Stream stream, string format, CancellationToken ct)
    {
        var query = ReportQuery.Within(
            null,
            null,
            ReportQuery.MaxDays,
            company.Calendar.DateOf(clock.Now()),
            new Dictionary<string, string>()
        );
        var runner = new ReportRunner<TRow>(report);
        return Platform.Export.Write(
            stream,
            format,
            runner.Columns(company.Calendar),
            runner.Rows(services, query, ct)
        );
    }
}

/// <summary>Runs a report: one walk over its rows and one over those before.</summary>
internal sealed class ReportRunner<TRow>(Report<TRow> report) : IReport
{
    private const int MaxGroups = 30;
    private const int MaxDocuments = 15;

    public string Key => report.Key;
    public Text Name => report.Name;
    public Text Purpose => report.Purpose;
    public string Rule => report.Rule;
    public IReadOnlyList<string> Permissions => report.Permissions;
    public int Days => report.Days;
    public string? Line => report.Line;
    public IReadOnlyList<string> Stacked => report.Stacked;
    public ReportLink? Settings => report.Settings;

    public IReadOnlyList<ReportColumn> Measures { get; } =
    [.. report.Measures.Select(m => new ReportColumn(m.Key, m.Name, m.Unit, m.IsAtTop, m.IsInGroups))];

    public IReadOnlyList<ReportColumn> Dimensions { get; } =
    [.. report.Dimensions.Select(d => new ReportColumn(d.Key, d.Name, IsFilter: d.IsFilter))];

    public async Task<ReportAnswer> Run(IServiceProvider services, ReportQuery query, CancellationToken ct)
    {
        var calendar = services.GetRequiredService<Company>().Calendar;
        var rows = await Rows(services, query, ct).ToListAsync(ct);
        var before = await Rows(services, query.Before, ct).ToListAsync(ct);
        var byDay = rows.ToLookup(r => calendar.DateOf(report.At(r)));
        return new ReportAnswer(
            query,
            Group("", new Text("", ""), rows),
            Group("", new Text("", ""), before),
            [
                .. Enumerable
                    .Range(0, query.Days)
                    .Select(query.From.AddDays)
                    .Select(d => Group(Asked.Text(d)!, Short(d), [.. byDay[d]])),
            ],
            report.Dimensions.ToDictionary(d => d.Key, d => Groups(d, rows)),
            [.. Outstanding(rows).Take(MaxDocuments).Select(Document)]
        );
    }

    public Microsoft.AspNetCore.Http.IResult Export(
        IServiceProvider services,
        ReportQuery query,
        string? format,
        CancellationToken ct
    )
    {
        var calendar = services.GetRequiredService<Company>().Calendar;
        return Platform.Export.File(report.Key, format, Columns(calendar), Rows(services, query, ct));
    }

    internal IReadOnlyList<ExportColumn<TRow>> Columns(BusinessCalendar calendar) =>
        [
            new(("编号", "Number"), r => report.Link(r).No),
            new(("时间", "At"), r => calendar.Local(report.At(r))),
            .. report.Dimensions.Select(d => new ExportColumn<TRow>(d.Name, r => string.Join("; ", Names(d, r)))),
            .. report.Columns,
        ];

    internal IAsyncEnumerable<TRow> Rows(IServiceProvider services, ReportQuery query, CancellationToken ct)
    {
        var calendar = services.GetRequiredService<Company>().Calendar;
        var (from, until) = (calendar.StartOf(query.From), calendar.StartOf(query.To.AddDays(1)));
        var rows = services.GetRequiredService<IReportSource<TRow>>().Rows(query, from, until, ct);
        return report
            .Dimensions.Where(d => query.Filters.ContainsKey(d.Key))
            .Aggregate(rows, (narrowed, d) => narrowed.Where(r => d.Of(r).Contains(query.Filters[d.Key])));
    }

    private ReportGroup Group(string key, Text name, IReadOnlyCollection<TRow> rows) =>
        new(key, name, rows.Count, report.Measures.ToDictionary(m => m.Key, m => m.Of(rows)));

    private IReadOnlyList<ReportGroup> Groups(Dimension<TRow> dimension, IReadOnlyList<TRow> rows) =>
        [
            .. rows.SelectMany(r => dimension.Of(r).Distinct(), (Row, Key) => (Row, Key))
                .GroupBy(x => x.Key, x => x.Row)
                .Select(g => Group(g.Key, NameOf(dimension, g.First(), g.Key), [.. g]))
                .OrderByDescending(g => g.Rows)
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(MaxGroups),
        ];

    private IEnumerable<TRow> Outstanding(IEnumerable<TRow> rows) =>
        report.Outstanding is { } length
            ? rows.Where(r => length(r) is not null).OrderByDescending(length)
            : rows.Where(r => report.IsListed?.Invoke(r) ?? true).OrderByDescending(report.At);

    private ReportDocument Document(TRow row)
    {
        var (no, url) = report.Link(row);
        return new ReportDocument(
            no,
            url,
            report.At(row),
            [.. report.Dimensions.Select(d => Join(Names(d, row)))],
            report.Outstanding?.Invoke(row)
        );
    }

    private static IEnumerable<Text> Names(Dimension<TRow> dimension, TRow row) =>
        dimension.Of(row).Distinct().Select(g => NameOf(dimension, row, g));

    private static Text NameOf(Dimension<TRow> dimension, TRow row, string group) =>
        group.Length == 0 ? dimension.Nobody : dimension.Label?.Invoke(row, group) ?? new Text(group, group);

    private static Text Join(IEnumerable<Text> names)
    {
        List<Text> all = [.. names];
        return new Text(string.Join('、', all.Select(n => n.Zh)), string.Join(", ", all.Select(n => n.En)));
    }

    private static Text Short(DateOnly day)
    {
        var text = day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new Text(text, text);
    }
}
