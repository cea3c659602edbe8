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
            var steps = new List<(OutboundOrderLine Line, PickFrom Bin, int Units)>();
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
                    [.. own.Select(l => new StockLine(l.Sku, l.Quantity))],
                    spokenFor,
                    ct
                );
                if (Lacks(outboundOrder, [.. own], bins) is { } refused)
                    return refused;
                steps.AddRange(Steps([.. own], bins));
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
            .. told.Select(k => new PickFrom(k.Sku, k.Bin, k.BinCode, k.PickSequence, k.Wanted)),
            .. missing.Select(m => new PickFrom(m.Sku, m.Bin, m.BinCode, 0, m.Missing)),
        ];
    }

    private static Refusal? Lacks(
        OutboundOrder outboundOrder,
        List<OutboundOrderLine> lines,
        IReadOnlyList<PickFrom> bins
    )
    {
        foreach (var wanted in lines.GroupBy(l => l.Sku))
            if (bins.Where(b => b.Sku == wanted.Key).Sum(b => b.Quantity.Units) != wanted.Sum(l => l.Quantity.Units))
                return OutboundOrderErrors.NotEnoughInBins(
                    outboundOrder.No,
                    $"{wanted.First().Name} {wanted.First().Variant}"
                );
        return null;
    }

    /// <summary>Spreads the bins over the lines; a line may need several bins, a bin may serve several lines.</summary>
    private static List<(OutboundOrderLine Line, PickFrom Bin, int Units)> Steps(
        List<OutboundOrderLine> lines,
        IReadOnlyList<PickFrom> bins
    )
    {
        var left = bins.Select(b => b.Quantity.Units).ToArray();
        var steps = new List<(OutboundOrderLine Line, PickFrom Bin, int Units)>();
        foreach (var line in lines)
        {
            var open = line.Quantity.Units;
            for (var i = 0; i < bins.Count && open > 0; i++)
            {
                if (bins[i].Sku != line.Sku || left[i] == 0)
                    continue;
                var units = Math.Min(open, left[i]);
                steps.Add((line, bins[i], units));
                (open, left[i]) = (open - units, left[i] - units);
            }
        }

        return steps;
    }

    private static IEnumerable<Pick> InOrder(
        OutboundOrderId outboundOrder,
        List<(OutboundOrderLine Line, PickFrom Bin, int Units)> steps
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
                        Wanted = new Quantity(s.Units),
                    }
            );
}
