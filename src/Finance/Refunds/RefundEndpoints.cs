using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

internal static class RefundEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/refunds", List).Needs("fin.view", "refund.pay").ExcludeFromDescription();
        routes.MapGet("/office/refunds/export", ExportList).Needs("fin.view", "refund.pay").ExcludeFromDescription();
        routes.MapPost("/office/refunds/{id:guid}/retry", Retry).Needs("refund.pay").DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/office/refunds/{id:guid}/paid", Paid).Needs("refund.pay").DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/api/v1/refunds", ListByApi).Needs("fin.view", "refund.pay").WithName("ListRefunds").WithSummary("Refunds, newest first, or sorted by `requested`, `no`, `document` or `amount`; `next` of the answer pages on as `after`").WithTags("Refunds");
        routes.MapPost("/api/v1/refunds/{id:guid}/retry", async (Guid id, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                (await executor.Run(context.Actor(), (RetryRefund u) => u.Run(id, ct), ct, context.IdempotencyKey())).ToHttp())
            .Needs("refund.pay").WithName("RetryRefund").WithSummary("Try a failed refund once more").WithTags("Refunds");
        routes.MapPost("/api/v1/refunds/{id:guid}/paid", async (Guid id, PaidBody body, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                (await executor.Run(context.Actor(), (PayRefundByHand u) => u.Run(id, body.Reference, ct), ct, context.IdempotencyKey())).ToHttp())
            .Needs("refund.pay").WithName("PayRefundByHand").WithSummary("Note that a refund was paid by bank transfer").WithTags("Refunds");
    }

    internal sealed record PaidBody(string Reference);

    private static RefundFilter Filter(HttpRequest request) => new(Asked.Choice<RefundState>(request.Query["state"]), request.Query["q"].FirstOrDefault()?.Trim());

    private static Task<IResult> List(HttpContext context, LedgerQueries ledger, TimeProvider clock, IStringLocalizer<FinanceTexts> L, CancellationToken ct) => Show(context, ledger, clock, L, null, ct);

    private static async Task<IResult> Show(HttpContext context, LedgerQueries ledger, TimeProvider clock, IStringLocalizer<FinanceTexts> L, FormState? form, CancellationToken ct)
    {
        var (filter, query) = (Filter(context.Request), TableQuery.From(context) with { Path = "/office/refunds" });
        var body = RefundPages.List(await ledger.RefundPage(filter, query.Place, ct), query, filter, await ledger.RefundCounts(ct), context.Actor().May("refund.pay"), form, clock.Now(), L);
        return PageResult.Page(L["退款"], body, typeof(OfficeLayout), form is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult ExportList(HttpContext context, string? format, LedgerQueries ledger) => Export.File("refunds", format,
    [
        new ExportColumn<Refund>(("退款单", "Refund"), r => r.No), new(("订单", "Order"), r => r.DocumentNo), new(("客户", "Customer"), r => r.Payer), new(("金额", "Amount"), r => r.Amount),
        new(("方式", "Method"), r => PaymentMethods.Name(r.Method).ToString()), new(("原因", "Reason"), r => r.Reason), new(("状态", "State"), r => Refund.Name(r.State).ToString()),
        new(("提出", "Requested"), r => Format.Full(r.RequestedAt)), new(("到账", "Paid"), r => r.EndedAt is { } at ? Format.Full(at) : ""), new(("失败原因", "Failure"), r => r.Failure),
    ], LedgerQueries.RefundSorts.Sorted(ledger.Refunds(Filter(context.Request)), TableQuery.From(context).Place).AsAsyncEnumerable());

    private static async Task<IResult> Retry(Guid id, HttpContext context, LedgerQueries ledger, UseCaseExecutor executor, TimeProvider clock, IStringLocalizer<FinanceTexts> L, CancellationToken ct) =>
        await After(await executor.Run(context.Actor(), (RetryRefund u) => u.Run(id, ct), ct), context, ledger, clock, L, ct);

    private static async Task<IResult> Paid(Guid id, HttpContext context, LedgerQueries ledger, UseCaseExecutor executor, TimeProvider clock, IStringLocalizer<FinanceTexts> L, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        return await After(await executor.Run(context.Actor(), (PayRefundByHand u) => u.Run(id, form["reference"], ct), ct), context, ledger, clock, L, ct);
    }

    private static async Task<IResult> After(Result done, HttpContext context, LedgerQueries ledger, TimeProvider clock, IStringLocalizer<FinanceTexts> L, CancellationToken ct)
    {
        if (done.IsDone) return PageResult.Redirect(context, "/office/refunds");
        var form = new FormState();
        foreach (var refusal in done.Refusal.All) form.AddError(refusal.Message.ToString());
        return await Show(context, ledger, clock, L, form, ct);
    }

    private static async Task<IResult> ListByApi(RefundState? state, string? q, [AsParameters] ListPlace place, LedgerQueries ledger, CancellationToken ct) => TypedResults.Ok(await ledger.RefundPage(new RefundFilter(state, q), place, ct));
}
