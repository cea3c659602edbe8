using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

/// <summary>One journal entry, and the trial balance. The list is a <see cref="JournalPage"/>.</summary>
internal static class JournalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/journal/balance", Balance).Needs("fin.view").ExcludeFromDescription();
        routes.MapGet("/office/journal/balance/export", ExportBalance).Needs("fin.view").ExcludeFromDescription();
        routes.MapGet("/office/journal/{id:guid}", One).Needs("fin.view").ExcludeFromDescription();
        routes
            .MapPost("/office/journal/{id:guid}/check", Check)
            .Needs("fin.approve")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/journal/{id:guid}/reverse", Reverse)
            .Needs("fin.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapGet("/api/v1/journal/{id:guid}", OneByApi)
            .Needs("fin.view")
            .WithName("GetJournalEntry")
            .WithSummary("An entry with its lines and its checker")
            .WithTags("Journal");
        routes
            .MapGet("/api/v1/journal/balance", BalanceByApi)
            .Needs("fin.view")
            .WithName("GetTrialBalance")
            .WithSummary("The trial balance of a period; `from` and `to` as yyyy-MM-dd")
            .WithTags("Journal");
        routes
            .MapPost(
                "/api/v1/journal/{id:guid}/check",
                async (Guid id, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            context.Actor(),
                            (CheckEntry u) => u.Run(id, ct),
                            ct,
                            context.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .Needs("fin.approve")
            .WithName("CheckJournalEntry")
            .WithSummary("Mark an entry as checked; not by its maker")
            .WithTags("Journal");
        routes
            .MapPost(
                "/api/v1/journal/{id:guid}/reverse",
                async (
                    Guid id,
                    ReverseBody body,
                    HttpContext context,
                    UseCaseExecutor executor,
                    CancellationToken ct
                ) =>
                    (
                        await executor.Run(
                            context.Actor(),
                            (ReverseEntry u) => u.Run(id, body.Reason, ct),
                            ct,
                            context.IdempotencyKey()
                        )
                    ).ToCreated(made => $"/api/v1/journal/{made}")
            )
            .Needs("fin.edit")
            .WithName("ReverseJournalEntry")
            .WithSummary("Undo an entry by a new one with the sides exchanged")
            .WithTags("Journal");
    }

    internal sealed record ReverseBody(string Reason);

    private static async Task<IResult> One(
        Guid id,
        HttpContext context,
        LedgerQueries ledger,
        IRefusalPages pages,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    ) => await Show(id, context, ledger, pages, L, new FormState(), ct);

    private static async Task<IResult> Show(
        Guid id,
        HttpContext context,
        LedgerQueries ledger,
        IRefusalPages pages,
        IStringLocalizer<FinanceTexts> L,
        FormState form,
        CancellationToken ct
    )
    {
        if (await ledger.Entry(id, ct) is not { } file)
            return pages.Answer(context, FinanceErrors.NotFound);
        var actor = context.Actor();
        return PageResult.Page(
            file.Entry.No,
            JournalPages.One(file, actor.May("fin.approve"), actor.May("fin.edit"), form, L),
            typeof(OfficeLayout),
            form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }

    private static async Task<IResult> Check(
        Guid id,
        HttpContext context,
        LedgerQueries ledger,
        UseCaseExecutor executor,
        IRefusalPages pages,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        var done = await executor.Run(context.Actor(), (CheckEntry u) => u.Run(id, ct), ct);
        if (done.IsDone)
            return PageResult.Redirect(context, $"/office/journal/{id}");
        var form = new FormState();
        form.Accept(done.Refusal);
        return await Show(id, context, ledger, pages, L, form, ct);
    }

    private static async Task<IResult> Reverse(
        Guid id,
        HttpContext context,
        LedgerQueries ledger,
        UseCaseExecutor executor,
        IRefusalPages pages,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var made = await executor.Run(context.Actor(), (ReverseEntry u) => u.Run(id, form["reason"], ct), ct);
        if (made.IsDone)
            return PageResult.Redirect(context, $"/office/journal/{made.Value}");
        form.Accept(made.Refusal);
        return await Show(id, context, ledger, pages, L, form, ct);
    }

    /// <summary>This month until today, unless the query says otherwise.</summary>
    private static (DateOnly From, DateOnly To) Period(HttpRequest request, Company company, TimeProvider clock)
    {
        var today = company.Calendar.DateOf(clock.Now());
        return (
            Asked.Day(request.Query["from"]) ?? new DateOnly(today.Year, today.Month, 1),
            Asked.Day(request.Query["to"]) ?? today
        );
    }

    private static async Task<IResult> Balance(
        HttpContext context,
        LedgerQueries ledger,
        Company company,
        TimeProvider clock,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        var (from, to) = Period(context.Request, company, clock);
        return PageResult.Page(
            L["试算平衡表"],
            JournalPages.Balance(await ledger.Balance(from, to, ct), from, to, L),
            typeof(OfficeLayout)
        );
    }

    private static async Task<IResult> ExportBalance(
        HttpContext context,
        string? format,
        LedgerQueries ledger,
        Company company,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (from, to) = Period(context.Request, company, clock);
        return Export.File(
            "trial-balance",
            format,
            [
                new ExportColumn<BalanceLine>(("科目", "Account"), l => l.Code),
                new(("科目名称", "Account name"), l => l.Name),
                new(("期初", "Opening"), l => l.Opening),
                new(("借方", "Debit"), l => l.Debit),
                new(("贷方", "Credit"), l => l.Credit),
                new(("期末", "Closing"), l => l.Closing),
            ],
            (await ledger.Balance(from, to, ct)).ToAsyncEnumerable()
        );
    }

    private static async Task<IResult> BalanceByApi(
        HttpContext context,
        LedgerQueries ledger,
        Company company,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (from, to) = Period(context.Request, company, clock);
        return TypedResults.Ok(await ledger.Balance(from, to, ct));
    }

    private static async Task<IResult> OneByApi(Guid id, LedgerQueries ledger, CancellationToken ct) =>
        await ledger.Entry(id, ct) is { } file ? TypedResults.Ok(file) : Refusals.Problem(FinanceErrors.NotFound);
}
