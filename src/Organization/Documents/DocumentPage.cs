using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>
/// One document's own page, defined once: how it is read, what it shows, and what can be done with it. From each act
/// come the form's way (errors at the fields with everything still typed) and the JSON way (problem details) with the
/// same input record. Register it with <c>services.AddDocument(...)</c>.
/// </summary>
/// <param name="key">What stands after /office/ and /api/v1/, the same as its list's.</param>
/// <param name="anyOf">Holding one of these permissions is enough to read it.</param>
public sealed class DocumentPage<TFile>(string key, params string[] anyOf)
    where TFile : class
{
    private readonly List<IDocumentAct<TFile>> _acts = [];

    internal string[] AnyOf => anyOf;
    internal string Path => "/office/" + key;
    internal string ApiPath { get; private set; } = "/api/v1/" + key;
    internal IReadOnlyList<IDocumentAct<TFile>> Acts => _acts;
    internal Func<ListRequest, string, Task<TFile?>> Find { get; private set; } = null!;
    internal Refusal NotFound { get; private set; } = null!;
    internal Func<DocumentModel<TFile>, Task<RenderFragment>> BodyOf { get; private set; } = null!;
    internal Func<TFile, string> TitleOf { get; private set; } = null!;
    internal Func<TFile, (string Type, Guid Id)>? Subject { get; private set; }
    internal Func<TFile, object> JsonOf { get; private set; } = null!;
    internal ListApiText Api { get; private set; } = null!;

    /// <summary>Reads a document by its number, and what to say when there is none.</summary>
    public DocumentPage<TFile> From<TQueries>(
        Func<TQueries, string, CancellationToken, Task<TFile?>> find,
        Refusal notFound
    )
        where TQueries : notnull
    {
        (Find, NotFound) = ((request, no) => find(request.Get<TQueries>(), no, request.Ct), notFound);
        return this;
    }

    /// <summary>Reads a document for whoever asks: some may see less of it.</summary>
    public DocumentPage<TFile> From<TQueries>(Func<TQueries, ListRequest, string, Task<TFile?>> find, Refusal notFound)
        where TQueries : notnull
    {
        (Find, NotFound) = ((request, no) => find(request.Get<TQueries>(), request, no), notFound);
        return this;
    }

    /// <summary>What the page shows.</summary>
    public DocumentPage<TFile> Shows(Func<TFile, string> title, Func<DocumentModel<TFile>, RenderFragment> body) =>
        Shows(title, model => Task.FromResult(body(model)));

    /// <summary>What the page shows, once it has read what only the page needs.</summary>
    public DocumentPage<TFile> Shows(Func<TFile, string> title, Func<DocumentModel<TFile>, Task<RenderFragment>> body)
    {
        (TitleOf, BodyOf) = (title, body);
        return this;
    }

    /// <summary>Where its audit trail is kept; the page has it as <see cref="DocumentModel{TFile}.History"/>.</summary>
    public DocumentPage<TFile> Audited(Func<TFile, (string Type, Guid Id)> subject)
    {
        Subject = subject;
        return this;
    }

    /// <summary>How programs read it.</summary>
    /// <param name="operation">Its name in the API.</param>
    /// <param name="tag">Its group in the API.</param>
    /// <param name="summary">What it says, for programs.</param>
    /// <param name="view">The document as programs read it.</param>
    /// <param name="path">What stands after /api/v1/, when it is another word than in the page's address.</param>
    public DocumentPage<TFile> Json(
        string operation,
        string tag,
        string summary,
        Func<TFile, object> view,
        string? path = null
    )
    {
        (Api, JsonOf) = (new ListApiText(operation, tag, summary), view);
        if (path is not null)
            ApiPath = "/api/v1/" + path;
        return this;
    }

    /// <summary>An act: POST to the page's address and its name, by form and as JSON.</summary>
    /// <param name="name">Its word in addresses.</param>
    /// <param name="needs">Holding one of these is enough; the use case checks its own.</param>
    /// <param name="run">The use case on the document's number with the input.</param>
    /// <param name="done">What the page says afterwards.</param>
    /// <param name="operation">Its name in the API.</param>
    /// <param name="summary">What it does, for programs.</param>
    public DocumentPage<TFile> Act<TUseCase, TInput>(
        string name,
        string[] needs,
        Func<TUseCase, string, TInput, CancellationToken, Task<Result>> run,
        Text done,
        string operation,
        string summary
    )
        where TUseCase : class
        where TInput : notnull
    {
        _acts.Add(
            new DocumentAct<TFile, TUseCase, TInput, NoAnswer>(name, needs, Silent, done, operation, summary, null)
        );
        return this;

        async Task<Result<NoAnswer>> Silent(TUseCase useCase, string no, TInput input, CancellationToken ct)
        {
            var result = await run(useCase, no, input, ct);
            return result.IsDone ? NoAnswer.Given : result.Refusal;
        }
    }

    /// <summary>An act that asks nothing: a button, and a POST without a body.</summary>
    /// <inheritdoc cref="Act{TUseCase,TInput}" />
    public DocumentPage<TFile> Act<TUseCase>(
        string name,
        string[] needs,
        Func<TUseCase, string, CancellationToken, Task<Result>> run,
        Text done,
        string operation,
        string summary
    )
        where TUseCase : class =>
        Act<TUseCase, NoInput>(name, needs, (u, no, _, ct) => run(u, no, ct), done, operation, summary);

    /// <inheritdoc cref="Act{TUseCase,TInput}" />
    /// <param name="answer">What programs are answered.</param>
    public DocumentPage<TFile> Act<TUseCase, TInput, TDone>(
        string name,
        string[] needs,
        Func<TUseCase, string, TInput, CancellationToken, Task<Result<TDone>>> run,
        Text done,
        string operation,
        string summary,
        Func<TDone, object> answer
    )
        where TUseCase : class
        where TInput : notnull
    {
        _acts.Add(new DocumentAct<TFile, TUseCase, TInput, TDone>(name, needs, run, done, operation, summary, answer));
        return this;
    }
}

/// <summary>What a document's page is made of.</summary>
/// <param name="File">The document with what belongs to it.</param>
/// <param name="Request">Who asks, when, and the parts of the program.</param>
/// <param name="History">Its audit trail, the oldest first; empty unless it is audited.</param>
public sealed record DocumentModel<TFile>(TFile File, ListRequest Request, IReadOnlyList<AuditEntry> History)
{
    private readonly Dictionary<string, FormState> _forms = new(StringComparer.Ordinal);

    /// <summary>Who looks at it.</summary>
    public Actor Viewer => Request.Viewer;

    /// <summary>One instant for the whole page.</summary>
    public DateTimeOffset Now => Request.Now;

    /// <summary>The company's date.</summary>
    public DateOnly Today => Request.Today;

    /// <summary>
    /// The form of an act: what was typed and what is wrong with it; empty until somebody has sent it.
    /// </summary>
    public FormState Form(string act) => _forms.TryGetValue(act, out var form) ? form : _forms[act] = new FormState();

    /// <summary>The form that was refused, for the summary above the page; empty when none was.</summary>
    public FormState Refused { get; private set; } = new();

    internal DocumentModel<TFile> With(string act, FormState form)
    {
        Refused = _forms[act] = form;
        return this;
    }
}

/// <summary>Registers documents.</summary>
public static class DocumentRegistration
{
    /// <summary>Adds a document: its page, its acts and its JSON are there.</summary>
    public static IServiceCollection AddDocument<TFile>(this IServiceCollection services, DocumentPage<TFile> document)
        where TFile : class => services.AddSingleton<IMappedList>(new MappedDocument<TFile>(document));
}
