using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>
/// The list of amendments (ORD-10); each stands on its order's page. Programs read <see cref="AmendmentApi"/>.
/// </summary>
internal static class AmendmentListPage
{
    public static readonly ListPage<Amendment> List = new ListPage<Amendment>(
        "amendments",
        ("变更单", "Amendments"),
        "ord.view"
    )
        .For(
            (
                "客户要求的改动另存一张单，原单不动；经别人批准后生效",
                "What customers want changed is a document of its own, the order stays as it is; another person approves it"
            )
        )
        .From<AmendmentQueries>((queries, request, take) => queries.Page(request, take))
        .Pick<AmendmentQueries>((queries, request, numbers) => queries.Numbered(numbers, request.Ct))
        .Open(request => request.Get<AmendmentQueries>().Waiting(request.Ct))
        .Filter(ListFilter.Search(("变更单号、订单号", "Amendment or order number")))
        .Filter(ListFilter.Of<AmendmentState>("state", ("全部状态", "All states"), AmendmentStates.NameOf))
        .Empty(_ => new ListEmpty(
            ("没有变更单", "No amendments"),
            ("在订单台或订单页按 M 建一张", "Press M on the desk or on an order's page to make one"),
            "arrows-exchange"
        ))
        .Column("no", ("变更单", "Amendment"), a => a.No, sorts: true)
        .Column("order", ("订单", "Order"), a => a.OrderNo, sorts: true, cell: (a, _) => AmendmentViews.Order(a))
        .Column("made", ("提出时间", "Made at"), a => a.MadeAt, sorts: true)
        .Column(
            "state",
            ("状态", "State"),
            a => AmendmentStates.NameOf(a.State),
            cell: (a, _) => AmendmentViews.State(a)
        )
        .Column("changes", ("改动", "Changes"), AmendmentExport.Changes, cell: (a, _) => AmendmentViews.Changed(a))
        .Column("less", ("少收（元）", "Owes less (yuan)"), a => a.Less, cell: (a, _) => AmendmentViews.Less(a))
        .Column("requester", ("谁提出", "Asked by"), a => a.Requester, cell: (a, _) => AmendmentViews.Requester(a))
        .Column("channel", ("怎么提出", "How"), a => AmendmentStates.ChannelName(a.Channel), shown: false)
        .Column("reason", ("原因", "Reason"), a => a.Reason, shown: false)
        .Column("proof", ("凭据", "Proof"), AmendmentExport.Proof, shown: false)
        .Column("maker", ("建单", "Made by"), a => a.Maker)
        .Column("decidedBy", ("审批", "Decided by"), a => a.Progress.DecidedBy)
        .Column("comment", ("审批意见", "Comment"), a => a.Progress.Comment, shown: false)
        .Act<WithdrawAmendment>(
            "withdraw",
            ("撤回变更单", "Withdraw"),
            "order.amend.approve",
            (u, a, reason, ct) => u.Run(a.Id, reason, ct),
            a =>
                AmendmentStates.Table.Next(a.State, AmendmentVerb.Withdraw) is { IsDone: false } no ? no.Refusal : null,
            asksReason: true,
            dangerous: true
        );
}
