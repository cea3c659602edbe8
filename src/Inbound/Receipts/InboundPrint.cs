using Zhanggui.Organization;

namespace Zhanggui.Inbound;

/// <summary>入库单 on paper.</summary>
internal static class InboundPrint
{
    public static readonly PrintForm<InboundView> Form = new PrintForm<InboundView>(
        "/office/inbound/{no}/print",
        ("入库单", "Inbound receipt"),
        InboundEndpoints.Viewers
    )
        .From<InboundQueries>((q, p) => q.View(p["no"], p.Ct), InboundErrors.NotFound)
        .Under((v, _) => v.Slip.WarehouseName)
        .Sheet(v => v.Slip.No, (v, p) => InboundViews.Print(v, p.Texts<InboundTexts>()));
}
