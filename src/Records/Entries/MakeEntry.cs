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
    private readonly EntryValues _values;
    private readonly DutyRows _duties;

    internal MakeEntry(
        OperationContext context,
        Registers registers,
        EntryRows rows,
        EntryValues values,
        DutyRows duties
    ) => (_context, _registers, _rows, _values, _duties) = (context, registers, rows, values, duties);

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
        var values = await _values.Read(definition, input, _context.Now, ct);
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
