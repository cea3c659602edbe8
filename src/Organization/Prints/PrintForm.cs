using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>The papers that there are; each is an <c>@page</c> of print.css.</summary>
public enum PaperSize
{
    /// <summary>A sheet of A4.</summary>
    A4,

    /// <summary>A label of 100 × 180 mm.</summary>
    Waybill,
}

/// <summary>A print that somebody asks for.</summary>
/// <param name="Http">The request.</param>
/// <param name="Ct">When the caller has gone.</param>
public sealed record PrintRequest(HttpContext Http, CancellationToken Ct)
{
    /// <summary>Who prints.</summary>
    public Actor Viewer => Http.Actor();

    /// <summary>The company's name, for the head of the sheet.</summary>
    public string Company => Get<Company>().Name;

    /// <summary>The present.</summary>
    public DateTimeOffset Now => Get<TimeProvider>().Now();

    /// <summary>Which printing of the document it is, of a form that is counted; 1 of any other.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The run that has just been recorded; null where the address says which one.</summary>
    internal Guid? Run { get; init; }

    /// <summary>The id of the document or of the run.</summary>
    public Guid Id => Run ?? Guid.Parse(this["id"]);

    /// <summary>A part of the address, "no".</summary>
    public string this[string name] => Http.GetRouteValue(name)?.ToString() ?? "";

    /// <summary>A part of the program.</summary>
    public T Get<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>A module's texts.</summary>
    public IStringLocalizer<T> Texts<T>() => Get<IStringLocalizer<T>>();
}

/// <summary>What a print is made of, whatever it shows.</summary>
public interface IPrintForm
{
    /// <summary>Its address.</summary>
    string Route { get; }

    /// <summary>What it is called, at the head of the sheet.</summary>
    Text Name { get; }

    /// <summary>Holding one of these permissions is enough; nobody of staff is left out when there are none.</summary>
    IReadOnlyList<string> AnyOf { get; }

    /// <summary>The paper.</summary>
    PaperSize Paper { get; }

    /// <summary>How many bar codes stand on each sheet; the first holds the number of the document.</summary>
    int Codes { get; }
}

/// <summary>
/// A document on paper, defined once: its address, its name, who may print it, the paper, what is read, the sheet with
/// its bar codes. Several documents of one run follow each other, each on its own sheet. Register it with
/// <c>services.AddPrint(...)</c>.
/// </summary>
/// <param name="route">"/office/inbound/{no}/print".</param>
/// <param name="name">At the head of the sheet.</param>
/// <param name="anyOf">Holding one of these permissions is enough; none for everybody who is signed in.</param>
public sealed class PrintForm<TSheet>(string route, Text name, params string[] anyOf) : IPrintForm
    where TSheet : class
{
    private Func<TSheet, string>? _number;
    private Func<TSheet, Text>? _named;
    private Func<TSheet, bool> _wide = _ => false;
    private Func<TSheet, PrintRequest, IEnumerable<string>> _marks = (_, _) => [];
    private Func<TSheet, PrintRequest, RenderFragment>? _under;
    private Func<int, PrintRequest, string>? _together;
    private Func<TSheet, PrintRequest, RenderFragment>? _sheet;

    /// <inheritdoc />
    public string Route => route;

    /// <inheritdoc />
    public Text Name => name;

    /// <inheritdoc />
    public IReadOnlyList<string> AnyOf => anyOf;

    /// <inheritdoc />
    public PaperSize Paper { get; private set; } = PaperSize.A4;

    /// <inheritdoc />
    public int Codes { get; private set; }

    internal Func<PrintRequest, Task<Result<List<TSheet>>>>? Read { get; private set; }
    internal Func<PrintRequest, Task<Result<int>>>? Count { get; private set; }
    internal IPrintStart<TSheet>? Start { get; private set; }

    /// <summary>The document of the address, or none.</summary>
    public PrintForm<TSheet> From<TPart>(Func<TPart, PrintRequest, Task<TSheet?>> one, Refusal missing)
        where TPart : notnull
    {
        Read = async p => await one(p.Get<TPart>(), p) is { } sheet ? new List<TSheet> { sheet } : missing;
        return this;
    }

    /// <summary>The documents of one run, in the order in which they are printed.</summary>
    /// <param name="run">Reads them.</param>
    /// <param name="title">What the browser's tab says of several.</param>
    /// <param name="missing">When there is no such run.</param>
    public PrintForm<TSheet> From<TPart>(
        Func<TPart, PrintRequest, Task<IReadOnlyList<TSheet>>> run,
        Func<int, PrintRequest, string> title,
        Refusal missing
    )
        where TPart : notnull
    {
        Read = async p => await run(p.Get<TPart>(), p) is { Count: > 0 } sheets ? sheets.ToList() : missing;
        _together = title;
        return this;
    }

    /// <summary>One sheet, or why there is none.</summary>
    public PrintForm<TSheet> From(Func<PrintRequest, Task<Result<TSheet>>> one)
    {
        Read = async p =>
        {
            var sheet = await one(p);
            return sheet.IsDone ? new List<TSheet> { sheet.Value } : sheet.Refusal;
        };
        return this;
    }

    /// <summary>
    /// Opening the print is the print: the use case counts and records it before anything is shown, and the sheet says
    /// from the second time on which one it is (<see cref="PrintRequest.Times"/>).
    /// </summary>
    public PrintForm<TSheet> Counted<TUseCase>(Func<TUseCase, PrintRequest, Task<Result<int>>> count)
        where TUseCase : class
    {
        Count = p => p.Get<UseCaseExecutor>().Run(p.Viewer, (TUseCase u) => count(u, p), p.Ct);
        return this;
    }

    /// <summary>
    /// Documents are printed together: their numbers are sent as a form (field "no") or as JSON, the use case records
    /// the run, the form leads to the run's sheets and JSON gets their address.
    /// </summary>
    public PrintForm<TSheet> Started<TUseCase, TBody>(PrintStart<TSheet, TUseCase, TBody> start)
        where TUseCase : class
        where TBody : notnull
    {
        Start = start;
        return this;
    }

    /// <summary>
    /// A sheet of A4 under the head that all have: name, marks, company, and the document's number as a bar code. The
    /// number is what the browser's tab says.
    /// </summary>
    public PrintForm<TSheet> Sheet(Func<TSheet, string> number, Func<TSheet, PrintRequest, RenderFragment> body)
    {
        (_number, Codes) = (number, 1);
        return Sheet(body);
    }

    /// <summary>A sheet of A4 that is no document's: it has no number.</summary>
    public PrintForm<TSheet> Sheet(Func<TSheet, PrintRequest, RenderFragment> body)
    {
        _sheet = (sheet, p) => SheetViews.Sheet(Head(sheet, p), body(sheet, p));
        return this;
    }

    /// <summary>A label that is drawn as a whole, with so many bar codes.</summary>
    public PrintForm<TSheet> Label(
        PaperSize paper,
        int codes,
        Func<TSheet, string> number,
        Func<TSheet, PrintRequest, RenderFragment> label
    )
    {
        (Paper, Codes, _number, _sheet) = (paper, codes, number, label);
        return this;
    }

    /// <summary>When a sheet of A4 lies on its side: a table of many columns.</summary>
    public PrintForm<TSheet> Wide(Func<TSheet, bool> wide)
    {
        _wide = wide;
        return this;
    }

    /// <summary>A name of each sheet's own.</summary>
    public PrintForm<TSheet> Named(Func<TSheet, Text> named)
    {
        _named = named;
        return this;
    }

    /// <summary>What stands beside the name in white on black: that goods were changed, that it is a second printing.</summary>
    public PrintForm<TSheet> Marked(Func<TSheet, PrintRequest, IEnumerable<string>> marks)
    {
        _marks = marks;
        return this;
    }

    /// <summary>What stands below the name, after the company.</summary>
    public PrintForm<TSheet> Under(Func<TSheet, PrintRequest, string?> under) =>
        Under((sheet, p) => Render.Text(under(sheet, p) ?? ""));

    /// <summary>What stands below the name, after the company.</summary>
    public PrintForm<TSheet> Under(Func<TSheet, PrintRequest, RenderFragment> under)
    {
        _under = under;
        return this;
    }

    /// <summary>Where the sheets of a document or a run are.</summary>
    internal string At(Guid id) => route.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);

    internal string Title(List<TSheet> sheets, PrintRequest request) =>
        sheets.Count > 1 && _together is not null
            ? _together(sheets.Count, request)
            : _number?.Invoke(sheets[0]) ?? NameOf(sheets[0]).ToString();

    /// <summary>The <c>@page</c> of print.css.</summary>
    internal string Page(List<TSheet> sheets) =>
        Paper == PaperSize.Waybill ? "waybill"
        : sheets.Exists(s => _wide(s)) ? "a4-wide"
        : "a4";

    internal RenderFragment Sheets(List<TSheet> sheets, PrintRequest request) =>
        builder =>
        {
            foreach (var sheet in sheets)
                builder.AddContent(0, _sheet!(sheet, request));
        };

    private Text NameOf(TSheet sheet) => _named?.Invoke(sheet) ?? name;

    private SheetHead Head(TSheet sheet, PrintRequest p) =>
        new(NameOf(sheet), [.. _marks(sheet, p)], p.Company, _under?.Invoke(sheet, p), _number?.Invoke(sheet));
}

/// <summary>How words stand in a table on paper.</summary>
public static class PrintCell
{
    private const int LongWord = 24;

    /// <summary>
    /// "nowrap" for what is not broken into two lines: a short word, a number, a day, a document's or goods' code.
    /// "any" for what has no place to break and would be wider than its column: what the audit log kept.
    /// </summary>
    public static string? Wrap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= 6 || (text.Length <= 20 && text.All(char.IsAscii) && text.Any(char.IsDigit)) ? "nowrap"
            : text.Split(' ').Any(w => w.Length > LongWord) ? "any"
            : null;
    }
}

/// <summary>Registers prints.</summary>
public static class PrintRegistration
{
    /// <summary>Adds a print: its page is there, and what starts it.</summary>
    public static IServiceCollection AddPrint<TSheet>(this IServiceCollection services, PrintForm<TSheet> form)
        where TSheet : class
    {
        ArgumentNullException.ThrowIfNull(form);
        return services.AddSingleton<IPrintForm>(form).AddSingleton<IMappedList>(new MappedPrint<TSheet>(form));
    }
}
