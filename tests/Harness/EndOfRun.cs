namespace Zhanggui.Harness;

/// <summary>Assembly fixture: tidies up after the last test.</summary>
public sealed class EndOfRun : IAsyncDisposable
{
    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await AppFixture.StopCluster();
}
