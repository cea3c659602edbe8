namespace Zhanggui.Warehouse;

/// <summary>What a scan on the packing table did.</summary>
/// <param name="Slip">The slip.</param>
/// <param name="Line">The line that was counted; null after a wrong scan.</param>
/// <param name="PiecesLeft">How many pieces are still to be scanned.</param>
/// <param name="Mismatches">How many wrong scans this slip has had.</param>
/// <param name="Wrong">Why the piece is not of this order; null when it was counted.</param>
public sealed record CheckCount(SlipId Slip, int? Line, int PiecesLeft, int Mismatches, Text? Wrong);

/// <summary>
/// Counts one piece of the slip on the table. A piece that is not of the order is not counted but noted as a mismatch, for the picker's record;
/// one too many is refused.
/// </summary>
[Needs("outbound.check")]
public sealed class ScanCheck(ShopDb db, Act act, ICatalog catalog, PickPlan plan)
{
    /// <summary>One scan.</summary>
    public async Task<Result<CheckCount>> Run(SlipId id, string code, CancellationToken ct)
    {
        var person = Person.Of(act.Actor);
        if (!person.IsDone) return person.Refusal;
        if (string.IsNullOrWhiteSpace(code)) return SlipErrors.EmptyScan;
        if (await db.Progress(id, ct) is not { } slip) return SlipErrors.NotFound;
        if (slip.MayCheck(person.Value) is { IsDone: false } refused) return refused.Refusal;

        var lines = await db.Lines(id, ct);
        var checks = await db.Checks(id, ct);
        var matching = lines.Where(l => l.IsCode(code.Trim())).ToList();
        if (matching.Count == 0) return await Mismatch(slip, code.Trim(), lines, checks, ct);
        var open = matching.Select(l => checks.First(c => c.LineNo == l.No)).FirstOrDefault(c => !c.IsDone);
        if (open is null) return TooMany(matching[0]);

        open.CountOne();
        slip.Scanned();
        return new CheckCount(id, open.LineNo, checks.Sum(c => (c.Wanted - c.Checked).Units), slip.Mismatches, null);
    }

    private static Refusal TooMany(SlipLine line) => SlipErrors.Wrong(
        $"多了一件：{line.Name} {line.Variant} 已经够 {line.Quantity} 件", $"One too many: {line.Name} {line.Variant} is complete with {line.Quantity}",
        "把多出来的放到一边；是拣错了就按 F9", "Put the extra piece aside; press F9 when it was picked wrongly.");

    private async Task<CheckCount> Mismatch(SlipProgress slip, string code, List<SlipLine> lines, List<LineCheck> checks, CancellationToken ct)
    {
        slip.CountMismatch();
        act.Record(slip.Subject, ("复核不符", "Mismatch at the check"), after: new { scanned = code, slip.Mismatches, picker = slip.Picker });
        var next = lines.FirstOrDefault(l => !checks.First(c => c.LineNo == l.No).IsDone) ?? lines[0];
        var scanned = await catalog.ByCode(code, ct);
        var wrong = scanned is null ? WrongItem.Unknown(code, next) : WrongItem.Of(scanned, lines.FirstOrDefault(l => l.Name == scanned.Name.Zh) ?? next, await plan.HomeOf(scanned.Id, slip.Warehouse, ct));
        return new CheckCount(slip.Slip, null, checks.Sum(c => (c.Wanted - c.Checked).Units), slip.Mismatches, wrong.Message);
    }
}
