using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;

namespace Zhanggui.Shipping;

/// <summary>A waybill with the stub that says what is in the parcel.</summary>
internal sealed record WaybillSheet(Parcel Parcel, ParcelContents? Contents);

/// <summary>
/// 面单 on a label of 100 × 180 mm. Opening it is the print: it is counted, and from the second time on the sheet says so.
/// </summary>
internal static class WaybillPrint
{
    public static readonly PrintForm<WaybillSheet> Form = new PrintForm<WaybillSheet>(
        "/office/parcels/{id:guid}/waybill",
        ("面单", "Waybill"),
        "ship.view",
        "ship.edit"
    )
        .Counted<PrintWaybill>((u, p) => u.Run(p.Id, p.Ct))
        .From<ShippingQueries>(Read, ShippingErrors.NoParcel)
        .Label(
            PaperSize.Waybill,
            codes: 2,
            w => w.Parcel.WaybillNo,
            (w, p) => ParcelPages.Waybill(w.Parcel, Courier(w, p), Sender(p), w.Contents, p.Times)
        );

    private static async Task<WaybillSheet?> Read(ShippingQueries queries, PrintRequest p)
    {
        if (await queries.Parcel(p.Id, p.Ct) is not { } file)
            return null;
        ParcelContents? contents = null;
        foreach (var source in p.Http.RequestServices.GetServices<IParcelContents>())
            contents ??= await source.Of(file.Parcel.Part, p.Ct);
        return new WaybillSheet(file.Parcel, contents);
    }

    private static Text Courier(WaybillSheet w, PrintRequest p) =>
        p.Get<IShippingRates>().CourierName(w.Parcel.Courier);

    private static ParcelPages.Sender Sender(PrintRequest p)
    {
        var policies = p.Get<Policies>();
        return new ParcelPages.Sender(
            policies.Get(ShippingPolicies.SenderName),
            policies.Get(ShippingPolicies.SenderPhone),
            policies.Get(ShippingPolicies.SenderAddress),
            policies.Get(ShippingPolicies.Reminder)
        );
    }
}
