namespace Zhanggui.Approvals;

/// <summary>
/// Whom a seat can be passed on to: colleagues of the position, and whoever somebody of the position has delegated to;
/// never the maker, and nobody who has decided.
/// </summary>
internal static class PassOnTo
{
    public static IReadOnlyList<(Guid Id, string Name)> People(
        ApprovalSeat seat,
        Bench bench,
        Guid me,
        Guid? maker,
        IReadOnlySet<Guid> decided
    )
    {
        List<(Guid Id, string Name)> colleagues = [.. bench.Holders(seat.Acting).Select(h => (h.Id.Value, h.Name))];
        IEnumerable<(Guid Id, string Name)> deputies = bench
            .InForce.Where(d => d.FromId == me || colleagues.Any(c => c.Id == d.FromId))
            .Select(d => (d.ToId, d.ToName));
        return
        [
            .. colleagues
                .Concat(deputies)
                .Where(p => p.Id != me && p.Id != maker && p.Id != seat.PersonId && !decided.Contains(p.Id))
                .DistinctBy(p => p.Id),
        ];
    }
}

/// <summary>Passes a decision on to a colleague (转交). The deadline stays (ORG-28).</summary>
[Open]
public sealed class PassRequestOn
{
    private readonly RequestDecision _decision;
    private readonly Rounds _rounds;
    private readonly OperationContext _context;

    internal PassRequestOn(RequestDecision decision, Rounds rounds, OperationContext context) =>
        (_decision, _rounds, _context) = (decision, rounds, context);

    /// <summary>Refused at "person" for anybody who neither holds the position nor was delegated to.</summary>
    public async Task<Result> Run(ApprovalId id, Guid person, string? comment, Seen? seen, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: false) is { } bad)
            return bad;
        var turn = await _decision.Turn(id, ApprovalVerb.PassOn, seen, ct);
        if (!turn.IsDone)
            return turn.Refusal;
        var (file, seat, right, bench) = turn.Value;
        var to = PassOnTo
            .People(seat, bench, _context.Actor.Id!.Value, file.Request.MakerId, file.Decided)
            .FirstOrDefault(p => p.Id == person);
        if (to.Name is null)
            return ApprovalErrors.NoColleague;
        (seat.PersonId, seat.PersonName) = (to.Id, to.Name);
        file.Progress.Do(ApprovalVerb.PassOn, _context.Now);
        file.Note(_context, ActVerb.PassedOn, seat.Step, comment, right, to.Name);
        await _rounds.ToDo(file, seat, bench, ct);
        _context.Record(
            file.Request.Subject,
            ("转交", "Passed on"),
            after: new { seat.Step, to = to.Name },
            note: comment
        );
        return Result.Done;
    }
}
