using System.Globalization;

namespace Zhanggui.Catalog;

/// <summary>
/// Products from a table of their SKUs, in the form of the export. Each product is one act; a product with one wrong
/// row stays out whole. They come in as drafts.
/// </summary>
internal sealed class ProductSheet(UseCaseExecutor executor, CategoryCache categories, TimeProvider clock) : IImport
{
    private static readonly Text Style = ("款号", "Style"),
        ProductName = ("名称", "Name"),
        NameEn = ("英文名", "English name"),
        Category = ("分类", "Category"),
        Brand = ("品牌", "Brand"),
        Season = ("季节", "Season"),
        Code = ("SKU 编码", "SKU"),
        Barcode = ("条码", "Bar code"),
        Colour = ("颜色", "Colour"),
        Size = ("尺码", "Size"),
        Price = ("售价（元）", "Price (yuan)"),
        Cost = ("成本（元）", "Cost (yuan)"),
        Weight = ("重量（克）", "Weight (g)"),
        Safety = ("安全库存", "Safety stock");

    public string Name => "products";

    public IReadOnlyList<Text> Needed { get; } =
    [Style, ProductName, Category, Code, Barcode, Colour, Size, Price, Weight];

    public async Task<ImportDone> Run(Sheet sheet, bool dryRun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (taken, rejected, seen) = (
            0,
            new List<RejectedRow>(),
            new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        );
        foreach (var product in sheet.Rows.GroupBy(r => sheet.Cell(r, Style).ToUpperInvariant()))
        {
            List<SheetRow> rows = [.. product];
            var wrong = rows.Select(r => (Row: r, Why: Wrong(sheet, r, seen)))
                .Where(w => w.Why is not null)
                .ToDictionary(w => w.Row, w => w.Why!.Value);
            if (wrong.Count == 0)
            {
                var made = Make(sheet, rows);
                var done = await executor.Run(Actor.System("import"), (ImportProduct u) => u.Run(made, dryRun, ct), ct);
                if (done.Worked())
                {
                    taken += rows.Count;
                    continue;
                }

                rejected.AddRange(rows.Select(r => new RejectedRow(r, done.Refusal!.Message)));
            }
            else
                rejected.AddRange(
                    rows.Select(r => new RejectedRow(
                        r,
                        wrong.TryGetValue(r, out var why)
                            ? why
                            : new Text("同款的其他行有错", "Another row of this style is wrong")
                    ))
                );
        }

        return new ImportDone(taken, [.. rejected.OrderBy(r => r.Row.No)]);
    }

    private Text? Wrong(Sheet sheet, SheetRow row, HashSet<string> seen)
    {
        string Cell(Text heading) => sheet.Cell(row, heading);
        foreach (var must in new[] { Style, ProductName, Code, Barcode, Colour, Size })
            if (Cell(must).Length == 0)
                return ($"“{must.Zh}”不能空", $"“{must.En}” must not be empty");
        foreach (var code in new[] { Style, Code, Barcode })
            if (sheet.Altered(row, code) is { } altered)
                return altered;
        if (FindCategory(Cell(Category)) is null)
            return ($"没有分类 {Cell(Category)}", $"There is no category {Cell(Category)}");
        if (!Money.TryParse(Cell(Price), out _))
            return ($"售价 {Cell(Price)} 不是金额", $"The price {Cell(Price)} is not an amount");
        if (Cell(Cost).Length > 0 && !Money.TryParse(Cell(Cost), out _))
            return ($"成本 {Cell(Cost)} 不是金额", $"The cost {Cell(Cost)} is not an amount");
        if (Whole(Cell(Weight)) is not > 0)
            return ($"重量 {Cell(Weight)} 不是克数", $"The weight {Cell(Weight)} is not a number of grams");
        if (Cell(Safety).Length > 0 && Whole(Cell(Safety)) is null)
            return ($"安全库存 {Cell(Safety)} 不是数量", $"The safety stock {Cell(Safety)} is not a quantity");
        if (!seen.Add("sku " + Cell(Code)))
            return ($"SKU 编码 {Cell(Code)} 在文件里出现了两次", $"The SKU {Cell(Code)} stands twice in the file");
        return seen.Add("barcode " + Cell(Barcode))
            ? null
            : ($"条码 {Cell(Barcode)} 在文件里出现了两次", $"The bar code {Cell(Barcode)} stands twice in the file");
    }

    private ProductImport Make(Sheet sheet, List<SheetRow> rows)
    {
        var (first, now) = (rows[0], clock.Now());
        var english = sheet.Cell(first, NameEn);
        var name = new Text(
            sheet.Cell(first, ProductName),
            english.Length > 0 ? english : sheet.Cell(first, ProductName)
        );
        List<SkuImport> skus =
        [
            .. rows.Select(r => new SkuImport(
                Ids.New<SkuId>(now),
                sheet.Cell(r, Code),
                sheet.Cell(r, Barcode),
                new Text(sheet.Cell(r, Colour), sheet.Cell(r, Colour)),
                "#cccccc",
                sheet.Cell(r, Size),
                Amount(sheet.Cell(r, Price)),
                null,
                Amount(sheet.Cell(r, Cost)),
                Whole(sheet.Cell(r, Weight))!.Value,
                null,
                ""
            )
            {
                SafetyStock = new Quantity(Whole(sheet.Cell(r, Safety)) ?? 0),
            }),
        ];
        return new ProductImport(
            sheet.Cell(first, Style),
            name,
            new Text("", ""),
            new Text("", ""),
            sheet.Cell(first, Brand),
            sheet.Cell(first, Season),
            FindCategory(sheet.Cell(first, Category))!.Slug,
            now,
            false,
            false,
            [],
            [],
            [],
            skus,
            []
        )
        {
            IsListed = false,
        };
    }

    /// <summary>By its short name, or by its way from the top as the export writes it.</summary>
    private CategoryCard? FindCategory(string text) =>
        categories.Now.Find(text)
        ?? categories.Now.All.FirstOrDefault(s =>
            string.Join(" / ", categories.Now.Way(s.Id).Select(w => w.Name.Zh)) == text
            || string.Join(" / ", categories.Now.Way(s.Id).Select(w => w.Name.En)) == text
        );

    private static Money Amount(string text) => Money.TryParse(text, out var amount) ? amount : Money.Zero;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}

/// <summary>Takes one product over, or only tries whether it could be.</summary>
[SystemOnly]
internal sealed class ImportProduct(ImportCatalog catalog)
{
    public async Task<Result> Run(ProductImport product, bool dryRun, CancellationToken ct) =>
        (await catalog.Run([], [product], ct)).AtTheEnd(dryRun);
}
