using Microsoft.EntityFrameworkCore;
using Zhanggui.Work;

namespace Zhanggui.Records;

/// <summary>How a duty ended.</summary>
public enum DutyState
{
    /// <summary>Somebody owes it.</summary>
    Open,

    /// <summary>Done in time.</summary>
    Done,

    /// <summary>Done after it was due.</summary>
    Late,

    /// <summary>Not done before the next one was due: it counts as missed.</summary>
    Missed,
}

/// <summary>One entry that is due: of a register, for a day.</summary>
internal sealed class DutyRow
{
    public required Guid Id { get; init; }
    public required string Register { get; init; }
    public required string Duty { get; init; }
    public required DateOnly Day { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DutyState State { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? Entry { get; private set; }

    /// <summary>Grows with the end, so that a duty ends once.</summary>
    public int Version { get; private set; }

    public void End(DutyState state, DateTimeOffset at, Guid? entry) =>
        (State, EndedAt, Entry, Version) = (state, at, entry, Version + 1);

    public Subject Subject(Register register) => new("duty", Id, $"{register.Key} {Day:yyyy-MM-dd}");
}

/// <summary>Duties on lists and off them.</summary>
internal sealed class DutyRows(ShopDb db, OperationContext context, IToDos todos)
{
    private const string Kind = "records.duty";

    /// <summary>An entry fulfils a duty of its register; refused when it is done already.</summary>
    public async Task<Result> Fulfil(Guid id, Register register, RecordEntry entry, CancellationToken ct)
    {
        if (
            await db.Set<DutyRow>().FindAsync([id], ct) is not { State: DutyState.Open } duty
            || duty.Register != register.Key
        )
            return RecordErrors.NoDuty;
        var inTime = context.Now <= duty.DueAt;
        duty.End(inTime ? DutyState.Done : DutyState.Late, context.Now, entry.Id);
        await todos.Finish(Kind, duty.Id, ct);
        return Result.Done;
    }

    /// <summary>Of the duties of a register that are open the one whose time is nearest; null for none.</summary>
    public async Task<Guid?> Nearest(Register register, CancellationToken ct)
    {
        if (register.Duties.Count == 0)
            return null;
        var open = await db.Set<DutyRow>()
            .AsNoTracking()
            .Where(d => d.Register == register.Key && d.State == DutyState.Open)
            .ToListAsync(ct);
        return open.MinBy(d => (d.DueAt - context.Now).Duration())?.Id;
    }

    public async Task Open(Register register, Duty duty, DateOnly day, DateTimeOffset dueAt, CancellationToken ct)
    {
        var row = new DutyRow
        {
            Id = Guid.CreateVersion7(context.Now),
            Register = register.Key,
            Duty = duty.Key,
            Day = day,
            DueAt = dueAt,
        };
        db.Add(row);
        var points = register.Fields.Count(f => f.Kind is FieldKind.Point or FieldKind.Score);
        var rule =
            points > 0
                ? new Text($"{points} 个点，逐点确认", $"{points} points, each one confirmed")
                : register.Purpose;
        await todos.Open(
            new ToDoDraft(
                Kind,
                register.Name,
                row.Subject(register),
                $"/office/records/{register.Key}/new?duty={row.Id}",
                duty.Position,
                dueAt,
                rule,
                register.IsRound ? ("去巡查", "Make the round") : ("去填写", "Fill it in")
            )
            {
                Who = duty.Name.Zh,
                EscalateTo = duty.EscalateTo,
                WarnBefore = TimeSpan.FromMinutes(30),
            },
            ct
        );
    }

    /// <summary>What was not done before the next one counts as missed and leaves the list.</summary>
    public async Task Miss(DutyRow row, CancellationToken ct)
    {
        row.End(DutyState.Missed, context.Now, null);
        await todos.FinishAll(row.Id, ct);
    }
}

/// <summary>Puts duties that come due on lists, and counts as missed what was left (F15).</summary>
[SystemOnly]
public sealed class OpenDuties
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly Registers _registers;
    private readonly DutyRows _rows;
    private readonly Company _company;

    internal OpenDuties(ShopDb db, OperationContext context, Registers registers, DutyRows rows, Company company) =>
        (_db, _context, _registers, _rows, _company) = (db, context, registers, rows, company);

    /// <summary>May run as often as one likes; answers how many came onto lists.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var (today, opened) = (_company.Calendar.DateOf(_context.Now), 0);
        foreach (var register in await _registers.All(ct))
        foreach (var duty in register.Duties)
            // What is put on lists long before it is due begins on an earlier day.
            for (var day = today; day <= today.AddDays(duty.Ahead.Days + 1); day = day.AddDays(1))
                if (
                    duty.DueOn(day, _company.Calendar) is { } dueAt
                    && _context.Now >= dueAt - duty.Ahead
                    && await Open(register, duty, day, dueAt, ct)
                )
                    opened++;
        if (opened > 0)
            _context.Changed("records");
        return opened;
    }

    private async Task<bool> Open(
        Register register,
        Duty duty,
        DateOnly day,
        DateTimeOffset dueAt,
        CancellationToken ct
    )
    {
        var rows = await _db.Set<DutyRow>()
            .Where(d => d.Register == register.Key && d.Duty == duty.Key && (d.Day == day || d.State == DutyState.Open))
            .ToListAsync(ct);
        if (rows.Any(r => r.Day == day))
            return false;
        foreach (var left in rows.Where(r => r.DueAt <= _context.Now))
            await _rows.Miss(left, ct);
        await _rows.Open(register, duty, day, dueAt, ct);
        return true;
    }
}
