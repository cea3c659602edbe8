using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.Warehouse;

/// <summary>快递交接清单 on paper, for the courier to sign.</summary>
internal static class ManifestPrint
{
    public static readonly PrintForm<ManifestView> Form = new PrintForm<ManifestView>(
        "/office/manifests/{no}/print",
        ("快递交接清单", "Courier hand-over manifest"),
        "outbound.ship",
        "ship.view"
    )
        .From<ManifestQueries>((q, p) => q.View(p["no"], p.Ct), ManifestErrors.NotFound)
        .Under((v, p) => Courier(v, p).ToString())
        .Sheet(v => v.Manifest.No, (v, p) => ManifestViews.Print(v, Courier(v, p), p.Texts<WarehouseTexts>()));

    private static Text Courier(ManifestView v, PrintRequest p) =>
        p.Get<IShippingRates>().CourierName(v.Manifest.Courier);
}
