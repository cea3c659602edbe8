using Zhanggui.Organization;
using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>
/// Leads a request from step to step: makes the seats of a submission, opens a step with its to-dos, sees whether it is
/// through, and goes on.
/// </summary>
internal sealed class Rounds(
    ShopDb db,
    OperationContext context,
    IPositions positions,
    IToDos todos,
    Policies policies,
    ApprovalKinds kinds
)
{
    public Task<Bench> BenchNow(CancellationToken ct) => Bench.Of(db, positions, context.Now, ct);

    /// <summary>Makes the seats of the present submission and opens the first step.</summary>
    public async Task Begin(ApprovalFile file, CancellationToken ct)
    {
        var steps = ApprovalChain.Read(file.Request.Chain)?.Steps ?? [];
        for (var i = 0; i < steps.Count; i++)
            foreach (var (place, position) in steps[i].Positions.Index())
                file.Add(
                    new ApprovalSeat
                    {
                        Id = Guid.CreateVersion7(context.Now),
                        RequestId = file.Request.Id,
                        Revision = file.Progress.Revision,
                        Step = i + 1,
                        Place = place + 1,
                        Position = position,
                        NeedsAll = steps[i].NeedsAll,
                        From = steps[i].From,
                        Acting = position,
                    }
                );
        await Open(file, 1, await BenchNow(ct), ct);
    }

    /// <summary>After somebody agreed at the open step: true when the whole chain has.</summary>
    public async Task<bool> GoOn(ApprovalFile file, CancellationToken ct)
    {
        var (step, bench) = (file.Progress.Step, await BenchNow(ct));
        if (!IsThrough(file, step))
        {
            foreach (
                var seat in file
                    .Open.Where(s => s.Step == step && bench.Concerns(s, file.Request.MakerId, file.Decided))
                    .ToList()
            )
                await Seat(file, seat, bench, ct);
            if (!IsThrough(file, step))
                return false;
        }

        await End(file, s => s.Step == step, ct);
        if (step == file.Progress.Steps)
            return true;
        return await Open(file, step + 1, bench, ct);
    }

    /// <summary>A seat is decided: its item is done.</summary>
    public Task Finish(ApprovalFile file, ApprovalSeat seat, CancellationToken ct) =>
        todos.Finish(ApprovalToDos.KindOf(file.Request.Kind), seat.Id, ct);

    /// <summary>Takes everything off the lists that still waits for somebody.</summary>
    public async Task Stop(ApprovalFile file, CancellationToken ct)
    {
        await End(file, _ => true, ct);
        file.EndOpen();
    }

    /// <summary>Puts an open seat on the list of whoever sits there now.</summary>
    public Task ToDo(ApprovalFile file, ApprovalSeat seat, Bench bench, CancellationToken ct) =>
        todos.Open(ApprovalToDos.Decide(file, seat, bench, kinds.NameOf(file.Request.Kind)), ct);

    public TimeSpan Limit(string kind) =>
        TimeSpan.FromHours(kinds.Find(kind) is { } known ? policies.Get(known.HoursPolicy) : 24);

    /// <summary>
    /// Opens a step, and the next ones as long as nobody needs to be asked. True when the chain is through.
    /// </summary>
    private async Task<bool> Open(ApprovalFile file, int first, Bench bench, CancellationToken ct)
    {
        for (var step = first; step <= file.Progress.Steps; step++)
        {
            var due = context.Now + Limit(file.Request.Kind);
            if (file.Request.NeededBy is { } needed && needed < due)
                due = needed;
            file.Progress.OpenStep(step, due);
            foreach (var seat in file.Seats.Where(s => s.Step == step).ToList())
            {
                (seat.State, seat.DueAt) = (SeatState.Open, due);
                await Seat(file, seat, bench, ct);
            }

            if (!IsThrough(file, step))
                return false;
            await End(file, s => s.Step == step, ct);
        }

        return true;
    }

    /// <summary>Finds out who sits at an open seat, now that some may have decided elsewhere, and tells them.</summary>
    private async Task Seat(ApprovalFile file, ApprovalSeat seat, Bench bench, CancellationToken ct)
    {
        var (maker, decided) = (file.Request.MakerId, file.Decided);
        if (seat.PersonId is not null && bench.Sitting(seat, maker, decided).Count == 0)
            (seat.PersonId, seat.PersonName) = (null, null);
        var taker = bench.Taker(seat.Position, maker, decided);
        if (taker is null && bench.AllHaveDecided(seat.Position, maker, decided))
        {
            seat.Decide(SeatState.Carried, "", null, null, context.Now);
            file.Note(context, ActVerb.Carried, seat.Step, to: seat.Position, by: "掌柜");
            await todos.FinishAll(seat.Id, ct);
            return;
        }

        seat.Acting = taker ?? seat.Position;
        await ToDo(file, seat, bench, ct);
    }

    private static bool IsThrough(ApprovalFile file, int step)
    {
        var seats = file.Seats.Where(s => s.Step == step).ToList();
        return seats[0].NeedsAll ? seats.All(s => s.IsAgreed) : seats.Any(s => s.IsAgreed);
    }

    /// <summary>The step's other seats are not needed any more.</summary>
    private async Task End(ApprovalFile file, Func<ApprovalSeat, bool> which, CancellationToken ct)
    {
        foreach (var seat in file.Open.Where(which).ToList())
        {
            seat.State = SeatState.Skipped;
            await todos.FinishAll(seat.Id, ct);
        }
    }
}
