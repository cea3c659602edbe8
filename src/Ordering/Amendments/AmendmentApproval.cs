using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;

namespace Zhanggui.Ordering;

/// <summary>Asks for approval, stores the proof, gives numbers: what an amendment needs of the modules below.</summary>
internal sealed class AmendmentDesk(
    IApprovals approvals,
    Files files,
    DocumentNumbers numbers,
    ShopDb db,
    Policies policies
)
{
    /// <summary>变更单: another person than the maker agrees (policy approval.amendment.chain).</summary>
    public static readonly ApprovalKind Kind = new("amendment", ("订单变更", "Order amendment"), "CSMGR", "ORD-10")
    {
        Hours = 4,
        Then = (
            "变更立即生效：库存、应收和发货单一起改，原单不动",
            "It takes effect at once: stock, money and the slip follow; the order itself stays"
        ),
    };

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

    /// <param name="order">The order.</param>
    /// <param name="a">Its amendment.</param>
    /// <param name="ct">When the caller has gone.</param>
    /// <param name="worth">What is given away, at our prices; chains may ask more people from an amount on.</param>
    public Task<Result<ApprovalAsked>> Ask(Order order, Amendment a, CancellationToken ct, Money worth = default) =>
        approvals.Ask(
            new ApprovalAsk(
                Kind.Key,
                a.Subject,
                $"/office/orders/{order.No}",
                ($"订单变更 {order.No}", $"Amendment of {order.No}"),
                a.Reason
            )
            {
                Facts =
                [
                    .. a
                        .Changes.OrderBy(c => c.No)
                        .Select(c => new ApprovalFact(
                            AmendmentStates.NameOf(c.Field),
                            After(c),
                            new Text(c.Before, c.Before)
                        )),
                    new ApprovalFact(
                        ("谁提出", "Asked by"),
                        new Text(
                            $"{a.Requester}，{AmendmentStates.ChannelName(a.Channel).Zh}",
                            $"{a.Requester}, {AmendmentStates.ChannelName(a.Channel).En}"
                        )
                    ),
                    .. a.EvidenceKind == AmendmentStates.NoEvidence
                        ? (ApprovalFact[])[]
                        :
                        [
                            new ApprovalFact(
                                AmendmentStates.EvidenceName(a.EvidenceKind),
                                new Text(a.EvidenceNote, a.EvidenceNote)
                            ),
                        ],
                ],
                Figures =
                [
                    new ApprovalFigure(("改动", "Changes"), a.Changes.Count.ToString(null, null)),
                    worth > Money.Zero
                        ? new ApprovalFigure(("值多少", "Worth"), worth.ToYuan())
                        : new ApprovalFigure(
                            order.Progress.IsPaid ? ("要退", "Refund") : ("少收", "Owes less"),
                            a.Less.ToYuan()
                        ),
                    new ApprovalFigure(("订单状态", "Order"), OrderStates.NameOf(order.Status).ToString()),
                ],
                Links = a.EvidenceFile is { } file
                    ? [new ApprovalLink(AmendmentStates.EvidenceName(a.EvidenceKind), Files.Url(file))]
                    : [],
                Caution =
                    order.Status == OrderStatus.Released
                        ? (
                            "订单已下发仓库：批准后发货单作废重做；拣货一开始就不能批了",
                            "The warehouse has it: approving voids the slip and makes a new one; once picking begins it can't be approved"
                        )
                        : null,
                Amount = Money.Max(a.Less, worth) is { } amount && amount > Money.Zero ? amount : null,
            },
            ct
        );

    private static Text After(AmendmentChange c) =>
        c is { Field: AmendedField.Quantity, Value: "0" } ? ("去掉", "taken off") : new Text(c.After, c.After);
}

/// <summary>
/// The last word before an amendment is approved: state, warehouse, stock and money are looked at again, and held until
/// it is applied (ORD-10, C18).
/// </summary>
internal sealed class AmendmentApprovalGate(AmendmentExecution execution, AmendmentRules rules) : IApprovalGate
{
    public string Kind => AmendmentDesk.Kind.Key;

    public async Task<Refusal?> Refuse(ApprovalView request, CancellationToken ct)
    {
        if (await execution.Find(new AmendmentId(request.Subject.Id), ct) is not { } amendment)
            return AmendmentErrors.NotFound;
        var order = (await execution.Order(amendment.OrderId, ct))!;
        return await rules.When(order, hold: true, ct)
            ?? await rules.Possible(order, order.With(amendment.Changes.OrderBy(c => c.No)), ct);
    }
}

/// <summary>What was decided takes effect in the transaction of the decision.</summary>
internal sealed class AmendmentDecided(AmendmentExecution execution) : IDomainEventHandler<ApprovalDecided>
{
    public async Task Handle(ApprovalDecided e, CancellationToken ct)
    {
        if (
            e.Kind != AmendmentDesk.Kind.Key
            || await execution.Find(new AmendmentId(e.SubjectId), ct) is not { } amendment
        )
            return;
        var order = (await execution.Order(amendment.OrderId, ct))!;
        if (e.Outcome == ApprovalOutcome.Approved)
            await execution.Apply(amendment, order, e.By, e.Comment, ct);
        else
            await execution.End(
                amendment,
                order,
                e.Outcome == ApprovalOutcome.Rejected ? AmendmentVerb.Refuse : AmendmentVerb.Withdraw,
                e.By,
                e.Comment,
                ct
            );
    }
}

/// <summary>An order that is cancelled takes its pending amendment with it.</summary>
internal sealed class AmendmentOfCancelled(ShopDb db, OperationContext context, IApprovals approvals)
{
    public async Task Drop(Order order, string reason, CancellationToken ct)
    {
        if (order.Progress.OpenAmendment is not { } open)
            return;
        var amendment = await db.Set<Amendment>().Include(a => a.Progress).FirstAsync(a => a.Id == open, ct);
        await approvals.Withdraw(AmendmentDesk.Kind.Key, open.Value, reason, ct);
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
