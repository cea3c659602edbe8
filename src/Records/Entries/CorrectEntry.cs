namespace Zhanggui.Records;

/// <summary>Corrects an entry: what it said before stays in its history, with who, when and why.</summary>
[Needs(RecordPermissions.Use)]
public sealed class CorrectEntry
{
    private readonly Act _act;
    private readonly Registers _registers;
    private readonly EntryRows _rows;

    internal CorrectEntry(Act act, Registers registers, EntryRows rows) => (_act, _registers, _rows) = (act, registers, rows);

    /// <summary>Refused without a reason or a difference, and for what was approved, refused or voided: those are evidence.</summary>
    public async Task<Result> Run(string register, string no, EntryInput input, string? reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await Entries.Writable(_registers, _rows, _act.Actor, register, no, ct);
        if (!found.IsDone) return found.Refusal;
        var (entry, definition) = found.Value;
        if (entry.State != EntryState.Valid || entry.ApprovalNo is not null) return RecordErrors.NotValid;
        if (Entries.Words(reason) is not { } why) return RecordErrors.Reason;
        var values = FieldValues.Read(definition, input.Values ?? new Dictionary<string, string?>());
        if (!values.IsDone) return values.Refusal;

        var before = entry.Read();
        var changed = values.Value.Keys.Union(before.Keys).Where(k => values.Value.GetValueOrDefault(k) != before.GetValueOrDefault(k)).ToList();
        if (changed.Count == 0) return RecordErrors.Unchanged;
        EntryRows.Write(entry, definition, values.Value);
        if (await _rows.Twin(entry, ct) is { } twin) return RecordErrors.NotUnique(definition, twin);
        _act.Record(entry.Subject, ("更正", "Corrected"), changed.ToDictionary(k => k, before.GetValueOrDefault), changed.ToDictionary(k => k, values.Value.GetValueOrDefault), why);
        _act.Changed("records");
        return Result.Done;
    }
}

/// <summary>Voids an entry that was a mistake; it stays readable and does not count.</summary>
[Needs(RecordPermissions.Use)]
public sealed class VoidEntry
{
    private readonly Act _act;
    private readonly Registers _registers;
    private readonly EntryRows _rows;

    internal VoidEntry(Act act, Registers registers, EntryRows rows) => (_act, _registers, _rows) = (act, registers, rows);

    /// <summary>Refused without a reason, and for what does not count any more.</summary>
    public async Task<Result> Run(string register, string no, string? reason, CancellationToken ct)
    {
        var found = await Entries.Writable(_registers, _rows, _act.Actor, register, no, ct);
        if (!found.IsDone) return found.Refusal;
        var (entry, definition) = found.Value;
        if (Entries.Words(reason) is not { } why) return RecordErrors.Reason;
        var before = entry.State;
        if (entry.Move(EntryVerb.Void) is { IsDone: false } refused) return refused;
        if (before == EntryState.Waiting) await _rows.Withdraw(entry, definition, why, ct);
        await _rows.Settled(entry, ct);
        _act.Record(entry.Subject, ("作废", "Voided"), new { before }, new { entry.State }, why);
        _act.Changed("records");
        return Result.Done;
    }
}

/// <summary>Says what was done about the anomalies of a round.</summary>
[Needs(RecordPermissions.Use)]
public sealed class SettleAnomaly
{
    private readonly Act _act;
    private readonly Registers _registers;
    private readonly EntryRows _rows;

    internal SettleAnomaly(Act act, Registers registers, EntryRows rows) => (_act, _registers, _rows) = (act, registers, rows);

    /// <summary>By whoever reads the register; refused without words, and when nothing is open.</summary>
    public async Task<Result> Run(string register, string no, string? what, CancellationToken ct)
    {
        if (await _registers.Find(register, ct) is not { } definition || !definition.MayRead(_act.Actor)) return RecordErrors.NoRegister;
        if (await _rows.Find(definition.Key, no, ct) is not { } entry) return RecordErrors.NoEntry;
        if (Entries.Words(what) is not { } done) return RecordErrors.Reason;
        if (entry.OpenAnomalies == 0) return RecordErrors.NoAnomaly;
        var before = entry.OpenAnomalies;
        entry.Settle();
        await _rows.Settled(entry, ct);
        _act.Record(entry.Subject, ("处理异常", "Anomaly dealt with"), new { open = before }, new { open = 0 }, done);
        _act.Changed("records");
        return Result.Done;
    }
}

/// <summary>What the use cases above ask first.</summary>
internal static class Entries
{
    public static async Task<Result<(RecordEntry Entry, Register Register)>> Writable(Registers registers, EntryRows rows, Actor actor, string register, string no, CancellationToken ct)
    {
        if (await registers.Find(register, ct) is not { } latest || !latest.MayRead(actor)) return RecordErrors.NoRegister;
        if (!latest.MayWrite(actor)) return RecordErrors.MayNotWrite;
        if (await rows.Find(latest.Key, no, ct) is not { } entry) return RecordErrors.NoEntry;
        // An entry is read by the definition under which it was written.
        return (entry, await registers.Of(latest.Key, entry.Definition, ct) ?? latest);
    }

    /// <summary>1 to 200 characters, or null.</summary>
    public static string? Words(string? text) => (text ?? "").Trim() is { Length: > 0 and <= 200 } words ? words : null;
}
