using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.AfterSales;

/// <summary>An inspection; <paramref name="Warehouse"/> is its code.</summary>
internal sealed record InspectionBody(string Warehouse, IReadOnlyList<FoundLine> Lines, string? Note = null);

/// <summary>Taking a return back.</summary>
internal sealed record WithdrawReturnBody(string Why);

/// <summary>The customer's waybill.</summary>
internal sealed record ReturnWaybillBody(string Waybill);

/// <summary>
/// Returns and exchanges (ORD-22, ORD-29, AFS-06 to AFS-13): the list, and one of them with what is done to it.
/// </summary>
internal static class ReturnPage
{
    private const string Key = "returns";
    private const string Tag = "After-sales 售后";
    internal static readonly string[] See =
    [
        "return.request",
        "return.register",
        "return.slip.sign",
        "return.confirm",
        "refund.pay",
    ];

    public static readonly ListPage<ReturnCase> List = new ListPage<ReturnCase>(Key, ("退换货", "Returns"), See)
        .For(
            (
                "说好、审批、寄回、验收、签字、退款或补发，每张单走到哪一步都在这里",
                "Agreed, approved, sent back, inspected, signed, refunded or sent anew: where each one stands"
            )
        )
        .From<ReturnQueries>((queries, request, take) => queries.Page(request, take))
        .With(async request => await request.Get<IChannelNames>().All(request.Ct))
        .Open(async request => (await request.Get<ReturnQueries>().Counts(request.Ct)).Values.Sum())
        .Tabs(request => request.Get<ReturnQueries>().Tabs(request.Ct))
        .Filter(ListFilter.Search(("退换货单、订单、运单号，手机或姓名", "Return, order, waybill, phone or name")))
        .Filter(ListFilter.Of<ReturnKind>("kind", ("退货和换货", "Returns and exchanges"), ReturnStates.NameOf))
        .Filter(ListFilter.OneOf("channel", ("全部渠道", "All channels"), ReturnViews.Channels))
        .Empty(request => new ListEmpty(
            request["q"] is not null || request["kind"] is not null || request["channel"] is not null
                    ? ("没有符合条件的退换货", "No return fits")
                : request["tab"] == "ended" ? ("还没有办结的退换货", "Nothing has ended yet")
                : ("没有要办的退换货", "No returns to handle"),
            (
                "客户要退要换时，在订单页点“退换货”，或点上面的“登记退换货”",
                "When a customer wants to return or exchange, click “Returns” on the order's page, or “Register a return” above"
            ),
            "truck-return"
        ))
        .Link(
            "/office/returns/new",
            ("登记退换货", "Register a return"),
            "plus",
            "return.request",
            primary: true,
            shortcut: "N"
        )
        .Column("no", ("退换货单", "Return"), c => c.No, sorts: true)
        .Column("kind", ("类型", "Kind"), c => ReturnStates.NameOf(c.Kind))
        .Column("state", ("状态", "State"), c => ReturnStates.NameOf(c.State), cell: (c, _) => ReturnViews.State(c))
        .Column("order", ("订单", "Order"), c => c.OrderNo, sorts: true, cell: ReturnViews.Order)
        .Column("channel", ("渠道", "Channel"), ReturnViews.ChannelOf, shown: false)
        .Column("customer", ("客户", "Customer"), c => c.Customer, shown: false)
        .Column("goods", ("商品", "Goods"), ReturnViews.GoodsText, cell: ReturnViews.Goods)
        .Column("reason", ("原因", "Reason"), c => ReturnStates.NameOf(c.Reason))
        .Column("what", ("说明", "What"), c => c.What, shown: false)
        .Column("refund", ("应退（元）", "To refund (yuan)"), c => c.Refund)
        .Column("refunded", ("已退（元）", "Refunded (yuan)"), c => c.Progress.Refunded, shown: false)
        .Column("replacement", ("补发订单", "Sent anew as"), c => c.Progress.ReplacementNo, shown: false)
        .Column("made", ("登记时间", "Registered at"), c => c.MadeAt, sorts: true)
        .Column("maker", ("登记人", "Registered by"), c => c.Maker, shown: false)
        .Column("ended", ("办结时间", "Ended at"), c => c.Progress.EndedAt, shown: false)
        .Column("next", ("下一步", "Next"), c => ReturnViews.NextText(c), cell: ReturnViews.Next)
        .Json(
            "ListReturns",
            Tag,
            "Returns and exchanges, newest first: `tab` open, reviewing, awaiting, inspected, ended or all (ORD-22)",
            c => View(new ReturnFile(c, []))
        )
        .Found(
            "TH",
            "truck-return",
            c => $"{ReturnStates.NameOf(c.Kind)} · {ReturnStates.NameOf(c.State)} · {c.OrderNo}"
        );

    public static readonly DocumentPage<ReturnFile> Document = new DocumentPage<ReturnFile>(Key, See)
        .From<ReturnQueries>((queries, no, ct) => queries.Of(no, ct), ReturnErrors.NotFound)
        .Shows(f => f.Case.No, m => m.Request.Get<ReturnDetail>().Of(m))
        .Audited(f => (f.Case.Subject.Type, f.Case.Id))
        .Json("GetReturn", Tag, "One return with its lines and what was found", View)
        .Act<WithdrawReturn, WithdrawReturnBody>(
            "withdraw",
            ["return.request"],
            (u, no, i, ct) => u.Run(no, i.Why, ct),
            ("已撤回", "Withdrawn"),
            "WithdrawReturn",
            "Take a return back while nothing has come"
        )
        .Act<RecordReturnWaybill, ReturnWaybillBody>(
            "waybill",
            ["return.request", "return.register"],
            (u, no, i, ct) => u.Run(no, i.Waybill, ct),
            ("已记下运单号", "The waybill is noted"),
            "NoteReturnWaybill",
            "Note with which waybill the customer sends it (AFS-23)"
        )
        .Act<InspectReturn, InspectionBody, string>(
            "inspection",
            ["return.register"],
            (u, no, i, ct) => u.Run(no, i.Warehouse, i.Lines, i.Note, ct),
            ("已验收，等签字", "Inspected; the slip is to be signed"),
            "InspectReturn",
            "Say what came, good and broken, and into which bins; the return slip is signed next (AFS-11, AFS-13)",
            slip => new { slipApproval = slip }
        );

    private static object View(ReturnFile file)
    {
        var c = file.Case;
        return new
        {
            c.No,
            kind = c.Kind.ToString(),
            state = c.State.ToString(),
            reason = c.Reason.ToString(),
            c.OrderNo,
            c.Channel,
            c.Customer,
            c.What,
            c.Consent,
            picture = c.Picture is { } p ? Files.Url(p) : null,
            c.Goods,
            c.Postage,
            c.Refund,
            c.MadeAt,
            c.Maker,
            c.SendTo,
            lines = c
                .Lines.OrderBy(l => l.No)
                .Select(l => new
                {
                    l.No,
                    line = l.OrderLine,
                    sku = l.Goods.SkuCode,
                    name = l.Shown,
                    variant = l.Variant,
                    l.Quantity,
                    l.Amount,
                    newSku = l.NewSkuCode,
                }),
            c.Progress.ApprovalNo,
            c.Progress.GrantedBy,
            c.Progress.GrantedAt,
            c.Progress.BackBy,
            c.Progress.WaybillNo,
            c.Progress.InspectedBy,
            c.Progress.InspectedAt,
            c.Progress.InspectionNote,
            slipApproval = c.Progress.SlipApprovalNo,
            c.Progress.Refunded,
            replacement = c.Progress.ReplacementNo,
            c.Progress.EndedAt,
            c.Progress.EndedBy,
            c.Progress.EndNote,
            found = file.Found.Select(f => new
            {
                line = f.LineNo,
                f.Good,
                f.Bad,
                bin = f.BinCode,
            }),
        };
    }
}
