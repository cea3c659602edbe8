namespace Zhanggui.Catalog;

/// <summary>Products as a table of their SKUs, for the page's download and for the command line.</summary>
internal sealed class ProductExport(ProductList list, Company company) : IExport
{
    public string Name => "products";

    /// <summary>The cost is for those who may see it.</summary>
    public List<ExportColumn<SkuRow>> Columns(bool withCost)
    {
        List<ExportColumn<SkuRow>> columns =
        [
            new(("款号", "Style"), r => r.Product.StyleNo),
            new(("名称", "Name"), r => r.Product.Name.ToString()),
            new(("分类", "Category"), r => r.Category),
            new(("品牌", "Brand"), r => r.Product.Brand.ToString()),
            new(("季节", "Season"), r => r.Product.Season.ToString()),
            new(("状态", "State"), r => ProductStates.NameOf(r.Product.Status).ToString()),
            new(("SKU 编码", "SKU"), r => r.Sku.Code),
            new(("条码", "Bar code"), r => r.Sku.Barcode),
            new(("颜色", "Colour"), r => r.Sku.Colour.ToString()),
            new(("尺码", "Size"), r => r.Sku.Size),
            new(("售价（元）", "Price (yuan)"), r => r.Sku.Price),
            new(("促销价（元）", "Promotional price (yuan)"), r => r.Sku.PromoPrice),
            new(
                ("促销止", "Promotion until"),
                r => r.Sku.PromoUntil is { } until ? company.Calendar.Local(until) : null
            ),
            new(("重量（克）", "Weight (g)"), r => r.Sku.WeightGrams),
            new(("安全库存", "Safety stock"), r => r.Sku.SafetyStock),
            new(("停售", "Off"), r => r.Sku.IsOff ? new Text("是", "yes").ToString() : ""),
            new(("单位", "Unit"), r => r.Product.Unit),
            new(("产地", "Origin"), r => r.Product.Origin),
            new(("供应商", "Supplier"), r => r.Product.Supplier),
        ];
        if (withCost)
            columns.Insert(12, new ExportColumn<SkuRow>(("成本（元）", "Cost (yuan)"), r => r.Sku.Cost));
        return columns;
    }

    public Task Write(Stream stream, string format, CancellationToken ct) =>
        Export.Write(
            stream,
            format,
            Columns(withCost: true),
            list.Skus(new ProductQuery(null, null, null, null, false, null), ct)
        );
}
