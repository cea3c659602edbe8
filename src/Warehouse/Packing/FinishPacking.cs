namespace Zhanggui.Warehouse;

/// <summary>A parcel is closed and has its waybill.</summary>
public sealed record PackedParcel(OutboundOrderId Slip, string SlipNo, OrderId Order, string Courier, string WaybillNo);

/// <summary>
/// Closes the parcel: every piece scanned, everything signed for, the order still what the slip says (ORD-18). Takes
/// the waybill, tells the order, and puts the parcel on the courier's list.
/// </summary>
[Needs("outbound.check")]
public sealed class FinishPacking(
    ShopDb db,
    OperationContext context,
    PackingNeeds needs,
    IParcels parcels,
    ShipmentParts parts,
    WarehouseToDos todos
)
{
    /// <summary>Finishes.</summary>
    /// <param name="id">The slip.</param>
    /// <param name="weighedGrams">What the scale shows; null when nothing was weighed.</param>
    /// <param name="lookedAgain">The parcel was opened again because of its weight.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result<PackedParcel>> Run(
        OutboundOrderId id,
        int? weighedGrams,
        bool lookedAgain,
        CancellationToken ct
    )
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (await db.Progress(id, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        if (outboundOrder.MayCheck(person.Value) is { IsDone: false } refused)
            return refused.Refusal;
        var check = await needs.Of(id, ct);
        if ((check.Differs() ?? check.Unfinished()) is { } notYet)
            return notYet;
        if (
            weighedGrams is { } grams
            && needs.Weigh(grams, check.Slip.WeightGrams) is { } odd
            && !(lookedAgain && odd.Code == "warehouse.weight_implausible")
        )
            return odd;

        var parcel = await parcels.Issue(
            check.Slip.OrderSubject,
            id.Value,
            check.Slip.Courier,
            check.Order.Address,
            weighedGrams ?? check.Slip.WeightGrams,
            ct
        );
        if (!parcel.IsDone)
            return parcel.Refusal;
        await parcels.Share(
            id.Value,
            [.. check.Orders.Skip(1).Select(o => new Subject("order", o.Order.Id.Value, o.Order.No))],
            ct
        );
        if (outboundOrder.FinishPacking(parcel.Value.WaybillNo, weighedGrams, context.Now) is { IsDone: false } notNow)
            return notNow.Refusal;
        if (await parts.Follow(outboundOrder, OutboundOrderStatus.Checking, null, ct) is { IsDone: false } notThere)
            return notThere.Refusal;
        await todos.ToShip(outboundOrder, ct);
        context.Record(
            outboundOrder.Subject,
            ("打包完成", "Packed"),
            after: new
            {
                checker = outboundOrder.Checker,
                outboundOrder.WaybillNo,
                outboundOrder.WeighedGrams,
                lookedAgain,
            }
        );
        return new PackedParcel(id, outboundOrder.No, outboundOrder.Order, check.Slip.Courier, parcel.Value.WaybillNo);
    }
}
