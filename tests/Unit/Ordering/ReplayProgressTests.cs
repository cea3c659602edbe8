using Zhanggui.Ordering;

namespace Zhanggui.Unit.Ordering;

/// <summary>Whoever waits for a replay sees their own, until it is over.</summary>
public sealed class ReplayProgressTests
{
    [Fact]
    public void Progress_is_the_askers_own_and_ends_with_the_replay()
    {
        var (progress, me, other) = (new ReplayProgress(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = progress.Begin(me);
        first.Count = 500;
        (progress.Of(me), progress.Of(other)).ShouldBe((500, null));
        var second = progress.Begin(me);
        first.Dispose();
        progress.Of(me).ShouldBe(0, "the earlier one takes only itself away");
        second.Dispose();
        progress.Of(me).ShouldBeNull();
        progress.Begin(null).Dispose();
    }
}
