using Zhanggui.Approvals;

namespace Zhanggui.Records;

/// <summary>An entry that was made: its id, number, and where it stands.</summary>
public sealed record EntryMade(Guid Id, string No, EntryState State);

/// <summary>What somebody writes into a register.</summary>
/// <param name="Values">The fields' texts by key.</param>
/// <param name="Duty">
/// The duty that it fulfils; null for the open one of the register whose time is nearest, if there is one.
/// </param>
public sealed record EntryInput(IReadOnlyDictionary<string, string?> Values, Guid? Duty = null);

/// <summary>Makes an entry. With an approval it waits for it and counts from then on.</summary>
[Needs(RecordPermissions.Use)]
public sealed class MakeEntry
{
    private readonly OperationContext _context;
    private readonly Registers _registers;
    private readonly EntryRows _rows;
    private readonly DutyRows _duties;

    internal MakeEntry(OperationContext context, Registers registers, EntryRows rows, DutyRows duties) =>
        (_context, _registers, _rows, _duties) = (context, registers, rows, duties);

    /// <summary>
    /// Refused at each wrong field, for positions that make no entries here, for a twin of a unique entry, and for a
    /// duty that is done.
    /// </summary>
    public async Task<Result<EntryMade>> Run(string register, EntryInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await _registers.Find(register, ct) is not { } definition || !definition.MayRead(_context.Actor))
            return RecordErrors.NoRegister;
        if (!definition.MayWrite(_context.Actor))
            return RecordErrors.MayNotWrite;
        var values = FieldValues.Read(definition, input.Values ?? new Dictionary<string, string?>());
        if (!values.IsDone)
            return values.Refusal;

        var entry = await _rows.New(definition, ct);
        EntryRows.Write(entry, definition, values.Value);
        if (await _rows.DuplicateOf(entry, ct) is { } twin)
            return RecordErrors.NotUnique(definition, twin);
        entry.Begin(
            definition.Approval is null ? EntryState.Valid : EntryState.Waiting,
            FieldValues.Anomalies(definition, values.Value).Count
        );
        _rows.Add(entry);
        _context.Record(entry.Subject with { IsNew = true }, ("登记", "Entry made"), after: values.Value);
        if (
            (input.Duty ?? await _duties.Nearest(definition, ct)) is { } duty
            && await _duties.Fulfil(duty, definition, entry, ct) is { IsDone: false } done
        )
            return done.Refusal;
        if (definition.Approval is not null && await _rows.Ask(entry, definition, ct) is { IsDone: false } refused)
            return refused.Refusal;
        await _rows.Report(entry, definition, ct);
        _context.Changed("records");
        return new EntryMade(entry.Id, entry.No, entry.State);
    }
}

/// <summary>The approvers have decided about an entry: it counts, or it does not.</summary>
internal sealed class EntryDecided(ShopDb db, Registers registers, EntryRows rows, OperationContext context)
    : IDomainEventHandler<ApprovalDecided>
{
    public async Task Handle(ApprovalDecided e, CancellationToken ct)
    {
        if (
            !e.Kind.StartsWith("records.", StringComparison.Ordinal)
            || await db.Set<RecordEntry>().FindAsync([e.SubjectId], ct) is not { State: EntryState.Waiting } entry
        )
            return;
        var verb = e.Outcome switch
        {
            ApprovalOutcome.Approved => EntryVerb.Approve,
            ApprovalOutcome.Rejected => EntryVerb.Refuse,
            _ => EntryVerb.Void,
        };
        var before = entry.State;
        if (entry.Move(verb) is { IsDone: false } impossible)
            throw new InvalidOperationException(impossible.Refusal.Message.En);
        context.Record(
            entry.Subject,
            verb == EntryVerb.Approve ? ("批准", "Approved") : ("没有批准", "Not approved"),
            new { before },
            new { entry.State },
            e.Comment
        );
        if (await registers.Of(entry.Register, entry.Definition, ct) is { } register)
            await rows.Report(entry, register, ct);
        context.Changed("records");
    }
}
