namespace Zhanggui.Shipping;

/// <summary>Takes a courier exception over: from now on it is this person's (SHIP-22).</summary>
[Needs("ship.exception")]
public sealed class TakeOverException
{
    private readonly OperationContext _context;
    private readonly CourierExceptions _exceptions;

    internal TakeOverException(OperationContext context, CourierExceptions exceptions) =>
        (_context, _exceptions) = (context, exceptions);

    /// <summary>From another only with a reason.</summary>
    public async Task<Result> Run(string no, string? why, CancellationToken ct)
    {
        if (await _exceptions.Find(no, ct) is not { } e)
            return ExceptionErrors.NotFound;
        var before = e.Progress.Owner;
        if (e.Progress.Take(_context.Actor, why, _context.Now) is { IsDone: false } refused)
            return refused;
        _context.Record(
            e.Subject,
            ("接手快递异常", "Courier exception taken over"),
            before is null ? null : new { owner = before },
            new { owner = e.Progress.Owner },
            why
        );
        await _exceptions.Give(e, ct);
        return Result.Done;
    }
}

/// <summary>Writes down with whom somebody spoke about a courier exception, and what was said.</summary>
[Needs("ship.exception")]
public sealed class RecordExceptionNote
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly CourierExceptions _exceptions;

    internal RecordExceptionNote(ShopDb db, OperationContext context, CourierExceptions exceptions) =>
        (_db, _context, _exceptions) = (db, context, exceptions);

    /// <summary>Refused when it is closed, and without a text.</summary>
    public async Task<Result> Run(string no, ExceptionParty party, string? body, CancellationToken ct)
    {
        var text = (body ?? "").Trim();
        if (!Enum.IsDefined(party))
            return ExceptionErrors.Party;
        if (text.Length is 0 or > ExceptionErrors.MaxText)
            return ExceptionErrors.Body;
        if (await _exceptions.Find(no, ct) is not { } e)
            return ExceptionErrors.NotFound;
        if (e.Progress.Noted() is { IsDone: false } refused)
            return refused;
        _db.Add(
            new ExceptionNote
            {
                Id = Guid.CreateVersion7(_context.Now),
                ExceptionId = e.Id,
                Party = party,
                Body = text,
                By = _context.Actor.Name,
                At = _context.Now,
            }
        );
        _context.Record(e.Subject, ("快递异常记录", "Courier exception noted"), after: new { party }, note: text);
        return Result.Done;
    }
}

/// <summary>Says how a courier exception ended (SHIP-22).</summary>
/// <param name="Outcome">How.</param>
/// <param name="Note">What was agreed.</param>
/// <param name="Claim">What the courier is to pay; of a claim only.</param>
public sealed record ExceptionEnding(ExceptionOutcome Outcome, string Note, Money? Claim = null);

/// <summary>Closes a courier exception with its outcome (SHIP-22).</summary>
[Needs("ship.exception")]
public sealed class CloseException
{
    private static readonly Money MaxClaimed = Money.Yuan(1_000_000);
    private readonly CourierExceptions _exceptions;

    internal CloseException(CourierExceptions exceptions) => _exceptions = exceptions;

    /// <summary>A claim has an amount, everything has a note, and only an address change is redirected.</summary>
    public async Task<Result> Run(string no, ExceptionEnding ending, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ending);
        if (await _exceptions.Find(no, ct) is not { } e)
            return ExceptionErrors.NotFound;
        if (e.Progress.State == ExceptionState.Closed)
            return ExceptionErrors.Closed;
        var note = (ending.Note ?? "").Trim();
        List<Refusal> refusals = [];
        if (!Enum.IsDefined(ending.Outcome))
            refusals.Add(ExceptionErrors.Outcome);
        else if (!ExceptionStates.OutcomesOf(e.Kind).Contains(ending.Outcome))
            refusals.Add(ExceptionErrors.NotRedirected);
        if (note.Length is 0 or > ExceptionErrors.MaxText)
            refusals.Add(ExceptionErrors.ClosingNote);
        if (
            ending.Outcome == ExceptionOutcome.Claim
            && !(ending.Claim is { } claim && claim > Money.Zero && claim <= MaxClaimed)
        )
            refusals.Add(ExceptionErrors.Claim);
        if (ending.Outcome != ExceptionOutcome.Claim && ending.Claim is not null)
            refusals.Add(ExceptionErrors.NoClaim);
        return Refusal.Join(refusals) is { } refused
            ? refused
            : await _exceptions.Close(e, ending.Outcome, ending.Claim, note, ct);
    }
}
