using Zhanggui.Inventory;

namespace Zhanggui.AfterSales;

/// <summary>What the clerk finds of one line.</summary>
/// <param name="Line">The return's line.</param>
/// <param name="Good">Pieces that can be sold again.</param>
/// <param name="Bad">Pieces that can't.</param>
/// <param name="Bin">Where the good ones go.</param>
public sealed record FoundLine(int Line, int Good = 0, int Bad = 0, string? Bin = null);

/// <summary>
/// The returns clerk looks at what came: how many, in which state, into which bin (AFS-13). Nothing is posted yet: the
/// slip is signed first (AFS-11).
/// </summary>
[Needs("return.register")]
public sealed class InspectReturn
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly ReturnTransitions _transitions;
    private readonly IStock _stock;
    private readonly ReturnSettlement _settlement;

    internal InspectReturn(
        ShopDb db,
        OperationContext context,
        ReturnTransitions transitions,
        IStock stock,
        ReturnSettlement settlement
    ) => (_db, _context, _transitions, _stock, _settlement) = (db, context, transitions, stock, settlement);

    /// <summary>
    /// <paramref name="warehouse"/> is a code. Refused when nothing came, for more pieces than were agreed, for unknown
    /// bins, and without a word about what is missing or broken.
    /// </summary>
    public async Task<Result<string>> Run(
        string no,
        string? warehouse,
        IReadOnlyList<FoundLine> lines,
        string? note,
        CancellationToken ct
    )
    {
        if (await _transitions.Find(no, ct) is not { } c)
            return ReturnErrors.NotFound;
        if (ReturnStates.Table.Next(c.State, ReturnVerb.Inspect) is { IsDone: false } not)
            return not.Refusal;
        List<Refusal> wrong = [];
        var house = (await _stock.Warehouses(ct)).FirstOrDefault(w =>
            string.Equals(w.Code, warehouse?.Trim(), StringComparison.OrdinalIgnoreCase)
        );
        if (house is null)
            wrong.Add(ReturnErrors.Warehouse);
        List<ReturnFinding> found = [];
        foreach (var line in c.Lines.OrderBy(l => l.No))
            found.Add(
                await Finding(
                    c,
                    line,
                    lines?.FirstOrDefault(f => f.Line == line.No) ?? new FoundLine(line.No, 0, 0),
                    house?.Id ?? default,
                    wrong,
                    ct
                )
            );
        var said = (note ?? "").Trim();
        if (wrong.Count == 0 && found.Sum(f => f.Came) == 0)
            wrong.Add(ReturnErrors.NothingCame);
        if (
            said.Length > ReturnErrors.MaxText
            || (said.Length == 0 && (found.Sum(f => f.Came) < c.Pieces || found.Any(f => f.Bad > 0)))
        )
            wrong.Add(ReturnErrors.Note);
        if (Refusal.Join(wrong) is { } refused)
            return refused;

        if (
            c.Progress.Inspect(_context.Actor.Name, house!.Name.Zh, said.Length == 0 ? null : said, _context.Now) is
            { IsDone: false } late
        )
            return late.Refusal;
        _db.AddRange(found);
        _context.Record(
            c.Subject,
            ("退件验收", "Return inspected"),
            new { state = ReturnState.Awaiting },
            new
            {
                c.State,
                found = found.Select(f => new
                {
                    f.LineNo,
                    f.Good,
                    f.Bad,
                    f.BinCode,
                }),
            },
            c.Progress.InspectionNote
        );
        _context.Changed("returns");
        await _transitions.Finished(c, ct);
        var asked = await _transitions.AskSigning(c, found, ct);
        if (!asked.IsDone)
            return asked.Refusal;
        c.Progress.SlipAskedIn(asked.Value.No);
        // A chain that asks nobody for this amount: it is posted at once.
        if (asked.Value.State == Approvals.ApprovalState.Approved)
            await _settlement.Settle(c, found, _context.Actor.Name, ct);
        return asked.Value.No;
    }

    private async Task<ReturnFinding> Finding(
        ReturnCase c,
        ReturnLine line,
        FoundLine said,
        WarehouseId warehouse,
        List<Refusal> wrong,
        CancellationToken ct
    )
    {
        BinCard? bin = null;
        if (said.Good < 0 || said.Bad < 0 || said.Good + said.Bad > line.Quantity.Units)
            wrong.Add(ReturnErrors.Counted(line.No, line.Quantity.Units));
        else if (said.Good > 0)
        {
            bin = string.IsNullOrWhiteSpace(said.Bin)
                ? null
                : await _stock.Bin(warehouse, said.Bin.Trim().ToUpperInvariant(), ct);
            if (bin is null)
                wrong.Add(ReturnErrors.Bin(line.No));
        }

        return new ReturnFinding
        {
            CaseId = c.Id,
            Round = c.Progress.Round + 1,
            LineNo = line.No,
            Good = said.Good,
            Bad = said.Bad,
            Bin = bin?.Id,
            BinCode = bin?.Code,
        };
    }
}
