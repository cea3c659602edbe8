using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.OrderScreening;

/// <summary>
/// The blacklist (ORD-06). Customer service reads it while deciding about an order, its manager keeps it. Who does not
/// call customers sees no number, and numbers leave the company only with those who may export customer data (DAT-11).
/// </summary>
internal static class BlacklistPage
{
    public const string Home = "/office/order-audit/blacklist";

    public static readonly ListPage<BlacklistEntry> List = new ListPage<BlacklistEntry>(
        "order-audit/blacklist",
        ("黑名单", "Blacklist"),
        ScreeningPermissions.View,
        ScreeningPermissions.EditBlacklist
    )
        .For(
            (
                "名单上的电话、地址、设备再下单，受理时会挂起待审。到期自动失效，撤销要写原因，记录都留着。",
                "Orders of these phones, addresses and devices are held for review when they are accepted. Entries end by their date or are revoked with a reason; all of them stay on record."
            )
        )
        .From<Blacklist>((blacklist, request, take) => blacklist.Page(request, take))
        .Taken<ExportBlacklist>(
            ScreeningPermissions.View,
            (u, request, form) => u.Run(Blacklist.FilterOf(request), form, request.Ct)
        )
        .At(_ => null)
        .Tabs(
            _ =>
                Task.FromResult<IReadOnlyList<ListTab>>([
                    new("false", ("名单上的", "In force")),
                    new("true", ("含已失效", "With past ones")),
                ]),
            Blacklist.All
        )
        .Link("/office/order-audit", ("审单规则", "Order audit"), "shield-check", ScreeningPermissions.View)
        .Link(Home + "/new", ("加入黑名单", "Blacklist"), "ban", ScreeningPermissions.EditBlacklist, primary: true)
        .Filter(ListFilter.Search(("电话、地址开头", "Beginning of phone or address")))
        .Filter(ListFilter.Of<BlacklistKind>("kind", ("全部类别", "All kinds"), BlacklistEntry.NameOf))
        .Empty(_ => new ListEmpty(
            ("没有符合条件的名单", "No such entries"),
            ("取消恶意订单时可以顺手把电话加进来", "Cancelling a malicious order can add its phone"),
            "ban"
        ))
        .Column("value", ("内容", "Value"), Exported, cell: (e, r) => BlacklistViews.Value(Shown(e, r.Viewer)))
        .Column("kind", ("类别", "Kind"), e => BlacklistEntry.NameOf(e.Kind))
        .Column("reason", ("原因", "Reason"), e => e.Reason)
        .Column("by", ("谁加的", "By"), e => e.By)
        .Column("at", ("加入时间", "Since"), e => e.At, sorts: true)
        .Column("until", ("到", "Until"), e => e.Until, cell: BlacklistViews.Until)
        .Column("revokedAt", ("撤销时间", "Revoked at"), e => e.RevokedAt, shown: false)
        .Column("revokedBy", ("谁撤销", "Revoked by"), e => e.RevokedBy, shown: false)
        .Column("revokeReason", ("撤销原因", "Why revoked"), e => e.RevokeReason, shown: false)
        .Buttons(BlacklistViews.Revoke)
        .Json(
            "ListBlacklist",
            "Audit 审单",
            "Entries, newest first; `q`, `kind`, `all` for past ones, page with `after`",
            View,
            "audit/blacklist"
        );

    public static string Shown(BlacklistEntry e, Actor viewer) => Masks(e, viewer, "crm.view.full");

    private static string Exported(BlacklistEntry e, ListRequest request) =>
        Masks(e, request.Viewer, "data.export.customer");

    private static string Masks(BlacklistEntry e, Actor viewer, string unless) =>
        e.Kind == BlacklistKind.Phone && !viewer.May(unless) ? Masked.Phone(e.Value) : e.Shown;

    private static object View(BlacklistEntry e, ListRequest request) =>
        new
        {
            e.Id,
            kind = e.Kind.ToString(),
            value = Shown(e, request.Viewer),
            e.Reason,
            e.By,
            e.At,
            e.Until,
            e.RevokedAt,
            e.RevokedBy,
            e.RevokeReason,
            inForce = e.HoldsAt(request.Now),
        };
}
