namespace Zhanggui.Organization;

internal static class StaffErrors
{
    public static readonly Refusal NoAccount = Refusal.NotFound(
        "organization.no_staff",
        "没有这位员工",
        "There is no such person."
    );
    public static readonly Refusal OwnAccount = Refusal.Conflict(
        "organization.own_account",
        "不能这样改自己的账户，请找另一位管理员",
        "You can't do this to your own account. Ask another administrator."
    );
    public static readonly Refusal OwnPosition = Refusal.Conflict(
        "organization.own_position",
        "不能给自己任职、卸任，或改自己岗位的权限，请找另一位管理员",
        "You can't give or end your own positions or change their permissions. Ask another administrator."
    );
    public static readonly Refusal NoPosition = Refusal.NotFound(
        "organization.no_position",
        "没有这个岗位",
        "There is no such position."
    );
    public static readonly Refusal NoDepartment = Refusal.Invalid(
        "organization.no_department",
        "department",
        "请选一个部门",
        "Choose a department."
    );

    public static Refusal Beyond(Text position) =>
        Refusal.Forbidden(
            "organization.beyond_reach",
            $"“{position.Zh}”不归你管：你只能管汇报给你的岗位。请报系统管理员办理",
            $"“{position.En}” does not report to you: you manage the positions below yours. Ask the system administrator."
        );
}
