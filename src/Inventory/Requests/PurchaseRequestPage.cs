using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Inventory;

/// <summary>When it comes.</summary>
internal sealed record PromiseBody(int Quantity, DateOnly ExpectedOn, string? Note = null);

/// <summary>Why it is not bought.</summary>
internal sealed record DeclineBody(string Why);

/// <summary>
/// Purchase requests (ORD-12, PUR-40): the list, and one request with who waits and purchasing's answer.
/// </summary>
internal static class PurchaseRequestPage
{
    private const string Key = "purchase-requests";
    private const string Tag = "Stock 库存";
    private static readonly string[] See = ["purchase.answer", "stk.view", "ord.view"];
    private static readonly string[] Answer = ["purchase.answer"];

    public static readonly ListPage<PurchaseRequestRow> List = new ListPage<PurchaseRequestRow>(
        Key,
        ("缺货补货", "Shortages"),
        See
    )
        .For(
            (
                "订单要的比库存多，这里自动开补货申请；采购答复到货日期，客户和客服马上看得到",
                "When orders want more than is there, a request opens by itself; purchasing says when it comes, and everybody sees it at once"
            )
        )
        .From<PurchaseRequestQueries>((queries, request, take) => queries.Page(request, take))
        .Open(async request =>
            (await request.Get<PurchaseRequestQueries>().Counts(request.Ct)).GetValueOrDefault(
                PurchaseRequestState.Asked
            )
        )
        .Tabs(request => request.Get<PurchaseRequestQueries>().Tabs(request.Today, request.Ct))
        .Filter(ListFilter.Search(("补货申请、订单号，规格编码或条码", "Request, order, SKU or bar code")))
        .Empty(request => new ListEmpty(
            request["q"] is not null
                ? ("没有符合条件的补货申请", "No purchase request fits")
                : (request["tab"] ?? "open") switch
                {
                    "ended" => ("还没有了结的补货申请", "No purchase request has ended yet"),
                    "late" => ("没有逾期未到的货", "Nothing is overdue"),
                    "open" => ("现在没有缺货", "Nothing is missing"),
                    _ => ("没有这样的补货申请", "No such purchase request"),
                },
            (
                "确认的订单库存不够时，系统自动开申请；货到了自动了结",
                "A request opens when confirmed orders lack stock, and ends when the goods are there"
            ),
            "shopping-cart"
        ))
        .Column("no", ("补货申请", "Request"), r => r.R.No, sorts: true)
        .Column(
            "state",
            ("状态", "State"),
            r => PurchaseRequestStates.NameOf(r.R.State),
            cell: (r, _) => PurchaseRequestViews.State(r)
        )
        .Column("sku", ("SKU 编码", "SKU"), r => r.Card.Code, cell: (r, _) => PurchaseRequestViews.Goods(r))
        .Column("name", ("名称", "Name"), r => r.Card.Name, shown: false)
        .Column("style", ("款号", "Style"), r => r.Card.StyleNo, shown: false)
        .Column("colour", ("颜色", "Colour"), r => r.Card.Colour, shown: false)
        .Column("size", ("尺码", "Size"), r => r.Card.Size, shown: false)
        .Column("wanted", ("等货（件）", "Wanted"), r => r.Wanted)
        .Column("available", ("可用（件）", "Available"), r => r.Stock.Available)
        .Column("missing", ("缺（件）", "Missing"), r => r.Missing, cell: (r, _) => PurchaseRequestViews.Missing(r))
        .Column("ordered", ("已订（件）", "Ordered"), r => r.R.Ordered)
        .Column("toOrder", ("要订（件）", "To order"), r => r.ToOrder)
        .Column("expectedOn", ("到货日期", "Expected on"), r => r.R.ExpectedOn, cell: PurchaseRequestViews.Day)
        .Column("waiting", ("等货订单", "Orders waiting"), r => r.Waiting)
        .Column("since", ("最早等货", "Waiting since"), r => r.Since)
        .Column("note", ("说明", "Note"), r => r.R.Note, shown: false)
        .Column("answeredBy", ("答复人", "Answered by"), r => r.R.AnsweredBy, shown: false)
        .Column("asked", ("申请时间", "Asked at"), r => r.R.AskedAt, sorts: true)
        .Json(
            "ListPurchaseRequests",
            Tag,
            "SKUs of which more is wanted than is there, newest first: `tab` open, asked, promised, declined, late, ended or all (ORD-12, PUR-40)",
            r => View(r)
        )
        .Found(
            "PR",
            "shopping-cart",
            r => $"{PurchaseRequestStates.NameOf(r.R.State)} · {r.Card.Name} {r.Card.Colour} / {r.Card.Size}"
        );

    public static readonly DocumentPage<PurchaseRequestFile> Document = new DocumentPage<PurchaseRequestFile>(Key, See)
        .From<PurchaseRequestQueries>((queries, no, ct) => queries.Find(no, ct), PurchaseRequestErrors.NotFound)
        .Shows(f => f.R.No, PurchaseRequestViews.One)
        .Audited(f => (f.R.Subject.Type, f.R.Id))
        .Json("GetPurchaseRequest", Tag, "One purchase request with the documents that wait", f => View(f.Row, f.Wants))
        .Act<PromisePurchase, PromiseBody>(
            "promise",
            Answer,
            (u, no, i, ct) => u.Run(no, i.Quantity, i.ExpectedOn, i.Note, ct),
            ("已答复，等货的客户会收到到货日期", "Answered; the customers who wait are told the day"),
            "PromisePurchase",
            "Say how many were ordered and when they come; the customers who wait are told the day"
        )
        .Act<DeclinePurchase, DeclineBody>(
            "decline",
            Answer,
            (u, no, i, ct) => u.Run(no, i.Why, ct),
            ("已答复不补，客服会联系等货的客户", "Answered; customer service talks with the customers who wait"),
            "DeclinePurchase",
            "Say that it is not bought; customer service talks with those who wait"
        );

    private static object View(PurchaseRequestRow row, IReadOnlyList<Backorder>? wants = null) =>
        new
        {
            row.R.No,
            state = row.R.State.ToString(),
            sku = row.Card.Code,
            name = row.Card.Name,
            row.Wanted,
            available = row.Stock.Available,
            row.Missing,
            row.R.Ordered,
            row.Came,
            row.ToOrder,
            row.Waiting,
            waitingSince = row.Since,
            row.R.ExpectedOn,
            row.R.Note,
            row.R.AnsweredBy,
            row.R.AnsweredAt,
            row.R.AskedAt,
            row.R.MissingThen,
            row.R.EndedAt,
            wants = wants?.Select(w => new
            {
                type = w.DocumentType,
                no = w.DocumentNo,
                w.Quantity,
                w.NeedBy,
                w.Since,
                w.EndedAt,
            }),
        };
}
