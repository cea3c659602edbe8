using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;
using Zhanggui.Organization;
using Zhanggui.Work;

namespace Zhanggui.Records;

/// <summary>
/// What making, correcting and voiding entries have in common: reading values, keeping entries apart, anomalies on
/// somebody's list.
/// </summary>
internal sealed class EntryRows(
    ShopDb db,
    OperationContext context,
    IToDos todos,
    IPositions positions,
    IApprovals approvals,
    DocumentNumbers numbers
)
{
    private const string AnomalyKind = "records.anomaly";

    public Task<RecordEntry?> Find(string register, string no, CancellationToken ct) =>
        db.Set<RecordEntry>().FirstOrDefaultAsync(e => e.Register == register && e.No == no, ct);

    public async Task<RecordEntry> New(Register register, CancellationToken ct) =>
        new()
        {
            Id = Guid.CreateVersion7(context.Now),
            No = await numbers.Next(db, register.Prefix, context.Now, ct),
            Register = register.Key,
            Definition = register.Version,
            Values = "",
            Words = "",
            UniqueKey = "",
            MadeAt = Instants.Cut(context.Now),
            MakerId = context.Actor.Id,
            Maker = context.Actor.Name,
        };

    public void Add(RecordEntry entry) => db.Add(entry);

    /// <summary>
    /// Asks whoever approves entries of this register; an entry that nobody need approve counts at once.
    /// </summary>
    public async Task<Result> Ask(RecordEntry entry, Register register, CancellationToken ct)
    {
        var asked = await approvals.Ask(EntryApproval.Of(register), new RegisterEntry(register, entry), ct);
        if (!asked.IsDone)
            return asked.Refusal;
        entry.ApprovalNo = asked.Value.No;
        return asked.Value.State == ApprovalState.Approved ? entry.Move(EntryVerb.Approve) : Result.Done;
    }

    public Task Withdraw(RecordEntry entry, Register register, string why, CancellationToken ct) =>
        approvals.Withdraw(register.ApprovalKind, entry.Id, why, ct);

    /// <summary>Writes the values onto an entry, new or corrected.</summary>
    public static void Write(RecordEntry entry, Register register, SortedDictionary<string, string> values)
    {
        var texts = JsonSerializer.Serialize(values, OperationContext.Json);
        entry.Say(
            texts,
            Words(entry.No, register, values),
            Key(entry.Id, register, values),
            FieldValues.Score(register, values)?.Given
        );
    }

    /// <summary>The valid entry with the same unique values; null when there is none.</summary>
    public Task<string?> DuplicateOf(RecordEntry entry, CancellationToken ct) =>
        db.Set<RecordEntry>()
            .Where(e => e.Register == entry.Register && e.UniqueKey == entry.UniqueKey && e.Id != entry.Id)
            .Select(e => (string?)e.No)
            .FirstOrDefaultAsync(ct);

    /// <summary>
    /// What is not in order stands on the list of whoever must see to it, from this moment on (INV-18).
    /// </summary>
    public async Task Report(RecordEntry entry, Register register, CancellationToken ct)
    {
        var found = FieldValues.Anomalies(register, entry.Read());
        if (found.Count == 0 || entry.State != EntryState.Valid)
            return;
        var position = register.AnomalyTo ?? await Superior(register, ct);
        var what = found.Select(f => $"{f.Field.Name.Zh}：{f.What}").ToList();
        var rule = new Text(
            string.Join("；", what),
            string.Join("; ", found.Select(f => $"{f.Field.Name.En}: {f.What}"))
        );
        await todos.Open(
            new ToDoDraft(
                AnomalyKind,
                ("处理异常", "Deal with an anomaly"),
                entry.Subject,
                $"/office/records/{register.Key}/{entry.No}",
                position,
                context.Now + TimeSpan.FromHours(24),
                rule,
                ("去处理", "See to it")
            )
            {
                Who = register.Name.Zh,
                EscalateTo = await Above(position, ct),
            },
            ct
        );
    }

    /// <summary>A correction has changed what is not in order: the list of whoever must see to it says so.</summary>
    public async Task Anomalies(RecordEntry entry, Register register, CancellationToken ct)
    {
        entry.Find(FieldValues.Anomalies(register, entry.Read()).Count);
        await Settled(entry, ct);
        await Report(entry, register, ct);
    }

    public Task Settled(RecordEntry entry, CancellationToken ct) => todos.Finish(AnomalyKind, entry.Id, ct);

    private async Task<string> Superior(Register register, CancellationToken ct) =>
        await Above(register.Writers[0], ct) ?? register.Writers[0];

    private async Task<string?> Above(string position, CancellationToken ct) =>
        (await positions.All(ct)).GetValueOrDefault(position)?.Superior;

    private static string Words(string no, Register register, SortedDictionary<string, string> values)
    {
        var shown = register
            .Fields.Where(f => values.ContainsKey(f.Key))
            .Select(f => FieldValues.Show(f, values[f.Key]));
        var words = string.Join('\n', shown.SelectMany(t => new[] { t.Zh, t.En }).Distinct().Prepend(no))
            .ToLowerInvariant();
        return words.Length > 4_000 ? words[..4_000] : words;
    }

    private static string Key(Guid id, Register register, SortedDictionary<string, string> values)
    {
        if (register.Unique.Count == 0)
            return id.ToString("N");
        var key = string.Join('\u001f', register.Unique.Select(k => values.GetValueOrDefault(k, "")));
        return key.Length <= 200
            ? key
            : Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key))
            );
    }
}
