namespace Zhanggui.Platform;

/// <summary>
/// Something read from the database and kept for a while, so that most questions cost nothing. One caller at a time
/// reads anew; the others go on with what was known, or wait when nothing is. Invalidate it after the commit of a
/// change (<see cref="OperationContext.Invalidate"/>): then this node knows the new state at once, and other nodes as
/// soon as they hear of it (<see cref="CacheInvalidationBus"/>) or within <paramref name="fresh"/>.
/// </summary>
/// <param name="clock">The application's clock.</param>
/// <param name="fresh">How old an answer may be.</param>
public sealed class Cached<T>(TimeProvider clock, Func<TimeSpan> fresh)
    where T : class
{
    /// <summary>With one age for all times.</summary>
    public Cached(TimeProvider clock, TimeSpan fresh)
        : this(clock, () => fresh) { }

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Lock _lock = new();
    private Reading? _known;
    private long _forgotten;

    /// <summary>What is known, however old; null before the first reading and after <see cref="Invalidate"/>.</summary>
    public T? Known => _known?.Value;

    /// <summary>What is known and young enough, or null.</summary>
    public T? Fresh => _known is { } known && clock.GetElapsedTime(known.At) < fresh() ? known.Value : null;

    /// <summary>What is known, read anew when it has grown old.</summary>
    public T Get(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (Fresh is { } young)
            return young;
        if (!_reading.Wait(0))
        {
            if (Known is { } old)
                return old;
            _reading.Wait();
        }

        try
        {
            if (Fresh is { } meanwhile)
                return meanwhile;
            var (at, version) = (clock.GetTimestamp(), Interlocked.Read(ref _forgotten));
            return Keep(read(), at, version);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc cref="Get" />
    public async ValueTask<T> GetAsync(Func<Task<T>> read, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (Fresh is { } young)
            return young;
        if (!_reading.Wait(0, CancellationToken.None))
        {
            if (Known is { } old)
                return old;
            await _reading.WaitAsync(ct);
        }

        try
        {
            if (Fresh is { } meanwhile)
                return meanwhile;
            var (at, version) = (clock.GetTimestamp(), Interlocked.Read(ref _forgotten));
            return Keep(await read(), at, version);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The next question reads anew.</summary>
    public void Invalidate()
    {
        lock (_lock)
        {
            _forgotten++;
            _known = null;
        }
    }

    /// <summary>
    /// A reading that began before something was forgotten may have seen the old state: it answers whoever asked, and
    /// is not kept.
    /// </summary>
    private T Keep(T value, long at, long version)
    {
        lock (_lock)
            if (version == _forgotten)
                _known = new Reading(value, at);
        return value;
    }

    /// <summary>One reference, so that a reader sees all of it or none.</summary>
    private sealed record Reading(T Value, long At);
}
