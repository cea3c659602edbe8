using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>
/// Has an order judged with all that is known of its customer, when it is accepted, and marks it with what was found
/// (ORD-06).
/// </summary>
internal sealed class OrderJudge(
    OrderCases cases,
    IScreening screening,
    IScreeningFindings findings,
    OperationContext context
)
{
    /// <summary>True when an order with this verdict is held.</summary>
    public bool IsHeld(ScreeningVerdict verdict) => screening.IsHeld(verdict);

    /// <summary>Judges it by the rules in force.</summary>
    public async Task<ScreeningVerdict> Judge(Order order, CancellationToken ct)
    {
        var orderCase = await cases.Of(order, screening.InForce.Days, context.Now, ct);
        var verdict = await findings.Judge(orderCase, order.Progress.Flags, ct);
        order.Progress.Judged(verdict);
        return verdict;
    }
}

/// <summary>A cancelled order tells how good the rules are that hit it (ORD-06).</summary>
internal sealed class TellScreening(IScreeningFindings findings) : IDomainEventHandler<OrderMoved>
{
    public Task Handle(OrderMoved e, CancellationToken ct)
    {
        if (e.To == OrderStatus.Cancelled)
            findings.RecordCancelled(e.Id.Value);
        return Task.CompletedTask;
    }
}
