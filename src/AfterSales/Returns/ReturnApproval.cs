using Zhanggui.Approvals;
using Zhanggui.Ordering;

namespace Zhanggui.AfterSales;

/// <summary>A return that somebody must grant, with its order.</summary>
internal sealed record ReturnToGrant(ReturnCase Case, OrderView Order, bool IsInTime, DateTimeOffset Now)
{
    public Text Title =>
        (
            $"{ReturnStates.NameOf(Case.Kind).Zh} {Case.OrderNo}，{Case.Pieces} 件",
            $"{ReturnStates.NameOf(Case.Kind).En} of {Case.OrderNo}, {Case.Pieces} pieces"
        );

    public string Reason => Case.What.Length > 200 ? Case.What[..200] : Case.What;

    public string Received => Order.ReceivedAt is { } at ? Days((int)(Now - at).TotalDays).ToString() : "—";

    private static Text Days(int days) => ($"{days} 天前", $"{days} days ago");
}

/// <summary>A return slip that somebody must sign: what was found when the goods came.</summary>
internal sealed record ReturnSlip(ReturnCase Case, IReadOnlyList<ReturnFinding> Found)
{
    public int Came => Found.Sum(f => f.Came);

    public Money Due => ReturnSettlement.Due(Case, Found);

    public Text Title => ($"退货单 {Case.No}，收到 {Came} 件", $"Return slip {Case.No}, {Came} pieces came");
}

/// <summary>What is approved about returns.</summary>
internal static class ReturnApproval
{
    /// <summary>AFS-09, AFS-10: beyond the own authority the store manager confirms it.</summary>
    public static readonly ApprovalKind<ReturnToGrant> Granting = new ApprovalKind<ReturnToGrant>(
        "return",
        ("退换货", "Return or exchange"),
        "STOREMGR",
        "AFS-10"
    )
    {
        Hours = 12,
        Then = ("告诉客户寄到哪里，货到后验收", "The customer is told where to send it; it is inspected when it comes"),
    }
        .Asks(r => r.Case.Subject, r => $"/office/returns/{r.Case.No}", r => r.Title, r => r.Reason)
        .Facts(r => r.Case.Lines.OrderBy(l => l.No).Select(Goods))
        .Fact(("原因", "Reason"), r => ReturnStates.NameOf(r.Case.Reason))
        .Fact(("客户同意", "Customer's consent"), r => r.Case.Consent)
        .Figure(r => Worth(r.Case))
        .Figure(("订单", "Order"), r => r.Order.Total.ToYuan())
        .Figure(("签收", "Received"), r => r.Received)
        .Links(r => r.Case.Picture is { } picture ? [new ApprovalLink(("照片", "Picture"), Files.Url(picture))] : [])
        .Caution(r => r.IsInTime ? null : ("已超过退换期限", "The days for returns are over"))
        .Amount(r => r.Case.Goods + r.Case.Postage)
        .Document<ReturnDecision>((d, id, ct) => d.ToGrant(id, ct), ReturnErrors.NotWaiting)
        .Approved<ReturnDecision>((d, r, e, ct) => d.Grant(r.Case, e, ct))
        .Rejected<ReturnDecision>((d, r, e, ct) => d.End(r.Case, ReturnVerb.Refuse, e, ct))
        .Withdrawn<ReturnDecision>((d, r, e, ct) => d.End(r.Case, ReturnVerb.Withdraw, e, ct));

    /// <summary>
    /// AFS-11: the return slip is signed by customer service and the operations director before anything is posted.
    /// </summary>
    public static readonly ApprovalKind<ReturnSlip> Signing = new ApprovalKind<ReturnSlip>(
        "return.slip",
        ("退货单签字", "Return slip"),
        "CSPOST/CSMGR > OPSDIR",
        "AFS-11"
    )
    {
        Then = (
            "好件入库，退货退款，换货发新货",
            "Good pieces enter the stock; the money goes back, or the exchanged goods go out"
        ),
    }
        .Asks(s => s.Case.Subject, s => $"/office/returns/{s.Case.No}", s => s.Title, Note)
        .Facts(s => s.Case.Lines.OrderBy(l => l.No).Select(l => Found(l, s.Found.First(f => f.LineNo == l.No))))
        .Figure(Back)
        .Figure(("好件", "Good"), s => s.Found.Sum(f => f.Good).ToString(null, null))
        .Figure(("坏件", "Broken"), s => s.Found.Sum(f => f.Bad).ToString(null, null))
        .Caution(Unlike)
        .Amount(s => s.Case.Kind == ReturnKind.Return ? s.Due : s.Case.Goods)
        .Document<ReturnDecision>((d, id, ct) => d.ToSign(id, ct), ReturnErrors.NotWaiting)
        // The money is looked at again before the last signature.
        .Gate<ReturnSettlement>((r, s, ct) => r.Refuse(s.Case, s.Found, ct))
        .Approved<ReturnDecision>((d, s, e, ct) => d.Settle(s, e, ct))
        .Rejected<ReturnDecision>((d, s, e, ct) => d.End(s.Case, ReturnVerb.Refuse, e, ct))
        .Withdrawn<ReturnDecision>((d, s, e, ct) => d.InspectAgain(s.Case, e, ct));

    private static ApprovalFact Goods(ReturnLine l) =>
        new(
            l.Shown,
            new Text(
                $"{l.Quantity} 件　{l.Variant.Zh}{(l.NewVariant is { } n ? " → " + n.Zh : "")}",
                $"{l.Quantity} × {l.Variant.En}{(l.NewVariant is { } e ? " → " + e.En : "")}"
            )
        )
        {
            PictureUrl = l.Goods.PictureUrl,
        };

    private static ApprovalFigure Worth(ReturnCase c) =>
        c.Kind == ReturnKind.Return
            ? new ApprovalFigure(("要退", "Refund"), c.Refund.ToYuan())
            : new ApprovalFigure(("换出", "Worth"), c.Goods.ToYuan());

    private static string Note(ReturnSlip s) => s.Case.Progress.InspectionNote ?? "件数、成色与单据一致";

    private static ApprovalFigure Back(ReturnSlip s) =>
        s.Case.Kind == ReturnKind.Return
            ? new ApprovalFigure(("退款", "Refund"), s.Due.ToYuan())
            : new ApprovalFigure(("换出", "Exchanged"), s.Came.ToString(null, null));

    private static Text? Unlike(ReturnSlip s) =>
        s.Came < s.Case.Pieces ? ("比客户说的少", "Fewer pieces than agreed")
        : s.Found.Any(f => f.Bad > 0) ? ("有坏件，不入可售库存", "Broken pieces do not enter the stock")
        : null;

    private static ApprovalFact Found(ReturnLine line, ReturnFinding found) =>
        new(
            line.Shown,
            new Text(
                $"好件 {found.Good}，坏件 {found.Bad}{(found.BinCode is { } bin ? "，入 " + bin : "")}",
                $"{found.Good} good, {found.Bad} broken{(found.BinCode is { } to ? ", into " + to : "")}"
            ),
            new Text($"{line.Quantity} 件", $"{line.Quantity} pieces")
        )
        {
            PictureUrl = line.Goods.PictureUrl,
            Warning =
                found.Came < line.Quantity.Units ? ("少件", "fewer")
                : found.Bad > 0 ? ("有坏件", "broken")
                : null,
        };
}

/// <summary>What follows from a decision about a return or its slip, in its transaction.</summary>
internal sealed class ReturnDecision(
    ReturnTransitions transitions,
    ReturnSettlement settlement,
    ReturnStock goods,
    IOrders orders,
    OperationContext context
)
{
    public async Task<ReturnToGrant?> ToGrant(Guid id, CancellationToken ct) =>
        await transitions.Find(id, ct) is { State: ReturnState.Reviewing } c
            ? transitions.ToGrant(c, (await orders.Of(new OrderId(c.OrderId), ct))!)
            : null;

    public async Task<ReturnSlip?> ToSign(Guid id, CancellationToken ct) =>
        await transitions.Find(id, ct) is { State: ReturnState.Inspected } c
            ? new ReturnSlip(c, await goods.Found(c, ct))
            : null;

    public Task<Result> Grant(ReturnCase c, ApprovalDecided e, CancellationToken ct)
    {
        context.Changed("returns");
        return transitions.Grant(c, e.By, ct);
    }

    public Task<Result> End(ReturnCase c, ReturnVerb verb, ApprovalDecided e, CancellationToken ct)
    {
        context.Changed("returns");
        return transitions.End(c, verb, e.By, e.Comment, ct);
    }

    public async Task<Result> Settle(ReturnSlip slip, ApprovalDecided e, CancellationToken ct)
    {
        await settlement.Settle(slip.Case, slip.Found, e.By, ct);
        return Result.Done;
    }

    /// <summary>The slip was taken back: what came is inspected once more.</summary>
    public async Task<Result> InspectAgain(ReturnCase c, ApprovalDecided e, CancellationToken ct)
    {
        if (c.Progress.Recount() is { IsDone: false } refused)
            return refused;
        context.Record(
            c.Subject,
            ("退货单撤回，重新验收", "Slip taken back, to be inspected again"),
            new { state = ReturnState.Inspected },
            new { c.State },
            e.Comment
        );
        context.Changed("returns");
        await transitions.Await(c, ct);
        return Result.Done;
    }
}
