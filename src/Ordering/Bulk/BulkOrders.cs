namespace Zhanggui.Ordering;

/// <summary>One order of a bulk act: what would become of it, or what became of it.</summary>
/// <param name="Refusal">Why it is not done; null when it is or would be.</param>
internal sealed record BulkRow(string No, string Who, Money Total, OrderStatus Status, Refusal? Refusal);

/// <summary>
/// One act on many orders. It is shown before it is done, and every order has a result of its own: each runs through
/// the same use case as on its own page, in a transaction of its own, so that one refusal spoils nobody's.
/// </summary>
internal sealed class BulkOrders(DeskQueries queries, UseCaseExecutor executor, PaymentGate gate, Policies policies)
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
                    ? new BulkRow(no, order.Address.Name, order.Total, order.Status, Refuse(act, order))
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

            var result = await act.Run(
                executor,
                actor,
                order.Id,
                reason ?? "",
                idempotencyKey is null ? null : $"{idempotencyKey}:{no}",
                ct
            );
            rows.Add(
                new BulkRow(no, order.Address.Name, order.Total, order.Status, result.IsDone ? null : result.Refusal)
            );
        }

        var now = await queries.ByNumbers(numbers, ct);
        return [.. rows.Select(r => now.TryGetValue(r.No, out var order) ? r with { Status = order.Status } : r)];
    }

    private Refusal? Refuse(BulkAct act, Order order)
    {
        if (act.Verb is not { } verb)
            return act.Refuse(OrderQueries.View(order, [], policies));
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
