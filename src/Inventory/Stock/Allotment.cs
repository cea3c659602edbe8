using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>
/// Allots locked stock to documents in order of arrival. A document's goods come from one warehouse when one has them
/// all, the preferred one first; else each line comes from the first warehouses that have it. A document that falls
/// short gets nothing. What is held for a document's buyer is free for that document alone, and the hold ends with it
/// (ORD-31).
/// </summary>
internal sealed class Allotment
{
    private readonly Dictionary<(SkuId, WarehouseId), int> _free;
    private readonly Dictionary<SkuId, (int OnHand, int Reserved)> _totals;
    private readonly IReadOnlyList<WarehouseCard> _warehouses;
    private readonly List<(ReservationDraft Draft, int Line, SkuId Sku, WarehouseId Warehouse, int Units)> _allotted =
    [];
    private readonly List<LiveHold> _holds;
    private readonly List<LiveHold> _takenOver = [];

    public Allotment(
        IReadOnlyList<StockLevel> levels,
        IReadOnlyList<WarehouseCard> warehouses,
        IReadOnlyList<LiveHold> holds
    )
    {
        _holds = [.. holds];
        _warehouses = warehouses;
        _free = levels.ToDictionary(l => (l.Sku, l.Warehouse), l => l.OnHand.Units - l.Reserved.Units);
        _totals = levels
            .GroupBy(l => l.Sku)
            .ToDictionary(g => g.Key, g => (g.Sum(l => l.OnHand.Units), g.Sum(l => l.Reserved.Units)));
    }

    /// <summary>What each level's reserved figure rises by.</summary>
    public IReadOnlyCollection<(SkuId Sku, WarehouseId Warehouse, int Units)> Deltas =>
        [
            .. _allotted
                .Select(a => (a.Sku, a.Warehouse, a.Units))
                .Concat(_takenOver.Select(h => (h.Sku, h.Warehouse, Units: -h.Units)))
                .GroupBy(a => (a.Sku, a.Warehouse))
                .Select(g => (g.Key.Sku, g.Key.Warehouse, g.Sum(a => a.Units)))
                .Where(d => d.Item3 != 0),
        ];

    /// <summary>The holds that have ended because their buyers' orders took them over.</summary>
    public IReadOnlyList<LiveHold> TakenOver => _takenOver;

    public Reserved Allot(ReservationDraft draft)
    {
        List<Wanted> lines =
        [
            .. draft
                .Lines.GroupBy(l => (l.Sku, l.Line))
                .OrderBy(g => g.Key.Sku.Value)
                .ThenBy(g => g.Key.Line)
                .Select(g => new Wanted(g.Key.Line, g.Key.Sku, g.Sum(l => l.Quantity.Units))),
        ];
        if (lines.Any(l => l.Units <= 0))
            throw new ArgumentException($"{draft.Document.No} wants nothing of a SKU.", nameof(draft));
        List<(SkuId Sku, int Units)> wanted = [.. lines.GroupBy(l => l.Sku).Select(g => (g.Key, g.Sum(l => l.Units)))];
        List<LiveHold> own =
            _holds.Count == 0
                ? []
                : [.. _holds.Where(h => draft.Buyers.Contains(h.HeldFor) && wanted.Exists(w => w.Sku == h.Sku))];
        foreach (var hold in own)
            _free[(hold.Sku, hold.Warehouse)] = Free(hold.Sku, hold.Warehouse) + hold.Units;
        var missing = wanted.Where(w => _warehouses.Sum(h => Free(w.Sku, h.Id)) < w.Units).ToList();
        if (missing.Count > 0)
        {
            var few = new Reserved(draft.Document.Id, null, [.. missing.Select(m => Card(m.Sku))]);
            foreach (var hold in own)
                _free[(hold.Sku, hold.Warehouse)] -= hold.Units;
            return few;
        }

        _takenOver.AddRange(own);
        _holds.RemoveAll(own.Contains);

        var taken = new Dictionary<WarehouseId, int>();
        var one = _warehouses.FirstOrDefault(h => wanted.All(w => Free(w.Sku, h.Id) >= w.Units));
        foreach (var line in lines)
        foreach (var (warehouse, units) in Places(line, one))
        {
            _free[(line.Sku, warehouse)] -= units;
            _allotted.Add((draft, line.No, line.Sku, warehouse, units));
            taken[warehouse] = taken.GetValueOrDefault(warehouse) + units;
        }

        return new Reserved(
            draft.Document.Id,
            taken.Count == 0 ? _warehouses.FirstOrDefault()?.Id : taken.MaxBy(t => t.Value).Key,
            []
        );
    }

    public IReadOnlyCollection<Reservation> Reservations(DateTimeOffset now, string? heldFor = null) =>
        [
            .. _allotted.Select(a => new Reservation
            {
                Id = Guid.CreateVersion7(now),
                DocumentId = a.Draft.Document.Id,
                DocumentNo = a.Draft.Document.No,
                LineNo = a.Line,
                Sku = a.Sku,
                Warehouse = a.Warehouse,
                Quantity = new Quantity(a.Units),
                At = now,
                ExpiresAt = a.Draft.ExpiresAt,
                HeldFor = heldFor,
            }),
        ];

    /// <summary>The one warehouse that has everything; else the first ones that have some of this line.</summary>
    private List<(WarehouseId Warehouse, int Units)> Places(Wanted line, WarehouseCard? one)
    {
        if (one is not null)
            return [(one.Id, line.Units)];
        var (places, left) = (new List<(WarehouseId, int)>(), line.Units);
        foreach (var warehouse in _warehouses)
        {
            var take = Math.Min(left, Free(line.Sku, warehouse.Id));
            if (take <= 0)
                continue;
            places.Add((warehouse.Id, take));
            left -= take;
        }

        return places;
    }

    private int Free(SkuId sku, WarehouseId warehouse) => _free.GetValueOrDefault((sku, warehouse));

    /// <summary>What is still available, with what this group has already been given taken off.</summary>
    private StockCard Card(SkuId sku)
    {
        var (onHand, _) = _totals.GetValueOrDefault(sku);
        return new StockCard(sku, new Quantity(onHand), new Quantity(onHand - _warehouses.Sum(h => Free(sku, h.Id))));
    }

    private sealed record Wanted(int No, SkuId Sku, int Units);
}
