using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Fulfilment;

/// <summary>What the order's page and the customer are told of parcels.</summary>
internal sealed class Shipments(ShopDb db, MergeQueries merges) : IShipments
{
    public async Task<IReadOnlyList<OrderShipment>> Of(OrderId order, CancellationToken ct)
    {
        var live = await db.OutboundOrdersOf(order)
            .Where(p => p.Status != OutboundOrderStatus.Voided)
            .Join(db.Set<OutboundOrder>(), p => p.Slip, s => s.Id, (p, s) => new { Progress = p, Slip = s })
            .AsNoTracking()
            .ToListAsync(ct);
        var shared = live.Where(l => l.Progress.Guests > 0).Select(l => l.Slip.Merge).ToList();
        var parts =
            shared.Count == 0
                ? []
                : await db.Set<MergePart>()
                    .AsNoTracking()
                    .Where(m => EF.Parameter(shared).Contains(m.Merge))
                    .OrderBy(m => m.OrderNo)
                    .ToListAsync(ct);
        return
        [
            .. live.OrderBy(l => l.Progress.No, StringComparer.Ordinal)
                .Select(l => One(order, l.Progress, l.Slip, [.. parts.Where(m => m.Merge == l.Slip.Merge)])),
        ];
    }

    private static OrderShipment One(
        OrderId order,
        OutboundOrderProgress p,
        OutboundOrder outboundOrder,
        List<MergePart> shared
    ) =>
        new(
            p.Slip.Value,
            p.No,
            shared.FirstOrDefault(m => m.Order == order)?.Part ?? outboundOrder.Part,
            OutboundOrderStates.Name(p.Status),
            OutboundOrderStates.Tone(p.Status),
            outboundOrder.WarehouseName,
            shared.FirstOrDefault(m => m.Order == order)?.Pieces ?? outboundOrder.Pieces,
            p.WaybillNo,
            p.HandedOverAt,
            [.. shared.Where(m => m.Order != order).Select(m => m.OrderNo)],
            outboundOrder.MergeNo,
            outboundOrder.CashDue,
            p.InterceptReason is { } why && p.Interception is not null ? $"{p.InterceptedBy}：{why}" : null,
            p.Status == OutboundOrderStatus.Waiting && p.Interception is null,
            p.Status == OutboundOrderStatus.HandedOver
        );

    public Task<bool> IsStopped(OrderId order, CancellationToken ct) =>
        db.OutboundOrdersOf(order).AnyAsync(p => p.Status != OutboundOrderStatus.Voided && p.Interception != null, ct);

    public async Task<IReadOnlyList<string>> CouldShare(OrderId order, CancellationToken ct) =>
        (await merges.Of(order, ct))?.Orders.Where(o => o.Order != order).Select(o => o.OrderNo).ToList() ?? [];

    public async Task<Refusal?> RefuseToArrange(OrderId order, CancellationToken ct)
    {
        await db.Set<OutboundOrderProgress>()
            .Where(p => p.Order == order)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, p => p.Version), ct);
        var live = await db.OutboundOrdersOf(order)
            .AsNoTracking()
            .Where(p => p.Status != OutboundOrderStatus.Voided)
            .ToListAsync(ct);
        if (live.Any(p => p.Guests > 0))
            return OutboundOrderErrors.UndoMergeFirst;
        if (live.FirstOrDefault(p => p.Interception is not null) is { } stopped)
            return OutboundOrderErrors.Intercepted(stopped.No, stopped.InterceptReason!, stopped.InterceptedBy!);
        return
            live.OrderBy(p => p.No, StringComparer.Ordinal).FirstOrDefault(p => p.Status != OutboundOrderStatus.Waiting)
                is { } begun
            ? Refusal.Conflict(
                "warehouse.arranging_too_late",
                $"发货单 {begun.No} 已经是“{OutboundOrderStates.Name(begun.Status).Zh}”，不能再拆或撤销。需要停下请拦截",
                $"Slip {begun.No} is “{OutboundOrderStates.Name(begun.Status).En}” already, so it can't be arranged anew. Intercept it to stop it."
            )
            : null;
    }

    public async Task<Refusal?> RefuseToAmend(OrderId order, bool hold, CancellationToken ct)
    {
        if (hold)
            await db.Set<OutboundOrderProgress>()
                .Where(p => p.Order == order)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, p => p.Version), ct);
        if (
            await db.Set<ConsolidatedOrder>()
                .AnyAsync(
                    g =>
                        g.Order == order
                        && db.Set<OutboundOrderProgress>()
                            .Any(p => p.Slip == g.Slip && p.Status != OutboundOrderStatus.Voided),
                    ct
                )
            || await db.Set<OutboundOrderProgress>()
                .AnyAsync(p => p.Order == order && p.Guests > 0 && p.Status != OutboundOrderStatus.Voided, ct)
        )
            return OutboundOrderErrors.UndoMergeFirst;
        if (
            await db.Set<OutboundOrderProgress>()
                .AnyAsync(p => p.Order == order && p.Interception != null && p.Status != OutboundOrderStatus.Voided, ct)
        )
            return OutboundOrderErrors.LiftFirst;
        var begun = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p =>
                p.Order == order && p.Status != OutboundOrderStatus.Voided && p.Status != OutboundOrderStatus.Waiting
            )
            .OrderBy(p => p.No)
            .FirstOrDefaultAsync(ct);
        if (begun is null)
            return null;
        var (state, who) = (OutboundOrderStates.Name(begun.Status), begun.Picker is { } picker ? $"（{picker}）" : "");
        return Refusal.Conflict(
            "warehouse.picking_begun",
            $"发货单 {begun.No} 已经{state.Zh}{who}，不能再变更。请取消后重新下单，或等签收后办退换",
            $"Slip {begun.No} is {state.En} already, so the order can't be amended any more. Cancel and order again, or return it once it has arrived."
        );
    }
}
