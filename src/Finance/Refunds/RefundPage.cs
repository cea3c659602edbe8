using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

/// <summary>The bank's reference of a transfer.</summary>
internal sealed record PaidBody(string Reference);

/// <summary>Refunds (FIN-16): the list, and one of them with what finance does about it.</summary>
internal static class RefundPage
{
    private const string Key = "refunds";
    private const string Tag = "Refunds";
    private static readonly string[] See = ["fin.view", "refund.pay"];
    private static readonly string[] Pay = ["refund.pay"];

    public static readonly ListPage<Refund> List = new ListPage<Refund>(Key, ("退款", "Refunds"), See)
        .For(
            (
                "线上付的款由支付平台原路退回；转账付的由出纳转回，转好后在这里登记流水号。",
                "Online payments go back by the provider; transfers are paid back by the cashier, who notes the bank's reference here."
            )
        )
        .From<LedgerQueries>((ledger, request, take) => ledger.RefundPage(request, take))
        .Pick<LedgerQueries>((ledger, request, numbers) => ledger.RefundsNumbered(numbers, request.Ct))
        .At(UrlOf)
        .Tabs(request => request.Get<LedgerQueries>().RefundTabs(request.Ct), "state")
        .Filter(ListFilter.Search(("订单号或退款单号", "Order or refund number")))
        .Empty(_ => new ListEmpty(
            ("没有退款", "No refunds"),
            (
                "取消已付款的订单，或钱到得太晚，退款单会自动出现在这里。",
                "They appear by themselves when a paid order is cancelled, or money comes too late."
            ),
            "receipt-refund"
        ))
        .Column("no", ("退款单", "Refund"), r => r.No, sorts: true)
        .Column("document", ("订单", "Order"), r => r.DocumentNo, sorts: true, cell: (r, _) => RefundViews.Document(r))
        .Column("customer", ("客户", "Customer"), r => r.Payer)
        .Column("amount", ("金额（元）", "Amount (yuan)"), r => r.Amount, sorts: true)
        .Column("method", ("方式", "Method"), r => PaymentMethods.Name(r.Method))
        .Column("reason", ("原因", "Reason"), r => r.Reason)
        .Column("state", ("状态", "State"), r => Refund.Name(r.State), cell: (r, _) => RefundViews.State(r))
        .Column("requested", ("提出", "Requested"), r => r.RequestedAt, sorts: true)
        .Column("by", ("提出人", "Requested by"), r => r.RequestedBy, shown: false)
        .Column("paid", ("到账", "Paid"), r => r.EndedAt, shown: false)
        .Column("reference", ("流水号", "Reference"), r => r.Reference, shown: false)
        .Column("failure", ("失败原因", "Failure"), r => r.Failure, shown: false)
        .Json(
            "ListRefunds",
            Tag,
            "Refunds, newest first, or sorted by `requested`, `no`, `document` or `amount`; `next` of the answer pages on as `after`",
            r => r
        )
        .Found("RF", "receipt-refund", r => $"{r.DocumentNo} · {r.Amount.ToYuan()}")
        .Act<RetryRefund>(
            "retry",
            ("重试", "Try again"),
            "refund.pay",
            (u, r, _, ct) => u.Run(r.Id, ct),
            r => Refund.Moves.Next(r.State, RefundVerb.Retry) is { IsDone: false } no ? no.Refusal : null
        );

    public static readonly DocumentPage<Refund> Document = new DocumentPage<Refund>(Key, See)
        .From<LedgerQueries>((ledger, id, ct) => ledger.Refund(id, ct), FinanceErrors.NotFound)
        .Shows(r => r.No, RefundViews.One)
        .Audited(r => (r.Subject.Type, r.Id))
        .Json("GetRefund", Tag, "One refund, by its id or its number", r => r)
        .Act<RetryRefund>(
            "retry",
            Pay,
            (u, id, ct) => u.Run(LedgerQueries.IdOf(id), ct),
            ("又提交给支付平台了", "Sent to the provider again"),
            "RetryRefund",
            "Try a failed refund once more"
        )
        .Act<PayRefundByHand, PaidBody>(
            "paid",
            Pay,
            (u, id, i, ct) => u.Run(LedgerQueries.IdOf(id), i.Reference, ct),
            ("已登记转账", "The transfer is noted"),
            "PayRefundByHand",
            "Note that a refund was paid by bank transfer"
        );

    public static string UrlOf(Refund refund) => "/office/refunds/" + refund.Id;
}
