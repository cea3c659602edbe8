using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

/// <summary>A transfer that has come.</summary>
internal sealed record ConfirmBody(Money Amount, string Reference, DateOnly? PaidOn, string? Note);

/// <summary>
/// Receivables (FIN-03): the list, and one of them with its payments and the confirmation of a transfer.
/// </summary>
internal static class ReceivablePage
{
    private const string Key = "receivables";
    private const string Tag = "Receivables";
    private static readonly string[] See = ["fin.view", "payment.confirm"];

    public static readonly ListPage<Receivable> List = new ListPage<Receivable>(Key, ("应收与收款", "Receivables"), See)
        .For(
            (
                "转账到账后在这里确认，订单才会放行",
                "A transfer that has come is confirmed here; only then the order goes on"
            )
        )
        .From<LedgerQueries>((ledger, request, take) => ledger.ReceivablePage(request, take))
        .At(r => $"/office/receivables/{r.Id}")
        .Note(async request => ReceivableViews.Open(await request.Get<LedgerQueries>().Open(request.Ct)))
        .Filter(ListFilter.Search(("订单号或付款人", "Order or payer")))
        .Filter(ListFilter.Of<ReceivableState>("state", ("全部状态", "All states"), ReceivableViews.NameOf))
        .Filter(ListFilter.Of<PaymentMethod>("method", ("全部付款方式", "All methods"), PaymentMethods.Name))
        .Empty(_ => new ListEmpty(
            ("没有符合条件的账款", "No receivable fits"),
            ("客户下单后，待收的款会自动出现在这里。", "What customers owe appears here as soon as they order."),
            "cash"
        ))
        .Column("no", ("订单", "Order"), r => r.DocumentNo, sorts: true)
        .Column("payer", ("付款人", "Payer"), r => r.Payer)
        .Column("method", ("付款方式", "Method"), r => PaymentMethods.Name(r.Method))
        .Column("amount", ("应收（元）", "Amount (yuan)"), r => r.Amount, sorts: true)
        .Column("paid", ("已收（元）", "Paid (yuan)"), r => r.Paid)
        .Column("refunded", ("已退（元）", "Refunded (yuan)"), r => r.Refunded)
        .Column("state", ("状态", "State"), r => ReceivableViews.NameOf(r.State), cell: ReceivableViews.State)
        .Column("opened", ("下单", "Opened"), r => r.OpenedAt, sorts: true)
        .Column("paidAt", ("收款", "Paid at"), r => r.PaidAt, shown: false)
        .Column("deadline", ("期限", "Due"), r => r.State == ReceivableState.Open ? r.Deadline : null)
        .Json(
            "ListReceivables",
            Tag,
            "Receivables, newest first, or sorted by `opened`, `no` or `amount`; `next` of the answer pages on as `after`",
            r => r
        );

    public static readonly DocumentPage<ReceivableFile> Document = new DocumentPage<ReceivableFile>(Key, See)
        .From<LedgerQueries>((ledger, id, ct) => ledger.Receivable(LedgerQueries.IdOf(id), ct), FinanceErrors.NotFound)
        .Shows(f => f.Receivable.DocumentNo, ReceivableViews.One)
        .Audited(f => (f.Receivable.Subject.Type, f.Receivable.Id))
        .Json("GetReceivable", Tag, "A receivable with its payments and refunds", f => f)
        .Act<ConfirmPayment, ConfirmBody>(
            "confirm",
            ["payment.confirm"],
            (u, id, i, ct) =>
                u.Run(new ConfirmPaymentInput(LedgerQueries.IdOf(id), i.Amount, i.Reference, i.PaidOn, i.Note), ct),
            ("已确认收款", "The payment is confirmed"),
            "ConfirmPayment",
            "Confirm a transfer that has come, by its bank reference"
        );
}
