using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>
/// What whoever decides had before them: the submission and the step. A decision on something that has moved since is
/// refused.
/// </summary>
public readonly record struct Seen(int Revision, int Step)
{
    /// <summary>Reads "1-2"; null for anything else.</summary>
    public static Seen? Read(string? text) =>
        text?.Split('-') is [var r, var s]
        && int.TryParse(r, System.Globalization.NumberStyles.None, null, out var revision)
        && int.TryParse(s, System.Globalization.NumberStyles.None, null, out var step)
            ? new Seen(revision, step)
            : null;

    /// <inheritdoc />
    public override string ToString() => $"{Revision}-{Step}";
}

/// <summary>Somebody's turn: the request, the seat they decide, and why they may.</summary>
internal sealed record Turn(ApprovalFile File, ApprovalSeat Seat, Right Right, Bench Bench);

/// <summary>Finds out whether it is somebody's turn. Every decision begins here.</summary>
internal sealed class RequestDecision(ShopDb db, OperationContext context, IPositions positions)
{
    public async Task<Result<Turn>> Turn(ApprovalId id, ApprovalVerb verb, Seen? seen, CancellationToken ct)
    {
        if (context.Actor is not { Kind: ActorKind.Staff, Id: { } me })
            return ApprovalErrors.StaffOnly;
        var file = await ApprovalFile.Load(db, id, ct);
        if (file is null)
            return ApprovalErrors.NotFound;
        var (maker, decided) = (file.Request.MakerId, file.Decided);
        if (maker == me)
            return ApprovalErrors.OwnRequest;
        if (!ApprovalStates.Table.Allows(file.Progress.State, verb))
            return decided.Contains(me) ? ApprovalErrors.DecidedAlready : Gone(file, verb);
        if (seen is { } was && (was.Revision != file.Progress.Revision || was.Step != file.Progress.Step))
            return Gone(file, verb);
        var bench = await Bench.Of(db, positions, context.Now, ct);
        foreach (var seat in file.Open)
            if (bench.RightOf(me, context.Actor.Positions, seat, maker, decided) is { } right)
                return new Turn(file, seat, right, bench);
        if (decided.Contains(me))
            return ApprovalErrors.DecidedAlready;
        return HeldASeat(file, bench, me) ? Gone(file, verb) : ApprovalErrors.NotYours;
    }

    /// <summary>The maker's own request, for what only they may do.</summary>
    public async Task<Result<ApprovalFile>> Own(ApprovalId id, CancellationToken ct)
    {
        var file = await ApprovalFile.Load(db, id, ct);
        if (file is null)
            return ApprovalErrors.NotFound;
        return file.Request.MakerId is { } maker && maker == context.Actor.Id ? file : ApprovalErrors.NotMaker;
    }

    /// <summary>Somebody was faster: who, and what they did.</summary>
    private static Refusal Gone(ApprovalFile file, ApprovalVerb verb)
    {
        var last = file.Acts.LastOrDefault(a =>
            a.IsDecision || a.Verb is ActVerb.Withdrawn or ActVerb.Resubmitted or ActVerb.PassedOn
        );
        return last is not null
            ? ApprovalErrors.Moved(last.By, ApprovalStates.NameOf(last.Verb))
            : ApprovalStates.Table.Next(file.Progress.State, verb).Refusal ?? ApprovalErrors.NotYours;
    }

    /// <summary>True for somebody who would have had a turn at a seat that is decided, or passed on, by now.</summary>
    private bool HeldASeat(ApprovalFile file, Bench bench, Guid me) =>
        file
            .Seats.Where(s => s.State is not SeatState.Waiting && s.Step <= file.Progress.Step)
            .Any(s => context.Actor.Positions.Contains(s.Acting) || bench.Holders(s.Acting).Any(h => h.Id.Value == me));
}
