namespace Zhanggui.Warehouse;

/// <summary>
/// F9: the goods are not what the order wants. Back to the same picker with the reason. Pieces that were checked stay
/// picked unless their line is named; everything else is picked again, and the next check begins from nothing.
/// </summary>
[Needs("outbound.check")]
public sealed class SendBack(ShopDb db, OperationContext context, ShipmentParts parts, WarehouseToDos todos)
{
    /// <summary>Sends the slip back.</summary>
    /// <param name="id">The slip.</param>
    /// <param name="reason">Why, at most 200 characters.</param>
    /// <param name="line">The line whose pieces must all be picked again; null for those that were not scanned.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(OutboundOrderId id, string reason, int? line, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return WarehouseErrors.NeedsReason;
        if (await db.Progress(id, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        if (outboundOrder.MayCheck(person.Value) is { IsDone: false } refused)
            return refused;
        var checks = await db.Checks(id, ct);
        if (line is not null && checks.All(c => c.LineNo != line))
            return Refusal.Invalid(
                "warehouse.no_such_line",
                "line",
                "请选发货单上的一行",
                "Choose a line of the slip."
            );
        if (line is null && checks.All(c => c.IsDone))
            return Refusal.Invalid(
                "warehouse.which_line",
                "line",
                "都扫对了。请选哪一行不符",
                "Everything was scanned right; choose the line that is not."
            );

        var picks = await db.Picks(id, ct);
        foreach (var check in checks)
        {
            PutDown(
                [.. picks.Where(p => p.LineNo == check.LineNo)],
                check.LineNo == line ? Quantity.Zero : check.Checked
            );
            check.StartAgain();
        }

        var (checker, picker) = (outboundOrder.Checker, outboundOrder.Picker);
        if (outboundOrder.SendBack(reason.Trim()) is { IsDone: false } notNow)
            return notNow;
        db.RemoveRange(await db.Confirmations(id, ct));
        await todos.BackToPick(outboundOrder, ct);
        context.Record(
            outboundOrder.Subject,
            ("不符，退回拣货", "Mismatch, back to picking"),
            new { status = nameof(OutboundOrderStatus.Checking), checker },
            new
            {
                status = nameof(OutboundOrderStatus.Picking),
                picker,
                line,
            },
            reason
        );
        return await parts.Follow(outboundOrder, OutboundOrderStatus.Checking, reason.Trim(), ct);
    }

    private static void PutDown(List<Pick> picks, Quantity keep)
    {
        foreach (var pick in picks)
        {
            var stays = pick.Taken < keep ? pick.Taken : keep;
            pick.PutDown(pick.Taken - stays);
            keep -= stays;
        }
    }
}
