using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Zhanggui.Platform;

/// <summary>
/// Delivers the outbox. Messages are claimed with a lease, each reaction runs with no transaction of ours open, then
/// its message is marked done. A lease covers its own delivery: it is renewed before a delivery that begins late and
/// for as long as one runs. Whoever has lost it skips the message, and can neither settle nor renew it any more,
/// because every claim counts <see cref="OutboxMessage.Tries"/> up. A failure waits longer each time; after
/// <see cref="MaxTries"/> it is dead and a person decides on the page for it. A process that dies in the middle leaves
/// the lease to run out, and another try follows: reactions are idempotent by the event's id.
/// </summary>
public sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes,
    WriteQueue queue,
    OutboxSignal signal,
    Reactions reactions,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log
) : IWorker
{
    /// <summary>After so many failures a message is dead.</summary>
    public const int MaxTries = 10;

    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>
    /// With less than this left of its lease, a message's lease is renewed before its delivery: most are delivered
    /// without.
    /// </summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often the lease of a delivery that takes long is renewed: four times before it could run out.
    /// </summary>
    internal TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task Work(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DeliverDue(stoppingToken) > 0) { }

                await signal.Wait(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Failed(e);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
    }

    /// <summary>Delivers what is due now; answers how many messages were tried.</summary>
    public async Task<int> DeliverDue(CancellationToken ct)
    {
        var tried = 0;
        foreach (var message in (await Claim(ct)).OrderBy(m => m.Seq))
        {
            if (message.NextAt - clock.Now() < Fresh && !await Renew(message, ct))
                continue;
            await Deliver(message, ct);
            tried++;
        }

        return tried;
    }

    private Task<List<OutboxMessage>> Claim(CancellationToken ct) =>
        queue.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
                var now = clock.Now();
                var until = now + Lease;
                if (db.IsPostgres)
                    return await db.Set<OutboxMessage>()
                        .FromSql(
                            $"""
                            UPDATE platform_outbox SET "NextAt" = {until}, "Tries" = "Tries" + 1 WHERE "Seq" IN
                            (SELECT "Seq" FROM platform_outbox WHERE "State" = 0 AND "NextAt" <= {now} ORDER BY "NextAt" LIMIT 50 FOR UPDATE SKIP LOCKED) RETURNING *
                            """
                        )
                        .AsNoTracking()
                        .ToListAsync(ct);
                if (!await db.Set<OutboxMessage>().AnyAsync(m => m.State == OutboxState.Open && m.NextAt <= now, ct))
                    return [];
                return await db.Set<OutboxMessage>()
                    .FromSql(
                        $"""
                        UPDATE platform_outbox SET "NextAt" = {until.Ticks}, "Tries" = "Tries" + 1 WHERE "Seq" IN
                        (SELECT "Seq" FROM platform_outbox WHERE "State" = 0 AND "NextAt" <= {now.Ticks} ORDER BY "NextAt" LIMIT 50) RETURNING *
                        """
                    )
                    .AsNoTracking()
                    .ToListAsync(ct);
            },
            ct
        );

    /// <summary>False when the lease had run out and somebody else has the message now, or has settled it.</summary>
    private Task<bool> Renew(OutboxMessage message, CancellationToken ct) =>
        queue.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var until = clock.Now() + Lease;
                return await Held(scope.ServiceProvider.GetRequiredService<ShopDb>(), message)
                        .ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAt, until), ct) == 1;
            },
            ct
        );

    /// <summary>
    /// The message while nobody has claimed it after us: the condition of everything that its holder writes.
    /// </summary>
    private static IQueryable<OutboxMessage> Held(ShopDb db, OutboxMessage message) =>
        db.Set<OutboxMessage>()
            .Where(m => m.Seq == message.Seq && m.State == OutboxState.Open && m.Tries == message.Tries);

    private async Task Deliver(OutboxMessage message, CancellationToken ct)
    {
        string? error = null;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var beating = KeepHolding(message, held);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await reactions.Run(scope.ServiceProvider, message, held.Token);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            error = e.Message;
            Undelivered(message.Reaction, message.EventId, message.Tries, e);
        }
        finally
        {
            await held.CancelAsync();
            await beating;
        }

        await Settle(message, error, ct);
    }

    /// <summary>
    /// Renews the lease until the delivery is over. A delivery whose message somebody else has claimed is stopped.
    /// </summary>
    private async Task KeepHolding(OutboxMessage message, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                try
                {
                    if (await Renew(message, held.Token))
                        continue;
                    Lost(message.Reaction, message.EventId, message.Tries);
                    await held.CancelAsync();
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The next beat comes before the lease runs out.
                    Failed(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The delivery is over.
        }
    }

    private Task Settle(OutboxMessage message, string? error, CancellationToken ct) =>
        queue.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
                var now = clock.Now();
                var state =
                    error is null ? OutboxState.Done
                    : message.Tries >= MaxTries ? OutboxState.Dead
                    : OutboxState.Open;
                Measures.Delivered(
                    message.Reaction,
                    state switch
                    {
                        OutboxState.Done => "done",
                        OutboxState.Dead => "dead",
                        _ => "again",
                    }
                );
                var next = now + TimeSpan.FromSeconds(Math.Min(3600, 1 << Math.Min(message.Tries, 12)));
                DateTimeOffset? ended = state == OutboxState.Open ? null : now;
                return await Held(db, message)
                    .ExecuteUpdateAsync(
                        s =>
                            s.SetProperty(m => m.State, state)
                                .SetProperty(m => m.NextAt, next)
                                .SetProperty(m => m.EndedAt, ended)
                                .SetProperty(m => m.Error, error),
                        ct
                    );
            },
            ct
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox dispatcher failed; it goes on in a second.")]
    private partial void Failed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reaction {Reaction} to event {EventId} failed, try {Tries}.")]
    private partial void Undelivered(string reaction, Guid eventId, int tries, Exception e);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Another node has taken reaction {Reaction} to event {EventId} over while try {Tries} ran."
    )]
    private partial void Lost(string reaction, Guid eventId, int tries);
}
