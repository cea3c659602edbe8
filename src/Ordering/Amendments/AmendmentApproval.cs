using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;

namespace Zhanggui.Ordering;

/// <summary>An amendment as it is decided: with its order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Amendment">Its amendment.</param>
/// <param name="Worth">What is given away, at our prices; chains may ask more people from an amount on.</param>
internal sealed record OrderAmendment(Order Order, Amendment Amendment, Money Worth = default)
{
    public Text Title => ($"订单变更 {Order.No}", $"Amendment of {Order.No}");

    public Money? Amount => Money.Max(Amendment.Less, Worth) is { } amount && amount > Money.Zero ? amount : null;
}

/// <summary>变更单: another person than the maker agrees (policy approval.amendment.chain).</summary>
internal static class AmendmentApproval
{
    public static readonly ApprovalKind<OrderAmendment> Kind = new ApprovalKind<OrderAmendment>(
        "amendment",
        ("订单变更", "Order amendment"),
        "CSMGR",
        "ORD-10"
    )
    {
        Hours = 4,
        Then = (
            "变更立即生效：库存、应收和发货单一起改，原单不动",
            "It takes effect at once: stock, money and the slip follow; the order itself stays"
        ),
    }
        .Asks(a => a.Amendment.Subject, a => $"/office/orders/{a.Order.No}", a => a.Title, a => a.Amendment.Reason)
        .Facts(a => a.Amendment.Changes.OrderBy(c => c.No).Select(Change))
        .Fact(("谁提出", "Asked by"), a => Asker(a.Amendment))
        .Facts(a => Evidence(a.Amendment))
        .Figure(("改动", "Changes"), a => a.Amendment.Changes.Count.ToString(null, null))
        .Figure(Worth)
        .Figure(("订单状态", "Order"), a => OrderStates.NameOf(a.Order.Status).ToString())
        .Links(a => Proof(a.Amendment))
        .Caution(a => a.Order.Status == OrderStatus.Released ? Released : null)
        .Amount(a => a.Amount)
        .Document<AmendmentDecision>((d, id, ct) => d.Find(new AmendmentId(id), ct), AmendmentErrors.NotFound)
        .Gate<AmendmentDecision>((d, a, ct) => d.Refuse(a, ct))
        .Approved<AmendmentDecision>((d, a, e, ct) => d.Apply(a, e, ct))
        .Rejected<AmendmentDecision>((d, a, e, ct) => d.End(a, AmendmentVerb.Refuse, e, ct))
        .Withdrawn<AmendmentDecision>((d, a, e, ct) => d.End(a, AmendmentVerb.Withdraw, e, ct));

    private static readonly Text Released = (
        "订单已下发仓库：批准后发货单作废重做；拣货一开始就不能批了",
        "The warehouse has it: approving voids the slip and makes a new one; once picking begins it can't be approved"
    );

    private static ApprovalFact Change(AmendmentChange c) =>
        new(
            AmendmentStates.NameOf(c.Field),
            c is { Field: AmendedField.Quantity, Value: "0" } ? ("去掉", "taken off") : new Text(c.After, c.After),
            new Text(c.Before, c.Before)
        );

    private static Text Asker(Amendment a) =>
        (
            $"{a.Requester}，{AmendmentStates.ChannelName(a.Channel).Zh}",
            $"{a.Requester}, {AmendmentStates.ChannelName(a.Channel).En}"
        );

    private static IReadOnlyList<ApprovalFact> Evidence(Amendment a) =>
        a.EvidenceKind == AmendmentStates.NoEvidence
            ? []
            :
            [
                new ApprovalFact(
                    AmendmentStates.EvidenceName(a.EvidenceKind),
                    new Text(a.EvidenceNote, a.EvidenceNote)
                ),
            ];

    private static ApprovalFigure Worth(OrderAmendment a) =>
        a.Worth > Money.Zero
            ? new ApprovalFigure(("值多少", "Worth"), a.Worth.ToYuan())
            : new ApprovalFigure(
                a.Order.Progress.IsPaid ? ("要退", "Refund") : ("少收", "Owes less"),
                a.Amendment.Less.ToYuan()
            );

    private static IReadOnlyList<ApprovalLink> Proof(Amendment a) =>
        a.EvidenceFile is { } file
            ? [new ApprovalLink(AmendmentStates.EvidenceName(a.EvidenceKind), Files.Url(file))]
            : [];
}

/// <summary>What follows from a decision about an amendment, in its transaction.</summary>
internal sealed class AmendmentDecision(AmendmentExecution execution, AmendmentRules rules)
{
    public async Task<OrderAmendment?> Find(AmendmentId id, CancellationToken ct) =>
        await execution.Find(id, ct) is { } amendment
            ? new OrderAmendment((await execution.Order(amendment.OrderId, ct))!, amendment)
            : null;

    /// <summary>
    /// The last word before an amendment is approved: state, warehouse, stock and money are looked at again, and held
    /// until it is applied (ORD-10, C18).
    /// </summary>
    public async Task<Refusal?> Refuse(OrderAmendment a, CancellationToken ct) =>
        await rules.When(a.Order, hold: true, ct)
        ?? await rules.Possible(a.Order, a.Order.With(a.Amendment.Changes.OrderBy(c => c.No)), ct);

    public async Task<Result> Apply(OrderAmendment a, ApprovalDecided e, CancellationToken ct)
    {
        await execution.Apply(a.Amendment, a.Order, e.By, e.Comment, ct);
        return Result.Done;
    }

    public async Task<Result> End(OrderAmendment a, AmendmentVerb verb, ApprovalDecided e, CancellationToken ct)
    {
        await execution.End(a.Amendment, a.Order, verb, e.By, e.Comment, ct);
        return Result.Done;
    }
}

/// <summary>What submitting an amendment takes of the modules below: its number, its proof, its approval.</summary>
internal sealed class AmendmentSubmission(
    IApprovals approvals,
    Files files,
    DocumentNumbers numbers,
    ShopDb db,
    Policies policies
)
{
    /// <summary>
    /// Whose work a proof belongs to: it may show a customer's face, card or chat, so who only ships or counts does not
    /// see it.
    /// </summary>
    private static readonly string[] Readers = ["order.confirm", "order.amend.request", "order.amend.approve"];

    /// <summary>True when somebody may open a proof.</summary>
    public static bool MayRead(Actor actor) => Readers.Any(actor.May);

    public Task<string> NextNo(DateTimeOffset now, CancellationToken ct) => numbers.Next(db, "AM", now, ct);

    public async Task<Result<FileId?>> Store(EvidenceUpload? upload, DateTimeOffset now, CancellationToken ct)
    {
        if (upload is null)
            return (FileId?)null;
        var stored = await files.Upload(upload.Name, upload.Bytes, now, ct, Readers);
        return stored.IsDone ? stored.Value : stored.Refusal;
    }

    public bool PassesAtOnce(Order order, Amendment amendment) =>
        order.Status == OrderStatus.Accepted && amendment.IsContactOnly && policies.Get(OrderingPolicies.AmendSelf);

    public Task<Result<ApprovalAsked>> Ask(Order order, Amendment a, CancellationToken ct, Money worth = default) =>
        approvals.Ask(AmendmentApproval.Kind, new OrderAmendment(order, a, worth), ct);
}

/// <summary>An order that is cancelled takes its pending amendment with it.</summary>
internal sealed class AmendmentOfCancelled(ShopDb db, OperationContext context, IApprovals approvals)
{
    public async Task Drop(Order order, string reason, CancellationToken ct)
    {
        if (order.Progress.OpenAmendment is not { } open)
            return;
        var amendment = await db.Set<Amendment>().Include(a => a.Progress).FirstAsync(a => a.Id == open, ct);
        await approvals.Withdraw(AmendmentApproval.Kind.Key, open.Value, reason, ct);
        var ended = amendment.Progress.End(AmendmentVerb.Withdraw, context.Actor.Name, reason, context.Now);
        if (!ended.IsDone)
            throw new InvalidOperationException($"{amendment.No} is {amendment.State} and still holds {order.No}.");
        order.Progress.AmendmentEnded();
        context.Record(
            amendment.Subject,
            ("订单取消，变更单撤回", "Withdrawn with its order"),
            new { state = AmendmentState.Pending },
            new { amendment.State },
            reason
        );
    }
}

/// <summary>Tells the customer that what they asked for is done.</summary>
internal sealed class TellCustomerAmended(Customers.INotices notices) : IIntegrationEventHandler<OrderAmended>
{
    public Task Handle(OrderAmended e, Guid eventId, CancellationToken ct) =>
        notices.Tell(
            e.IsGift ? OrderNotices.Gift : OrderNotices.Amended,
            e.Phone,
            $"amended:{e.Amendment.Value:N}",
            ct,
            ("no", e.No)
        );
}
