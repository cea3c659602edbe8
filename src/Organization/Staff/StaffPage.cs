using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>Staff and their positions, by login.</summary>
internal static class StaffPage
{
    private static readonly ListTab[] States =
    [
        new("open", ("在用", "Open")),
        new("closed", ("已停用", "Closed")),
        new("all", ("全部", "All")),
    ];

    public static readonly ListPage<StaffRow> List = new ListPage<StaffRow>(
        "staff",
        ("组织与权限", "Organization"),
        StaffEndpoints.Readers
    )
        .For(
            (
                "一人一个账户；一个人可以任几个岗位，权限是各岗位之和。",
                "One person, one account; a person may hold several positions and has the permissions of all of them."
            )
        )
        .From<OrganizationQueries>(
            (queries, request, take) => queries.Page(QueryOf(request), request.Place, take, request.Ct)
        )
        .At(s => $"/office/staff/{s.Id}")
        .Note(request =>
            Task.FromResult(
                StaffViews.OrganizationTabs("/office/staff", request.Get<IStringLocalizer<OrganizationTexts>>())
            )
        )
        .Link("/office/staff/new", ("新员工", "New staff"), "user-plus", "org.edit", primary: true, orNeeds: "hr.edit")
        .Tabs(_ => Task.FromResult<IReadOnlyList<ListTab>>(States), "state")
        .Filter(ListFilter.Search(("姓名、登录名或手机号", "Name, login or mobile")))
        .Filter(ListFilter.OneOf("department", ("全部部门", "All departments"), Departments))
        .Filter(ListFilter.OneOf("position", ("全部岗位", "All positions"), Positions))
        .Empty(_ => new ListEmpty(
            ("没有找到", "Nobody found"),
            ("换个姓名、岗位或状态再找", "Try another name, position or state"),
            "users"
        ))
        .Column("name", ("姓名", "Name"), s => s.Shown)
        .Column("login", ("登录名", "Login"), s => s.Login, sorts: true, cell: (s, _) => StaffViews.Login(s))
        .Column("positions", ("岗位", "Positions"), StaffViews.PositionsOf, cell: (s, _) => StaffViews.Positions(s))
        .Column("phone", ("手机", "Mobile"), s => s.Phone)
        .Column("seen", ("最近使用", "Last used"), s => s.LastSeenAt, cell: StaffViews.Seen)
        .Column("state", ("状态", "State"), StaffViews.StateOf, cell: (s, _) => StaffViews.State(s));

    private static StaffQuery QueryOf(ListRequest request) =>
        new(request["q"], request["position"], request["department"], request["state"] ?? States[0].Value);

    private static async Task<IReadOnlyList<(string Value, Text Name)>> Departments(ListRequest request) =>
        [.. (await request.Get<OrganizationQueries>().Departments(request.Ct)).Select(d => (d.Code, d.Name))];

    private static async Task<IReadOnlyList<(string Value, Text Name)>> Positions(ListRequest request) =>
        [
            .. (await request.Get<OrganizationQueries>().Positions(request.Ct))
                .Where(p => p.Kind != PositionKind.Shop)
                .Select(p => (p.Code, p.Name)),
        ];
}
