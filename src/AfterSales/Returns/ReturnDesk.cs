using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Work;

namespace Zhanggui.AfterSales;

/// <summary>
/// Who decides on returns and signs their slips, and what is on whose list; inside the running operation.
/// </summary>
internal sealed class ReturnDesk(
    ShopDb db,
    OperationContext context,
    IApprovals approvals,
    IToDos todos,
    Policies policies,
    Company company
)
{
    public const string AwaitKind = "return.await";

    /// <summary>AFS-09, AFS-10: beyond the own authority the store manager confirms it.</summary>
    public static readonly ApprovalKind Granting = new("return", ("退换货", "Return or exchange"), "STOREMGR", "AFS-10")
    {
        Hours = 12,
        Then = ("告诉客户寄到哪里，货到后验收", "The customer is told where to send it; it is inspected when it comes"),
    };

    /// <summary>
    /// AFS-11: the return slip is signed by customer service and the operations director before anything is posted.
    /// </summary>
    public static readonly ApprovalKind Signing = new(
        "return.slip",
        ("退货单签字", "Return slip"),
        "CSPOST/CSMGR > OPSDIR",
        "AFS-11"
    )
    {
        Hours = 24,
        Then = (
            "好件入库，退货退款，换货发新货",
            "Good pieces enter the stock; the money goes back, or the exchanged goods go out"
        ),
    };

    public Task<ReturnCase?> Find(string no, CancellationToken ct)
    {
        var upper = (no ?? "").Trim().ToUpperInvariant();
        return All.FirstOrDefaultAsync(c => c.No == upper, ct);
    }

    public Task<ReturnCase?> Find(Guid id, CancellationToken ct) => All.FirstOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>
    /// ORD-29, AFS-26: in time, and with what was granted on this order before within what the position may grant.
    /// </summary>
    public bool IsWithin(DraftReturn draft)
    {
        var (limit, granted) = (
            ApprovalLimit.Of(context.Actor, policies.Get(ReturnPolicies.Authority)),
            draft.Room.Granted
        );
        return IsInTime(draft.Room.Order) && limit.Covers(granted.Worth + draft.Worth, granted.Pieces + draft.Pieces);
    }

    public bool IsInTime(OrderView order) =>
        order.ReceivedAt is not { } received || context.Now <= received.AddDays(policies.Get(ReturnPolicies.Window));

    public async Task<Result<ApprovalAsked>> AskGranting(ReturnCase c, OrderView order, CancellationToken ct) =>
        await approvals.Ask(
            new ApprovalAsk(
                Granting.Key,
                c.Subject,
                $"/office/returns/{c.No}",
                new Text(
                    $"{ReturnStates.NameOf(c.Kind).Zh} {c.OrderNo}，{c.Pieces} 件",
                    $"{ReturnStates.NameOf(c.Kind).En} of {c.OrderNo}, {c.Pieces} pieces"
                ),
                c.What.Length > 200 ? c.What[..200] : c.What
            )
            {
                Facts =
                [
                    .. c
                        .Lines.OrderBy(l => l.No)
                        .Select(l => new ApprovalFact(
                            l.Shown,
                            new Text(
                                $"{l.Quantity} 件　{l.Variant.Zh}{(l.NewVariant is { } n ? " → " + n.Zh : "")}",
                                $"{l.Quantity} × {l.Variant.En}{(l.NewVariant is { } e ? " → " + e.En : "")}"
                            )
                        )
                        {
                            PictureUrl = l.PictureUrl,
                        }),
                    new ApprovalFact(("原因", "Reason"), ReturnStates.NameOf(c.Reason)),
                    new ApprovalFact(("客户同意", "Customer's consent"), new Text(c.Consent, c.Consent)),
                ],
                Figures =
                [
                    new ApprovalFigure(
                        c.Kind == ReturnKind.Return ? ("要退", "Refund") : ("换出", "Worth"),
                        (c.Kind == ReturnKind.Return ? c.Refund : c.Goods).ToYuan()
                    ),
                    new ApprovalFigure(("订单", "Order"), order.Total.ToYuan()),
                    new ApprovalFigure(("签收", "Received"), order.ReceivedAt is { } at ? Days(at) : "—"),
                ],
                Links = c.Picture is { } picture ? [new ApprovalLink(("照片", "Picture"), Files.Url(picture))] : [],
                Caution = IsInTime(order) ? null : ("已超过退换期限", "The days for returns are over"),
                Amount = c.Goods + c.Postage,
            },
            ct
        );

    public async Task<Result<ApprovalAsked>> AskSigning(
        ReturnCase c,
        IReadOnlyList<ReturnFinding> found,
        CancellationToken ct
    ) =>
        await approvals.Ask(
            new ApprovalAsk(
                Signing.Key,
                c.Subject,
                $"/office/returns/{c.No}",
                new Text(
                    $"退货单 {c.No}，收到 {found.Sum(f => f.Came)} 件",
                    $"Return slip {c.No}, {found.Sum(f => f.Came)} pieces came"
                ),
                c.Progress.InspectionNote ?? "件数、成色与单据一致"
            )
            {
                Facts = [.. c.Lines.OrderBy(l => l.No).Select(l => Fact(l, found.First(f => f.LineNo == l.No)))],
                Figures =
                [
                    new ApprovalFigure(
                        c.Kind == ReturnKind.Return ? ("退款", "Refund") : ("换出", "Exchanged"),
                        c.Kind == ReturnKind.Return
                            ? ReturnSettlement.Due(c, found).ToYuan()
                            : found.Sum(f => f.Came).ToString(null, null)
                    ),
                    new ApprovalFigure(("好件", "Good"), found.Sum(f => f.Good).ToString(null, null)),
                    new ApprovalFigure(("坏件", "Broken"), found.Sum(f => f.Bad).ToString(null, null)),
                ],
                Caution =
                    found.Sum(f => f.Came) < c.Pieces ? ("比客户说的少", "Fewer pieces than agreed")
                    : found.Any(f => f.Bad > 0) ? ("有坏件，不入可售库存", "Broken pieces do not enter the stock")
                    : null,
                Amount = c.Kind == ReturnKind.Return ? ReturnSettlement.Due(c, found) : c.Goods,
            },
            ct
        );

    /// <summary>It is agreed: the customer is told where to send it, and the returns clerk awaits it.</summary>
    public async Task<Result> Grant(ReturnCase c, string by, CancellationToken ct)
    {
        var backBy = context.Now.AddDays(policies.Get(ReturnPolicies.SendBack));
        if (c.Progress.Grant(by, context.Now, backBy) is { IsDone: false } refused)
            return refused;
        context.Record(
            c.Subject,
            ("同意退换货", "Return granted"),
            new { state = ReturnState.Reviewing },
            new
            {
                c.State,
                c.Progress.GrantedBy,
                backBy,
            }
        );
        await Await(c, ct);
        if (c.Reason != ReturnReason.Undelivered)
            await Tell(
                c,
                "granted",
                $"您的订单 {c.OrderNo} {ReturnStates.NameOf(c.Kind).Zh}已同意，请在 {company.Calendar.DateOf(backBy):yyyy-MM-dd} 前寄回，{(c.SendTo.Length == 0 ? "地址由客服告诉您" : "寄到：" + c.SendTo)}。箱内放一张写有 {c.No} 的纸条。",
                ct
            );
        return Result.Done;
    }

    /// <summary>
    /// On the list of the returns clerk until it comes; late ones go to the customer-service manager.
    /// </summary>
    public Task Await(ReturnCase c, CancellationToken ct) =>
        todos.Open(
            new ToDoDraft(
                AwaitKind,
                ("退件验收", "Inspect a return"),
                c.Subject,
                $"/office/returns/{c.No}",
                "RETURNS",
                c.Progress.BackBy,
                ("收到后点件数、看成色、定货位", "When it comes: count, look at its state, choose the bin"),
                ("验收", "Inspect")
            )
            {
                AlsoFor = ["WHMGR"],
                EscalateTo = "CSMGR",
                Who = $"{c.Customer} {c.OrderNo}",
                Amount = c.Goods,
                WarnBefore = TimeSpan.FromDays(1),
            },
            ct
        );

    /// <summary>It ends without anything coming, or with what came going back to its customer.</summary>
    public async Task<Result> End(ReturnCase c, ReturnVerb verb, string by, string? note, CancellationToken ct)
    {
        var before = c.State;
        if (c.Progress.End(verb, by, note, context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            c.Subject,
            verb == ReturnVerb.Refuse ? ("不同意退换货", "Return refused") : ("撤回退换货", "Return withdrawn"),
            new { state = before },
            new { c.State },
            note
        );
        await todos.Finish(AwaitKind, c.Id, ct);
        if (verb == ReturnVerb.Refuse)
            await Tell(
                c,
                "refused",
                $"您的订单 {c.OrderNo} 的{ReturnStates.NameOf(c.Kind).Zh}没有通过，客服会联系您说明。",
                ct
            );
        return Result.Done;
    }

    public Task Finished(ReturnCase c, CancellationToken ct) => todos.Finish(AwaitKind, c.Id, ct);

    /// <summary>The customer is told after the commit.</summary>
    public Task Tell(ReturnCase c, string step, string text, CancellationToken ct) =>
        context.Raise(new ReturnTold(c.Id, step, c.Phone, text), ct);

    private IQueryable<ReturnCase> All => db.Set<ReturnCase>().Include(c => c.Lines).Include(c => c.Progress);

    private string Days(DateTimeOffset at) =>
        new Text(
            $"{(int)(context.Now - at).TotalDays} 天前",
            $"{(int)(context.Now - at).TotalDays} days ago"
        ).ToString();

    private static ApprovalFact Fact(ReturnLine line, ReturnFinding found) =>
        new(
            line.Shown,
            new Text(
                $"好件 {found.Good}，坏件 {found.Bad}{(found.BinCode is { } bin ? "，入 " + bin : "")}",
                $"{found.Good} good, {found.Bad} broken{(found.BinCode is { } to ? ", into " + to : "")}"
            ),
            new Text($"{line.Quantity} 件", $"{line.Quantity} pieces")
        )
        {
            PictureUrl = line.PictureUrl,
            Warning =
                found.Came < line.Quantity.Units ? ("少件", "fewer")
                : found.Bad > 0 ? ("有坏件", "broken")
                : null,
        };
}

/// <summary>Tells the customer how it goes on.</summary>
internal sealed class TellCustomerReturned(Customers.INotices notices) : IIntegrationEventHandler<ReturnTold>
{
    /// <summary>The words are those that the customer reads on the order's page.</summary>
    public static readonly NoticeKind Kind = new(
        "return.step",
        ("退换货进度", "Return"),
        ("退换货到下一步时", "When a return goes on"),
        ("{words}", "{words}"),
        "words"
    );

    public Task Handle(ReturnTold e, Guid eventId, CancellationToken ct) =>
        notices.Tell(Kind, e.Phone, $"return:{e.Id:N}:{e.Step}", ct, ("words", e.Words));
}
