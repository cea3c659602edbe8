using System.Collections.Concurrent;

namespace Zhanggui.Storefront;

/// <summary>
/// Counts attempts per key within a window and says when there were too many. In memory, per node: it slows guessing
/// down, and a restart or a second node only gives a guesser a few more tries.
/// </summary>
internal sealed class Tries(TimeProvider clock)
{
    private const int MaxKeys = 50_000;
    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> _seen = new(
        StringComparer.Ordinal
    );

    /// <summary>Notes one attempt; false when it is one too many.</summary>
    public bool Allow(string key, int max, TimeSpan window)
    {
        var now = clock.Now();
        if (_seen.Count > MaxKeys)
            Evict(now - window);
        var (_, count) = _seen.AddOrUpdate(
            key,
            _ => (now, 1),
            (_, old) => now - old.Since >= window ? (now, 1) : (old.Since, old.Count + 1)
        );
        return count <= max;
    }

    private void Evict(DateTimeOffset before)
    {
        foreach (var (key, value) in _seen)
            if (value.Since < before)
                _seen.TryRemove(key, out _);
        // Somebody is flooding us with keys: better to count anew than to grow without end.
        if (_seen.Count > MaxKeys)
            _seen.Clear();
    }
}
