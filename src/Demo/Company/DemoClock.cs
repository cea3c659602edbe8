namespace Zhanggui.Demo;

/// <summary>
/// The program's clock, which the demo company may set to an instant while it lives through the orders of the last
/// hours: they go through the same use cases as real ones, at the time at which they are said to have happened.
/// Afterwards it runs right, for good.
/// </summary>
public sealed class DemoClock(TimeProvider inner) : TimeProvider
{
    private long _at;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref _at) is > 0 and var at ? new DateTimeOffset(at, TimeSpan.Zero) : inner.GetUtcNow();

    /// <inheritdoc />
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc />
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    /// <summary>Stands at this instant.</summary>
    internal void StandAt(DateTimeOffset instant) => Interlocked.Exchange(ref _at, instant.UtcTicks);

    /// <summary>Runs right.</summary>
    internal void Run() => Interlocked.Exchange(ref _at, 0);
}
