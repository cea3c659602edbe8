namespace Zhanggui.Demo.Fixtures;

/// <summary>
/// A small seeded generator (SplitMix64). The demo company must come out the same on every machine and under every
/// version of .NET, which System.Random does not promise. Each subject of the demo takes its own stream by name,
/// so adding draws to one subject leaves the others as they were. Not for secrets.
/// </summary>
public sealed class DemoRandom
{
    private ulong _state;

    /// <summary>The stream of <paramref name="stream"/> under <paramref name="seed"/>.</summary>
    public DemoRandom(ulong seed, string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // FNV-1a gives each name its own distance from the seed; one round of mixing separates neighbouring seeds.
        var hash = 14695981039346656037ul;
        foreach (var letter in stream)
            hash = (hash ^ letter) * 1099511628211ul;
        _state = hash + seed * 0x9E3779B97F4A7C15ul;
        _state = NextBits();
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15ul;
        var z = _state;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ul;
        z = (z ^ z >> 27) * 0x94D049BB133111EBul;
        return z ^ z >> 31;
    }

    /// <summary>A whole number from 0 up to but not including <paramref name="below"/>.</summary>
    public int Next(int below)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        return (int)((UInt128)NextBits() * (ulong)below >> 64);
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Next(to - from + 1);

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>One of <paramref name="items"/>.</summary>
    public T Pick<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[Next(items.Count)];
    }

    /// <summary>One of <paramref name="items"/>, each as likely as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(weight);
        var total = 0;
        foreach (var item in items)
            total += weight(item);
        var ticket = Next(total);
        foreach (var item in items)
        {
            ticket -= weight(item);
            if (ticket < 0)
                return item;
        }

        throw new InvalidOperationException("The weights changed while drawing.");
    }

    /// <summary>The items in a drawn order; the list itself stays as it is.</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }
}
