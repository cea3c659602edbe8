using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Approvals;

/// <summary>Who lets whom decide (ORG-28): one's own, and everybody's for those who see all.</summary>
internal static class DelegationPage
{
    public static readonly ListPage<Delegation> List = new ListPage<Delegation>(
        "approvals/delegations",
        ("审批委托", "Delegations")
    )
        .For(
            (
                "休假、出差时，让同事代你批。批的记录上写明是代谁批的。",
                "Let a colleague decide for you while you are away. The record says in whose name it was decided."
            )
        )
        .Only(request => request.Viewer.Kind == ActorKind.Staff ? null : ApprovalErrors.StaffOnly)
        .From<DelegationQueries>((queries, request, take) => queries.Page(request, take))
        .At(_ => null)
        .Tabs(request => Task.FromResult(DelegationQueries.Tabs(request.Viewer)), DelegationQueries.All)
        .Filter(ListFilter.Search(("姓名或原因", "Name or reason")))
        .Link("/office/approvals", ("审批", "Approvals"))
        .Link(
            "/office/approvals/delegations/new",
            ("委托给同事", "Delegate to a colleague"),
            "user-check",
            primary: true
        )
        .Empty(request =>
            request["q"] is not null
                ? new ListEmpty(("没有符合条件的委托", "No delegation fits"), null, "user-check")
                : new ListEmpty(
                    ("没有委托", "No delegations"),
                    ("委托和收回都会留在这里", "What is delegated and revoked stays here"),
                    "user-check"
                )
        )
        .Column("from", ("谁委托", "From"), d => d.FromName)
        .Column("to", ("委托给", "To"), d => d.ToName)
        .Column("begins", ("从", "Begins"), d => d.From)
        .Column("ends", ("到", "Ends"), d => d.RevokedAt ?? d.Until)
        .Column("reason", ("原因", "Reason"), d => d.Reason)
        .Column("state", ("状态", "State"), DelegationViews.StateOf, cell: DelegationViews.State)
        .Column("madeAt", ("委托时间", "Made at"), d => d.At, shown: false)
        .Buttons(DelegationViews.Revoke)
        .Json(
            "ListDelegations",
            ApprovalsApi.Tag,
            "What I delegated and what was delegated to me; all=true with approval.view.all (ORG-28)",
            View
        );

    private static DelegationView View(Delegation d, ListRequest request) =>
        new(d.Id, d.FromName, d.ToName, d.From, d.Until, d.Reason, d.At, d.RevokedAt, d.Holds(request.Now));
}
