using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Work;

namespace Zhanggui.AfterSales;

/// <summary>
/// What several use cases do with a return in the same words: ask who decides and who signs, move it on, put it on
/// lists, tell its customer; inside the running operation.
/// </summary>
internal sealed class ReturnTransitions(
    ShopDb db,
    OperationContext context,
    IApprovals approvals,
    IToDos todos,
    Policies policies,
    Company company
)
{
    public const string AwaitKind = "return.await";

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

    public Task<Result<ApprovalAsked>> AskGranting(ReturnCase c, OrderView order, CancellationToken ct) =>
        approvals.Ask(ReturnApproval.Granting, ToGrant(c, order), ct);

    public Task<Result<ApprovalAsked>> AskSigning(
        ReturnCase c,
        IReadOnlyList<ReturnFinding> found,
        CancellationToken ct
    ) => approvals.Ask(ReturnApproval.Signing, new ReturnSlip(c, found), ct);

    public ReturnToGrant ToGrant(ReturnCase c, OrderView order) => new(c, order, IsInTime(order), context.Now);

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
