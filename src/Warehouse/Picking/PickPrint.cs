using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.Warehouse;

/// <summary>拣货单 on paper; its number is a bar code that the handheld reads.</summary>
internal static class PickPrint
{
    public static readonly PrintForm<BatchView> Form = new PrintForm<BatchView>(
        "/office/pick/{no}/print",
        ("拣货单", "Pick list"),
        "outbound.pick",
        "ship.view",
        "order.print"
    )
        .From<PickQueries>((q, p) => q.Printed(p["no"], p.Ct), WarehouseErrors.BatchNotFound)
        .Under((v, _) => v.Batch.WarehouseName)
        .Sheet(
            v => v.Batch.No,
            (v, p) => PickViews.Print(v, p.Viewer.Name, p.Now, Node(v, p), p.Texts<WarehouseTexts>())
        );

    private static Text Node(BatchView v, PrintRequest p) =>
        new CutOff(v.Slips.MinBy(s => s.CutOff)!.NodeNo, p.Get<ShippingDay>().Calendar.DateOf(v.CutOff), v.CutOff).Name;
}
