namespace Zhanggui.Ordering;

/// <summary>
/// One act on many orders: its word in addresses, its name, the move it asks for (null: it moves nothing), who may, and
/// whether it asks why.
/// </summary>
internal sealed record BulkAct(string Key, Text Name, OrderVerb? Verb, IReadOnlyList<string> Needs, bool AsksReason)
{
    public static readonly IReadOnlyList<BulkAct> All =
    [
        new("accept", ("受理", "Accept"), OrderVerb.Accept, ["order.accept"], false),
        new("clear", ("审核通过", "Clear"), OrderVerb.Clear, ["order.confirm"], false),
        new("release", ("放行", "Release"), OrderVerb.Release, ["order.confirm"], false),
        new("track", ("接手跟单", "Take over tracking"), null, ["order.track"], false),
        new("hold", ("挂起", "Hold"), OrderVerb.Hold, ["order.accept", "order.confirm"], true),
        new(
            "cancel",
            ("取消订单", "Cancel"),
            OrderVerb.Cancel,
            ["order.cancel", "order.cancel.before-confirmation"],
            true
        ),
    ];

    public static BulkAct? Of(string? key) => All.FirstOrDefault(a => a.Key == key);

    public bool MayBeDoneBy(Actor actor) => Needs.Any(actor.May);
}

/// <summary>One order of a bulk act: what would become of it, or what became of it.</summary>
/// <param name="Refusal">Why it is not done; null when it is or would be.</param>
internal sealed record BulkRow(string No, string Who, Money Total, OrderStatus Status, Refusal? Refusal);

/// <summary>
/// One act on many orders. It is shown before it is done, and every order has a result of its own: each runs through
/// the same use case as on its own page, in a transaction of its own, so that one refusal spoils nobody's.
/// </summary>
internal sealed class BulkOrders(DeskQueries queries, UseCaseExecutor executor, PaymentGate gate)
{
    /// <summary>The most orders of one act.</summary>
    public const int Max = 200;

    /// <summary>What would happen, by the states and the money as they are now.</summary>
    public async Task<IReadOnlyList<BulkRow>> Preview(BulkAct act, IReadOnlyList<string> numbers, CancellationToken ct)
    {
        var orders = await queries.ByNumbers(numbers, ct);
        return
        [
            .. numbers.Select(no =>
                orders.TryGetValue(no, out var order)
                    ? new BulkRow(no, order.Name, order.Total, order.Status, Refuse(act, order))
                    : Missing(no)
            ),
        ];
    }

    /// <summary>Does it, one by one. The same <paramref name="idempotencyKey"/> again acts no second time.</summary>
    public async Task<IReadOnlyList<BulkRow>> Run(
        Actor actor,
        BulkAct act,
        IReadOnlyList<string> numbers,
        string? reason,
        string? idempotencyKey,
        CancellationToken ct
    )
    {
        var orders = await queries.ByNumbers(numbers, ct);
        var rows = new List<BulkRow>();
        foreach (var no in numbers)
        {
            if (!orders.TryGetValue(no, out var order))
            {
                rows.Add(Missing(no));
                continue;
            }

            var result = await One(
                actor,
                act,
                order.Id,
                reason ?? "",
                idempotencyKey is null ? null : $"{idempotencyKey}:{no}",
                ct
            );
            rows.Add(new BulkRow(no, order.Name, order.Total, order.Status, result.IsDone ? null : result.Refusal));
        }

        var now = await queries.ByNumbers(numbers, ct);
        return [.. rows.Select(r => now.TryGetValue(r.No, out var order) ? r with { Status = order.Status } : r)];
    }

    private Task<Result> One(
        Actor actor,
        BulkAct act,
        OrderId id,
        string reason,
        string? idempotencyKey,
        CancellationToken ct
    ) =>
        act.Key switch
        {
            "accept" => executor.Run(actor, (AcceptOrder u) => u.Run(id, ct), ct, idempotencyKey),
            "clear" => executor.Run(actor, (ClearOrder u) => u.Run(id, null, ct), ct, idempotencyKey),
            "release" => executor.Run(actor, (ReleaseOrder u) => u.Run(id, ct), ct, idempotencyKey),
            "hold" => executor.Run(actor, (HoldOrder u) => u.Run(id, reason, ct), ct, idempotencyKey),
            "track" => executor.Run(actor, (TakeOverFollowUp u) => u.Run(id, reason, ct), ct, idempotencyKey),
            _ => executor.Run(actor, (CancelOrder u) => u.Run(id, reason, ct), ct, idempotencyKey),
        };

    private Refusal? Refuse(BulkAct act, Order order)
    {
        if (act.Verb is not { } verb)
            return order.Progress.ConfirmedAt is null ? FollowUpErrors.NotConfirmed
                : order.Status is OrderStatus.Shipped or < OrderStatus.Shipped and not OrderStatus.Cancelled ? null
                : FollowUpErrors.Ended;
        var next = OrderStates.Table.Next(order.Status, verb);
        if (!next.IsDone)
            return next.Refusal;
        return verb != OrderVerb.Release ? null
            : !gate.LetsGo(order) ? OrderErrors.NotPaid
            : order.Progress.OpenAmendment is not null ? AmendmentErrors.Pending
            : null;
    }

    private static BulkRow Missing(string no) => new(no, "", Money.Zero, OrderStatus.New, OrderErrors.NotFound);
}
