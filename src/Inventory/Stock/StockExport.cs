using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>What lies in which bin, as a table.</summary>
internal sealed class StockExport(ShopDb db, ICatalog catalog) : IExport
{
    public string Name => "stock";

    internal static readonly ExportColumn<Row>[] Columns =
    [
        new(("SKU 编码", "SKU"), r => r.Sku.Code),
        new(("条码", "Bar code"), r => r.Sku.Barcode),
        new(("名称", "Name"), r => r.Sku.Name.ToString()),
        new(("颜色", "Colour"), r => r.Sku.Colour.ToString()),
        new(("尺码", "Size"), r => r.Sku.Size),
        new(("仓库", "Warehouse"), r => r.Warehouse),
        new(("货位", "Bin"), r => r.Bin),
        new(("数量", "Quantity"), r => r.OnHand),
    ];

    public Task Write(Stream stream, string format, CancellationToken ct) =>
        Export.Write(stream, format, Columns, Rows(ct));

    internal async IAsyncEnumerable<Row> Rows([EnumeratorCancellation] CancellationToken ct)
    {
        var lying = await (
            from stock in db.Set<BinStock>().AsNoTracking()
            join bin in db.Set<Bin>() on stock.Bin equals bin.Id
            join house in db.Set<Warehouse>() on stock.Warehouse equals house.Id
            orderby house.Priority, bin.PickSequence, bin.Code
            select new
            {
                stock.Sku,
                House = house.Code,
                Bin = bin.Code,
                stock.OnHand,
            }
        ).ToListAsync(ct);
        foreach (var part in lying.Chunk(500))
        {
            var cards = await catalog.Skus([.. part.Select(p => p.Sku).Distinct()], ct);
            foreach (var p in part)
                yield return new Row(cards[p.Sku], p.House, p.Bin, p.OnHand);
        }
    }

    internal sealed record Row(SkuCard Sku, string Warehouse, string Bin, Quantity OnHand);
}
