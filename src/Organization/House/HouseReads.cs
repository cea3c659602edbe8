using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

internal sealed class HouseReads(ShopDb db)
{
    public async Task<IReadOnlyList<PolicyChange>> History(string key, CancellationToken ct) =>
        await db.Set<PolicyChange>().AsNoTracking().Where(c => c.Key == key).OrderByDescending(c => c.Seq).Take(100).ToListAsync(ct);

    public async Task<(int Open, int Dead, IReadOnlyList<OutboxMessage> Rows)> Outbox(OutboxState state, CancellationToken ct) => (
        await db.Set<OutboxMessage>().CountAsync(m => m.State == OutboxState.Open, ct),
        await db.Set<OutboxMessage>().CountAsync(m => m.State == OutboxState.Dead, ct),
        await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.State == state).OrderByDescending(m => m.Seq).Take(100).ToListAsync(ct));

    public async Task<IReadOnlyList<AuditEntry>> Audit(string? document, string? who, DateTimeOffset? before, int take, CancellationToken ct)
    {
        var query = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(document)) query = query.Where(e => e.SubjectNo == document);
        if (!string.IsNullOrWhiteSpace(who)) query = query.Where(e => e.ActorName == who);
        if (before is { } at) query = query.Where(e => e.At < at);
        return await query.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(take).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<JobState>> Jobs(CancellationToken ct) => await db.Set<JobState>().AsNoTracking().OrderBy(j => j.Name).ToListAsync(ct);
}

/// <summary>A dead outbox message is tried again, or given up for good by a person.</summary>
[Needs("db.edit")]
public sealed class SettleDeadLetter(ShopDb db, Act act)
{
    /// <summary>Refused when it is not dead any more.</summary>
    public async Task<Result> Run(long seq, bool again, CancellationToken ct)
    {
        var message = await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Seq == seq && m.State == OutboxState.Dead, ct);
        if (message is null) return Refusal.Conflict("organization.not_dead", "这条消息已经处理过了", "This message was settled already.");
        (message.State, message.Tries, message.NextAt, message.EndedAt) = again ? (OutboxState.Open, 0, act.Now, (DateTimeOffset?)null) : (OutboxState.Done, message.Tries, message.NextAt, act.Now);
        act.Record(new Subject("outbox", message.EventId, message.Reaction), again ? ("重发消息", "Message tried again") : ("放弃消息", "Message given up"), note: message.Error);
        return Result.Done;
    }
}
