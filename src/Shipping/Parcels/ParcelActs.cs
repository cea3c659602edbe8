using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

/// <summary>
/// Sends a parcel with another courier than planned (SHIP-11): the old waybill is void, a new one is issued, the reason
/// is kept.
/// </summary>
[Needs("courier.select")]
public sealed class SwitchCourier(ShopDb db, OperationContext context, IParcels parcels)
{
    /// <summary>
    /// Refused once the courier has the parcel, without a reason, and for the courier it has already.
    /// </summary>
    public async Task<Result<ParcelCard>> Run(Guid part, string courier, string why, CancellationToken ct)
    {
        var parcel = await db.LiveParcel(part, ct);
        if (parcel is null)
            return ShippingErrors.NoParcel;
        if (parcel.State != ParcelState.Issued)
            return ShippingErrors.HandedOver;
        if (parcel.Courier == courier)
            return ShippingErrors.SameCourier;
        if (why?.Trim() is not { Length: >= 2 and <= 200 } reason)
            return ShippingErrors.ReasonMissing;
        parcel.Void(reason, context.Now);
        await db.SaveChangesAsync(ct); // the old waybill must be void before the document can have a new one
        var issued = await parcels.Issue(
            new Subject(parcel.DocumentType, parcel.DocumentId, parcel.DocumentNo),
            parcel.Part,
            courier,
            parcel.To,
            parcel.WeightGrams,
            ct
        );
        if (!issued.IsDone)
            return issued.Refusal;
        context.Record(
            parcel.Subject,
            ("换快递", "Courier changed"),
            new { parcel.Courier, parcel.WaybillNo },
            new { issued.Value.Courier, issued.Value.WaybillNo },
            reason
        );
        await context.Raise(
            new CourierSwitched(
                parcel.DocumentId,
                parcel.DocumentNo,
                issued.Value.Courier,
                parcel.WaybillNo,
                issued.Value.WaybillNo,
                reason
            ),
            ct
        );
        return issued.Value;
    }
}

/// <summary>Counts a print of a waybill; from the second on it is a reprint and says so.</summary>
[Needs("ship.view", "ship.edit")]
public sealed class PrintWaybill(ShopDb db, OperationContext context)
{
    /// <summary>Answers how often it was printed, this time included.</summary>
    public async Task<Result<int>> Run(Guid part, CancellationToken ct)
    {
        var parcel = await db.LiveParcel(part, ct);
        if (parcel is null)
            return ShippingErrors.NoParcel;
        parcel.Printed();
        context.Record(
            parcel.Subject,
            parcel.Prints == 1 ? new Text("打印面单", "Waybill printed") : new Text("重打面单", "Waybill reprinted"),
            null,
            new { parcel.Prints }
        );
        return parcel.Prints;
    }
}

/// <summary>Notes what the courier's bill says for a parcel (SHIP-19); until then the estimate counts.</summary>
[Needs("tariff.edit", "fin.edit")]
public sealed class SetActualCost(ShopDb db, OperationContext context)
{
    /// <summary>Refuses negative amounts and more than 10,000 yuan.</summary>
    public async Task<Result> Run(Guid part, Money cost, CancellationToken ct)
    {
        if (RateRules.BadRange(Money.Zero, cost))
            return ShippingErrors.Field("cost", "运费 0 到 10000 元", "The cost is 0 to 10,000 yuan.");
        var parcel = await db.LiveParcel(part, ct);
        if (parcel is null)
            return ShippingErrors.NoParcel;
        var before = parcel.ActualCost;
        parcel.Billed(cost);
        context.Record(parcel.Subject, ("登记实际运费", "Actual cost noted"), new { cost = before }, new { cost });
        return Result.Done;
    }
}
