using Microsoft.EntityFrameworkCore;
using Zhanggui.Inventory;
using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>How holds end. The reservation in Inventory decides: whoever ends it first has ended it.</summary>
internal sealed class SoftHolds(ShopDb db, OperationContext context, IStock stock)
{
    /// <summary>Gives one back; false when it was over already.</summary>
    public async Task<bool> GiveBack(HoldId id, CancellationToken ct) =>
        await stock.ReleaseHold(id.Value, ct) && await End(id, HoldState.Released, null, ct);

    /// <summary>Gives back what a consultation still holds.</summary>
    public async Task GiveBackAll(ConsultationId consultation, CancellationToken ct)
    {
        foreach (
            var id in await db.Set<Hold>()
                .Where(h => h.ConsultationId == consultation && h.State == HoldState.Live)
                .OrderBy(h => h.Sku)
                .Select(h => h.Id)
                .ToListAsync(ct)
        )
            await GiveBack(id, ct);
    }

    /// <summary>
    /// Notes that an order has taken over what was held for its buyer. A hold that was placed after the order still
    /// stands.
    /// </summary>
    public async Task TakenOver(OrderView order, CancellationToken ct)
    {
        string[] buyers = order.Account is { } account
            ? [Holder.Member(account), Holder.Phone(order.Address.Phone)]
            : [Holder.Phone(order.Address.Phone)];
        var skus = order.Lines.Select(l => l.Sku).Distinct().ToList();
        var live = await db.Set<Hold>()
            .AsNoTracking()
            .Where(h => h.State == HoldState.Live && EF.Parameter(buyers).Contains(h.HeldFor) && h.At <= order.PlacedAt)
            .ToListAsync(ct);
        foreach (var hold in live.Where(h => skus.Contains(h.Sku)))
            if ((await stock.PlacesOf(hold.Id.Value, ct)).Count == 0)
                await End(hold.Id, HoldState.Used, order.No, ct);
    }

    public async Task<bool> End(HoldId id, HoldState state, string? orderNo, CancellationToken ct)
    {
        var ended = await db.Set<Hold>()
            .Where(h => h.Id == id && h.State == HoldState.Live)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(h => h.State, state)
                        .SetProperty(h => h.EndedAt, (DateTimeOffset?)context.Now)
                        .SetProperty(h => h.OrderNo, orderNo),
                ct
            );
        context.Changed("consultations");
        // An order takes holds over outside of an operation: what is remembered of them grows old here.
        if (ended == 1)
            stock.HoldsChanged();
        return ended == 1;
    }
}

/// <summary>A hold's time is over: the pieces are free again in this very transaction.</summary>
internal sealed class HoldRanOut(ShopDb db, OperationContext context, SoftHolds softHolds)
    : IDomainEventHandler<ReservationExpired>
{
    public async Task Handle(ReservationExpired e, CancellationToken ct)
    {
        var id = HoldId.From(e.DocumentId);
        if (
            !e.DocumentNo.StartsWith("ZX", StringComparison.Ordinal)
            || !await softHolds.End(id, HoldState.Lapsed, null, ct)
        )
            return;
        var hold = await db.Set<Hold>().AsNoTracking().FirstAsync(h => h.Id == id, ct);
        context.Record(
            new Subject("consultation", hold.ConsultationId.Value, hold.ConsultationNo),
            ("留货到期", "Hold ran out"),
            after: new { sku = hold.SkuCode, quantity = hold.Quantity.Units }
        );
    }
}
