using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>A secret that was made on first use and is shared by all nodes.</summary>
internal sealed class SharedSecret
{
    public required string Name { get; init; }
    public required string Value { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// The keys that we share with providers (payment, couriers) and sign messages with. A key comes from the configuration
/// (<c>Secrets:NAME</c>) or is made at random on first use and kept in the database, so that every node knows it and
/// none is in the program.
/// </summary>
public sealed class SharedSecrets(
    IServiceScopeFactory scopes,
    WriteQueue queue,
    IConfiguration configuration,
    TimeProvider clock
)
{
    private readonly ConcurrentDictionary<string, byte[]> _known = new();

    /// <summary>The key of this name. Must not be called inside an operation, because it may have to write.</summary>
    public async Task<byte[]> Key(string name, CancellationToken ct)
    {
        if (_known.TryGetValue(name, out var known))
            return known;
        var text = configuration[$"Secrets:{name}"];
        if (string.IsNullOrEmpty(text))
            text = await Read(name, ct) ?? await Make(name, ct);
        return _known[name] = Encoding.UTF8.GetBytes(text);
    }

    private async Task<string?> Read(string name, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Set<SharedSecret>()
            .AsNoTracking()
            .Where(s => s.Name == name)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(ct);
    }

    private async Task<string> Make(string name, CancellationToken ct)
    {
        var fresh = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var made = await queue.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
                db.Add(
                    new SharedSecret
                    {
                        Name = name,
                        Value = fresh,
                        At = clock.Now(),
                    }
                );
                try
                {
                    await db.SaveChangesAsync(ct);
                    return true;
                }
                catch (DbUpdateException)
                {
                    return false; // Another node made it first: theirs is the key.
                }
            },
            ct
        );
        return made
            ? fresh
            : await Read(name, ct)
                ?? throw new InvalidOperationException($"The secret {name} can be neither made nor read.");
    }
}

/// <summary>Signatures over messages: HMAC-SHA256 over the whole body, in hexadecimal.</summary>
public static class Signature
{
    /// <summary>The signature of a body.</summary>
    public static string Of(byte[] key, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(body)));

    /// <summary>
    /// True when the signature is that of the body; takes the same time whether it is nearly right or all wrong.
    /// </summary>
    public static bool Fits(byte[] key, string body, string? signature) =>
        signature is { Length: 64 }
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Of(key, body)),
            Encoding.ASCII.GetBytes(signature)
        );
}
