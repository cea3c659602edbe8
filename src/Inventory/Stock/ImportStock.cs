using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;

namespace Zhanggui.Inventory;

/// <summary>Opening stock of a new company: warehouses, bins and what lies in them.</summary>
public sealed record StockImport(
    IReadOnlyList<WarehouseCard> Warehouses,
    IReadOnlyList<BinCard> Bins,
    IReadOnlyList<(SkuId Sku, BinId Bin, Quantity Quantity)> Opening
);

/// <summary>
/// Takes opening stock over, as movements against one opening slip, at the catalogue's cost. It was bought before the
/// first day here, so it stands against what was before, as open receivables do (docs/decisions/0017).
/// </summary>
[SystemOnly]
public sealed class ImportStock(ShopDb db, OperationContext context, ICatalog catalog, IJournal journal)
{
    /// <summary>Refused once there is a warehouse.</summary>
    public async Task<Result> Run(StockImport import, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(import);
        if (await db.Set<Warehouse>().AnyAsync(ct))
            return Refusal.Conflict(
                "inventory.has_stock",
                "已经有库存，不能再导入期初",
                "There is stock already; opening stock can't be imported again."
            );
        var slip = Guid.CreateVersion7(context.Now);
        var place = import.Bins.ToDictionary(b => b.Id, b => b.Warehouse);
        var opening = import.Opening.Where(o => o.Quantity > Quantity.Zero).ToList();
        var cards = await catalog.Skus([.. opening.Select(o => o.Sku).Distinct()], ct);
        Money Worth(SkuId sku, int units) => (cards.TryGetValue(sku, out var card) ? card.Cost : Money.Zero) * units;
        var writer = new SetWriter(db);
        writer.Insert([
            .. import.Warehouses.Select(w => new Warehouse
            {
                Id = w.Id,
                Code = w.Code,
                NameZh = w.Name.Zh,
                NameEn = w.Name.En,
                Priority = w.Priority,
            }),
        ]);
        writer.Insert([
            .. import.Bins.Select(b => new Bin
            {
                Id = b.Id,
                Warehouse = b.Warehouse,
                Code = b.Code,
                PickSequence = b.PickSequence,
            }),
        ]);
        writer.Insert([
            .. opening
                .GroupBy(o => (o.Sku, Warehouse: place[o.Bin]))
                .Select(g => new StockLevel
                {
                    Sku = g.Key.Sku,
                    Warehouse = g.Key.Warehouse,
                    OnHand = new Quantity(g.Sum(o => o.Quantity.Units)),
                }),
        ]);
        writer.Insert([
            .. opening
                .GroupBy(o => (o.Sku, o.Bin))
                .Select(g => new BinStock
                {
                    Sku = g.Key.Sku,
                    Bin = g.Key.Bin,
                    Warehouse = place[g.Key.Bin],
                    OnHand = new Quantity(g.Sum(o => o.Quantity.Units)),
                }),
        ]);
        writer.Insert([
            .. opening
                .GroupBy(o => o.Sku)
                .Select(g => (g.Key, Units: g.Sum(o => o.Quantity.Units)))
                .Select(v => new StockValue
                {
                    Sku = v.Key,
                    OnHand = new Quantity(v.Units),
                    Value = Worth(v.Key, v.Units),
                }),
        ]);
        writer.Insert([
            .. opening.Select(o => new Movement
            {
                Id = Guid.CreateVersion7(context.Now),
                Sku = o.Sku,
                Warehouse = place[o.Bin],
                Bin = o.Bin,
                Quantity = o.Quantity,
                Value = Worth(o.Sku, o.Quantity.Units),
                SlipType = "opening",
                SlipId = slip,
                SlipNo = "期初",
                ReasonZh = "期初库存",
                ReasonEn = "Opening stock",
                At = context.Now,
                By = context.Actor.Name,
            }),
        ]);
        await writer.Flush(ct);
        var worth = opening.Sum(o => Worth(o.Sku, o.Quantity.Units));
        await journal.Post(
            new Subject("stock", slip, "期初"),
            ("期初库存", "Opening stock"),
            [JournalLine.Dr(LedgerAccount.Goods, worth), JournalLine.Cr(LedgerAccount.RetainedEarnings, worth)],
            ct
        );
        context.Record(
            new Subject("stock", slip, "期初", IsNew: true),
            ("导入期初库存", "Opening stock imported"),
            after: new { bins = import.Bins.Count, lines = opening.Count }
        );
        return Result.Done;
    }
}
