using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>
/// What callers may do, remembered for some seconds: the permissions of all positions held now (ORG-14). A change is
/// forgotten once it is committed, here and wherever it is heard; what ends by itself, such as a position's last day,
/// ends within <see cref="Fresh"/>. A customer holds no positions and is remembered for longer.
/// </summary>
public sealed class ActorCache
{
    /// <summary>The longest that an old answer about staff or a partner's key is believed.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    internal const string Topic = "accounts";
    private static readonly TimeSpan FreshForMembers = TimeSpan.FromMinutes(1);
    private const int Max = 50_000;
    private readonly CacheInvalidationBus _invalidations;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<Guid, (long At, KnownActor? Actor)> _known = new();
    private readonly Lock _lock = new();
    private long _version;

    /// <summary>Empty, and listening for what is to be forgotten.</summary>
    public ActorCache(CacheInvalidationBus invalidations, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(invalidations);
        (_invalidations, _clock) = (invalidations, clock);
        invalidations.Subscribe(
            Topic,
            id =>
            {
                if (Guid.TryParse(id, out var one))
                    Invalidate(one);
                else
                    ForgetAll();
            }
        );
    }

    internal async Task<KnownActor?> Of(Guid id, bool anew, Func<Task<KnownActor?>> read)
    {
        if (!anew && _known.TryGetValue(id, out var hit) && _clock.GetElapsedTime(hit.At) < Lifetime(hit.Actor))
            return hit.Actor;
        if (_known.Count > Max)
            _known.Clear();
        var (at, version) = (_clock.GetTimestamp(), Version);
        var actor = await read();
        // What was forgotten while it was read may be the old state: it answers this caller and is not kept.
        lock (_lock)
            if (version == _version)
                _known[id] = (at, actor);
        return actor;
    }

    private TimeSpan Lifetime(KnownActor? actor) =>
        actor?.Actor.Kind != ActorKind.Member ? Fresh
        : _invalidations.Lifetime < FreshForMembers ? _invalidations.Lifetime
        : FreshForMembers;

    /// <summary>Grows with everything that was forgotten, so that others who remember notice.</summary>
    internal long Version => Interlocked.Read(ref _version);

    /// <summary>Forgets one account or key: its positions, password or state have changed.</summary>
    public void Invalidate(Guid id)
    {
        lock (_lock)
        {
            _version++;
            _known.TryRemove(id, out _);
        }
    }

    /// <summary>Forgets everybody: the matrix has changed.</summary>
    public void ForgetAll()
    {
        lock (_lock)
        {
            _version++;
            _known.Clear();
        }
    }
}

/// <summary>A caller as the database knows them.</summary>
/// <param name="Actor">Who, and what they may do.</param>
/// <param name="Sessions">The open sessions.</param>
/// <param name="MustChangePassword">ORG-22: nothing else is allowed until then.</param>
/// <param name="PasswordDaysLeft">The days until then, when they are few.</param>
/// <param name="Position">The positions in words.</param>
/// <param name="NameEn">The name in Latin letters.</param>
internal sealed record KnownActor(
    Actor Actor,
    IReadOnlySet<Guid> Sessions,
    bool MustChangePassword,
    int? PasswordDaysLeft,
    Text Position,
    string? NameEn
)
{
    /// <summary>The hash that an API key must have; null for people.</summary>
    public string? KeyHash { get; init; }
}

/// <summary>Marks an endpoint that stays reachable with an expired password: changing it, and signing out.</summary>
internal sealed class EvenWithOldPassword;

internal sealed class Actors(ActorQueries queries, ActorCache cache) : IActors
{
    public async ValueTask<Actor> Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        var known = ApiKeyText.From(context.Request) is { } key ? await queries.OfKey(key) : await OfCookie(context);
        if (known is null)
            return Actor.Visitor(address);
        context.Items[typeof(KnownActor)] = known;
        return known.Actor with { Address = address };
    }

    public Refusal? First(HttpContext context) =>
        context.Items[typeof(KnownActor)] is KnownActor { MustChangePassword: true }
        && context.GetEndpoint()?.Metadata.GetMetadata<EvenWithOldPassword>() is null
            ? PasswordRules.Expired
            : null;

    /// <summary>
    /// A session that this node has not heard of may have begun on another one a moment ago: ask again before sending
    /// anybody away.
    /// </summary>
    private async Task<KnownActor?> OfCookie(HttpContext context)
    {
        if (
            !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || !Guid.TryParse(context.User.FindFirstValue(Sessions.SessionId), out var session)
        )
            return null;
        var known = await cache.Of(id, anew: false, () => queries.OfAccount(id, session));
        if (known?.Sessions.Contains(session) != true)
            known = await cache.Of(id, anew: true, () => queries.OfAccount(id, session));
        return known?.Sessions.Contains(session) == true ? known : null;
    }
}

/// <summary>Reads who may do what.</summary>
internal sealed class ActorQueries(
    ShopDb db,
    WriteQueue queue,
    ActorCache cache,
    PasswordRules rules,
    TimeProvider clock
)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    public async Task<KnownActor?> OfAccount(Guid id, Guid session)
    {
        var now = clock.Now();
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id);
        if (account is null || account.IsDisabled)
            return null;
        var since = now - Session.Lasts;
        var open = await db.Set<Session>()
            .AsNoTracking()
            .Where(s => s.AccountId == id && s.EndedAt == null && s.LastSeenAt > since)
            .Select(s => new { s.Id, s.LastSeenAt })
            .ToListAsync();
        if (open.Any(s => s.Id == session && now - s.LastSeenAt > SeenEvery))
            await Seen(session, now);
        var sessions = open.Select(s => s.Id).ToHashSet();
        var (mustChange, daysLeft) = (rules.IsExpired(account, now), rules.DaysLeft(account, now));
        if (account.Kind == AccountKind.Member)
            return new KnownActor(
                new Actor(ActorKind.Member, id, account.DisplayName, Nothing),
                sessions,
                mustChange,
                daysLeft,
                ("会员", "Member"),
                account.DisplayNameEn
            );

        var positions = await db.Set<Position>()
            .AsNoTracking()
            .Where(p =>
                db.Set<Holding>()
                    .Any(h =>
                        h.Position == p.Code && h.AccountId == id && h.From <= now && (h.Until == null || h.Until > now)
                    )
            )
            .OrderBy(p => p.Sort)
            .Select(p => new
            {
                p.Code,
                p.NameZh,
                p.NameEn,
            })
            .ToListAsync();
        var codes = positions.Select(p => p.Code).ToList();
        var permissions = mustChange
            ? Nothing
            : (
                await db.Set<Grant>()
                    .AsNoTracking()
                    .Where(g => EF.Parameter(codes).Contains(g.Position))
                    .Select(g => g.Permission)
                    .Distinct()
                    .ToListAsync()
            ).ToHashSet();
        var title = new Text(
            string.Join("、", positions.Select(p => p.NameZh)),
            string.Join(", ", positions.Select(p => p.NameEn))
        );
        return new KnownActor(
            new Actor(ActorKind.Staff, id, account.DisplayName, permissions)
            {
                Positions = codes,
                NameEn = account.DisplayNameEn,
            },
            sessions,
            mustChange,
            daysLeft,
            title,
            account.DisplayNameEn
        );
    }

    /// <summary>Keys are looked up by their public part and compared by hash, in constant time.</summary>
    public async Task<KnownActor?> OfKey(ApiKeyText key)
    {
        var known = await cache.Of(key.CacheId, anew: false, () => ReadKey(key.Prefix));
        return known?.KeyHash is { } hash && key.Matches(hash) ? known : null;
    }

    private async Task<KnownActor?> ReadKey(string prefix)
    {
        var now = clock.Now();
        var key = await db.Set<ApiKey>()
            .AsNoTracking()
            .FirstOrDefaultAsync(k =>
                k.Prefix == prefix && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)
            );
        if (key is null)
            return null;
        if (key.LastUsedAt is null || now - key.LastUsedAt > SeenEvery)
            await KeyUsed(key.Id, now);
        return new KnownActor(
            new Actor(ActorKind.Partner, key.Id, key.Name, key.PermissionList.ToHashSet()),
            new HashSet<Guid>(),
            false,
            null,
            ("合作方程序", "Partner's program"),
            null
        )
        {
            KeyHash = key.Hash,
        };
    }

    private Task<int> Seen(Guid session, DateTimeOffset now) =>
        queue.Run(
            () =>
                db.Set<Session>()
                    .Where(s => s.Id == session)
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now)),
            CancellationToken.None
        );

    private Task<int> KeyUsed(Guid key, DateTimeOffset now) =>
        queue.Run(
            () =>
                db.Set<ApiKey>()
                    .Where(k => k.Id == key)
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastUsedAt, (DateTimeOffset?)now)),
            CancellationToken.None
        );
}
