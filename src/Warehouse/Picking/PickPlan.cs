using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// Decides from which bins a slip's goods are taken. Inventory proposes bins per document and does not lock them; so what other slips were
/// already told to take and has not left yet is counted out here, and planners of one warehouse take turns.
/// </summary>
public sealed class PickPlan(ShopDb db, IStock stock)
{
    /// <summary>Makes the picks of these slips, in the order given. Refused when the bins do not hold enough.</summary>
    internal async Task<Result<List<Pick>>> For(WarehouseId warehouse, IReadOnlyList<Slip> slips, IReadOnlyList<SlipLine> lines, CancellationToken ct)
    {
        await TakeTurn(warehouse, ct);
        var skus = lines.Select(l => l.Sku).Distinct().ToList();
        var claims = await Claims(warehouse, skus, ct);
        var picks = new List<Pick>();
        foreach (var slip in slips)
        {
            var own = lines.Where(l => l.Slip == slip.Id).OrderBy(l => l.No).ToList();
            var from = await Bins(slip, own, claims, ct);
            if (!from.IsDone) return from.Refusal;
            picks.AddRange(Steps(slip.Id, own, from.Value));
            foreach (var bin in from.Value) claims[(bin.Sku, bin.Bin)] = claims.GetValueOrDefault((bin.Sku, bin.Bin)) + bin.Quantity.Units;
        }

        return picks;
    }

    /// <summary>The bin that a piece of this SKU belongs into, for the words after a wrong scan; null when there is none.</summary>
    internal async Task<string?> HomeOf(SkuId sku, OrderId order, CancellationToken ct) =>
        (await stock.ProposePicks(order.Value, [new StockLine(sku, Quantity.One)], ct)).OrderBy(p => p.PickSequence).FirstOrDefault()?.BinCode;

    /// <summary>The row's lock is held until the commit, on PostgreSQL; on SQLite there is one writer anyway.</summary>
    private Task TakeTurn(WarehouseId warehouse, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO warehouse_planning_turn ("Warehouse", "Plans") VALUES ({warehouse.Value}, 1)
        ON CONFLICT ("Warehouse") DO UPDATE SET "Plans" = warehouse_planning_turn."Plans" + 1
        """, ct);

    private async Task<Dictionary<(SkuId, BinId), int>> Claims(WarehouseId warehouse, List<SkuId> skus, CancellationToken ct)
    {
        var told = await db.Set<Pick>().AsNoTracking().Where(k => EF.Parameter(skus).Contains(k.Sku) && db.Set<SlipProgress>().Any(p => p.Slip == k.Slip
                && p.Warehouse == warehouse && p.Status != SlipStatus.HandedOver && p.Status != SlipStatus.Voided))
            .Select(k => new { k.Sku, k.Bin, k.Wanted }).ToListAsync(ct);
        return told.GroupBy(k => (k.Sku, k.Bin)).ToDictionary(g => g.Key, g => g.Sum(k => k.Wanted.Units));
    }

    /// <summary>Asks for as much as this slip wants plus what is spoken for, and leaves the latter where it lies.</summary>
    private async Task<Result<List<PickFrom>>> Bins(Slip slip, List<SlipLine> lines, Dictionary<(SkuId Sku, BinId Bin), int> claims, CancellationToken ct)
    {
        var wanted = lines.GroupBy(l => l.Sku).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Units));
        var spokenFor = claims.GroupBy(c => c.Key.Sku).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        var proposed = await stock.ProposePicks(slip.Order.Value, [.. wanted.Select(w => new StockLine(w.Key, new Quantity(w.Value + spokenFor.GetValueOrDefault(w.Key))))], ct);
        var chosen = new List<PickFrom>();
        foreach (var (sku, units) in wanted)
        {
            var left = units;
            foreach (var bin in proposed.Where(p => p.Sku == sku).OrderBy(p => p.PickSequence).ThenBy(p => p.BinCode, StringComparer.Ordinal))
            {
                var take = Math.Min(left, bin.Quantity.Units - claims.GetValueOrDefault((sku, bin.Bin)));
                if (take <= 0) continue;
                chosen.Add(bin with { Quantity = new Quantity(take) });
                left -= take;
            }

            if (left > 0) return SlipErrors.NotEnoughInBins(slip.No, $"{lines.First(l => l.Sku == sku).Name} {lines.First(l => l.Sku == sku).Variant}");
        }

        return chosen;
    }

    /// <summary>Spreads the bins over the lines; a line may need several bins, a bin may serve several lines.</summary>
    private static List<Pick> Steps(SlipId slip, List<SlipLine> lines, List<PickFrom> bins)
    {
        var left = bins.Select(b => b.Quantity.Units).ToArray();
        var steps = new List<(SlipLine Line, PickFrom Bin, int Units)>();
        foreach (var line in lines)
        {
            var open = line.Quantity.Units;
            for (var i = 0; i < bins.Count && open > 0; i++)
            {
                if (bins[i].Sku != line.Sku || left[i] == 0) continue;
                var units = Math.Min(open, left[i]);
                steps.Add((line, bins[i], units));
                (open, left[i]) = (open - units, left[i] - units);
            }
        }

        return [.. steps.OrderBy(s => s.Bin.PickSequence).ThenBy(s => s.Bin.BinCode, StringComparer.Ordinal).Select((s, i) => new Pick
        {
            Slip = slip, No = i + 1, LineNo = s.Line.No, Sku = s.Line.Sku, Bin = s.Bin.Bin, BinCode = s.Bin.BinCode,
            PickSequence = s.Bin.PickSequence, Wanted = new Quantity(s.Units),
        })];
    }
}
