using Microsoft.EntityFrameworkCore;
using Zhanggui.Ordering;
using Zhanggui.Work;

namespace Zhanggui.ServiceDesk;

/// <summary>Follow-ups as orders move them: they begin with the confirmation and end with the receipt.</summary>
internal sealed class FollowUps(ShopDb db, OperationContext context, IOrders orders, IToDos todos, Policies policies)
{
    /// <summary>
    /// ORD-07, C06: operations take a confirmed order over within 24 hours, or whoever confirmed it keeps it.
    /// </summary>
    public static readonly ChoicePolicy Owner = new(
        "orders.tracking.owner",
        (
            "确认后谁跟单（operations 运营接手，confirming 确认的客服继续跟）",
            "Who tracks a confirmed order (operations take it over, or who confirmed it keeps it)"
        ),
        "ORD-07",
        "operations",
        ["operations", "confirming"]
    );

    /// <summary>Who follows an order, tracked; null before its confirmation.</summary>
    public Task<OrderFollowUp?> Of(OrderId order, CancellationToken ct) =>
        db.Set<OrderFollowUp>().FirstOrDefaultAsync(t => t.OrderId == order, ct);

    public async Task Begin(OrderMoved confirmed, CancellationToken ct)
    {
        if (await Of(confirmed.Id, ct) is not null)
            return;
        var followUp = new OrderFollowUp
        {
            OrderId = confirmed.Id,
            OrderNo = confirmed.No,
            ConfirmedAt = context.Now,
            DueAt = confirmed.DueAt ?? context.Now,
        };
        db.Add(followUp);
        if (policies.Get(Owner) == "confirming" && context.Actor is { Kind: ActorKind.Staff })
            followUp.Take(context.Actor, null, context.Now);
        else
            await todos.Open(FollowUpToDos.HandOver(followUp, (await orders.Of(confirmed.Id, ct))!), ct);
    }

    public async Task End(OrderId order, CancellationToken ct)
    {
        var now = context.Now;
        var ended = await db.Set<OrderFollowUp>()
            .Where(t => t.OrderId == order && t.EndedAt == null)
            .ExecuteUpdateAsync(
                s => s.SetProperty(t => t.EndedAt, now).SetProperty(t => t.Version, t => t.Version + 1),
                ct
            );
        if (ended == 0)
            return;
        await todos.Finish(FollowUpToDos.HandOverKind, order.Value, ct);
        await todos.Finish(FollowUpToDos.AgainKind, order.Value, ct);
    }
}

/// <summary>
/// Somebody follows what is confirmed (ORD-07); of what is received, or given up, nobody has to any more.
/// </summary>
internal sealed class FollowOrder(FollowUps followUps) : IDomainEventHandler<OrderMoved>
{
    public Task Handle(OrderMoved e, CancellationToken ct) =>
        e.To switch
        {
            OrderStatus.Confirmed => followUps.Begin(e, ct),
            OrderStatus.Received or OrderStatus.Cancelled => followUps.End(e.Id, ct),
            _ => Task.CompletedTask,
        };
}
