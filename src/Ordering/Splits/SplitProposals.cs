using Zhanggui.Catalog;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// How an order would be divided by warehouse, by stock, or by promised date. A proposal: whoever splits may move
/// pieces.
/// </summary>
internal sealed class SplitProposals(IStock stock)
{
    public async Task<Result<IReadOnlyList<ShipmentPartInput>>> For(Order order, SplitBy by, CancellationToken ct) =>
        by switch
        {
            SplitBy.Warehouse => await ByWarehouse(order, ct),
            SplitBy.Stock => await ByStock(order, ct),
            SplitBy.Presale => ByPresale(order),
            _ => Hand(order),
        };

    /// <summary>Everything in the first part, to be moved by hand.</summary>
    private static Result<IReadOnlyList<ShipmentPartInput>> Hand(Order order) =>
        new ShipmentPartInput[]
        {
            new(null, [.. order.Lines.Select(l => new ShipmentPartPieces(l.No, l.Quantity.Units))]),
            new(null, []),
        };

    private async Task<Result<IReadOnlyList<ShipmentPartInput>>> ByWarehouse(Order order, CancellationToken ct)
    {
        var left = order.Lines.ToDictionary(l => l.No, l => l.Quantity.Units);
        List<ShipmentPartInput> parts =
        [
            .. (await stock.PlacesOf(order.Id.Value, ct)).Select(p => new ShipmentPartInput(
                null,
                [.. p.Lines.Select(l => new ShipmentPartPieces(l.Line, l.Quantity.Units))]
            )),
        ];
        foreach (var piece in parts.SelectMany(p => p.Lines))
            left[piece.Line] -= piece.Quantity;
        if (left.Values.Sum() > 0)
            parts.Add(
                new ShipmentPartInput(
                    null,
                    [.. left.Where(l => l.Value > 0).Select(l => new ShipmentPartPieces(l.Key, l.Value))]
                )
            );
        parts.RemoveAll(p => p.Lines.Count == 0);
        return parts.Count < 2 ? SplitErrors.OneWarehouse : parts;
    }

    private async Task<Result<IReadOnlyList<ShipmentPartInput>>> ByStock(Order order, CancellationToken ct)
    {
        var reserved = (await stock.PlacesOf(order.Id.Value, ct))
            .SelectMany(p => p.Lines)
            .GroupBy(l => l.Sku)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Units));
        var free = await stock.Of([.. order.Lines.Select(l => l.Sku)], ct);
        var there = free.ToDictionary(f => f.Key, f => f.Value.Available.Units + reserved.GetValueOrDefault(f.Key));
        var left = order.Lines.ToDictionary(l => l.No, l => l.Quantity.Units);
        var now = Take(order, left, there);
        List<ShipmentPartPieces> later =
        [
            .. left.Where(l => l.Value > 0).Select(l => new ShipmentPartPieces(l.Key, l.Value)),
        ];
        return now.Count == 0 || later.Count == 0
            ? SplitErrors.AllInStock
            : new ShipmentPartInput[] { new(null, now), new(null, later) };
    }

    private static Result<IReadOnlyList<ShipmentPartInput>> ByPresale(Order order)
    {
        List<ShipmentPartInput> parts =
        [
            .. order
                .Lines.GroupBy(l => l.ShipsOn)
                .OrderBy(g => g.Key ?? DateOnly.MinValue)
                .Select(g => new ShipmentPartInput(
                    g.Key,
                    [.. g.OrderBy(l => l.No).Select(l => new ShipmentPartPieces(l.No, l.Quantity.Units))]
                )),
        ];
        return parts.Count < 2 ? SplitErrors.NoPresale : parts;
    }

    private static List<ShipmentPartPieces> Take(Order order, Dictionary<int, int> left, Dictionary<SkuId, int> there)
    {
        var taken = new List<ShipmentPartPieces>();
        foreach (var line in order.Lines.OrderBy(l => l.No))
        {
            var units = Math.Min(left[line.No], there.GetValueOrDefault(line.Sku));
            if (units <= 0)
                continue;
            (left[line.No], there[line.Sku]) = (left[line.No] - units, there[line.Sku] - units);
            taken.Add(new ShipmentPartPieces(line.No, units));
        }

        return taken;
    }
}
