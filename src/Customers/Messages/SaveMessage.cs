using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

/// <summary>Keeps a message to be sent; the same key keeps one message.</summary>
[SystemOnly]
internal sealed class SaveMessage(ShopDb db, OperationContext context, Policies policies, Company company)
{
    public async Task<Result<MessageId>> Run(
        NoticeKind kind,
        string phone,
        string text,
        string idempotencyKey,
        CancellationToken ct
    )
    {
        var earlier = await db.Set<Message>()
            .Where(m => m.IdempotencyKey == idempotencyKey)
            .Select(m => (MessageId?)m.Id)
            .FirstOrDefaultAsync(ct);
        if (earlier is { } known)
            return known;
        var (now, since) = (context.Now, context.Now.AddDays(-1));
        var today = await db.Set<Message>()
            .CountAsync(m => m.Phone == phone && m.AskedAt > since && m.State != MessageState.Withheld, ct);
        var message = Message.New(
            context.NewId<MessageId>(),
            kind,
            phone,
            text.Length > 500 ? text[..500] : text,
            idempotencyKey,
            now,
            kind.IsPrompt ? now : NotBefore(now)
        );
        if (today >= policies.Get(NoticePolicies.PerDay))
            message.Withhold();
        db.Add(message);
        return message.Id;
    }

    private DateTimeOffset NotBefore(DateTimeOffset now) =>
        NoticePolicies.NotBefore(
            now,
            NoticePolicies.Time(policies.Get(NoticePolicies.QuietFrom)),
            NoticePolicies.Time(policies.Get(NoticePolicies.QuietUntil)),
            company.Calendar
        );
}

/// <summary>Sends a message once more that was given up or withheld (PLUS-02).</summary>
[Needs(Permission)]
internal sealed class ResendMessage(ShopDb db, OperationContext context)
{
    public const string Permission = "notice.resend";

    public static readonly Refusal NotFound = Refusal.NotFound(
        "customers.no_message",
        "没有这条短信",
        "There is no such message."
    );

    public async Task<Result> Run(string id, CancellationToken ct)
    {
        var key = new MessageId(Guid.TryParse(id, out var value) ? value : Guid.Empty);
        if (await db.Set<Message>().FirstOrDefaultAsync(m => m.Id == key, ct) is not { } message)
            return NotFound;
        var before = message.State;
        if (message.Resend(context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            new Subject("message", key.Value, message.Kind),
            ("重发短信", "Message sent again"),
            new { state = before },
            new { message.State }
        );
        return Result.Done;
    }
}

/// <summary>
/// Takes messages whose time has come for one sender: pushes their next try away before anybody talks to the provider,
/// so that two nodes never hand over the same message.
/// </summary>
[SystemOnly]
internal sealed class ClaimMessages(ShopDb db, OperationContext context)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<Result<IReadOnlyList<ClaimedMessage>>> Run(MessageId? only, int take, CancellationToken ct)
    {
        var now = context.Now;
        var due = db.Set<Message>()
            .Where(m => (m.State == MessageState.Waiting || m.State == MessageState.Sent) && m.NextAt <= now);
        if (only is { } id)
            due = due.Where(m => m.Id == id);
        var candidates = await due.OrderBy(m => m.NextAt).Take(take).Select(m => m.Id).ToListAsync(ct);
        var claimed = new List<ClaimedMessage>();
        var until = now + Lease;
        foreach (var candidate in candidates)
        {
            var won = await db.Set<Message>()
                .Where(m => m.Id == candidate && m.NextAt <= now)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(m => m.NextAt, until).SetProperty(m => m.Version, m => m.Version + 1),
                    ct
                );
            if (won == 0)
                continue;
            claimed.Add(
                await db.Set<Message>()
                    .AsNoTracking()
                    .Where(m => m.Id == candidate)
                    .Select(m => new ClaimedMessage(m.Id, m.Phone, m.Body, m.IdempotencyKey, m.State, m.Reference))
                    .SingleAsync(ct)
            );
        }

        return claimed;
    }
}

/// <summary>A message that this sender has taken.</summary>
internal sealed record ClaimedMessage(
    MessageId Id,
    string Phone,
    string Body,
    string IdempotencyKey,
    MessageState State,
    string? Reference
);

/// <summary>What became of a claimed message: a reference, an arrival, or an error.</summary>
internal sealed record MessageOutcome(string? Reference, DateTimeOffset? ArrivedAt, string? Error);

/// <summary>Notes what the provider said.</summary>
[SystemOnly]
internal sealed class RecordMessageOutcome(ShopDb db, OperationContext context)
{
    public async Task<Result> Run(MessageId id, MessageOutcome outcome, CancellationToken ct)
    {
        var message = await db.Set<Message>().SingleAsync(m => m.Id == id, ct);
        return outcome switch
        {
            { ArrivedAt: { } at } => message.Arrived(at),
            { Reference: { } reference } when message.State == MessageState.Waiting => message.Sent(
                reference,
                context.Now
            ),
            _ => message.NotYet(outcome.Error, context.Now),
        };
    }
}
