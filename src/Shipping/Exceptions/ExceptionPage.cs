using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

/// <summary>Taking over, in a request.</summary>
internal sealed record TakeOverBody(string? Reason = null);

/// <summary>A note, in a request.</summary>
internal sealed record ExceptionNoteBody(ExceptionParty Party, string Body);

/// <summary>The end, in a request; the claim in fen.</summary>
internal sealed record ExceptionCloseBody(ExceptionOutcome Outcome, string Note, Money? Claim = null);

/// <summary>Courier exceptions (SHIP-22, ORD-30): the list, and one with its notes and its outcome.</summary>
internal static class ExceptionPage
{
    private const string Key = "exceptions";
    private const string ApiName = "courier-exceptions";
    private const string Tag = "Shipping";
    private static readonly string[] See = ["ship.exception", "ship.view", "ship.edit"];
    private static readonly string[] Settle = ["ship.exception"];

    public static readonly ListPage<CourierException> List = new ListPage<CourierException>(
        Key,
        ("快递异常", "Courier exceptions"),
        See
    )
        .For(
            (
                "丢件、改地址、没人收、拒收：在时限内联系快递和客户，定下结果",
                "Lost, another address, nobody home, refused: settle it in time with courier and customer"
            )
        )
        .From<ExceptionQueries>((queries, request, take) => queries.Page(request, take))
        .Pick<ExceptionQueries>((queries, request, numbers) => queries.Numbered(numbers, request.Ct))
        .Open(request => request.Get<ExceptionQueries>().Standing(request.Ct))
        .Tabs(request => request.Get<ExceptionQueries>().Tabs(request.Ct))
        .Filter(
            ListFilter.Search(
                ("异常单、运单、单据号，或处理人", "Exception, waybill or document number, or who settles it")
            )
        )
        .Filter(ListFilter.Of<ExceptionKind>("kind", ("全部类别", "All kinds"), ExceptionStates.NameOf))
        .Filter(ListFilter.OneOf("courier", ("全部快递", "All couriers"), ParcelPage.Couriers))
        .Empty(request => new ListEmpty(
            request["q"] is not null || request["kind"] is not null || request["courier"] is not null
                    ? ("没有符合条件的异常", "No exception fits")
                : request["tab"] == "closed" ? ("还没有结案的异常", "Nothing is closed yet")
                : ("没有要处理的异常", "Nothing to settle"),
            (
                "快递报丢件、拒收、第二次派送失败时自动登记；客户来说的点“登记异常”",
                "They open by themselves when couriers report a loss, a refusal or a second failed delivery; register what customers tell"
            ),
            "truck-delivery"
        ))
        .Link(
            "/office/exceptions/new",
            ("登记异常", "Report one"),
            "plus",
            "ship.exception",
            primary: true,
            shortcut: "N"
        )
        .Column("no", ("异常单", "Exception"), e => e.No, sorts: true)
        .Column("kind", ("类别", "Kind"), e => ExceptionStates.NameOf(e.Kind), cell: (e, _) => ExceptionViews.Kind(e))
        .Column(
            "document",
            ("单据", "Document"),
            e => e.DocumentNo,
            sorts: true,
            cell: (e, _) => ExceptionViews.Number(e.DocumentNo)
        )
        .Column("courier", ("快递", "Courier"), ExceptionViews.CourierOf, shown: false)
        .Column("waybill", ("运单号", "Waybill"), e => e.WaybillNo, sorts: true, cell: ExceptionViews.Waybill)
        .Column("what", ("情况", "What"), e => e.Said, cell: (e, _) => ExceptionViews.What(e))
        .Column("reported", ("登记时间", "Reported at"), e => e.ReportedAt, sorts: true, cell: ExceptionViews.Reported)
        .Column("reportedBy", ("登记人", "Reported by"), e => e.ReportedBy, shown: false)
        .Column("due", ("时限", "Due"), e => e.DueAt, sorts: true, cell: (e, _) => ExceptionViews.Due(e))
        .Column("owner", ("处理人", "Settled by"), e => e.Progress.Owner, cell: (e, _) => ExceptionViews.Owner(e))
        .Column(
            "outcome",
            ("结果", "Outcome"),
            e => e.Progress.Outcome is { } o ? ExceptionStates.NameOf(o) : (Text?)null,
            shown: false
        )
        .Column("claimed", ("索赔（元）", "Claim (yuan)"), e => e.Progress.Claimed, shown: false)
        .Column("closed", ("结案时间", "Closed at"), e => e.Progress.ClosedAt, shown: false)
        .Json(
            "ListCourierExceptions",
            Tag,
            "Courier exceptions: `tab` open, overdue, closed or all; `kind`, `courier`, `q`; "
                + "sorted by `due`, `reported`, `no`, `waybill` or `document` (SHIP-22)",
            View,
            ApiName
        )
        .Found("YC", "alert-triangle", e => $"{ExceptionStates.NameOf(e.Kind)} · {e.WaybillNo} · {e.DocumentNo}")
        .Act<TakeOverException>(
            "take-over",
            ("我来处理", "Settle it myself"),
            "ship.exception",
            (u, e, _, ct) => u.Run(e.No, null, ct),
            MayTake
        );

    public static readonly DocumentPage<ExceptionFile> Document = new DocumentPage<ExceptionFile>(Key, See)
        .From<ExceptionQueries>((queries, no, ct) => queries.Of(no, ct), ExceptionErrors.NotFound)
        .Shows(f => f.Exception.No, ExceptionViews.One)
        .Audited(f => (f.Exception.Subject.Type, f.Exception.Id))
        .Json("GetCourierException", Tag, "One courier exception with its notes", View, ApiName)
        .Act<TakeOverException, TakeOverBody>(
            "take-over",
            Settle,
            (u, no, i, ct) => u.Run(no, i.Reason, ct),
            ("由您处理", "You settle it now"),
            "TakeOverCourierException",
            "Settle it oneself; from another person only with a reason"
        )
        .Act<RecordExceptionNote, ExceptionNoteBody>(
            "notes",
            Settle,
            (u, no, i, ct) => u.Run(no, i.Party, i.Body, ct),
            ("已记下", "Noted"),
            "NoteCourierException",
            "Write down with whom one spoke, and what was said"
        )
        .Act<CloseException, ExceptionCloseBody>(
            "close",
            Settle,
            (u, no, i, ct) => u.Run(no, new ExceptionEnding(i.Outcome, i.Note, i.Claim), ct),
            ("已结案", "Closed"),
            "CloseCourierException",
            "Say how it ended: delivered, redirected, reship, return or claim"
        );

    /// <summary>Among many only what is nobody's: from another person it takes a reason, on its own page.</summary>
    private static Refusal? MayTake(CourierException e) =>
        e.Progress.State == ExceptionState.Closed ? ExceptionErrors.Closed
        : e.Progress.Owner is { } owner ? ExceptionErrors.WhyFromAnother(owner)
        : null;

    private static object View(CourierException e) =>
        new
        {
            e.No,
            kind = e.Kind.ToString(),
            state = e.Progress.State.ToString(),
            e.WaybillNo,
            e.Courier,
            e.DocumentNo,
            what = e.Said,
            e.ReportedAt,
            e.ReportedBy,
            e.DueAt,
            to = e.NewAddress,
            e.Progress.Owner,
            outcome = e.Progress.Outcome?.ToString(),
            e.Progress.Claimed,
            e.Progress.ClosingNote,
            e.Progress.ClosedAt,
            e.Progress.ClosedBy,
        };

    private static object View(ExceptionFile f) =>
        new
        {
            exception = View(f.Exception),
            notes = f.Notes.Select(n => new
            {
                n.At,
                n.By,
                party = n.Party.ToString(),
                n.Body,
            }),
            tracking = f.Tracking.Select(t => t.Step(f.Parcel.WaybillNo)),
        };
}
