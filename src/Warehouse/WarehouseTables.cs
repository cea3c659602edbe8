using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>This module's view of the one database, for use cases: tracked rows.</summary>
internal static class WarehouseTables
{
    public static Task<OutboundOrderProgress?> Progress(this ShopDb db, OutboundOrderId id, CancellationToken ct) =>
        db.Set<OutboundOrderProgress>().FirstOrDefaultAsync(p => p.Slip == id, ct);

    /// <summary>
    /// Holds these slips' rows until the commit, so that of two who take the same slip the second reads what the first
    /// has done. SQLite has one writer anyway.
    /// </summary>
    public static Task LockForUpdate(
        this ShopDb db,
        IReadOnlyCollection<OutboundOrderId> slips,
        CancellationToken ct
    ) =>
        db.Set<OutboundOrderProgress>()
            .Where(p => EF.Parameter(slips).Contains(p.Slip))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, p => p.Version), ct);

    /// <summary>Holds a manifest's row until the commit.</summary>
    public static Task LockForUpdate(this ShopDb db, ManifestId manifest, CancellationToken ct) =>
        db.Set<Manifest>()
            .Where(m => m.Id == manifest)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), ct);

    public static Task<OutboundOrder> OutboundOrder(this ShopDb db, OutboundOrderId id, CancellationToken ct) =>
        db.Set<OutboundOrder>().AsNoTracking().FirstAsync(s => s.Id == id, ct);

    public static Task<List<OutboundOrderLine>> Lines(this ShopDb db, OutboundOrderId id, CancellationToken ct) =>
        db.Set<OutboundOrderLine>().AsNoTracking().Where(l => l.Slip == id).OrderBy(l => l.No).ToListAsync(ct);

    public static Task<List<Pick>> Picks(this ShopDb db, OutboundOrderId id, CancellationToken ct) =>
        db.Set<Pick>().Where(p => p.Slip == id).OrderBy(p => p.No).ToListAsync(ct);

    public static Task<List<LineCheck>> Checks(this ShopDb db, OutboundOrderId id, CancellationToken ct) =>
        db.Set<LineCheck>().Where(p => p.Slip == id).OrderBy(p => p.LineNo).ToListAsync(ct);

    public static Task<List<Confirmation>> Confirmations(this ShopDb db, OutboundOrderId id, CancellationToken ct) =>
        db.Set<Confirmation>().Where(p => p.Slip == id).ToListAsync(ct);

    /// <summary>The orders whose goods are on a slip, its own first.</summary>
    public static async Task<List<(OrderId Id, string No)>> OrdersOn(
        this ShopDb db,
        OutboundOrderProgress outboundOrder,
        CancellationToken ct
    ) =>
        outboundOrder.Guests == 0
            ? [(outboundOrder.Order, outboundOrder.OrderNo)]
            :
            [
                (outboundOrder.Order, outboundOrder.OrderNo),
                .. (
                    await db.Set<ConsolidatedOrder>()
                        .AsNoTracking()
                        .Where(g => g.Slip == outboundOrder.Slip)
                        .OrderBy(g => g.OrderNo)
                        .ToListAsync(ct)
                ).Select(g => (g.Order, g.OrderNo)),
            ];

    /// <summary>A batch's slips that are being picked now; intercepted ones are left out.</summary>
    public static Task<List<OutboundOrderProgress>> BeingPicked(this ShopDb db, BatchId batch, CancellationToken ct) =>
        db.Set<OutboundOrderProgress>()
            .Where(p => p.Batch == batch && p.Status == OutboundOrderStatus.Picking && p.Interception == null)
            .OrderBy(p => p.Box)
            .ToListAsync(ct);

    /// <summary>The picks of a batch's slips that are being picked now.</summary>
    public static Task<List<Pick>> PicksOf(this ShopDb db, BatchId batch, CancellationToken ct) =>
        db.Set<Pick>()
            .Where(k =>
                db.Set<OutboundOrderProgress>()
                    .Any(p =>
                        p.Slip == k.Slip
                        && p.Batch == batch
                        && p.Status == OutboundOrderStatus.Picking
                        && p.Interception == null
                    )
            )
            .ToListAsync(ct);

    /// <summary>
    /// Finds a slip by what is on its papers, its tote or its order. The live one wins over void ones; of an order's
    /// parts, the one that waits for the table.
    /// </summary>
    public static async Task<OutboundOrderProgress?> OutboundOrderByCode(
        this ShopDb db,
        string code,
        CancellationToken ct
    )
    {
        var text = code.Trim().ToUpperInvariant();
        var found = await db.Set<OutboundOrderProgress>()
            .Where(p => p.No == text || p.OrderNo == text || p.Tote == text || p.WaybillNo == text)
            .ToListAsync(ct);
        if (found.Count == 0)
            found = await db.Set<ConsolidatedOrder>()
                .Where(g => g.OrderNo == text)
                .Join(db.Set<OutboundOrderProgress>(), g => g.Slip, p => p.Slip, (_, p) => p)
                .ToListAsync(ct);
        return found
            .OrderBy(p => p.Status == OutboundOrderStatus.Voided)
            .ThenByDescending(p => p.Status is OutboundOrderStatus.Picked or OutboundOrderStatus.Checking)
            .ThenByDescending(p => p.No, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
