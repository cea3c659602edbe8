using System.Text.Json;
using Zhanggui.Catalog;
using Zhanggui.Organization;

namespace Zhanggui.Ordering;

/// <summary>
/// A gift as an amendment keeps it: which goods, how many, and what they are worth at our prices on that day.
/// </summary>
internal sealed record AmendedGift(AmendedSku Sku, int Units, Money Worth);

/// <summary>
/// Customer service adds goods for nothing to an order that nobody has begun to pick (ORD-29). It is an amendment like
/// any other: stock is reserved, the slip is made anew, the order as placed stays. Within the position's authority it
/// takes effect at once; beyond it another person agrees.
/// </summary>
[Needs("order.amend.request")]
public sealed class GrantGift
{
    /// <summary>Gifts have lines of their own, after the most that an order has.</summary>
    internal const int FirstLine = 101;

    private readonly AmendmentExecution _execution;
    private readonly AmendmentRules _rules;
    private readonly AmendmentSubmission _submission;
    private readonly GiftAllowance _gifts;
    private readonly OperationContext _context;

    internal GrantGift(
        AmendmentExecution execution,
        AmendmentRules rules,
        AmendmentSubmission submission,
        GiftAllowance gifts,
        OperationContext context
    ) => (_execution, _rules, _submission, _gifts, _context) = (execution, rules, submission, gifts, context);

    /// <summary>
    /// Refused for unknown and presale goods, more pieces than there are or than an order may have, without a reason,
    /// and where an amendment would be refused (C18).
    /// </summary>
    /// <param name="id">The order.</param>
    /// <param name="code">SKU code or bar code.</param>
    /// <param name="quantity">How many.</param>
    /// <param name="reason">Why, at most 200 characters.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result<AmendmentMade>> Run(
        OrderId id,
        string code,
        int quantity,
        string reason,
        CancellationToken ct
    )
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return OrderErrors.NeedsReason;
        var order = await _execution.Order(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (order.Progress.OpenAmendment is not null)
            return AmendmentErrors.OpenAlready;
        if (await _rules.When(order, hold: true, ct) is { } not)
            return not;
        var gift = await _gifts.Of(order, code, quantity, ct);
        if (!gift.IsDone)
            return gift.Refusal;
        var amendment = await Make(order, gift.Value, reason.Trim(), ct);
        if (await _rules.Possible(order, order.With(amendment.Changes), ct) is { } impossible)
            return impossible.Code == AmendmentErrors.SoldOutCode
                ? GiftErrors.SoldOut(await _gifts.Available(gift.Value, ct))
                : impossible;
        _execution.Keep(order, amendment);
        if (await _gifts.IsWithin(_context.Actor, order, gift.Value, ct))
        {
            await _execution.Apply(amendment, order, null, null, ct);
            return new AmendmentMade(amendment.Id, amendment.No, amendment.State, null);
        }

        var asked = await _submission.Ask(order, amendment, ct, gift.Value.Worth);
        if (!asked.IsDone)
            return asked.Refusal;
        amendment.Progress.AskedIn(asked.Value.No);
        if (asked.Value.State == Approvals.ApprovalState.Approved)
            await _execution.Apply(amendment, order, null, null, ct);
        return new AmendmentMade(amendment.Id, amendment.No, amendment.State, asked.Value.No);
    }

    private async Task<Amendment> Make(Order order, AmendedGift gift, string reason, CancellationToken ct)
    {
        var (id, no) = (_context.NewId<AmendmentId>(), await _submission.NextNo(_context.Now, ct));
        var line = Math.Max(FirstLine, order.Lines.Max(l => l.No) + 1);
        return new Amendment
        {
            Id = id,
            No = no,
            OrderId = order.Id,
            OrderNo = order.No,
            OrderStatus = order.Status,
            MadeAt = Instants.Cut(_context.Now),
            MakerId = _context.Actor.Id,
            Maker = _context.Actor.Name,
            Requester = _context.Actor.Name,
            Channel = AmendmentStates.Ours,
            Reason = reason,
            EvidenceKind = AmendmentStates.NoEvidence,
            EvidenceNote = "",
            Less = Money.Zero,
            Changes =
            [
                new AmendmentChange
                {
                    AmendmentId = id,
                    No = 1,
                    OrderId = order.Id,
                    Field = AmendedField.Gift,
                    LineNo = line,
                    Before = "",
                    After = $"{gift.Sku.Name} {gift.Sku.Colour} / {gift.Sku.Size}（{gift.Sku.SkuCode}） ×{gift.Units}",
                    Value = JsonSerializer.Serialize(gift, OperationContext.Json),
                    Sku = gift.Sku.Sku,
                },
            ],
            Progress = AmendmentProgress.Of(id, no, order, _context.Now),
        };
    }
}

/// <summary>What there is to give, what it is worth, and who may give it.</summary>
internal sealed class GiftAllowance(OrderingDb db, ICatalog catalog, Inventory.IStock stock, Policies policies)
{
    public async Task<Result<AmendedGift>> Of(Order order, string code, int quantity, CancellationToken ct)
    {
        if (
            string.IsNullOrWhiteSpace(code)
            || code.Length > 64
            || await catalog.ByCode(code.Trim(), ct) is not { } card
        )
            return GiftErrors.Sku;
        if (card.PresaleShipsOn is not null)
            return GiftErrors.Presale;
        var left =
            policies.Get(GiftPolicies.Max)
            - order.Lines.Where(l => l.No >= GrantGift.FirstLine).Sum(l => l.Quantity.Units);
        return quantity < 1 || quantity > left
            ? GiftErrors.Quantity(left)
            : new AmendedGift(AmendedSku.Of(card), quantity, card.Price * quantity);
    }

    public async Task<int> Available(AmendedGift gift, CancellationToken ct) =>
        (await stock.Of([gift.Sku.Sku], ct))[gift.Sku.Sku].Available.Units;

    /// <summary>
    /// With what was given before on this order, so that many small gifts are no way around the limit.
    /// </summary>
    public async Task<bool> IsWithin(Actor actor, Order order, AmendedGift gift, CancellationToken ct)
    {
        var before = await Given(order.Id, ct);
        return Limit(actor).Covers(gift.Worth + before.Sum(g => g.Worth), gift.Units + before.Sum(g => g.Units));
    }

    /// <summary>What was given on this order and took effect.</summary>
    public async Task<IReadOnlyList<AmendedGift>> Given(OrderId order, CancellationToken ct) =>
        [
            .. (await db.ChangesOf(order, ct))
                .Where(c => c.Field == AmendedField.Gift)
                .Select(c => JsonSerializer.Deserialize<AmendedGift>(c.Value!, OperationContext.Json)!),
        ];

    public ApprovalLimit Limit(Actor actor) => ApprovalLimit.Of(actor, policies.Get(GiftPolicies.Authority));
}
