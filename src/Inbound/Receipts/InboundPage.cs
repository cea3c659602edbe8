using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Inbound;

/// <summary>The list of inbound slips (INV-04).</summary>
internal static class InboundPage
{
    public static readonly ListPage<InboundRow> List = new ListPage<InboundRow>(
        "inbound",
        ("入库单", "Inbound slips"),
        InboundEndpoints.Viewers
    )
        .For(
            (
                "登记后由另一个人核对，核对了才入账",
                "Another person compares what was registered; only then it is in the books"
            )
        )
        .From<InboundQueries>(
            (queries, request, take) => queries.List(request["state"], request["q"], request.Place, take, request.Ct)
        )
        .Link(
            "/office/inbound/new",
            ("登记到货", "Register an arrival"),
            "plus",
            "inbound.register",
            primary: true,
            shortcut: "N"
        )
        .Filter(ListFilter.Search(("入库单号、来源、登记人", "Slip, source or who registered it")))
        .Filter(ListFilter.Of<InboundStatus>("state", ("全部状态", "All states"), InboundProgress.Name))
        .Empty(_ => new ListEmpty(
            ("没有入库单", "No inbound slips"),
            (
                "登记到货后出现在这里，没入账的排在“待核对”",
                "Registered arrivals appear here; what is not in the books yet is “to verify”"
            ),
            "package-import"
        ))
        .Column("no", ("入库单", "Slip"), r => r.Slip.No, sorts: true)
        .Column(
            "state",
            ("状态", "State"),
            r => InboundProgress.Name(r.Progress.Status),
            cell: (r, _) => InboundViews.State(r.Progress)
        )
        .Column("source", ("来源", "Source"), r => r.Slip.Source, sorts: true)
        .Column("warehouse", ("仓库", "Warehouse"), r => r.Slip.WarehouseName)
        .Column("pieces", ("件数", "Pieces"), r => r.Slip.Pieces, sorts: true)
        .Column("receiver", ("登记人", "Registered by"), r => r.Slip.Receiver)
        .Column("registered", ("登记时间", "Registered at"), r => r.Slip.At, sorts: true)
        .Column("verifier", ("核对人", "Verified by"), r => r.Progress.Verifier)
        .Column("verified", ("核对时间", "Verified at"), r => r.Progress.EndedAt)
        .Json(
            "ListInbound",
            "Warehouse",
            "Inbound slips, newest first, or sorted by `registered`, `no`, `pieces` or `source`; state=registered shows unposted ones",
            r => InboundApi.Json(r.Slip, r.Progress, []),
            "warehouse/inbound"
        );
}
