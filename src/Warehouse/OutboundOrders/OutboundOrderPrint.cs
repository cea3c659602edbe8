using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.Warehouse;

/// <summary>发货单 on paper, for the parcel.</summary>
internal static class OutboundOrderPrint
{
    public static readonly PrintForm<OutboundOrderView> Form = new PrintForm<OutboundOrderView>(
        "/office/warehouse/slips/{no}/note",
        ("发货单", "Shipping note"),
        [.. WarehouseApi.Viewers, "order.print"]
    )
        .From<OutboundOrderQueries>((q, p) => q.View(p["no"], p.Ct), OutboundOrderErrors.NotFound)
        .Marked((v, p) => OutboundOrderViews.NoteMarks(v, p.Texts<WarehouseTexts>()))
        .Under((v, _) => v.Slip.WarehouseName)
        .Sheet(v => v.Slip.No, (v, p) => OutboundOrderViews.Note(v, Courier(v, p), p.Texts<WarehouseTexts>()));

    private static Text Courier(OutboundOrderView v, PrintRequest p) =>
        p.Get<IShippingRates>().CourierName(v.Slip.Courier);
}
