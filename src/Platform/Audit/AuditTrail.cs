using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

internal readonly record struct AuditNote(Subject Subject, Text Verb, string? Before, string? After, string? Note);

/// <summary>
/// One entry of the append-only audit log (DAT-09): who, when, from where, what, before and after. Entries of one
/// document form a chain: each hash covers the one before it, so a changed, removed or inserted entry is found by
/// <c>verify</c>.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>The entry's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which kind of document.</summary>
    public required string SubjectType { get; init; }

    /// <summary>Which document.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Its number as people know it.</summary>
    public required string SubjectNo { get; init; }

    /// <summary>The place in the document's chain, from 1.</summary>
    public required int Seq { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who, by id; null for visitors and the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Who, by name.</summary>
    public required string ActorName { get; init; }

    /// <summary>From which address.</summary>
    public string? Address { get; init; }

    /// <summary>The use case.</summary>
    public required string UseCase { get; init; }

    /// <summary>What was done, in Chinese.</summary>
    public required string VerbZh { get; init; }

    /// <summary>What was done, in English.</summary>
    public required string VerbEn { get; init; }

    /// <summary>What it was, as JSON.</summary>
    public string? Before { get; init; }

    /// <summary>What it became, as JSON.</summary>
    public string? After { get; init; }

    /// <summary>The reason given.</summary>
    public string? Note { get; init; }

    /// <summary>SHA-256 over the previous hash and all of the above, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What was done, in the reader's language.</summary>
    public Text Verb => new(VerbZh, VerbEn);

    /// <summary>The hash that this entry must have after <paramref name="previous"/>.</summary>
    public string HashAfter(string previous)
    {
        var text = string.Join(
            '\u001f',
            previous,
            Id,
            SubjectType,
            SubjectId,
            SubjectNo,
            Seq,
            At.UtcTicks,
            ActorId,
            ActorName,
            Address,
            UseCase,
            VerbZh,
            VerbEn,
            Before,
            After,
            Note
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>
/// Collects the audit entries of the running operation and writes them at its end, linked into their documents' chains.
/// </summary>
public sealed class AuditTrail(ShopDb db)
{
    private readonly List<(AuditNote Note, Actor Actor, DateTimeOffset At, string UseCase)> _notes = [];

    internal void Add(AuditNote note, Actor actor, DateTimeOffset at, string useCase) =>
        _notes.Add((note, actor, at, useCase));

    /// <summary>
    /// Adds the collected entries to the unit of work. A document that is not new costs one indexed read for its
    /// chain's end.
    /// </summary>
    internal async Task Write(CancellationToken ct)
    {
        foreach (var chain in _notes.GroupBy(n => (n.Note.Subject.Type, n.Note.Subject.Id)))
        {
            var (seq, hash) = chain.First().Note.Subject.IsNew ? (0, "") : await End(chain.Key.Type, chain.Key.Id, ct);
            foreach (var (note, actor, at, useCase) in chain)
            {
                var entry = Entry(note, actor, at, useCase, ++seq, hash);
                hash = entry.Hash;
                db.Add(entry);
            }
        }

        _notes.Clear();
    }

    /// <summary>The first entry of a new document's chain, for those who write many at once.</summary>
    public static AuditEntry First(
        Subject subject,
        Text verb,
        object? after,
        Actor actor,
        DateTimeOffset at,
        string useCase
    ) => Entry(new AuditNote(subject, verb, null, OperationContext.ToJson(after), null), actor, at, useCase, 1, "");

    /// <summary>
    /// The entry that follows another in its document's chain, for those who take a document's past over.
    /// </summary>
    public static AuditEntry After(
        AuditEntry previous,
        Text verb,
        object? after,
        string? note,
        Actor actor,
        DateTimeOffset at,
        string useCase
    )
    {
        ArgumentNullException.ThrowIfNull(previous);
        return Entry(
            new AuditNote(
                new Subject(previous.SubjectType, previous.SubjectId, previous.SubjectNo),
                verb,
                null,
                OperationContext.ToJson(after),
                note
            ),
            actor,
            at,
            useCase,
            previous.Seq + 1,
            previous.Hash
        );
    }

    /// <summary>One document's entries, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> Of(string subjectType, Guid subjectId, CancellationToken ct) =>
        await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e => e.SubjectType == subjectType && e.SubjectId == subjectId)
            .OrderBy(e => e.Seq)
            .ToListAsync(ct);

    private async Task<(int Seq, string Hash)> End(string type, Guid id, CancellationToken ct)
    {
        var end = await db.Set<AuditEntry>()
            .Where(e => e.SubjectType == type && e.SubjectId == id)
            .OrderByDescending(e => e.Seq)
            .Select(e => new { e.Seq, e.Hash })
            .FirstOrDefaultAsync(ct);
        return end is null ? (0, "") : (end.Seq, end.Hash);
    }

    private static AuditEntry Entry(
        AuditNote note,
        Actor actor,
        DateTimeOffset at,
        string useCase,
        int seq,
        string previous
    )
    {
        // What the database can't keep must not be in the hash.
        at = Instants.Cut(at);
        var draft = new AuditEntry
        {
            Id = Guid.CreateVersion7(at),
            SubjectType = note.Subject.Type,
            SubjectId = note.Subject.Id,
            SubjectNo = note.Subject.No,
            Seq = seq,
            At = at,
            ActorId = actor.Id,
            ActorName = actor.Name,
            Address = actor.Address,
            UseCase = useCase,
            VerbZh = note.Verb.Zh,
            VerbEn = note.Verb.En,
            Before = note.Before,
            After = note.After,
            Note = note.Note,
            Hash = "",
        };
        return draft with { Hash = draft.HashAfter(previous) };
    }
}
