using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>Special prices (CAT-11): the list, and one with its uses.</summary>
internal static class SpecialPricePage
{
    private const string Key = "special-prices";
    private const string Tag = "Orders 订单";
    private const string Approve = "price.special.approve";
    internal static readonly string[] See = ["price.special.request", Approve];

    private static readonly IReadOnlyList<(string Value, Text Name)> States =
    [
        ("Pending", ("待批", "Pending")),
        ("live", ("可用", "In force")),
        ("over", ("用完或过期", "Used up or expired")),
        ("Refused", ("已退回", "Refused")),
        ("Withdrawn", ("已撤回", "Withdrawn")),
        ("Approved", ("批过的", "Approved at some time")),
    ];

    public static readonly ListPage<SpecialPrice> List = new ListPage<SpecialPrice>(
        Key,
        ("特价申请", "Special prices"),
        See
    )
        .For(
            (
                "给一位客户的价，别人批准后才能用，用完或到期为止",
                "A price for one customer, in force once another person approves it, until it is used up or over"
            )
        )
        .From<SpecialPriceQueries>((queries, request, take) => queries.Page(request, take))
        .Pick<SpecialPriceQueries>((queries, request, numbers) => queries.Numbered(numbers, request.Ct))
        .Link(
            "/office/special-prices/new",
            ("申请特价", "Ask for one"),
            "plus",
            "price.special.request",
            primary: true,
            shortcut: "N"
        )
        .Filter(ListFilter.Search(("单号、商品编码、手机或姓名", "Number, SKU, mobile or name")))
        .Filter(ListFilter.OneOf("state", ("全部状态", "All states"), _ => Task.FromResult(States)))
        .Empty(_ => new ListEmpty(
            ("没有特价申请", "No special prices"),
            ("咨询时客户要优惠，点“申请特价”", "When a customer asks for a better price, ask for one here"),
            "discount"
        ))
        .Column("no", ("单号", "Number"), s => s.No, sorts: true)
        .Column("customer", ("客户", "Customer"), s => s.Customer, cell: (s, _) => SpecialPriceViews.Customer(s))
        .Column("sku", ("商品编码", "SKU"), s => s.SkuCode, shown: false)
        .Column("goods", ("商品", "Goods"), s => new Text(s.Name, s.NameEn), cell: (s, _) => SpecialPriceViews.Goods(s))
        .Column("usual", ("现价", "Usual price"), s => s.Usual)
        .Column(
            "price",
            ("特价", "Special price"),
            s => s.Price,
            sorts: true,
            cell: (s, _) => SpecialPriceViews.Price(s)
        )
        .Column("pieces", ("件数", "Pieces"), s => s.Most, shown: false)
        .Column("left", ("剩余", "Left"), s => s.Progress.Left, cell: (s, _) => SpecialPriceViews.Left(s))
        .Column(
            "standing",
            ("状态", "State"),
            (s, request) => SpecialPriceStates.NameOf(s, request.Now),
            cell: SpecialPriceViews.State
        )
        .Column("until", ("有效至", "Until"), s => s.Until, sorts: true, cell: SpecialPriceViews.Until)
        .Column("reason", ("原因", "Reason"), s => s.Reason, shown: false)
        .Column("maker", ("申请人", "Asked by"), s => s.Maker)
        .Column("made", ("申请时间", "Asked at"), s => s.MadeAt, sorts: true)
        .Column("decidedBy", ("决定人", "Decided by"), s => s.Progress.DecidedBy, shown: false)
        .Json(
            "ListSpecialPrices",
            Tag,
            "Special prices, newest first; `state` Pending, Approved, Refused, Withdrawn, live or over, `q`, `sort`, `desc`, "
                + "`after` (CAT-11)",
            (s, request) => View(s, request.Now)
        )
        .Found("TJ", "discount", s => $"{s.Customer} · {s.SkuCode} · {s.Price.ToYuan()}")
        .Act<WithdrawSpecialPrice>(
            "withdraw",
            ("撤回特价", "Withdraw"),
            Approve,
            (u, s, reason, ct) => u.Run(s.Id, reason, ct),
            s =>
                SpecialPriceStates.Table.Next(s.Progress.State, SpecialPriceVerb.Withdraw) is { IsDone: false } no
                    ? no.Refusal
                    : null,
            asksReason: true,
            dangerous: true
        );

    public static readonly DocumentPage<SpecialPriceFile> Document = new DocumentPage<SpecialPriceFile>(Key, See)
        .From<SpecialPriceQueries>((queries, no, ct) => queries.File(no, ct), SpecialPriceErrors.NotFound)
        .Shows(f => f.Special.No, SpecialPriceViews.One)
        .Audited(f => (f.Special.Subject.Type, f.Special.Id.Value))
        .Json(
            "GetSpecialPrice",
            Tag,
            "One special price: what was asked, who decided, what is left, which orders used it",
            View
        )
        .Act<WithdrawSpecialPrice, ReasonBody>(
            "withdraw",
            See,
            (u, no, i, ct) => u.Run(no, i.Reason, ct),
            ("已撤回", "Withdrawn"),
            "WithdrawSpecialPrice",
            "Take a special price back; what was bought at it stays as it is"
        );

    private static object View(SpecialPriceFile file) =>
        new
        {
            special = View(file.Special, file.Now),
            uses = file.Uses.Select(u => new
            {
                order = u.DocumentNo,
                line = u.LineNo,
                u.Units,
                u.At,
                u.ReturnedAt,
            }),
        };

    private static object View(SpecialPrice s, DateTimeOffset now) =>
        new
        {
            s.No,
            state = s.Progress.State.ToString(),
            isOver = s.IsOver(now),
            s.Account,
            s.Customer,
            sku = s.SkuCode,
            name = new Text(s.Name, s.NameEn).ToString(),
            s.Colour,
            s.Size,
            s.Usual,
            s.Price,
            quantity = s.Most,
            left = s.Progress.Left,
            s.Until,
            s.Reason,
            s.MadeAt,
            s.Maker,
            s.Progress.ApprovalNo,
            s.Progress.DecidedBy,
            s.Progress.DecidedAt,
            s.Progress.Comment,
        };
}
