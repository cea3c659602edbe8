namespace Zhanggui.Platform;

/// <summary>Does something with each of many: one that fails does not stop the others.</summary>
public static class OneByOne
{
    /// <summary>
    /// Does it with each, in order, where nobody looks on. What failed is thrown together at the end.
    /// </summary>
    /// <exception cref="AggregateException">Some failed; all others are done.</exception>
    public static Task Run<T>(IReadOnlyCollection<T> items, Func<T, Task> act, CancellationToken ct) =>
        Run(items, act, JobProgress.Unseen, ct);

    /// <summary>
    /// Does it with each, in order. What failed is thrown together at the end, so that the job that did it says so.
    /// </summary>
    /// <exception cref="AggregateException">Some failed; all others are done.</exception>
    public static async Task Run<T>(
        IReadOnlyCollection<T> items,
        Func<T, Task> act,
        JobProgress progress,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(progress);
        List<Exception> failed = [];
        var done = 0;
        foreach (var item in items)
        {
            try
            {
                await act(item);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                failed.Add(e);
            }

            done++;
            await progress.Say(($"{done} / {items.Count}", $"{done} of {items.Count}"));
        }

        if (failed.Count > 0)
            throw new AggregateException(failed);
    }
}
