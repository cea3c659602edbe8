namespace Zhanggui.Warehouse;

/// <summary>What a scan on the packing table did.</summary>
/// <param name="Slip">The slip.</param>
/// <param name="Line">The line that was counted; null after a wrong scan.</param>
/// <param name="PiecesLeft">How many pieces are still to be scanned.</param>
/// <param name="Mismatches">How many wrong scans this slip has had.</param>
/// <param name="Wrong">Why the piece is not of this order; null when it was counted.</param>
public sealed record CheckCount(OutboundOrderId Slip, int? Line, int PiecesLeft, int Mismatches, Text? Wrong);

/// <summary>
/// Counts one piece of the slip on the table. A piece that is not of the order is not counted but noted as a mismatch,
/// for the picker's record; one too many is refused.
/// </summary>
[Needs("outbound.check")]
public sealed class ScanCheck(ShopDb db, OperationContext context, ICatalog catalog, PickPlan plan)
{
    /// <summary>One scan.</summary>
    public async Task<Result<CheckCount>> Run(OutboundOrderId id, string code, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(code))
            return WarehouseErrors.EmptyScan;
        if (await db.Progress(id, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        if (outboundOrder.MayCheck(person.Value) is { IsDone: false } refused)
            return refused.Refusal;

        var lines = await db.Lines(id, ct);
        var checks = await db.Checks(id, ct);
        var matching = lines.Where(l => l.Goods.IsCode(code.Trim())).ToList();
        if (matching.Count == 0)
            return await Mismatch(outboundOrder, code.Trim(), lines, checks, ct);
        var open = matching.Select(l => checks.First(c => c.LineNo == l.No)).FirstOrDefault(c => !c.IsDone);
        if (open is null)
            return TooMany(matching[0]);

        open.CountOne();
        outboundOrder.Scanned();
        return new CheckCount(
            id,
            open.LineNo,
            checks.Sum(c => (c.Wanted - c.Checked).Units),
            outboundOrder.Mismatches,
            null
        );
    }

    private static Refusal TooMany(OutboundOrderLine line) =>
        WarehouseErrors.Wrong(
            $"多了一件：{line.Goods.Name} {line.Goods.Variant} 已经够 {line.Quantity} 件",
            $"One too many: {line.Goods.Name} {line.Goods.Variant} is complete with {line.Quantity}",
            "把多出来的放到一边；是拣错了就按 F9",
            "Put the extra piece aside; press F9 when it was picked wrongly."
        );

    private async Task<CheckCount> Mismatch(
        OutboundOrderProgress outboundOrder,
        string code,
        List<OutboundOrderLine> lines,
        List<LineCheck> checks,
        CancellationToken ct
    )
    {
        outboundOrder.CountMismatch();
        context.Record(
            outboundOrder.Subject,
            ("复核不符", "Mismatch at the check"),
            after: new
            {
                scanned = code,
                outboundOrder.Mismatches,
                picker = outboundOrder.Picker,
            }
        );
        var next = lines.FirstOrDefault(l => !checks.First(c => c.LineNo == l.No).IsDone) ?? lines[0];
        var scanned = await catalog.ByCode(code, ct);
        var wrong = scanned is null
            ? WrongItem.Unknown(code, next)
            : WrongItem.Of(
                scanned,
                lines.FirstOrDefault(l => l.Goods.Name == scanned.Name.Zh) ?? next,
                await plan.HomeOf(scanned.Id, outboundOrder.Warehouse, ct)
            );
        return new CheckCount(
            outboundOrder.Slip,
            null,
            checks.Sum(c => (c.Wanted - c.Checked).Units),
            outboundOrder.Mismatches,
            wrong.Message
        );
    }
}
