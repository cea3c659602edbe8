using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>审批单 on paper, for whoever may see the request.</summary>
internal static class ApprovalPrint
{
    public static readonly PrintForm<RequestViews.DocModel> Form = new PrintForm<RequestViews.DocModel>(
        "/office/approvals/{no}/print",
        ("审批单", "Approval sheet")
    )
        .From<ApprovalPages>((a, p) => a.Shown(p.Http, p["no"], p.Ct), ApprovalErrors.NotFound)
        .Under((m, _) => m.Kind.ToString())
        .Sheet(m => m.Story.Request.No, (m, p) => FormViews.Print(m, p.Texts<ApprovalsTexts>()));
}
