using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>A channel as orders know it: its code and what it is called.</summary>
internal sealed class NamedChannel
{
    public required string Code { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
}

/// <inheritdoc cref="IChannelNames" />
internal sealed class ChannelNames(ShopDb db, OperationContext context, ChannelNameCache cache) : IChannelNames
{
    public ValueTask<IReadOnlyDictionary<string, Text>> All(CancellationToken ct) => cache.All(ct);

    public async Task Set(string code, Text name, CancellationToken ct)
    {
        var known = await db.Set<NamedChannel>().FirstOrDefaultAsync(c => c.Code == code, ct);
        if (known is null)
            db.Add(
                new NamedChannel
                {
                    Code = code,
                    NameZh = name.Zh,
                    NameEn = name.En,
                }
            );
        else
            (known.NameZh, known.NameEn) = (name.Zh, name.En);
        context.Invalidate(ChannelNameCache.Topic);
    }
}

/// <summary>What channels are called, wherever orders are shown.</summary>
internal sealed class ChannelNameCache
{
    public const string Topic = "channels";
    private readonly Cached<Dictionary<string, Text>> _known;
    private readonly SideConnection _sideConnection;

    public ChannelNameCache(SideConnection sideConnection, CacheInvalidationBus invalidations, TimeProvider clock)
    {
        (_sideConnection, _known) = (
            sideConnection,
            new Cached<Dictionary<string, Text>>(clock, TimeSpan.FromMinutes(1))
        );
        invalidations.Subscribe(Topic, _ => _known.Invalidate());
    }

    public async ValueTask<IReadOnlyDictionary<string, Text>> All(CancellationToken ct) =>
        await _known.GetAsync(
            () =>
                _sideConnection.Ask(db =>
                    db.Set<NamedChannel>()
                        .AsNoTracking()
                        .ToDictionaryAsync(c => c.Code, c => new Text(c.NameZh, c.NameEn), ct)
                ),
            ct
        );
}
