using System.Globalization;
using Zhanggui.Approvals;

namespace Zhanggui.Records;

/// <summary>An entry that waits for its approval, with the register that it was written under.</summary>
internal sealed record RegisterEntry(Register Register, RecordEntry Entry)
{
    private readonly IReadOnlyDictionary<string, string> _values = Entry.Read();

    public Text Title => ($"{Register.Name.Zh}：{First}", $"{Register.Name.En}: {First}");

    public string Link => $"/office/records/{Register.Key}/{Entry.No}";

    public IEnumerable<ApprovalFact> Facts =>
        Register
            .Fields.Where(f => _values.ContainsKey(f.Key))
            .Select(f => new ApprovalFact(f.Name, FieldValues.Show(f, _values[f.Key])));

    public Money? Amount =>
        Given(FieldKind.Money) is { } fen ? new Money(long.Parse(fen, CultureInfo.InvariantCulture)) : null;

    private string First => Given(FieldKind.Text) ?? Entry.No;

    private string? Given(FieldKind kind) =>
        Register.Fields.FirstOrDefault(f => f.Kind == kind && _values.ContainsKey(f.Key)) is { } field
            ? _values[field.Key]
            : null;
}

/// <summary>
/// Entries that need approval: a kind for each register that comes with the program, one for all others.
/// </summary>
internal static class EntryApproval
{
    public static readonly ApprovalKind<RegisterEntry> Own = New(
        Register.OwnApproval,
        ("台账登记", "Entry of a register"),
        "DEPUTY"
    );

    public static ApprovalKind<RegisterEntry> Of(Register register) =>
        register.IsOwn ? Own : New(register.ApprovalKind, register.Name, register.Approval!, register.Rule);

    private static ApprovalKind<RegisterEntry> New(string key, Text name, string chain, string rule = "ORG-28") =>
        new ApprovalKind<RegisterEntry>(key, name, chain, rule)
            .Asks(e => e.Entry.Subject, e => e.Link, e => e.Title, e => e.Register.Name.Zh)
            .Facts(e => e.Facts)
            .Amount(e => e.Amount)
            .Document<EntryDecision>((d, id, ct) => d.Find(id, ct), RecordErrors.NotWaiting)
            .Approved<EntryDecision>((d, entry, e, ct) => d.Move(entry, EntryVerb.Approve, e, ct))
            .Rejected<EntryDecision>((d, entry, e, ct) => d.Move(entry, EntryVerb.Refuse, e, ct))
            .Withdrawn<EntryDecision>((d, entry, e, ct) => d.Move(entry, EntryVerb.Void, e, ct));
}

/// <summary>The approvers have decided about an entry: it counts, or it does not.</summary>
internal sealed class EntryDecision(ShopDb db, Registers registers, EntryRows rows, OperationContext context)
{
    public async Task<RegisterEntry?> Find(Guid id, CancellationToken ct) =>
        await db.Set<RecordEntry>().FindAsync([id], ct) is { State: EntryState.Waiting } entry
        && await registers.Of(entry.Register, entry.Definition, ct) is { } register
            ? new RegisterEntry(register, entry)
            : null;

    public async Task<Result> Move(RegisterEntry waiting, EntryVerb verb, ApprovalDecided e, CancellationToken ct)
    {
        var (register, entry) = waiting;
        var before = entry.State;
        if (entry.Move(verb) is { IsDone: false } refused)
            return refused;
        context.Record(
            entry.Subject,
            verb == EntryVerb.Approve ? ("批准", "Approved") : ("没有批准", "Not approved"),
            new { before },
            new { entry.State },
            e.Comment
        );
        await rows.Report(entry, register, ct);
        context.Changed("records");
        return Result.Done;
    }
}
