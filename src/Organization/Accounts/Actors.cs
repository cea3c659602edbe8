using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>What an account may do, remembered for some seconds: the permissions of all positions held now (ORG-14).</summary>
public sealed class ActorCache(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<Guid, (long At, KnownActor? Actor)> _known = new();

    internal async Task<KnownActor?> Of(Guid account, Func<Task<KnownActor?>> read)
    {
        if (_known.TryGetValue(account, out var hit) && clock.GetElapsedTime(hit.At) < Fresh) return hit.Actor;
        var actor = await read();
        _known[account] = (clock.GetTimestamp(), actor);
        return actor;
    }

    /// <summary>Forgets one account: its positions, password or state have changed.</summary>
    public void Forget(Guid account) => _known.TryRemove(account, out _);

    /// <summary>Forgets everybody: the matrix has changed.</summary>
    public void ForgetAll() => _known.Clear();
}

internal sealed record KnownActor(Actor Actor, string Stamp, bool MustChangePassword, Text Position);

internal sealed class Actors(ShopDb db, ActorCache cache, PasswordRules rules, TimeProvider clock) : IActors
{
    public async ValueTask<Actor> Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return Actor.Visitor(address);
        var known = await Known(id);
        // A changed password or a disabled account ends every session that began before.
        if (known is null || known.Stamp != context.User.FindFirstValue(Sessions.Stamp)) return Actor.Visitor(address);
        context.Items[typeof(KnownActor)] = known;
        return known.Actor with { Address = address };
    }

    private Task<KnownActor?> Known(Guid id) => cache.Of(id, async () =>
    {
        var now = clock.Now();
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id);
        if (account is null || account.IsDisabled) return null;
        if (account.Kind == AccountKind.Member)
            return new KnownActor(new Actor(ActorKind.Member, id, account.DisplayName, new HashSet<string>()), account.SecurityStamp ?? "", false, new Text("会员", "Member"));
        var positions = await db.Set<Holding>().AsNoTracking().Where(h => h.AccountId == id && h.From <= now && (h.Until == null || h.Until > now)).Select(h => h.Position).ToListAsync();
        var names = await db.Set<Position>().AsNoTracking().Where(p => EF.Parameter(positions).Contains(p.Code)).ToListAsync();
        var expired = rules.IsExpired(account, now);
        // ORG-22: with an expired password nothing is left but changing it.
        var permissions = expired ? [] : await db.Set<Grant>().AsNoTracking().Where(g => EF.Parameter(positions).Contains(g.Position)).Select(g => g.Permission).Distinct().ToListAsync();
        var title = new Text(string.Join("、", names.Select(p => p.NameZh)), string.Join(", ", names.Select(p => p.NameEn)));
        return new KnownActor(new Actor(ActorKind.Staff, id, account.DisplayName, permissions.ToHashSet()) { Positions = positions }, account.SecurityStamp ?? "", expired, title);
    });
}
