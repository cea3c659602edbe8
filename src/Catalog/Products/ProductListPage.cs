using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>
/// Staff's list of products, with its export by SKU and listing many at once (CAT-12, CAT-14). Programs read
/// <see cref="ProductApi"/>.
/// </summary>
internal static class ProductListPage
{
    private const string Listing = "list.edit";

    public static readonly ListPage<ProductRow> List = new ListPage<ProductRow>(
        "products",
        ("商品", "Products"),
        "cat.view"
    )
        .From<ProductList>((list, request, take) => list.Page(request, take))
        .Pick<ProductList>((list, request, numbers) => list.Numbered(numbers, request.Ct))
        .Count(request => request.Get<ProductList>().Count(ProductList.QueryOf(request), request.Ct))
        .Link("/office/categories", ("分类", "Categories"))
        .Link(
            "/office/products/new",
            ("新建商品", "New product"),
            "plus",
            "cat.edit",
            primary: true,
            shortcut: "N",
            orNeeds: "cat.draft"
        )
        .Filter(
            ListFilter.Search(("名称、款号、颜色、条码，词序不限", "Name, style, colour or bar code, in any order"))
        )
        .Filter(ListFilter.OneOf("category", ("全部分类", "All categories"), Categories))
        .Filter(ListFilter.Of<ProductStatus>("status", ("全部状态", "All states"), ProductStates.NameOf))
        .Empty(_ => new ListEmpty(
            ("没有符合条件的商品", "No product fits"),
            (
                "换个词或清除筛选；新建的商品会出现在最前面",
                "Try another word or clear the filters; new products stand first"
            ),
            "hanger"
        ))
        .Column("style", ("款号", "Style"), p => p.StyleNo, sorts: true)
        .Column("name", ("商品", "Product"), p => p.Name, cell: (p, _) => ProductViews.Goods(p))
        .Column("in", ("所属分类", "Category"), p => p.Category)
        .Column("price", ("售价（元）", "Price (yuan)"), p => p.PriceRange, cell: (p, _) => ProductViews.PriceOf(p))
        .Column("skus", ("规格", "SKUs"), p => p.Skus, shown: false)
        .Column(
            "status",
            ("状态", "State"),
            p => ProductStates.NameOf(p.Status),
            cell: (p, _) => ProductViews.State(p.Status)
        )
        .Column("listed", ("上架时间", "Listed at"), p => p.ListedAt, shown: false)
        .Column("created", ("建档", "Created"), p => p.CreatedAt, sorts: true)
        .ExportOf(
            request => request.Get<ProductExport>().Columns(request.Viewer.May("price.view")),
            request => request.Get<ProductList>().Skus(ProductList.QueryOf(request), request.Ct)
        )
        .Act<ListProduct>(
            "list",
            ("上架", "List"),
            Listing,
            (u, p, _, ct) => u.Run(p.Id, null, ct),
            p => ProductStates.Table.Next(p.Status, ProductVerb.List) is { IsDone: false } no ? no.Refusal : null
        )
        .Act<DelistProduct>(
            "delist",
            ("下架", "Delist"),
            Listing,
            (u, p, reason, ct) => u.Run(p.Id, reason, ct),
            p => ProductStates.Table.Next(p.Status, ProductVerb.Delist) is { IsDone: false } no ? no.Refusal : null,
            asksReason: true,
            dangerous: true
        );

    /// <summary>As deep as they stand in the tree.</summary>
    private static Task<IReadOnlyList<(string Value, Text Name)>> Categories(ListRequest request) =>
        Task.FromResult<IReadOnlyList<(string, Text)>>([
            .. request.Get<CategoryCache>().Now.All.Select(c => (c.Slug, Indented(c))),
        ]);

    private static Text Indented(CategoryCard c)
    {
        var indent = string.Concat(Enumerable.Repeat("　", c.Level - 1));
        return new Text(indent + c.Name.Zh, indent + c.Name.En);
    }
}
