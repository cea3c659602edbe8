using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

internal static class ReceivableEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/receivables", List).Needs("fin.view", "payment.confirm").ExcludeFromDescription();
        routes.MapGet("/office/receivables/export", ExportList).Needs("fin.view", "payment.confirm").ExcludeFromDescription();
        routes.MapGet("/office/receivables/{id:guid}", One).Needs("fin.view", "payment.confirm").ExcludeFromDescription();
        routes.MapPost("/office/receivables/{id:guid}/confirm", Confirm).Needs("payment.confirm").DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/api/v1/receivables", ListByApi).Needs("fin.view", "payment.confirm").WithName("ListReceivables").WithSummary("Receivables, newest first, or sorted by `opened`, `no` or `amount`; `next` of the answer pages on as `after`").WithTags("Receivables");
        routes.MapGet("/api/v1/receivables/{documentId:guid}", OneByApi).Needs("fin.view", "payment.confirm").WithName("GetReceivable").WithSummary("A receivable with its payments and refunds").WithTags("Receivables");
        routes.MapPost("/api/v1/receivables/{documentId:guid}/confirm", ConfirmByApi).Needs("payment.confirm").WithName("ConfirmPayment").WithSummary("Confirm a transfer that has come, by its bank reference").WithTags("Receivables");
    }

    internal sealed record ConfirmBody(Money Amount, string Reference, DateOnly? PaidOn, string? Note);

    private static ReceivableFilter Filter(HttpRequest request) => new(
        Asked.Choice<ReceivableState>(request.Query["state"]), Asked.Choice<PaymentMethod>(request.Query["method"]), request.Query["q"].FirstOrDefault()?.Trim());

    private static async Task<IResult> List(HttpContext context, LedgerQueries ledger, TimeProvider clock, IStringLocalizer<FinanceTexts> L, CancellationToken ct)
    {
        var (filter, query) = (Filter(context.Request), TableQuery.From(context));
        var page = await ledger.ReceivablePage(filter, query.Place, ct);
        return PageResult.Page(L["应收与收款"], OfficePages.List(page, query, filter, await ledger.Open(ct), clock.Now(), L), typeof(OfficeLayout));
    }

    private static IResult ExportList(HttpContext context, string? format, LedgerQueries ledger, IStringLocalizer<FinanceTexts> L) => Export.File("receivables", format,
    [
        new ExportColumn<Receivable>(("订单", "Order"), r => r.DocumentNo), new(("付款人", "Payer"), r => r.Payer), new(("付款方式", "Method"), r => PaymentMethods.Name(r.Method).ToString()),
        new(("应收", "Amount"), r => r.Amount), new(("已收", "Paid"), r => r.Paid), new(("已退", "Refunded"), r => r.Refunded), new(("状态", "State"), r => OfficePages.StateName(r.State, L)),
        new(("下单", "Opened"), r => Format.Full(r.OpenedAt)), new(("收款", "Paid at"), r => r.PaidAt is { } at ? Format.Full(at) : ""),
    ], LedgerQueries.ReceivableSorts.Sorted(ledger.Receivables(Filter(context.Request)), TableQuery.From(context).Place).AsAsyncEnumerable());

    private static async Task<IResult> One(Guid id, HttpContext context, LedgerQueries ledger, IRefusalPages pages, TimeProvider clock, IStringLocalizer<FinanceTexts> L, CancellationToken ct) =>
        await ledger.Receivable(id, ct) is { } file
            ? PageResult.Page(file.Receivable.DocumentNo, OfficePages.One(file, context.Actor().May("payment.confirm"), new FormState(), clock.Now(), L), typeof(OfficeLayout))
            : pages.Answer(context, FinanceErrors.NotFound);

    private static async Task<IResult> Confirm(Guid id, HttpContext context, LedgerQueries ledger, UseCaseExecutor executor, IRefusalPages pages, TimeProvider clock, IStringLocalizer<FinanceTexts> L, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        if (!Money.TryParse(form["amount"], out var amount)) form.AddError("amount", L["请填金额，最多两位小数"]);
        if (form["paidOn"].Length > 0 && Asked.Day(form["paidOn"]) is null) form.AddError("paidOn", L["请按 2026-11-22 的样子填日期"]);
        if (!form.HasErrors)
        {
            var input = new ConfirmPaymentInput(id, amount, form["reference"], Asked.Day(form["paidOn"]), form["note"].Length == 0 ? null : form["note"]);
            var done = await executor.Run(context.Actor(), (ConfirmPayment u) => u.Run(input, ct), ct, context.IdempotencyKey());
            if (done.IsDone) return PageResult.Redirect(context, $"/office/receivables/{id}");
            form.Accept(done.Refusal);
        }

        return await ledger.Receivable(id, ct) is { } file
            ? PageResult.Page(file.Receivable.DocumentNo, OfficePages.One(file, true, form, clock.Now(), L), typeof(OfficeLayout), StatusCodes.Status422UnprocessableEntity)
            : pages.Answer(context, FinanceErrors.NotFound);
    }

    private static async Task<IResult> ListByApi(ReceivableState? state, PaymentMethod? method, string? q, [AsParameters] ListPlace place, LedgerQueries ledger, CancellationToken ct) =>
        TypedResults.Ok(await ledger.ReceivablePage(new ReceivableFilter(state, method, q), place, ct));

    private static async Task<IResult> OneByApi(Guid documentId, LedgerQueries ledger, CancellationToken ct) =>
        await ledger.Receivable(documentId, ct) is { } file ? TypedResults.Ok(file) : Refusals.Problem(FinanceErrors.NotFound);

    private static async Task<IResult> ConfirmByApi(Guid documentId, ConfirmBody body, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
        (await executor.Run(context.Actor(), (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(documentId, body.Amount, body.Reference, body.PaidOn, body.Note), ct), ct, context.IdempotencyKey())).ToHttp();
}
