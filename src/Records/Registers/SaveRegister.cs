using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Records;

/// <summary>Makes a register of the company's own, or its next version: entries that are there keep theirs.</summary>
[Needs(RecordPermissions.Define)]
public sealed partial class SaveRegister
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly Registers _registers;
    private readonly IPositions _positions;

    internal SaveRegister(ShopDb db, Act act, Registers registers, IPositions positions) => (_db, _act, _registers, _positions) = (db, act, registers, positions);

    /// <summary>Refused for a shipped register, a key or prefix that another one has, unknown positions and fields that say too little.</summary>
    /// <returns>The version.</returns>
    public async Task<Result<int>> Run(Register input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var known = await _registers.All(ct);
        var before = known.FirstOrDefault(r => r.Key == input.Key);
        if (before is { IsOwn: false }) return RecordErrors.Shipped;
        if (known.Any(r => r.Prefix == input.Prefix && r.Key != input.Key)) return RecordErrors.Taken;
        if (Refusal.Join(await Wrong(input, ct)) is { } refused) return refused;

        var version = (before?.Version ?? 0) + 1;
        var register = input with { Rule = "own", Version = version };
        _db.Add(new OwnRegister
        {
            Key = register.Key, Version = version, Prefix = register.Prefix, Definition = Registers.Write(register), MadeAt = Instants.Cut(_act.Now), Maker = _act.Actor.Name,
        });
        var subject = new Subject("register", Id(register.Key), register.Key, IsNew: before is null);
        _act.Record(subject, before is null ? ("新建台账", "Register made") : ("修改台账", "Register changed"), before, register);
        _act.Changed("records");
        return version;
    }

    private async Task<List<Refusal>> Wrong(Register input, CancellationToken ct)
    {
        List<Refusal> wrong = [];
        if (!Keys().IsMatch(input.Key ?? "") || input.Key == "define") wrong.Add(RecordErrors.Key);
        if (!IsName(input.Name)) wrong.Add(RecordErrors.Name);
        if (!Prefixes().IsMatch(input.Prefix ?? "")) wrong.Add(RecordErrors.Prefix);
        var positions = await _positions.All(ct);
        if (input.Writers is not { Count: > 0 } || input.Writers.Concat(input.Readers ?? []).Any(p => !positions.ContainsKey(p))) wrong.Add(RecordErrors.NoWriters);
        if (input.Fields is not { Count: > 0 and <= 30 })
        {
            wrong.Add(RecordErrors.NoFields);
            return wrong;
        }

        if ((input.Duties ?? []).Any(d => !IsDuty(d, positions))) wrong.Add(RecordErrors.Due);
        foreach (var (n, field) in input.Fields.Index())
            if (!IsField(field) || input.Fields.Take(n).Any(f => f.Key == field.Key)) wrong.Add(RecordErrors.Field(n + 1));
        return wrong;
    }

    private static bool IsField(RegisterField f) =>
        FieldKeys().IsMatch(f.Key ?? "") && IsName(f.Name) && Enum.IsDefined(f.Kind) && f.Max is > 0 and <= 1000
        && (f.Kind != FieldKind.Choice || (f.Options.Count >= 2 && f.Options.All(o => o.Value.Length is > 0 and <= 40 && IsName(o.Name))));

    private static bool IsDuty(Duty d, IReadOnlyDictionary<string, PositionView> positions) =>
        Enum.IsDefined(d.Cycle) && d.Position is not null && positions.ContainsKey(d.Position) && (d.Key ?? "").Length is > 0 and <= 30 && IsName(d.Name)
        && d.Day >= 1 && d.Day <= (d.Cycle == Cycle.Weekly ? 7 : 31) && d.Ahead >= TimeSpan.Zero && d.Ahead <= TimeSpan.FromDays(7);

    private static bool IsName(Text name) => (name.Zh ?? "").Trim().Length is > 0 and <= 40 && (name.En ?? "").Trim().Length is > 0 and <= 40;

    /// <summary>The audit chain of a register: the same id for the same key.</summary>
    internal static Guid Id(string key) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("register:" + key))[..16]);

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$")]
    private static partial Regex Keys();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Prefixes();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,29}$")]
    private static partial Regex FieldKeys();
}
