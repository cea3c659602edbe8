using System.Globalization;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>The list of wholesale prices (ORD-21); its export is a row a tier, as the import reads it.</summary>
internal static class WholesaleListPage
{
    private static readonly IReadOnlyList<(string Value, Text Name)> States =
    [
        ("live", ("在用", "In force")),
        ("coming", ("未开始", "To come")),
        ("open", ("在用和未开始", "In force or to come")),
        ("over", ("已停用或过期", "Ended or expired")),
    ];

    public static readonly ListPage<WholesaleRow> List = new ListPage<WholesaleRow>(
        "wholesale",
        ("批发价", "Wholesale prices"),
        WholesaleSetup.View,
        WholesaleSetup.Edit
    )
        .For(
            (
                "按客户类型定价；同款不同颜色尺码合起来算件数",
                "Prices by customer class; colours and sizes of a style count together"
            )
        )
        .From<WholesaleQueries>((queries, request, take) => queries.Page(request, take))
        .At(r => $"/office/wholesale/{r.Price.Id.Value}")
        .Link("/office/wholesale/import", ("导入", "Import"), "upload", WholesaleSetup.Edit)
        .Link(
            "/office/wholesale/new",
            ("定批发价", "Set a price"),
            "plus",
            WholesaleSetup.Edit,
            primary: true,
            shortcut: "N"
        )
        .Filter(ListFilter.Search(("款号、商品编码或名称", "Style, SKU or name")))
        .Filter(ListFilter.OneOf("class", ("全部类型", "All classes"), Classes))
        .Filter(ListFilter.OneOf("state", ("全部状态", "All states"), _ => Task.FromResult(States)))
        .Empty(_ => new ListEmpty(
            ("没有批发价", "No wholesale prices"),
            (
                "先有客户类型，再给商品定起批量和各档单价",
                "Add a customer class first, then minimum and tiers for goods"
            ),
            "stack-2"
        ))
        .Column("code", ("款号或商品编码", "Style or SKU"), r => r.Price.Code, sorts: true)
        .Column("name", ("商品", "Goods"), r => new Text(r.Price.Name, r.Price.NameEn))
        .Column("class", ("客户类型", "Class"), ClassName, sorts: true)
        .Column("minimum", ("起批量", "Minimum"), r => r.Tiers.Minimum)
        .Column(
            "tiers",
            ("各档单价", "Tiers"),
            r => WholesaleViews.Said(r.Tiers),
            cell: (r, _) => WholesaleViews.Steps(r.Tiers)
        )
        .Column("retail", ("零售价（元）", "Retail (yuan)"), r => r.Retail, cell: (r, _) => WholesaleViews.Retail(r))
        .Column("margin", ("最低档毛利（%）", "Least margin (%)"), MarginOf, cell: WholesaleViews.LeastMargin)
        .Column(
            "standing",
            ("状态", "State"),
            (r, request) => WholesaleViews.StateOf(r.Price, request.Now).Name,
            cell: WholesaleViews.State
        )
        .Column("days", ("有效期", "In force"), (r, request) => WholesaleViews.Days(r.Price, request))
        .Column("changed", ("改动", "Changed at"), r => r.Price.ChangedAt, sorts: true)
        .ExportOf(Sheet, request => request.Get<WholesaleQueries>().Tiers(request))
        .Json(
            "ListWholesalePrices",
            "Orders 订单",
            "Wholesale prices, those changed last first; `class`, `state` live, coming, open or over, `q`, "
                + "`sort` changed, code or class, `desc`, `after` (ORD-21)",
            (r, request) => WholesaleApi.View(r, WholesaleEndpoints.MaySeeCost(request.Viewer)),
            "wholesale-prices"
        );

    /// <summary>What goods cost us is for those who set prices.</summary>
    private static int? MarginOf(WholesaleRow row, ListRequest request) =>
        WholesaleEndpoints.MaySeeCost(request.Viewer) ? row.Margin : null;

    private static string ClassName(WholesaleRow row, ListRequest request) =>
        request.Get<ICustomerClasses>().Find(row.Price.Class)?.Name.ToString() ?? row.Price.Class;

    private static Task<IReadOnlyList<(string Value, Text Name)>> Classes(ListRequest request) =>
        Task.FromResult<IReadOnlyList<(string, Text)>>([
            .. request.Get<ICustomerClasses>().All.Select(c => (c.Code, c.Name)),
        ]);

    private static IReadOnlyList<ExportColumn<WholesaleLine>> Sheet(ListRequest request)
    {
        List<ExportColumn<WholesaleLine>> columns =
        [
            new(WholesaleSheet.Class, r => r.Row.Price.Class),
            new(WholesaleSheet.Goods, r => r.Row.Price.Code),
            new(WholesaleSheet.Name, r => new Text(r.Row.Price.Name, r.Row.Price.NameEn).ToString()),
            new(WholesaleSheet.Pieces, r => r.Tier.From),
            new(WholesaleSheet.Price, r => r.Tier.Price),
            new(WholesaleSheet.From, r => Day(r.Row.Price.From, request)),
            new(WholesaleSheet.Until, r => Day(r.Row.Price.Until?.AddMinutes(-1), request)),
            new(WholesaleSheet.Retail, r => r.Row.Retail),
        ];
        if (WholesaleEndpoints.MaySeeCost(request.Viewer))
            columns.Add(
                new(WholesaleSheet.Margin, r => r.Row.Cost is { } cost ? WholesaleMargins.Of(r.Tier.Price, cost) : null)
            );
        return columns;
    }

    private static string Day(DateTimeOffset? at, ListRequest request) =>
        at is { } day ? request.Calendar.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
