using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Administration;

/// <summary>A message that failed too often is tried again, because its cause was removed.</summary>
[Needs("db.edit")]
public sealed class RetryOutboxMessage(ShopDb db, OperationContext context)
{
    /// <summary>
    /// Refused when it is not dead any more: one conditional statement, so two people do not both do it.
    /// </summary>
    public async Task<Result> Run(long seq, CancellationToken ct)
    {
        var now = context.Now;
        var message = await db.Set<OutboxMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Seq == seq, ct);
        var settled = await db.Set<OutboxMessage>()
            .Where(m => m.Seq == seq && m.State == OutboxState.Dead)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.State, OutboxState.Open)
                        .SetProperty(m => m.Tries, 0)
                        .SetProperty(m => m.NextAt, now)
                        .SetProperty(m => m.EndedAt, (DateTimeOffset?)null),
                ct
            );
        if (message is null || settled == 0)
            return AdministrationErrors.NotDead;
        context.Record(
            new Subject("outbox", message.EventId, message.Reaction),
            ("重发消息", "Message tried again"),
            before: new { message.Error, message.Tries }
        );
        return Result.Done;
    }
}

/// <summary>
/// All messages that failed too often are tried again: what they needed was away for a while and is back.
/// </summary>
[Needs("db.edit")]
public sealed class RetryOutbox(ShopDb db, OperationContext context)
{
    /// <summary>Answers how many.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var now = context.Now;
        var again = await db.Set<OutboxMessage>()
            .Where(m => m.State == OutboxState.Dead)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.State, OutboxState.Open)
                        .SetProperty(m => m.Tries, 0)
                        .SetProperty(m => m.NextAt, now)
                        .SetProperty(m => m.EndedAt, (DateTimeOffset?)null),
                ct
            );
        if (again > 0)
            context.Record(
                new Subject("outbox", Guid.Empty, "*"),
                ("重发全部消息", "All messages tried again"),
                after: new { again }
            );
        return again;
    }
}

/// <summary>
/// A message that failed too often is given up for good: what it should have done is done by hand, or not at all.
/// </summary>
[Needs("db.edit")]
public sealed class AbandonOutboxMessage(ShopDb db, OperationContext context)
{
    /// <summary>With a reason, which stays in the audit log.</summary>
    public async Task<Result> Run(long seq, string why, CancellationToken ct)
    {
        if (ReasonRule.Refuse(why) is { } reason)
            return reason;
        var now = context.Now;
        var message = await db.Set<OutboxMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Seq == seq, ct);
        var settled = await db.Set<OutboxMessage>()
            .Where(m => m.Seq == seq && m.State == OutboxState.Dead)
            .ExecuteUpdateAsync(
                s => s.SetProperty(m => m.State, OutboxState.Done).SetProperty(m => m.EndedAt, (DateTimeOffset?)now),
                ct
            );
        if (message is null || settled == 0)
            return AdministrationErrors.NotDead;
        context.Record(
            new Subject("outbox", message.EventId, message.Reaction),
            ("放弃消息", "Message given up"),
            before: new { message.Error, message.Tries },
            note: why.Trim()
        );
        return Result.Done;
    }
}

internal static class AdministrationErrors
{
    public static readonly Refusal NotDead = Refusal.Conflict(
        "organization.not_dead",
        "这条消息已经处理过了",
        "This message was settled already."
    );

    public static readonly Refusal NoMessage = Refusal.NotFound(
        "organization.no_message",
        "发件箱里没有这条消息，做完的消息过些天会清理",
        "There is no such message; those that are done are removed after some days."
    );
}
