using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>One change of one policy. The newest one is in force; the older ones are its history.</summary>
public sealed class PolicyChange
{
    /// <summary>The change's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which policy.</summary>
    public required string Key { get; init; }

    /// <summary>The place in the policy's history, from 1.</summary>
    public required int Seq { get; init; }

    /// <summary>The value from now on.</summary>
    public required string Value { get; init; }

    /// <summary>The value before.</summary>
    public required string Before { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who, by name.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }
}

/// <summary>
/// The policies in force. Values are held in memory and read again after a change here, and every few seconds for
/// changes made elsewhere.
/// </summary>
public sealed class Policies
{
    internal const string Topic = "policies";
    private readonly SideConnection _sideConnection;
    private readonly FrozenDictionary<string, Policy> _known;
    private readonly Cached<FrozenDictionary<string, string>> _values;

    /// <summary>Of all modules.</summary>
    public Policies(
        SideConnection sideConnection,
        CacheInvalidationBus invalidations,
        IEnumerable<Policy> known,
        TimeProvider clock
    )
    {
        ArgumentNullException.ThrowIfNull(invalidations);
        (_sideConnection, _known, _values) = (
            sideConnection,
            known.ToFrozenDictionary(p => p.Key),
            new(clock, TimeSpan.FromSeconds(5))
        );
        invalidations.Subscribe(Topic, _ => _values.Invalidate());
    }

    /// <summary>Every policy of the application, by key.</summary>
    public IReadOnlyCollection<Policy> Known => _known.Values;

    /// <summary>The policy of this key, or null.</summary>
    public Policy? Find(string key) => _known.GetValueOrDefault(key);

    /// <summary>The value in force.</summary>
    public T Get<T>(Policy<T> policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Values.TryGetValue(policy.Key, out var text) && policy.Accepts(text)
            ? policy.Read(text)
            : policy.Default;
    }

    /// <summary>The value in force as text.</summary>
    public string TextOf(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Values.GetValueOrDefault(policy.Key, policy.DefaultText);
    }

    /// <summary>Forgets what was read: the next question reads again.</summary>
    public void Invalidate() => _values.Invalidate();

    private FrozenDictionary<string, string> Values => _values.Get(Read);

    private FrozenDictionary<string, string> Read() =>
        _sideConnection.Ask(db =>
            db.Set<PolicyChange>()
                .AsNoTracking()
                .Where(c => c.Seq == db.Set<PolicyChange>().Where(o => o.Key == c.Key).Max(o => o.Seq))
                .Select(c => new { c.Key, c.Value })
                .ToList()
                .ToFrozenDictionary(c => c.Key, c => c.Value)
        );
}

/// <summary>
/// Looks at a policy's new value where that needs more than the value itself, for instance whether a position exists.
/// Any module may have some.
/// </summary>
public interface IPolicyCheck
{
    /// <summary>Why it must not be; null when it may.</summary>
    Task<Refusal?> Check(Policy policy, string value, CancellationToken ct);
}

/// <summary>Changes a policy, with a reason. The old value stays in the history.</summary>
[Needs(Policy.Business, Policy.Technical)]
public sealed class ChangePolicy(
    ShopDb db,
    OperationContext context,
    Policies policies,
    IEnumerable<IPolicyCheck> checks
)
{
    /// <summary>Sets the value in force from now on.</summary>
    public async Task<Result> Run(string key, string value, string why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(value);
        var policy = policies.Find(key);
        if (policy is null)
            return Refusal.NotFound("platform.no_such_policy", "没有这项制度参数", "There is no such policy.");
        if (!context.Actor.May(policy.Editor))
            return Access.Denied(policy.Editor);
        if (!policy.Accepts(value.Trim()))
            return Refusal.Invalid(
                "platform.policy_out_of_range",
                "value",
                $"请填{policy.Range.Zh}",
                $"Enter {policy.Range.En}."
            );
        if (string.IsNullOrWhiteSpace(why) || why.Length > 400)
            return Refusal.Invalid(
                "platform.policy_needs_reason",
                "why",
                "请写明为什么改，400 字以内",
                "Say why it changes, in at most 400 characters."
            );
        foreach (var check in checks)
            if (await check.Check(policy, value.Trim(), ct) is { } refused)
                return refused;

        var last = await db.Set<PolicyChange>()
            .Where(c => c.Key == key)
            .OrderByDescending(c => c.Seq)
            .FirstOrDefaultAsync(ct);
        var before = last?.Value ?? policy.DefaultText;
        if (before == value.Trim())
            return Refusal.Conflict(
                "platform.policy_unchanged",
                "和现在的值一样，没有改动",
                "That is the value in force already; nothing was changed."
            );
        db.Add(
            new PolicyChange
            {
                Id = Guid.CreateVersion7(context.Now),
                Key = key,
                Seq = (last?.Seq ?? 0) + 1,
                Value = value.Trim(),
                Before = before,
                At = context.Now,
                By = context.Actor.Name,
                Why = why.Trim(),
            }
        );
        context.Record(
            new Subject("policy", PolicyId(key), key),
            new Text("修改制度参数", "Policy changed"),
            new { value = before },
            new { value = value.Trim() },
            why
        );
        await context.Raise(new PolicyChanged(key, value.Trim()), ct);
        context.Invalidate(Policies.Topic);
        return Result.Done;
    }

    /// <summary>A key's stable id, so that its audit entries form one chain.</summary>
    private static Guid PolicyId(string key) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}

/// <summary>A policy has a new value.</summary>
public sealed record PolicyChanged(string Key, string Value) : IEvent;
