using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>Every kind of the application.</summary>
internal sealed class ApprovalKinds(IEnumerable<ApprovalKind> all)
{
    /// <summary>事项申请: what anybody of staff may ask for, without a document of its own.</summary>
    public static readonly ApprovalKind<GeneralRequest> General = new ApprovalKind<GeneralRequest>(
        "general",
        ("事项申请", "General request"),
        $"{ApprovalChain.Leader} > GM@10000"
    )
    {
        Then = ("由提出人办理，并对结果负责", "The asker carries it out and answers for the result."),
    }
        .Asks(_ => default, _ => "", r => new Text(r.Title, r.Title), r => r.Reason)
        .Amount(r => r.Amount)
        .WithoutEffect();

    private readonly FrozenDictionary<string, ApprovalKind> _byKey = all.ToFrozenDictionary(k => k.Key);

    public IReadOnlyList<ApprovalKind> All { get; } = [.. all.OrderBy(k => k.Key, StringComparer.Ordinal)];

    public ApprovalKind? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The kind of a key that was declared.</summary>
    public ApprovalKind Of(string key) =>
        Find(key) ?? throw new InvalidOperationException($"No module declares the kind '{key}'.");

    /// <summary>The kind's name; its key for one that no module declares any more.</summary>
    public Text NameOf(string key) => Find(key)?.Name ?? new Text(key, key);
}

/// <summary>Declares kinds.</summary>
public static class ApprovalKindRegistration
{
    /// <summary>Declares a module's kinds, with their policies.</summary>
    /// <exception cref="InvalidOperationException">
    /// A kind says not what is asked for, or not what follows from each outcome.
    /// </exception>
    public static IServiceCollection AddApprovalKinds(this IServiceCollection services, params ApprovalKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (kind.Missing is { Count: > 0 } missing)
                throw new InvalidOperationException(
                    $"The approval kind '{kind.Key}' does not say: {string.Join(", ", missing)}."
                );
            services.AddSingleton(kind).AddPolicies(kind.ChainPolicy, kind.HoursPolicy);
        }

        return services;
    }
}

/// <summary>A chain names positions that exist: whoever changes it is told which one does not.</summary>
internal sealed class ChainCheck(IPositions positions) : IPolicyCheck
{
    public async Task<Refusal?> Check(Policy policy, string value, CancellationToken ct)
    {
        if (policy is not ChainPolicy || ApprovalChain.Read(value) is not { } chain)
            return null;
        var known = await positions.All(ct);
        return chain.Positions.FirstOrDefault(p => !known.ContainsKey(p)) is { } unknown
            ? ApprovalErrors.UnknownPosition(unknown)
            : null;
    }
}
