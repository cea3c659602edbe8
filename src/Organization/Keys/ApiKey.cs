using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Zhanggui.Organization;

/// <summary>
/// A partner's or a script's key: what it may do, and the hash of its secret. The secret itself is shown once and kept
/// nowhere.
/// </summary>
internal sealed class ApiKey
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The public part: it is in the key and finds it.</summary>
    public required string Prefix { get; init; }
    public required string Hash { get; init; }

    /// <summary>What it may do, one code a line.</summary>
    public required string Permissions { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    public IReadOnlyList<string> PermissionList => Permissions.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    public Subject Subject => new("apikey", Id, Name);

    public ApiKeyState State(DateTimeOffset now) =>
        RevokedAt is not null ? ApiKeyState.Revoked
        : ExpiresAt <= now ? ApiKeyState.Expired
        : ApiKeyState.Live;
}

/// <summary>Whether a key opens anything; follows from its dates.</summary>
internal enum ApiKeyState
{
    Live,
    Expired,
    Revoked,
}

/// <summary>A key as a program sends it: zk_PREFIX_SECRET.</summary>
internal sealed record ApiKeyText(string Prefix, string Secret)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    public static ApiKeyText New() =>
        new(RandomNumberGenerator.GetString(Letters, 8), RandomNumberGenerator.GetString(Letters, 40));

    /// <summary>
    /// The key of a request, from "Authorization: Bearer zk_..." or "X-Api-Key"; null when it carries none.
    /// </summary>
    public static ApiKeyText? From(HttpRequest request)
    {
        var text = request.Headers["X-Api-Key"].ToString();
        if (
            text.Length == 0
            && request.Headers.Authorization.ToString() is { } header
            && header.StartsWith("Bearer zk_", StringComparison.Ordinal)
        )
            text = header[7..];
        return Read(text);
    }

    public static ApiKeyText? Read(string text)
    {
        var parts = text.Split('_');
        return parts is ["zk", { Length: 8 }, { Length: 40 }] ? new ApiKeyText(parts[1], parts[2]) : null;
    }

    /// <summary>The secret has 230 random bits: one round of SHA-256 keeps it as well as a slow hash would.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())));

    public Guid CacheId => new(SHA256.HashData(Encoding.UTF8.GetBytes("apikey:" + Prefix)).AsSpan(0, 16));

    public bool Matches(string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash));

    public override string ToString() => $"zk_{Prefix}_{Secret}";
}
