using Zhanggui.Organization;

namespace Zhanggui.AfterSales;

/// <summary>The numbers of returns and exchanges.</summary>
public static class ReturnPolicies
{
    /// <summary>AFS-26: until how many days after receipt a return is granted without another person's word.</summary>
    public static readonly NumberPolicy Window = new(
        "returns.window_days",
        ("签收后几天内可退换（超过要审批）", "Days after receipt for returns (later ones need approval)"),
        "AFS-26",
        7,
        1,
        90
    );

    /// <summary>By when the customer sends it back.</summary>
    public static readonly NumberPolicy SendBack = new(
        "returns.send_back_days",
        ("同意后几天内寄回", "Days to send goods back"),
        "AFS-27",
        7,
        1,
        60
    );

    /// <summary>ORD-29: what each position grants on one order by itself.</summary>
    public static readonly TextPolicy Authority = ApprovalLimit.AsPolicy(
        "returns.authority",
        (
            "每张订单可自行同意退换的上限（岗位@元x件）",
            "Returns a position may grant by itself on one order (POSITION@yuan x pieces)"
        ),
        "ORD-29",
        "CSPRE@200x1 CSPOST@600x3 CSMGR@2000x10 DIST@600x3"
    );

    /// <summary>
    /// Where customers send it; empty until the company has said so, then customer service tells each of them.
    /// </summary>
    public static readonly TextPolicy Address = new(
        "returns.address",
        (
            "退换货寄到哪里（没设时由客服告知）",
            "Where goods are sent back to (until it is set, customer service says it)"
        ),
        "AFS-27",
        "",
        text => text.Trim().Length is >= 5 and <= 200,
        (
            "地址、收件人、电话，5 到 200 个字；留空由客服告知",
            "address, recipient and phone, 5 to 200 characters; empty when customer service says it"
        )
    )
    {
        MayBeEmpty = true,
    };

    internal static readonly Policy[] All = [Window, SendBack, Authority, Address];
}

/// <summary>Authority is given to positions that exist.</summary>
internal sealed class ReturnAuthorityCheck(IPositions positions) : IPolicyCheck
{
    public async Task<Refusal?> Check(Policy policy, string value, CancellationToken ct) =>
        policy.Key == ReturnPolicies.Authority.Key ? await ApprovalLimit.UnknownPosition(value, positions, ct) : null;
}
