using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// Decides from which bins a slip's goods are taken. Inventory proposes bins per document and does not lock them; so
/// what other slips were already told to take and has not left yet is counted out here, and planners of one warehouse
/// take turns.
/// </summary>
public sealed class PickPlan(ShopDb db, IStock stock)
{
    /// <summary>Makes the picks of these slips, in the order given. Refused when the bins do not hold enough.</summary>
    internal async Task<Result<List<Pick>>> For(
        WarehouseId warehouse,
        IReadOnlyList<OutboundOrder> slips,
        IReadOnlyList<OutboundOrderLine> lines,
        CancellationToken ct
    )
    {
        await TakeTurn(warehouse, ct);
        var spokenFor = await SpokenFor([.. lines.Select(l => l.Sku).Distinct()], ct);
        var picks = new List<Pick>();
        foreach (var outboundOrder in slips)
        {
            var steps = new List<(OutboundOrderLine Line, PickFrom Bin)>();
            foreach (
                var own in lines
                    .Where(l => l.Slip == outboundOrder.Id)
                    .OrderBy(l => l.No)
                    .GroupBy(l => l.OrderOn(outboundOrder.Order))
            )
            {
                var bins = await stock.ProposePicks(
                    own.Key.Value,
                    warehouse,
                    [.. own.Select(l => new StockLine(l.LineOfOrder, l.Sku, l.Quantity))],
                    spokenFor,
                    ct
                );
                if (Lacks(outboundOrder, [.. own], bins) is { } refused)
                    return refused;
                steps.AddRange(bins.Select(b => (own.First(l => l.LineOfOrder == b.Line), b)));
                spokenFor.AddRange(bins);
            }

            picks.AddRange(InOrder(outboundOrder.Id, steps));
        }

        return picks;
    }

    /// <summary>
    /// The bin that a piece of this SKU belongs into, for the words after a wrong scan; null when there is none.
    /// </summary>
    internal async Task<string?> HomeOf(SkuId sku, WarehouseId warehouse, CancellationToken ct) =>
        (await stock.HomeOf(sku, warehouse, ct))?.Code;

    /// <summary>The row's lock is held until the commit, on PostgreSQL; on SQLite there is one writer anyway.</summary>
    private Task TakeTurn(WarehouseId warehouse, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO warehouse_planning_turn ("Warehouse", "Plans") VALUES ({warehouse.Value}, 1)
            ON CONFLICT ("Warehouse") DO UPDATE SET "Plans" = warehouse_planning_turn."Plans" + 1
            """,
            ct
        );

    /// <summary>
    /// What live slips have been told to take, and what bins are known to lack until somebody has looked.
    /// </summary>
    private async Task<List<PickFrom>> SpokenFor(List<SkuId> skus, CancellationToken ct)
    {
        var told = await db.Set<Pick>()
            .AsNoTracking()
            .Where(k =>
                EF.Parameter(skus).Contains(k.Sku)
                && db.Set<OutboundOrderProgress>()
                    .Any(p =>
                        p.Slip == k.Slip
                        && p.Status != OutboundOrderStatus.HandedOver
                        && p.Status != OutboundOrderStatus.Voided
                    )
            )
            .ToListAsync(ct);
        var missing = await db.Set<Shortage>()
            .AsNoTracking()
            .Where(s => EF.Parameter(skus).Contains(s.Sku) && s.ClearedAt == null)
            .ToListAsync(ct);
        return
        [
            .. told.Select(k => new PickFrom(0, k.Sku, k.Bin, k.BinCode, k.PickSequence, k.Wanted)),
            .. missing.Select(m => new PickFrom(0, m.Sku, m.Bin, m.BinCode, 0, m.Missing)),
        ];
    }

    private static Refusal? Lacks(
        OutboundOrder outboundOrder,
        List<OutboundOrderLine> lines,
        IReadOnlyList<PickFrom> bins
    )
    {
        foreach (var line in lines)
            if (bins.Where(b => b.Line == line.LineOfOrder).Sum(b => b.Quantity.Units) != line.Quantity.Units)
                return WarehouseErrors.NotEnoughInBins(outboundOrder.No, $"{line.Goods.Name} {line.Goods.Variant}");
        return null;
    }

    private static IEnumerable<Pick> InOrder(
        OutboundOrderId outboundOrder,
        List<(OutboundOrderLine Line, PickFrom Bin)> steps
    ) =>
        steps
            .OrderBy(s => s.Bin.PickSequence)
            .ThenBy(s => s.Bin.BinCode, StringComparer.Ordinal)
            .Select(
                (s, i) =>
                    new Pick
                    {
                        Slip = outboundOrder,
                        No = i + 1,
                        LineNo = s.Line.No,
                        Sku = s.Line.Sku,
                        Bin = s.Bin.Bin,
                        BinCode = s.Bin.BinCode,
                        PickSequence = s.Bin.PickSequence,
                        Wanted = s.Bin.Quantity,
                    }
            );
}
