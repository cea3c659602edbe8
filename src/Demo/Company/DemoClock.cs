namespace Zhanggui.Demo;

/// <summary>
/// The machine's clock, which the demo company may set back while it lives through the orders of the last hours: they go through the same use
/// cases as real ones, at the time at which they are said to have happened. Afterwards it runs right, for good.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private long _back;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(-Interlocked.Read(ref _back));

    /// <summary>Sets the clock back by so much; zero lets it run right.</summary>
    internal void SetBack(TimeSpan by) => Interlocked.Exchange(ref _back, by.Ticks);
}
