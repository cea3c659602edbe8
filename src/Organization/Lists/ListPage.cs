using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>What a list is made of, whatever its rows are.</summary>
public interface IListPage
{
    /// <summary>What stands after /office/, "purchase-requests".</summary>
    string Key { get; }

    /// <summary>Where programs read it, "/api/v1/purchase-requests".</summary>
    string ApiPath { get; }

    /// <summary>Holding one of these permissions is enough to read it.</summary>
    IReadOnlyList<string> AnyOf { get; }

    /// <summary>The columns' keys and headings, in their order.</summary>
    IReadOnlyList<(string Key, Text Heading)> Headings { get; }

    /// <summary>The keys that it sorts by.</summary>
    IReadOnlyList<string> Sorts { get; }

    /// <summary>The filters of its bar.</summary>
    IReadOnlyList<ListFilter> Filters { get; }

    /// <summary>The acts on many rows.</summary>
    IReadOnlyList<string> Acts { get; }

    /// <summary>Whether programs read it under /api/v1.</summary>
    bool HasJson { get; }

    /// <summary>Whether the export has rows of its own, such as a document's lines, instead of the list's.</summary>
    bool ExportsLines { get; }
}

/// <summary>
/// A list, defined once. From its columns, filters and acts come the page with tabs, sorting, keyset paging, saved
/// views and the choice of columns, print, export to CSV and Excel, JSON under /api/v1, the jump by number, and acts on
/// many rows with a preview and a result for each. Register it with <c>services.AddList(...)</c>.
/// </summary>
/// <param name="key">What stands after /office/, and after /api/v1/ unless <see cref="Json" /> says otherwise.</param>
/// <param name="title">The page's heading and the name of its export.</param>
/// <param name="anyOf">
/// Holding one of these permissions is enough to read it; none for whoever is signed in and passes <see cref="Only" />.
/// </param>
public sealed class ListPage<TRow>(string key, Text title, params string[] anyOf) : IListPage
{
    /// <summary>Rows of a page unless somebody asks for another number.</summary>
    public const int PageSize = 50;

    private readonly List<ListColumn<TRow>> _columns = [];
    private readonly List<ListFilter> _filters = [];
    private readonly List<ListAct<TRow>> _acts = [];
    private readonly List<ListLink> _links = [];
    private Func<ListRequest, int, Task<PageOf<TRow>>>? _page;
    private Func<ListRequest, Task>? _load;
    private Func<TRow, string?>? _href;

    /// <inheritdoc />
    public string Key => key;

    /// <inheritdoc />
    public string ApiPath { get; private set; } = "/api/v1/" + key;

    /// <inheritdoc />
    public IReadOnlyList<string> AnyOf => anyOf;

    /// <inheritdoc />
    public IReadOnlyList<(string Key, Text Heading)> Headings => [.. _columns.Select(c => (c.Key, c.Heading))];

    /// <inheritdoc />
    public IReadOnlyList<string> Sorts => [.. _columns.Where(c => c.Sorts).Select(c => c.Key)];

    /// <inheritdoc />
    public IReadOnlyList<ListFilter> Filters => _filters;

    /// <inheritdoc />
    public IReadOnlyList<string> Acts => [.. _acts.Select(a => a.Name)];

    /// <inheritdoc />
    public bool HasJson => Api is not null;

    /// <inheritdoc />
    public bool ExportsLines => LinesOf is not null;

    internal Text Title => title;
    internal string Path => "/office/" + key;
    internal Text? Purpose { get; private set; }
    internal string TabName { get; private set; } = "tab";
    internal ListTaking? Taking { get; private set; }
    internal Func<ListRequest, Refusal?>? Guard { get; private set; }
    internal Func<ListRequest, Task<RenderFragment>>? NoteOf { get; private set; }
    internal Func<TRow, ListRequest, RenderFragment>? ButtonsOf { get; private set; }
    internal IReadOnlyList<ListColumn<TRow>> Columns => _columns;
    internal IReadOnlyList<ListAct<TRow>> RowActs => _acts;
    internal IReadOnlyList<ListLink> Links => _links;
    internal Func<ListRequest, Task<IReadOnlyList<ListTab>>>? TabsOf { get; private set; }
    internal Func<ListRequest, Task<int>>? CountOf { get; private set; }
    internal Func<ListRequest, Task<ListOpen>>? OpenOf { get; private set; }
    internal Func<ListRequest, ListEmpty>? EmptyOf { get; private set; }
    internal Func<ListRequest, IReadOnlyList<string>, Task<IReadOnlyList<TRow>>>? Picked { get; private set; }
    internal Func<TRow, ListRequest, object>? JsonOf { get; private set; }
    internal Func<ListRequest, IResult>? LinesOf { get; private set; }
    internal string? LiveTopic { get; private set; }
    internal ListApiText? Api { get; private set; }
    internal string? Prefix { get; private set; }
    internal string Icon { get; private set; } = "file-text";
    internal Func<TRow, string>? FoundAs { get; private set; }

    /// <summary>
    /// The number or code of a row: the first column. It links to the row's own page and names the row in acts.
    /// </summary>
    internal string KeyOf(TRow row, ListRequest request) => _columns[0].Value(row, request)?.ToString() ?? "";

    /// <summary>The address of a row's own page; null when it has none.</summary>
    internal string? HrefOf(TRow row, ListRequest request) =>
        _href is null ? $"{Path}/{KeyOf(row, request)}" : _href(row);

    /// <summary>Whether somebody may take rows out of the house: by export or on paper.</summary>
    internal bool MayTake(Actor viewer) => Taking is not { } taking || viewer.May(taking.Needs);

    /// <summary>
    /// What is shown: the chosen columns that there are, in the list's own order, and always the number.
    /// </summary>
    internal IReadOnlyList<ListColumn<TRow>> Shown(TableQuery table) =>
        [.. _columns.Where((c, at) => at == 0 || (table.ChosenColumns?.Contains(c.Key) ?? c.IsShown))];

    internal async Task<PageOf<TRow>> Page(ListRequest request, int take)
    {
        if (_load is not null && !request.HasParts)
            await _load(request);
        return await _page!(request, take);
    }

    /// <summary>One sentence below the heading: what somebody does here.</summary>
    public ListPage<TRow> For(Text purpose)
    {
        Purpose = purpose;
        return this;
    }

    /// <summary>
    /// Where a row's own page is, when it is not below the list under the row's number; null for rows without one.
    /// </summary>
    public ListPage<TRow> At(Func<TRow, string?> href)
    {
        _href = href;
        return this;
    }

    /// <summary>
    /// A list that names no permission is for everybody who is signed in; this says who of them may not read it.
    /// </summary>
    public ListPage<TRow> Only(Func<ListRequest, Refusal?> refuses)
    {
        Guard = refuses;
        return this;
    }

    /// <summary>
    /// What may be done with a row at once, behind its columns: small forms of its own, neither exported nor printed.
    /// Forms do not nest, so a list has either these or acts on ticked rows.
    /// </summary>
    public ListPage<TRow> Buttons(Func<TRow, ListRequest, RenderFragment> buttons)
    {
        ButtonsOf = buttons;
        return this;
    }

    /// <summary>What stands above the table, such as a warning; what is empty takes no room.</summary>
    public ListPage<TRow> Note(Func<ListRequest, Task<RenderFragment>> note)
    {
        NoteOf = note;
        return this;
    }

    /// <summary>
    /// Export and print need a permission of their own, and are noted before the first row leaves: what could not be
    /// noted does not happen.
    /// </summary>
    /// <param name="needs">The permission, beside that of reading.</param>
    /// <param name="note">The use case that notes it, with the form: "csv", "xlsx" or "print".</param>
    public ListPage<TRow> Taken<TUseCase>(string needs, Func<TUseCase, ListRequest, string, Task<Result>> note)
        where TUseCase : class
    {
        Taking = new ListTaking(
            needs,
            (request, form) =>
                request.Get<UseCaseExecutor>().Run(request.Viewer, (TUseCase u) => note(u, request, form), request.Ct)
        );
        return this;
    }

    /// <summary>Reads a page of rows; filters, order and place are in the request.</summary>
    public ListPage<TRow> From<TQueries>(Func<TQueries, ListRequest, int, Task<PageOf<TRow>>> page)
        where TQueries : notnull
    {
        _page = (request, take) => page(request.Get<TQueries>(), request, take);
        return this;
    }

    /// <summary>
    /// What every row needs and is read once an answer, such as names by code: <see cref="ListRequest.Part{T}"/>.
    /// </summary>
    public ListPage<TRow> With<T>(Func<ListRequest, Task<T>> part)
        where T : notnull
    {
        _load = async request => request.Keep(await part(request));
        return this;
    }

    /// <summary>
    /// A column. Amounts, counts, days and instants are aligned and written by their type; the first column is the
    /// row's number.
    /// </summary>
    /// <param name="name">The key in addresses, JSON and saved views.</param>
    /// <param name="heading">The heading; a unit belongs here.</param>
    /// <param name="value">What it says: exported and sent as it is.</param>
    /// <param name="sorts">True when the source sorts by this key.</param>
    /// <param name="shown">False for what is only shown to those who choose it; the export has it anyway.</param>
    /// <param name="cell">What the page shows instead of the plain value.</param>
    public ListPage<TRow> Column<T>(
        string name,
        Text heading,
        Func<TRow, ListRequest, T> value,
        bool sorts = false,
        bool shown = true,
        Func<TRow, ListRequest, RenderFragment>? cell = null
    )
    {
        _columns.Add(ListColumn<TRow>.Of(name, heading, value, sorts, shown, cell));
        return this;
    }

    /// <inheritdoc cref="Column{T}(string,Text,Func{TRow,ListRequest,T},bool,bool,Func{TRow,ListRequest,RenderFragment})" />
    public ListPage<TRow> Column<T>(
        string name,
        Text heading,
        Func<TRow, T> value,
        bool sorts = false,
        bool shown = true,
        Func<TRow, ListRequest, RenderFragment>? cell = null
    ) => Column(name, heading, (row, _) => value(row), sorts, shown, cell);

    /// <summary>A filter of the bar above.</summary>
    public ListPage<TRow> Filter(ListFilter filter)
    {
        _filters.Add(filter);
        return this;
    }

    /// <summary>Tabs above the list, as filter "tab" or another name; the first is the list's own.</summary>
    public ListPage<TRow> Tabs(Func<ListRequest, Task<IReadOnlyList<ListTab>>> tabs, string name = "tab")
    {
        (TabsOf, TabName) = (tabs, name);
        return this;
    }

    /// <summary>How many rows fit the filters, for the line below.</summary>
    public ListPage<TRow> Count(Func<ListRequest, Task<int>> count)
    {
        CountOf = count;
        return this;
    }

    /// <summary>The figure beside its entry in the menu, at /count below its address.</summary>
    public ListPage<TRow> Open(Func<ListRequest, Task<int>> open) =>
        Open(async request => new ListOpen(await open(request)));

    /// <inheritdoc cref="Open(Func{ListRequest,Task{int}})" />
    public ListPage<TRow> Open(Func<ListRequest, Task<ListOpen>> open)
    {
        OpenOf = open;
        return this;
    }

    /// <summary>What stands in place of no rows.</summary>
    public ListPage<TRow> Empty(Func<ListRequest, ListEmpty> empty)
    {
        EmptyOf = empty;
        return this;
    }

    /// <summary>A button beside the heading.</summary>
    /// <param name="href">Where it leads.</param>
    /// <param name="label">What it says.</param>
    /// <param name="icon">A name out of icons.txt.</param>
    /// <param name="needs">The permission to see it.</param>
    /// <param name="primary">True for the page's main act.</param>
    /// <param name="shortcut">The key that opens it.</param>
    /// <param name="orNeeds">Another permission that is enough.</param>
    public ListPage<TRow> Link(
        string href,
        Text label,
        string? icon = null,
        string? needs = null,
        bool primary = false,
        string? shortcut = null,
        string? orNeeds = null
    )
    {
        string[] anyOf = [.. new[] { needs, orNeeds }.OfType<string>()];
        _links.Add(new ListLink(href, label, icon, anyOf, primary, shortcut));
        return this;
    }

    /// <summary>
    /// How programs find it: the operation's name, its group, what it says, and a row (the columns' values when null).
    /// </summary>
    /// <param name="operation">Its name in the API.</param>
    /// <param name="tag">Its group in the API.</param>
    /// <param name="summary">What it says, for programs.</param>
    /// <param name="row">A row as programs read it.</param>
    /// <param name="path">What stands after /api/v1/, when it is another word than in the page's address.</param>
    public ListPage<TRow> Json(
        string operation,
        string tag,
        string summary,
        Func<TRow, object>? row = null,
        string? path = null
    ) => Json(operation, tag, summary, (r, request) => row is null ? Values(r, request) : row(r), path);

    /// <inheritdoc cref="Json(string,string,string,Func{TRow,object},string)" />
    public ListPage<TRow> Json(
        string operation,
        string tag,
        string summary,
        Func<TRow, ListRequest, object> row,
        string? path = null
    )
    {
        (Api, JsonOf) = (new ListApiText(operation, tag, summary), row);
        if (path is not null)
            ApiPath = "/api/v1/" + path;
        return this;
    }

    /// <summary>
    /// The export has rows of its own instead of the list's, such as an entry's lines or a style's SKUs; filters and
    /// order are in the request.
    /// </summary>
    /// <param name="columns">Its columns, for who asks.</param>
    /// <param name="rows">Its rows, read as they are written.</param>
    public ListPage<TRow> ExportOf<TLine>(
        Func<ListRequest, IReadOnlyList<ExportColumn<TLine>>> columns,
        Func<ListRequest, IAsyncEnumerable<TLine>> rows
    )
    {
        LinesOf = request =>
            Export.File(Key[(Key.LastIndexOf('/') + 1)..], request["format"], columns(request), rows(request));
        return this;
    }

    /// <summary>The list is read again when its topic is raised, and each minute.</summary>
    public ListPage<TRow> Live(string topic)
    {
        LiveTopic = topic;
        return this;
    }

    private object Values(TRow row, ListRequest request) =>
        _columns.ToDictionary(c => c.Key, c => c.Value(row, request));

    /// <summary>Makes rows findable from anywhere by the beginning of their number; the list must take "q".</summary>
    public ListPage<TRow> Found(string prefix, string icon, Func<TRow, string> says)
    {
        (Prefix, Icon, FoundAs) = (prefix, icon, says);
        return this;
    }

    /// <summary>Reads rows by their keys, for acts on many.</summary>
    public ListPage<TRow> Pick<TQueries>(
        Func<TQueries, ListRequest, IReadOnlyList<string>, Task<IReadOnlyList<TRow>>> rows
    )
        where TQueries : notnull
    {
        Picked = (request, keys) => rows(request.Get<TQueries>(), request, keys);
        return this;
    }

    /// <summary>An act on ticked rows. Each runs through the use case in a transaction of its own.</summary>
    /// <param name="name">Its word in addresses and JSON.</param>
    /// <param name="label">The verb.</param>
    /// <param name="needs">The permission that it needs.</param>
    /// <param name="run">The use case on one row, with the reason.</param>
    /// <param name="able">Why a row would be refused as it is now; null when it would be done.</param>
    /// <param name="asksReason">True when a reason is needed.</param>
    /// <param name="dangerous">True for what can't be taken back.</param>
    public ListPage<TRow> Act<TUseCase>(
        string name,
        Text label,
        string needs,
        Func<TUseCase, TRow, string, CancellationToken, Task<Result>> run,
        Func<TRow, Refusal?>? able = null,
        bool asksReason = false,
        bool dangerous = false
    )
        where TUseCase : class
    {
        _acts.Add(
            new ListAct<TRow>(
                name,
                label,
                needs,
                able ?? (_ => null),
                (request, row, reason, key) =>
                    request
                        .Get<UseCaseExecutor>()
                        .Run(request.Viewer, (TUseCase u) => run(u, row, reason, request.Ct), request.Ct, key),
                asksReason,
                dangerous
            )
        );
        return this;
    }
}

/// <summary>How a list is described to programs.</summary>
internal sealed record ListApiText(string Operation, string Tag, string Summary);

/// <summary>Registers lists.</summary>
public static class ListRegistration
{
    /// <summary>Adds a list: its page, print, export, JSON and jump by number are there.</summary>
    public static IServiceCollection AddList<TRow>(this IServiceCollection services, ListPage<TRow> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.ButtonsOf is not null && list.RowActs.Count > 0)
            throw new ArgumentException($"{list.Key}: forms do not nest; a list has buttons or acts.", nameof(list));
        if (list.AnyOf.Count == 0 && list.Guard is null)
            throw new ArgumentException($"{list.Key}: nobody has said who may read it.", nameof(list));
        services.AddSingleton<IListPage>(list).AddSingleton<IMappedList>(new MappedList<TRow>(list));
        services.AddPrint(ListPrint.Of(list));
        if (list.Prefix is not null)
            services.AddScoped<IFinder>(p => ActivatorUtilities.CreateInstance<ListFinder<TRow>>(p, list));
        return services;
    }
}
