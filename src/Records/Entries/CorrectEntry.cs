namespace Zhanggui.Records;

/// <summary>What every change of an entry begins with.</summary>
public abstract class EntryChange
{
    private readonly Registers _registers;

    private protected EntryChange(OperationContext context, Registers registers, EntryRows rows) =>
        (Context, _registers, Rows) = (context, registers, rows);

    private protected OperationContext Context { get; }

    private protected EntryRows Rows { get; }

    /// <summary>
    /// The entry with the definition under which it was written, when the actor may do what <paramref name="may"/>
    /// says.
    /// </summary>
    private protected async Task<Result<(RecordEntry Entry, Register Register)>> Find(
        string register,
        string no,
        Func<Register, bool> may,
        CancellationToken ct
    )
    {
        if (await _registers.Find(register, ct) is not { } latest || !latest.MayRead(Context.Actor))
            return RecordErrors.NoRegister;
        if (!may(latest))
            return RecordErrors.MayNotWrite;
        if (await Rows.Find(latest.Key, no, ct) is not { } entry)
            return RecordErrors.NoEntry;
        return (entry, await _registers.Of(latest.Key, entry.Definition, ct) ?? latest);
    }
}

/// <summary>Corrects an entry: what it said before stays in its history, with who, when and why.</summary>
[Needs(RecordPermissions.Use)]
public sealed class CorrectEntry : EntryChange
{
    private readonly EntryValues _values;

    internal CorrectEntry(OperationContext context, Registers registers, EntryRows rows, EntryValues values)
        : base(context, registers, rows) => _values = values;

    /// <summary>
    /// Refused without a reason or a difference, and for what was approved, refused or voided: those are evidence.
    /// </summary>
    public async Task<Result> Run(string register, string no, EntryInput input, string? reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await Find(register, no, r => r.MayWrite(Context.Actor), ct);
        if (!found.IsDone)
            return found.Refusal;
        var (entry, definition) = found.Value;
        if (entry.State != EntryState.Valid || entry.ApprovalNo is not null)
            return RecordErrors.NotValid;
        if (Reason.Read(reason) is not { } why)
            return RecordErrors.Reason;
        var read = await _values.Read(definition, input, entry.MadeAt, ct);
        if (!read.IsDone)
            return read.Refusal;

        var (before, after) = (entry.Read(), read.Value);
        var changed = after
            .Keys.Union(before.Keys)
            .Where(k => after.GetValueOrDefault(k) != before.GetValueOrDefault(k))
            .ToList();
        if (changed.Count == 0)
            return RecordErrors.Unchanged;
        EntryRows.Write(entry, definition, after);
        if (await Rows.DuplicateOf(entry, ct) is { } twin)
            return RecordErrors.NotUnique(definition, twin);
        // When the points of a round say what they said, what was settled stays settled.
        if (Points(definition, before) != Points(definition, after))
            await Rows.Anomalies(entry, definition, ct);
        Context.Record(
            entry.Subject,
            ("更正", "Corrected"),
            changed.ToDictionary(k => k, before.GetValueOrDefault),
            changed.ToDictionary(k => k, after.GetValueOrDefault),
            why
        );
        Context.Changed("records");
        return Result.Done;
    }

    private static string Points(Register register, IReadOnlyDictionary<string, string> values) =>
        string.Join('\n', FieldValues.Anomalies(register, values).Select(a => $"{a.Field.Key}={a.What}"));
}

/// <summary>Voids an entry that was a mistake; it stays readable and does not count.</summary>
[Needs(RecordPermissions.Use)]
public sealed class VoidEntry : EntryChange
{
    internal VoidEntry(OperationContext context, Registers registers, EntryRows rows)
        : base(context, registers, rows) { }

    /// <summary>Refused without a reason, and for what does not count any more.</summary>
    public async Task<Result> Run(string register, string no, string? reason, CancellationToken ct)
    {
        var found = await Find(register, no, r => r.MayWrite(Context.Actor), ct);
        if (!found.IsDone)
            return found.Refusal;
        var (entry, definition) = found.Value;
        if (Reason.Read(reason) is not { } why)
            return RecordErrors.Reason;
        var before = entry.State;
        if (entry.Move(EntryVerb.Void) is { IsDone: false } refused)
            return refused;
        if (before == EntryState.Waiting)
            await Rows.Withdraw(entry, definition, why, ct);
        await Rows.Settled(entry, ct);
        Context.Record(entry.Subject, ("作废", "Voided"), new { before }, new { entry.State }, why);
        Context.Changed("records");
        return Result.Done;
    }
}

/// <summary>Says what was done about the anomalies of a round.</summary>
[Needs(RecordPermissions.Use)]
public sealed class SettleAnomaly : EntryChange
{
    internal SettleAnomaly(OperationContext context, Registers registers, EntryRows rows)
        : base(context, registers, rows) { }

    /// <summary>By whoever reads the register; refused without words, and when nothing is open.</summary>
    public async Task<Result> Run(string register, string no, string? what, CancellationToken ct)
    {
        var found = await Find(register, no, _ => true, ct);
        if (!found.IsDone)
            return found.Refusal;
        var entry = found.Value.Entry;
        if (Reason.Read(what) is not { } done)
            return RecordErrors.Reason;
        if (entry.OpenAnomalies == 0)
            return RecordErrors.NoAnomaly;
        var before = entry.OpenAnomalies;
        entry.Settle();
        await Rows.Settled(entry, ct);
        Context.Record(
            entry.Subject,
            ("处理异常", "Anomaly dealt with"),
            new { open = before },
            new { open = 0 },
            done
        );
        Context.Changed("records");
        return Result.Done;
    }
}
