using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Zhanggui.Ui;

/// <summary>
/// How a list is sorted, filtered and where it is paged to, read from the address and written back into links.
/// </summary>
/// <param name="Path">The page's path.</param>
/// <param name="Sort">The key of the sorted column; null for the page's own order.</param>
/// <param name="Descending">True for the largest first.</param>
/// <param name="After">The key of the last row of the page before; null on the first page.</param>
/// <param name="Filters">Everything else in the address, one value a name, blanks left out.</param>
public sealed record TableQuery(
    string Path,
    string? Sort,
    bool Descending,
    string? After,
    IReadOnlyDictionary<string, string> Filters
)
{
    private static readonly string[] Own = ["sort", "desc", "after"];

    /// <summary>Reads the address. Unknown sort keys are the page's to refuse.</summary>
    public static TableQuery From(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var query = context.Request.Query;
        var filters = query
            .Where(q => !Own.Contains(q.Key))
            .Select(q => (q.Key, Value: q.Value.ToString().Trim()))
            .Where(q => q.Value.Length > 0)
            .ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        return new TableQuery(
            context.Request.PathBase + context.Request.Path,
            Blank(query["sort"]),
            Asked.YesNo(query["desc"]) == true,
            Blank(query["after"]),
            filters
        );
    }

    /// <summary>A list with these filters, from its beginning and in its own order.</summary>
    public static TableQuery At(string path, params IEnumerable<(string Name, string? Value)> filters) =>
        new(
            path,
            null,
            false,
            null,
            filters
                .Where(f => !string.IsNullOrEmpty(f.Value))
                .ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal)
        );

    /// <summary>The name under which the chosen columns stand in the address, parted by commas.</summary>
    public const string Columns = "cols";

    /// <summary>The chosen columns, or null for the list's own.</summary>
    public IReadOnlyList<string>? ChosenColumns => Filter(Columns)?.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The address after the question mark, from the list's beginning; what a saved view keeps.</summary>
    public string QueryText => (this with { After = null }).Url("").TrimStart('?');

    /// <summary>
    /// Whether an address's text after the question mark asks for the same, in whatever order it says so.
    /// </summary>
    public bool Asks(string queryText)
    {
        var asked = QueryHelpers
            .ParseQuery(queryText)
            .Where(q => q.Value.ToString().Trim().Length > 0 && q.Key != "after")
            .ToDictionary(q => q.Key, q => q.Value.ToString().Trim(), StringComparer.Ordinal);
        var mine = QueryHelpers
            .ParseQuery(QueryText)
            .ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        return asked.Count == mine.Count && asked.All(q => mine.GetValueOrDefault(q.Key) == q.Value);
    }

    /// <summary>What a reading class needs of it.</summary>
    public ListPlace Place => new(Sort, Descending, After);

    /// <summary>The value of a filter; null when it is not set.</summary>
    public string? Filter(string name) => Filters.GetValueOrDefault(name);

    /// <summary>The same list with one filter set, or cleared by null; back on the first page.</summary>
    public TableQuery WithFilter(string name, string? value)
    {
        var filters = new Dictionary<string, string>(Filters, StringComparer.Ordinal);
        filters.Remove(name);
        if (!string.IsNullOrEmpty(value))
            filters[name] = value;
        return this with { Filters = filters, After = null };
    }

    /// <summary>
    /// The same list sorted by a column, the other way round if it already is; back on the first page.
    /// </summary>
    public TableQuery SortedBy(string key) =>
        this with
        {
            Sort = key,
            Descending = Sort == key && !Descending,
            After = null,
        };

    /// <summary>The address of this list.</summary>
    public string Url() => Url(Path);

    /// <summary>The address of this list paged on after a row; null for the first page.</summary>
    public string UrlAfter(string? key) => (this with { After = key }).Url();

    /// <summary>The address of the whole list for an export: sorted and filtered alike, not paged.</summary>
    public string ExportUrl(string path, string format) =>
        (this with { After = null }).WithFilter("format", format).Url(path);

    private string Url(string path)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Filters)
            query.Add(name, value);
        if (Sort is not null)
            query.Add("sort", Sort);
        if (Descending)
            query.Add("desc", "1");
        if (After is not null)
            query.Add("after", After);
        return path + query.ToQueryString();
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
