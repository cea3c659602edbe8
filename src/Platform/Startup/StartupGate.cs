namespace Zhanggui.Platform;

/// <summary>
/// Closed while the program prepares its data (the first start fills the demo company, with a clock that stands in the
/// past): no request is served, and nothing that works by itself (jobs, outbox, backups, imports) begins before it
/// opens. Open unless somebody closes it.
/// </summary>
public sealed class StartupGate
{
    private volatile TaskCompletionSource _open = Opened();

    /// <summary>True when requests are served and jobs run.</summary>
    public bool IsOpen => _open.Task.IsCompleted;

    /// <summary>Nobody comes in until <see cref="Open"/>.</summary>
    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everybody may come in.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>What works by itself waits here before its first round.</summary>
    public Task WhenOpen(CancellationToken ct) => _open.Task.WaitAsync(ct);

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
