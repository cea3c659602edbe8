using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>An act that answers nothing.</summary>
internal sealed record NoAnswer
{
    public static readonly NoAnswer Given = new();
}

/// <summary>What an act takes that asks nothing.</summary>
internal sealed record NoInput
{
    public static readonly NoInput Given = new();
}

/// <summary>An act, whatever it takes and answers.</summary>
internal interface IDocumentAct<TFile>
    where TFile : class
{
    void Map(MappedDocument<TFile> document, RouteGroupBuilder pages, RouteGroupBuilder api);
}

/// <summary>One act of a document: a use case and its input record.</summary>
internal sealed record DocumentAct<TFile, TUseCase, TInput, TDone>(
    string Name,
    string[] Needs,
    Func<TUseCase, string, TInput, CancellationToken, Task<Result<TDone>>> Run,
    Text Done,
    string Operation,
    string Summary,
    Func<TDone, object>? Answer
) : IDocumentAct<TFile>
    where TFile : class
    where TUseCase : class
    where TInput : notnull
{
    public void Map(MappedDocument<TFile> document, RouteGroupBuilder pages, RouteGroupBuilder api)
    {
        pages
            .MapPost(
                "/{no}/" + Name,
                (string no, HttpContext http, CancellationToken ct) => ByForm(document, no, http, ct)
            )
            .Needs(Needs);
#pragma warning disable RDG011 // The input's type is known when it is mapped, not when it is compiled.
        var route =
            typeof(TInput) == typeof(NoInput)
                ? api.MapPost(
                    "/{no}/" + Name,
                    (string no, HttpContext http, CancellationToken ct) =>
                        ByJson(no, (TInput)(object)NoInput.Given, http, ct)
                )
                : api.MapPost(
                    "/{no}/" + Name,
                    (string no, [FromBody] TInput input, HttpContext http, CancellationToken ct) =>
                        ByJson(no, input, http, ct)
                );
#pragma warning restore RDG011
        route.Needs(Needs).WithName(Operation).WithSummary(Summary);
    }

    private async Task<IResult> ByJson(string no, TInput input, HttpContext http, CancellationToken ct)
    {
        var executor = http.RequestServices.GetRequiredService<UseCaseExecutor>();
        return Told(
            await executor.Run<TUseCase, TDone>(http.Actor(), u => Run(u, no, input, ct), ct, http.IdempotencyKey())
        );
    }

    private IResult Told(Result<TDone> done) =>
        !done.IsDone ? Refusals.Problem(done.Refusal)
        : Answer is null ? TypedResults.NoContent()
        : TypedResults.Ok(Answer(done.Value));

    private async Task<IResult> ByForm(
        MappedDocument<TFile> document,
        string no,
        HttpContext http,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var read = FormInput.Read<TInput>(form);
        if (!read.IsDone)
            return await Again(read.Refusal);
        var executor = http.RequestServices.GetRequiredService<UseCaseExecutor>();
        var done = await executor.Run<TUseCase, TDone>(
            http.Actor(),
            u => Run(u, no, read.Value, ct),
            ct,
            form.IdempotencyKey
        );
        return done.IsDone ? PageResult.Redirect(http, document.UrlOf(no), Done.ToString()) : await Again(done.Refusal);

        Task<IResult> Again(Refusal refusal)
        {
            form.Accept(refusal);
            // What was refused is not done again under the same key.
            form["once"] = "";
            return document.Show(no, http, Name, form, Refusals.Status(refusal), ct);
        }
    }
}

/// <summary>The page of a document and its JSON.</summary>
internal sealed class MappedDocument<TFile>(DocumentPage<TFile> document) : IMappedList
    where TFile : class
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(document.Path).DisableAntiforgery().ExcludeFromDescription();
        pages
            .MapGet("/{no}", (string no, HttpContext http, CancellationToken ct) => Show(no, http, null, null, 200, ct))
            .Needs(document.AnyOf);
        var api = routes.MapGroup(document.ApiPath).WithTags(document.Api.Tag);
        api.MapGet("/{no}", Json)
            .Needs(document.AnyOf)
            .WithName(document.Api.Operation)
            .WithSummary(document.Api.Summary);
        foreach (var act in document.Acts)
            act.Map(this, pages, api);
    }

    public string UrlOf(string no) => $"{document.Path}/{no}";

    /// <summary>The page; after a refused act with its form as it was typed.</summary>
    public async Task<IResult> Show(
        string no,
        HttpContext http,
        string? act,
        FormState? form,
        int status,
        CancellationToken ct
    )
    {
        var request = new ListRequest(http, TableQuery.From(http), ct);
        if (await document.Find(request, no) is not { } file)
            return request.Get<IRefusalPages>().Answer(http, document.NotFound);
        var history = document.Subject?.Invoke(file) is { } subject
            ? await request.Get<AuditTrail>().Of(subject.Type, subject.Id, ct)
            : [];
        var model = new DocumentModel<TFile>(file, request, history);
        if (act is not null)
            model = model.With(act, form!);
        return PageResult.Page(document.TitleOf(file), await document.BodyOf(model), typeof(OfficeLayout), status);
    }

    private async Task<IResult> Json(string no, HttpContext http, CancellationToken ct)
    {
        var request = new ListRequest(http, TableQuery.From(http), ct);
        return await document.Find(request, no) is { } file
            ? TypedResults.Ok(document.JsonOf(file))
            : Refusals.Problem(document.NotFound);
    }
}
