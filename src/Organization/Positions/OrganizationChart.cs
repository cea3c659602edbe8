using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Organization;

internal sealed class OrganizationChart(IServiceScopeFactory scopes, TimeProvider clock) : IPositions
{
    private (long At, IReadOnlyDictionary<string, PositionView> All)? _read;

    public async ValueTask<IReadOnlyDictionary<string, PositionView>> All(CancellationToken ct)
    {
        if (_read is { } known && clock.GetElapsedTime(known.At) < ActorCache.Fresh) return known.All;
        var at = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var reads = scope.ServiceProvider.GetRequiredService<OrganizationReads>();
        var holders = await reads.Holders(ct);
        var all = (await reads.Positions(ct)).ToDictionary(p => p.Code, p => new PositionView(p.Code, p.Name, p.Superior, [.. holders[p.Code].Select(h => (new AccountId(h.Id), h.Name))]));
        _read = (at, all);
        return all;
    }
}
