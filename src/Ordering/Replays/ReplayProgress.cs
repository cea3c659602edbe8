using System.Collections.Concurrent;

namespace Zhanggui.Ordering;

/// <summary>
/// How many orders a replay that somebody waits for has judged; in the memory of the node that works on it.
/// </summary>
internal sealed class ReplayProgress
{
    private readonly ConcurrentDictionary<Guid, Work> _under = new();

    /// <summary>Null when nothing of theirs is under way here.</summary>
    public int? Of(Guid asker) => _under.TryGetValue(asker, out var work) ? work.Count : null;

    public Work Begin(Guid? asker)
    {
        var work = new Work(this, asker);
        if (asker is { } who)
            _under[who] = work;
        return work;
    }

    internal sealed class Work(ReplayProgress all, Guid? asker) : IDisposable
    {
        public int Count { get; set; }

        public void Dispose()
        {
            if (asker is { } who)
                all._under.TryRemove(KeyValuePair.Create(who, this));
        }
    }
}
