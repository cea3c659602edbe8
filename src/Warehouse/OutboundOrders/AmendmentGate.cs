using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// A released order may be amended until somebody begins to pick it (ORD-10, C18). While the slips are held, nobody
/// begins.
/// </summary>
internal sealed class AmendmentGate(ShopDb db) : IAmendmentGate
{
    public async Task<Refusal?> Refuse(OrderId order, bool hold, CancellationToken ct)
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
            return MergeErrors.UndoFirst;
        if (
            await db.Set<OutboundOrderProgress>()
                .AnyAsync(p => p.Order == order && p.Interception != null && p.Status != OutboundOrderStatus.Voided, ct)
        )
            return InterceptionErrors.LiftFirst;
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
