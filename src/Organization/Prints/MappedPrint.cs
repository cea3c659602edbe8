using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>What stands at the head of a sheet.</summary>
internal sealed record SheetHead(
    Text Name,
    IReadOnlyList<string> Marks,
    string Company,
    RenderFragment? Under,
    string? Number
);

/// <summary>The page of a print, and what starts it.</summary>
internal sealed class MappedPrint<TSheet>(PrintForm<TSheet> form) : IMappedList
    where TSheet : class
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var page = routes.MapGet(form.Route, Show).ExcludeFromDescription();
        if (form.AnyOf.Count > 0)
            page.Needs([.. form.AnyOf]);
        else
            page.NeedsSignIn();
        form.Start?.Map(form, routes);
    }

    private async Task<IResult> Show(HttpContext http, IRefusalPages refusals, CancellationToken ct)
    {
        var request = new PrintRequest(http, ct);
        if (form.Count is { } count)
        {
            var counted = await count(request);
            if (!counted.IsDone)
                return refusals.Answer(http, counted.Refusal);
            request = request with { Times = counted.Value };
        }

        var read = await form.Read!(request);
        return read.IsDone
            ? PageResult
                .Page(form.Title(read.Value, request), form.Sheets(read.Value, request), typeof(PrintLayout))
                .With(nameof(PrintLayout.Page), form.Page(read.Value))
            : refusals.Answer(http, read.Refusal);
    }
}

/// <summary>How a run of a print begins, whatever its use case is.</summary>
internal interface IPrintStart<TSheet>
    where TSheet : class
{
    void Map(PrintForm<TSheet> form, IEndpointRouteBuilder routes);
}

/// <summary>How a run of documents that are printed together begins.</summary>
/// <param name="Page">Where the form is sent to; its field "no" holds the numbers.</param>
/// <param name="Api">Where JSON is sent to.</param>
/// <param name="Run">Records the run and answers its id.</param>
/// <param name="Numbers">The numbers in the JSON.</param>
/// <param name="Answer">What JSON gets: of the run, the address of its sheets, and what is on them.</param>
public sealed record PrintStart<TSheet, TUseCase, TBody>(
    string Page,
    string Api,
    Func<TUseCase, IReadOnlyList<string>, CancellationToken, Task<Result<Guid>>> Run,
    Func<TBody, IReadOnlyList<string>?> Numbers,
    Func<Guid, string, IReadOnlyList<TSheet>, object> Answer
) : IPrintStart<TSheet>
    where TSheet : class
    where TUseCase : class
    where TBody : notnull
{
    /// <summary>The name of the operation in the API's description.</summary>
    public required string Operation { get; init; }

    /// <summary>Its group there.</summary>
    public required string Tag { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Summary { get; init; }

    void IPrintStart<TSheet>.Map(PrintForm<TSheet> form, IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(Page, (HttpContext http, CancellationToken ct) => ByForm(form, http, ct))
            .Needs([.. form.AnyOf])
            .DisableAntiforgery()
            .ExcludeFromDescription();
#pragma warning disable RDG011 // The body's type is known when it is mapped, not when it is compiled.
        routes
            .MapPost(
                Api,
                ([FromBody] TBody body, HttpContext http, CancellationToken ct) => ByJson(form, body, http, ct)
            )
            .Needs([.. form.AnyOf])
            .WithTags(Tag)
            .WithName(Operation)
            .WithSummary(Summary);
#pragma warning restore RDG011
    }

    private async Task<IResult> ByForm(PrintForm<TSheet> form, HttpContext http, CancellationToken ct)
    {
        var sent = await FormState.Read(http, ct);
        var run = await Begin(sent.All("no"), http, ct);
        return run.IsDone
            ? PageResult.Redirect(http, form.At(run.Value))
            : http.RequestServices.GetRequiredService<IRefusalPages>().Answer(http, run.Refusal);
    }

    private async Task<IResult> ByJson(PrintForm<TSheet> form, TBody body, HttpContext http, CancellationToken ct)
    {
        var run = await Begin(Numbers(body) ?? [], http, ct);
        if (!run.IsDone)
            return Refusals.Problem(run.Refusal);
        var sheets = await form.Read!(new PrintRequest(http, ct) { Run = run.Value });
        return sheets.IsDone
            ? TypedResults.Ok(Answer(run.Value, form.At(run.Value), sheets.Value))
            : Refusals.Problem(sheets.Refusal);
    }

    private Task<Result<Guid>> Begin(IReadOnlyList<string> numbers, HttpContext http, CancellationToken ct) =>
        http
            .RequestServices.GetRequiredService<UseCaseExecutor>()
            .Run(http.Actor(), (TUseCase u) => Run(u, numbers, ct), ct, http.IdempotencyKey());
}
