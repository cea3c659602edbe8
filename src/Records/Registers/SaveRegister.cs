using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Records;

/// <summary>Makes a register of the company's own, or its next version: entries that are there keep theirs.</summary>
[Needs(RecordPermissions.Define)]
public sealed partial class SaveRegister
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly Registers _registers;
    private readonly IPositions _positions;

    internal SaveRegister(ShopDb db, OperationContext context, Registers registers, IPositions positions) =>
        (_db, _context, _registers, _positions) = (db, context, registers, positions);

    /// <summary>
    /// Refused for a shipped register, a key or prefix that another one has, unknown positions and fields that say too
    /// little.
    /// </summary>
    /// <returns>The version.</returns>
    public async Task<Result<int>> Run(Register input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (IsHollow(input))
            return RecordErrors.Hollow;
        var known = await _registers.All(ct);
        var before = known.FirstOrDefault(r => r.Key == input.Key);
        if (before is { IsOwn: false })
            return RecordErrors.Shipped;
        if (known.Any(r => r.Prefix == input.Prefix && r.Key != input.Key))
            return RecordErrors.Taken;
        if (Refusal.Join(await Wrong(input, ct)) is { } refused)
            return refused;

        var version = (before?.Version ?? 0) + 1;
        var register = input with { Rule = "own", Version = version, Approval = input.Approval is null ? null : "own" };
        _db.Add(
            new OwnRegister
            {
                Key = register.Key,
                Version = version,
                Prefix = register.Prefix,
                Definition = Registers.Write(register),
                MadeAt = Instants.Cut(_context.Now),
                Maker = _context.Actor.Name,
            }
        );
        var subject = Subject.Of("register", register.Key) with { IsNew = before is null };
        _context.Record(
            subject,
            before is null ? ("新建台账", "Register made") : ("修改台账", "Register changed"),
            before,
            register
        );
        _context.Changed("records");
        return version;
    }

    private async Task<List<Refusal>> Wrong(Register input, CancellationToken ct)
    {
        List<Refusal> wrong = [];
        if (!Keys().IsMatch(input.Key ?? "") || input.Key == "define")
            wrong.Add(RecordErrors.Key);
        if (!IsName(input.Name))
            wrong.Add(RecordErrors.Name);
        if (!Prefixes().IsMatch(input.Prefix ?? ""))
            wrong.Add(RecordErrors.Prefix);
        var positions = await _positions.All(ct);
        bool Exists(string? position) => position is not null && positions.ContainsKey(position);
        if (
            input.Writers.Count == 0
            || !input.Writers.Concat(input.Readers).All(Exists)
            || (input.AnomalyTo is { } to && !Exists(to))
        )
            wrong.Add(RecordErrors.NoWriters);
        if (!input.Duties.All(d => IsDuty(d, Exists)))
            wrong.Add(RecordErrors.Due);
        if (input.Fields.Count is 0 or > 30)
            wrong.Add(RecordErrors.NoFields);
        foreach (var (n, field) in input.Fields.Index())
            if (!IsField(field, input) || input.Fields.Take(n).Any(f => f.Key == field.Key))
                wrong.Add(RecordErrors.Field(n + 1));
        if (input.Unique.Any(k => input.Fields.All(f => f.Key != k)))
            wrong.Add(RecordErrors.NoFields);
        return wrong;
    }

    private static bool IsField(RegisterField f, Register register) =>
        FieldKeys().IsMatch(f.Key ?? "")
        && IsName(f.Name)
        && Enum.IsDefined(f.Kind)
        && f.Max is > 0 and <= 1000
        && (
            f.Kind != FieldKind.Choice
            || (
                f.Options.Count is >= 2 and <= 50
                && f.Options.All(o => o.Value is { Length: > 0 and <= 40 } && IsName(o.Name))
            )
        )
        && (f.RequiredWhen is not { } when || register.Fields.Any(o => o.Key == when.Field));

    private static bool IsDuty(Duty d, Func<string?, bool> exists) =>
        Enum.IsDefined(d.Cycle)
        && exists(d.Position)
        && (d.EscalateTo is null || exists(d.EscalateTo))
        && d.Key is { Length: > 0 and <= 30 }
        && IsName(d.Name)
        && d.Day >= 1
        && d.Day <= (d.Cycle == Cycle.Weekly ? 7 : 31)
        && d.Ahead >= TimeSpan.Zero
        && d.Ahead <= TimeSpan.FromDays(7);

    /// <summary>A program may send null in the place of a list.</summary>
    private static bool IsHollow(Register r) =>
        r.Fields is null
        || r.Writers is null
        || r.Readers is null
        || r.Duties is null
        || r.Unique is null
        || r.Fields.Any(f => f.Options is null);

    private static bool IsName(Text name) =>
        (name.Zh ?? "").Trim().Length is > 0 and <= 40 && (name.En ?? "").Trim().Length is > 0 and <= 40;

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$")]
    private static partial Regex Keys();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Prefixes();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,29}$")]
    private static partial Regex FieldKeys();
}
