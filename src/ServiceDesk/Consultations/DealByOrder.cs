using Microsoft.EntityFrameworkCore;
using Zhanggui.Inventory;
using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// A customer who asked has ordered what they asked about: the consultation is dealt by itself, and their holds are the
/// order's (ORD-15, ORD-31).
/// </summary>
[SystemOnly]
public sealed class DealByOrder
{
    private readonly ConsultationAccess _access;
    private readonly IOrders _orders;
    private readonly SoftHolds _softHolds;
    private readonly Policies _policies;

    internal DealByOrder(ConsultationAccess access, IOrders orders, SoftHolds softHolds, Policies policies) =>
        (_access, _orders, _softHolds, _policies) = (access, orders, softHolds, policies);

    /// <summary>
    /// Consultations that have their outcome already stay as they are, so a second delivery changes nothing.
    /// </summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        if (await _orders.Of(id, ct) is not { } order)
            return Result.Done;
        var skus = order.Lines.Select(l => l.Sku).Distinct().ToList();
        await _softHolds.TakenOver(order, ct);
        foreach (
            var consultation in await Asked(
                    _access.Db,
                    order.Account,
                    order.Address.Phone,
                    order.PlacedAt - _policies.Get(ServiceDeskPolicies.DealWithin)
                )
                .Include(c => c.Items)
                .OrderBy(c => c.Id)
                .ToListAsync(ct)
        )
        {
            if (consultation.OpenedAt > order.PlacedAt || !consultation.Items.Any(i => skus.Contains(i.Sku)))
                continue;
            if (consultation.Deal(id.Value, order.No, null, _access.Context.Now) is { IsDone: false } refused)
                return refused;
            await _softHolds.GiveBackAll(consultation.Id, ct);
            _access.Context.Record(
                consultation.Subject,
                ("客户下单，自动成交", "Dealt: the customer ordered"),
                after: new { order = order.No }
            );
            await _access.Moved(consultation, ct);
        }

        return Result.Done;
    }

    /// <summary>
    /// Consultations without an outcome of this customer: the same member, or the same phone when one of both is not
    /// signed in.
    /// </summary>
    internal static IQueryable<Consultation> Asked(ShopDb db, Guid? account, string phone, DateTimeOffset since) =>
        db.Set<Consultation>()
            .Where(c =>
                (
                    (account != null && c.Account == account)
                    || ((account == null || c.Account == null) && c.Phone == phone)
                )
                && c.OpenedAt >= since
                && (c.State == ConsultationState.Open || c.State == ConsultationState.Lapsed)
            );
}

/// <summary>Most orders have nobody's consultation: they cost one question.</summary>
internal sealed class OrderOfConsultation(ShopDb db, UseCaseExecutor executor, Policies policies, TimeProvider clock)
    : IIntegrationEventHandler<OrderPlaced>
{
    public async Task Handle(OrderPlaced e, Guid eventId, CancellationToken ct)
    {
        string[] buyers = e.Account is { } account
            ? [Holder.Member(account), Holder.Phone(e.Phone)]
            : [Holder.Phone(e.Phone)];
        var since = clock.Now() - policies.Get(ServiceDeskPolicies.DealWithin) - TimeSpan.FromDays(1);
        if (
            !await DealByOrder.Asked(db, e.Account, e.Phone, since).AnyAsync(ct)
            && !await db.Set<Hold>()
                .AnyAsync(h => h.State == HoldState.Live && EF.Parameter(buyers).Contains(h.HeldFor), ct)
        )
            return;
        var done = await executor.Run(
            Actor.System("support"),
            (DealByOrder u) => u.Run(e.Id, ct),
            ct,
            eventId.ToString()
        );
        if (!done.IsDone)
            throw new InvalidOperationException($"{e.No}: {done.Refusal.Code}");
    }
}
