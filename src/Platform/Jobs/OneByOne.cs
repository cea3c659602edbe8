namespace Zhanggui.Platform;

/// <summary>Does something with each of many: one that fails does not stop the others.</summary>
public static class OneByOne
{
    /// <summary>Does it with each, in order. What failed is thrown together at the end, so that the job that did it says so.</summary>
    /// <exception cref="AggregateException">Some failed; all others are done.</exception>
    public static async Task Run<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(act);
        List<Exception> failed = [];
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
        }

        if (failed.Count > 0) throw new AggregateException(failed);
    }
}
