using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>From where somebody signs in.</summary>
/// <param name="Agent">What the browser calls itself.</param>
/// <param name="VisitorKey">The key of the guest cart, if there is one (SHOP-07).</param>
public sealed record Device(string Agent, string? VisitorKey)
{
    /// <summary>The device that sent a request.</summary>
    public static Device Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var agent = context.Request.Headers.UserAgent.ToString();
        return new Device(agent.Length > 300 ? agent[..300] : agent, context.Request.Cookies["zg_visitor"]);
    }
}

/// <summary>
/// One sign-in of one account on one device: visible to its owner, who may end it (ORG-18). A cookie is worth something
/// only while its session is open.
/// </summary>
internal sealed class Session
{
    /// <summary>A session nobody has used for so long is over.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public string? Address { get; init; }
    public required string Agent { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public static Session Begin(Guid account, Device device, string? address, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account,
            StartedAt = now,
            LastSeenAt = now,
            Address = address,
            Agent = device.Agent,
        };

    /// <summary>The browser and system in a few words.</summary>
    public string Browser => AgentWords.Of(Agent);
}

/// <summary>What a browser calls itself, in words that a person knows.</summary>
internal static class AgentWords
{
    private static readonly (string Mark, string Word)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("MicroMessenger", "微信"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    private static readonly (string Mark, string Word)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string agent)
    {
        var words = new[] { First(Browsers, agent), First(Systems, agent) }.OfType<string>().ToList();
        return words.Count > 0 ? string.Join(" · ", words)
            : agent.Length > 40 ? agent[..40]
            : agent;
    }

    private static string? First((string Mark, string Word)[] known, string agent) =>
        known.Where(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Select(k => k.Word).FirstOrDefault();
}

/// <summary>Begins a session for an account that was just made.</summary>
[SystemOnly]
public sealed class BeginSession(ShopDb db, OperationContext context)
{
    /// <summary>Answers the session's id.</summary>
    public async Task<Result<Guid>> Run(AccountId account, Device device, string? address, CancellationToken ct)
    {
        if (!await db.Set<Account>().AnyAsync(a => a.Id == account.Value && !a.IsDisabled, ct))
            return StaffErrors.NoAccount;
        var session = Session.Begin(account.Value, device, address, context.Now);
        db.Add(session);
        return session.Id;
    }
}

/// <summary>Ends sessions of the own account: signing out, or closing one on another device (ORG-18).</summary>
[Open]
public sealed class EndSession(ShopDb db, OperationContext context)
{
    /// <summary>Ends one session; nothing happens when it has ended already.</summary>
    public async Task<Result> Run(Guid session, CancellationToken ct)
    {
        if (context.Actor.Id is not { } me)
            return Refusals.SignInFirst;
        var now = context.Now;
        var ended = await db.Set<Session>()
            .Where(s => s.Id == session && s.AccountId == me && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, (DateTimeOffset?)now), ct);
        if (ended == 0)
            return Result.Done;
        var login = await db.Set<Account>().Where(a => a.Id == me).Select(a => a.UserName).FirstAsync(ct);
        context.Record(new Subject("account", me, login!), ("退出登录", "Signed out"), after: new { session });
        context.Invalidate(ActorCache.Topic, me.ToString());
        return Result.Done;
    }
}

internal static class SessionEnds
{
    /// <summary>Ends an account's open sessions, all but one.</summary>
    public static Task<int> EndSessions(
        this ShopDb db,
        Guid account,
        Guid? except,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        db.Set<Session>()
            .Where(s => s.AccountId == account && s.EndedAt == null && s.Id != (except ?? Guid.Empty))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, (DateTimeOffset?)now), ct);
}

/// <summary>Removes sessions that nobody has used for long; the audit log keeps who signed in when.</summary>
[SystemOnly]
public sealed class DropOldSessions(ShopDb db, OperationContext context)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = context.Now - Session.Lasts;
        return await db.Set<Session>().Where(s => s.LastSeenAt < before).ExecuteDeleteAsync(ct);
    }
}
