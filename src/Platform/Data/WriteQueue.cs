using System.Threading.Channels;

namespace Zhanggui.Platform;

/// <summary>
/// One writer at a time on SQLite: callers stand in a queue in the process instead of fighting for the file's lock,
/// which triples the rate and keeps the slowest caller near the average (docs/decisions/0002). On PostgreSQL it lets
/// everybody through.
/// </summary>
public sealed class WriteQueue : IAsyncDisposable
{
    private static readonly AsyncLocal<bool> Inside = new();
    private readonly Channel<Func<Task>>? _waiting;
    private readonly Task _consumer = Task.CompletedTask;

    /// <summary>Opens the queue for this database.</summary>
    public WriteQueue(DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.IsPostgres)
            return;
        _waiting = Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true });
        _consumer = Task.Run(Consume);
    }

    /// <summary>
    /// Runs a write when its turn comes. A write inside a write would wait for itself for ever, so it throws.
    /// </summary>
    public async Task<T> Run<T>(Func<Task<T>> write, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (_waiting is null)
            return await write();
        if (Inside.Value)
            throw new InvalidOperationException(
                "An operation was started inside an operation. Call the other use case's module directly, in the same transaction."
            );
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(
            async () =>
            {
                // Someone who has gone before the turn came has changed nothing: skip the work.
                if (ct.IsCancellationRequested)
                {
                    done.TrySetCanceled(ct);
                    return;
                }

                Inside.Value = true;
                try
                {
                    done.TrySetResult(await write());
                }
                catch (Exception e)
                {
                    done.TrySetException(e);
                }
            },
            ct
        );
        return await done.Task;
    }

    private async Task Consume()
    {
        await foreach (var write in _waiting!.Reader.ReadAllAsync())
            await write();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _waiting?.Writer.TryComplete();
        await _consumer;
    }
}
