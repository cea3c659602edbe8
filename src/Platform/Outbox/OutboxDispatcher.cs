using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Zhanggui.Platform;

/// <summary>
/// Delivers the outbox. A message is claimed with a lease, the reaction runs with no transaction of ours open, then it is marked done.
/// A failure waits longer each time; after <see cref="MostTries"/> it is dead and a person decides on the page for it.
/// A process that dies in the middle leaves the lease to run out, and another try follows: reactions are idempotent by the event's id.
/// </summary>
public sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes, WriteQueue queue, OutboxSignal signal, Reactions reactions, TimeProvider clock, ILogger<OutboxDispatcher> log) : IWorker
{
    /// <summary>After so many failures a message is dead.</summary>
    public const int MostTries = 10;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public async Task Work(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DeliverDue(stoppingToken) > 0)
                {
                }

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
        var due = await Claim(ct);
        foreach (var message in due.OrderBy(m => m.Seq)) await Deliver(message, ct);
        return due.Count;
    }

    private Task<List<OutboxMessage>> Claim(CancellationToken ct) => queue.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var now = clock.Now();
        var until = now + Lease;
        if (db.IsPostgres)
            return await db.Set<OutboxMessage>().FromSql($"""
                UPDATE platform_outbox SET "NextAt" = {until}, "Tries" = "Tries" + 1 WHERE "Seq" IN
                (SELECT "Seq" FROM platform_outbox WHERE "State" = 0 AND "NextAt" <= {now} ORDER BY "NextAt" LIMIT 50 FOR UPDATE SKIP LOCKED) RETURNING *
                """).AsNoTracking().ToListAsync(ct);
        if (!await db.Set<OutboxMessage>().AnyAsync(m => m.State == OutboxState.Open && m.NextAt <= now, ct)) return [];
        return await db.Set<OutboxMessage>().FromSql($"""
            UPDATE platform_outbox SET "NextAt" = {until.Ticks}, "Tries" = "Tries" + 1 WHERE "Seq" IN
            (SELECT "Seq" FROM platform_outbox WHERE "State" = 0 AND "NextAt" <= {now.Ticks} ORDER BY "NextAt" LIMIT 50) RETURNING *
            """).AsNoTracking().ToListAsync(ct);
    }, ct);

    private async Task Deliver(OutboxMessage message, CancellationToken ct)
    {
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await reactions.Run(scope.ServiceProvider, message, ct);
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

        await queue.Run(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
            var now = clock.Now();
            var state = error is null ? OutboxState.Done : message.Tries >= MostTries ? OutboxState.Dead : OutboxState.Open;
            Measures.Delivered(message.Reaction, state switch { OutboxState.Done => "done", OutboxState.Dead => "dead", _ => "again" });
            var next = now + TimeSpan.FromSeconds(Math.Min(3600, 1 << Math.Min(message.Tries, 12)));
            DateTimeOffset? ended = state == OutboxState.Open ? null : now;
            return await db.Set<OutboxMessage>().Where(m => m.Seq == message.Seq).ExecuteUpdateAsync(s => s
                .SetProperty(m => m.State, state).SetProperty(m => m.NextAt, next).SetProperty(m => m.EndedAt, ended).SetProperty(m => m.Error, error), ct);
        }, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox dispatcher failed; it goes on in a second.")]
    private partial void Failed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reaction {Reaction} to event {EventId} failed, try {Tries}.")]
    private partial void Undelivered(string reaction, Guid eventId, int tries, Exception e);
}
