namespace Zhanggui.Catalog;

/// <summary>
/// Something read from the database that may be up to five seconds old. After <see cref="Forget"/> nothing is remembered for a while: the
/// change that caused it may not be committed yet, and a reader in between must not keep the old state.
/// </summary>
internal sealed class Remembered<T>(TimeProvider clock, Func<T> read) where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private (T Value, long At)? _known;
    private long? _forgotten;

    public T Get()
    {
        var now = clock.GetTimestamp();
        lock (_lock)
        {
            if (_known is { } known && clock.GetElapsedTime(known.At, now) < Fresh) return known.Value;
        }

        var value = read();
        lock (_lock)
        {
            if (_forgotten is { } at && clock.GetElapsedTime(at, now) < Fresh) return value;
            (_known, _forgotten) = ((value, now), null);
        }

        return value;
    }

    public void Forget()
    {
        lock (_lock) (_known, _forgotten) = (null, clock.GetTimestamp());
    }
}
