using Zhanggui.Catalog;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Inventory;

/// <summary>A SKU with its stock.</summary>
internal sealed record StockItem(SkuCard Card, StockRow Row);

/// <summary>The list of stock, one row for each SKU (INV-09). Its export says what lies in which bin.</summary>
internal static class StockPage
{
    public static readonly ListPage<StockItem> List = new ListPage<StockItem>("stock", ("库存", "Stock"), "stk.view")
        .For(
            (
                "实际是架上的，锁定是答应给订单的，可用是还能卖的",
                "On hand is on the shelf, reserved is promised to orders, available can still be sold"
            )
        )
        .From<StockQueries>(Page)
        .Filter(ListFilter.Search(("规格编码或条码", "SKU code or barcode")))
        .Filter(
            ListFilter.OneOf(
                "kind",
                ("全部", "All"),
                _ =>
                    Task.FromResult<IReadOnlyList<(string, Text)>>([
                        ("out", ("卖空", "Sold out")),
                        ("low", ("不足 5 件", "Fewer than 5")),
                        ("reserved", ("有锁定", "With reservations")),
                    ])
            )
        )
        .Empty(_ => new ListEmpty(
            ("没有符合条件的库存", "No stock matches"),
            ("入库后会出现在这里", "Stock appears here after it is received"),
            "building-warehouse"
        ))
        .Column("sku", ("编码", "Code"), r => r.Card.Code)
        .Column("name", ("规格", "SKU"), r => r.Card.Name, cell: (r, _) => StockViews.Goods(r.Card))
        .Column("onHand", ("实际", "On hand"), r => r.Row.OnHand, sorts: true)
        .Column("reserved", ("锁定", "Reserved"), r => r.Row.Reserved, sorts: true)
        .Column(
            "available",
            ("可用", "Available"),
            r => r.Row.Available,
            sorts: true,
            cell: (r, _) => StockViews.Available(r.Row)
        )
        .Column("level", ("余量", "Level"), r => LevelOf(r.Row), cell: (r, _) => StockViews.Level(r.Row))
        .ExportOf(_ => StockExport.Columns, request => request.Get<StockExport>().Rows(CancellationToken.None))
        .Json(
            "ListStock",
            "Stock 库存",
            "Stock by SKU, newest SKU first, or sorted by `onHand`, `reserved` or `available`; kind is out, low or reserved; `next` of the answer pages on as `after` (INV-09)",
            r => new
            {
                sku = r.Card.Code,
                onHand = r.Row.OnHand,
                reserved = r.Row.Reserved,
                available = r.Row.Available,
            }
        );

    /// <summary>Sold out, or fewer than five; null for what there is enough of.</summary>
    internal static Text? LevelOf(StockRow row) =>
        row.Available <= Quantity.Zero ? new Text("卖空", "Sold out")
        : row.Available.Units < 5 ? new Text("不足", "Low")
        : null;

    private static async Task<PageOf<StockItem>> Page(StockQueries queries, ListRequest request, int take)
    {
        var catalog = request.Get<ICatalog>();
        IReadOnlyCollection<SkuId>? only =
            request["q"]?.Trim() is not { Length: > 0 } words ? null
            : await catalog.ByCode(words, request.Ct) is { } card ? [card.Id]
            : [];
        var page = await queries.List(only, request["kind"], request.Place, take, request.Ct);
        var cards = await catalog.Skus([.. page.Rows.Select(r => r.Sku)], request.Ct);
        return page.Of(r => new StockItem(cards[r.Sku], r));
    }
}
