using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.Pricing;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>An order that somebody waits for.</summary>
internal sealed record PlaceRequest(Actor Actor, CartOwner Owner, Order Order, string? IdempotencyKey)
{
    /// <summary>Lines at a special price (CAT-11).</summary>
    public IReadOnlyList<SpecialLine> Specials { get; init; } = [];
}

/// <summary>
/// Places orders in groups: a lane takes what waits (it never waits for more), up to 64, and commits them together: one
/// lock on the stock, one batch of inserts, one commit, and every caller gets an answer of their own. Orders of one
/// group that want the same SKU are served in order of arrival. PostgreSQL has two lanes, so that one group is taken up
/// and answered while the other is being written. A group that fails is tried again one by one, so that one poisoned
/// order spoils nobody's (docs/decisions/0002 has the measurements).
/// </summary>
internal sealed class OrderWriter(
    IServiceScopeFactory scopes,
    WriteQueue queue,
    OutboxSignal signal,
    ChangeFeed feed,
    DatabaseChoice database,
    ILogger<OrderWriter> log
) : BackgroundService
{
    private const int Max = 64;

    private readonly Channel<(PlaceRequest Request, TaskCompletionSource<Result<PlacedOrder>> Answer)> _waiting =
        Channel.CreateBounded<(PlaceRequest, TaskCompletionSource<Result<PlacedOrder>>)>(
            new BoundedChannelOptions(4096) { AllowSynchronousContinuations = true }
        );

    public async Task<Result<PlacedOrder>> Place(PlaceRequest request, CancellationToken ct)
    {
        var answer = new TaskCompletionSource<Result<PlacedOrder>>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((request, answer), ct);
        return await answer.Task.WaitAsync(ct);
    }

    /// <summary>What the same submit was answered before, or null.</summary>
    public async Task<PlacedOrder?> Earlier(CartOwner owner, string? idempotencyKey, CancellationToken ct)
    {
        if (idempotencyKey is null)
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var (key, db) = (owner.Key, scope.ServiceProvider.GetRequiredService<ShopDb>());
        var placed = await db.Set<OrderIdempotencyRecord>()
            .AsNoTracking()
            .FirstOrDefaultAsync(p => p.Owner == key && p.Key == idempotencyKey, ct);
        return placed?.Outcome;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Enumerable
                .Range(0, database.IsPostgres ? 2 : 1)
                .Select(_ => Task.Run(() => RunWorker(stoppingToken), CancellationToken.None))
        );

    private async Task RunWorker(CancellationToken stoppingToken)
    {
        var group = new List<(PlaceRequest Request, TaskCompletionSource<Result<PlacedOrder>> Answer)>(Max);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                group.Clear();
                while (group.Count < Max && _waiting.Reader.TryRead(out var next))
                    group.Add(next);
                if (group.Count > 0)
                    await Serve(group);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            while (_waiting.Reader.TryRead(out var left))
                left.Answer.TrySetCanceled(stoppingToken);
        }
    }

    private async Task Serve(List<(PlaceRequest Request, TaskCompletionSource<Result<PlacedOrder>> Answer)> group)
    {
        try
        {
            var answers = await Commit([.. group.Select(g => g.Request)]);
            for (var i = 0; i < group.Count; i++)
                group[i].Answer.TrySetResult(answers[i]);
        }
        catch (Exception e) when (group.Count > 1)
        {
            // One by one costs many times as much: whoever runs the application should know that it happens.
            if (e is not DuplicateSubmissionException)
                log.LogWarning(e, "A group of {Count} orders failed and is placed one by one", group.Count);
            foreach (var one in group)
                await Serve([one]);
        }
        catch (Exception e)
        {
            group[0].Answer.TrySetException(e);
        }
    }

    private async Task<IReadOnlyList<Result<PlacedOrder>>> Commit(IReadOnlyList<PlaceRequest> requests)
    {
        var answers = await queue.Run(
            async () =>
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await using var scope = scopes.CreateAsyncScope();
                        return await ActivatorUtilities
                            .CreateInstance<OrderGroup>(scope.ServiceProvider)
                            .Commit(requests, CancellationToken.None);
                    }
                    catch (DbUpdateException) when (attempt < 3)
                    {
                        // Two nodes met with the same idempotency key: the second look finds the first one's outcome.
                    }
                    catch (Npgsql.PostgresException e) when (attempt < 3 && e.SqlState is "23505" or "40001" or "40P01")
                    {
                        // As above, or a deadlock with an operation that locked in another order.
                    }
                }
            },
            CancellationToken.None
        );
        signal.Wake();
        feed.Changed("orders");
        feed.Changed("todos");
        return answers;
    }
}
