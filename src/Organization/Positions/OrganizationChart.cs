namespace Zhanggui.Organization;

internal sealed class OrganizationChart(SideConnection sideConnection, ActorCache cache, TimeProvider clock)
    : IPositions
{
    private Reading? _read;

    public async ValueTask<IReadOnlyDictionary<string, PositionView>> All(CancellationToken ct)
    {
        if (_read is { } known && known.Version == cache.Version && clock.GetElapsedTime(known.At) < ActorCache.Fresh)
            return known.All;
        var (at, version) = (clock.GetTimestamp(), cache.Version);
        var all = await sideConnection.Ask(async db =>
        {
            var queries = new OrganizationQueries(db, clock);
            var holders = await queries.Holders(ct);
            return (await queries.Positions(ct)).ToDictionary(
                p => p.Code,
                p =>
                {
                    List<(AccountId, string)> people = [.. holders[p.Code].Select(h => (new AccountId(h.Id), h.Name))];
                    return new PositionView(p.Code, p.Name, p.Superior, people)
                    {
                        IsOfStaff = p.Kind == PositionKind.Staff,
                    };
                }
            );
        });
        _read = new Reading(at, version, all);
        return all;
    }

    public Task<ILookup<string, Text>> Granted(IReadOnlyCollection<string> permissions, CancellationToken ct) =>
        sideConnection.Ask(db => new OrganizationQueries(db, clock).Granted(permissions, ct));

    /// <summary>One reference, so that a reader sees all of it or none.</summary>
    private sealed record Reading(long At, long Version, IReadOnlyDictionary<string, PositionView> All);
}
