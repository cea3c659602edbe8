using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Channels;

/// <summary>Orders in a request's body. Money is in fen.</summary>
public sealed record OrdersBody(IReadOnlyList<DraftOrder>? Orders);

/// <summary>
/// Requests of a channel's program, signed with the channel's secret: HMAC-SHA256 over method, path, timestamp, nonce
/// and the body's SHA-256, a line each. So nobody can change, redirect, delay or repeat one.
/// </summary>
internal sealed class SignedRequests(
    ChannelDirectory directory,
    UseCaseExecutor executor,
    Policies policies,
    TimeProvider clock
)
{
    public const string TimestampHeader = "X-Zhanggui-Timestamp",
        NonceHeader = "X-Zhanggui-Nonce",
        SignatureHeader = "X-Zhanggui-Signature";
    private const int MaxBytes = 4 * 1000 * 1000;
    private static readonly JsonSerializerOptions Wire = new JsonSerializerOptions(OperationContext.Json).Guard();

    public static string Signature(
        string secret,
        string method,
        string path,
        string timestamp,
        string nonce,
        byte[] body
    )
    {
        var text = string.Join('\n', method, path, timestamp, nonce, Convert.ToHexStringLower(SHA256.HashData(body)));
        return Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))
        );
    }

    public async Task<Result<IReadOnlyList<BroughtOrder>>> Take(string code, HttpRequest request, CancellationToken ct)
    {
        var (timestamp, nonce, signature) = (
            request.Headers[TimestampHeader].ToString(),
            request.Headers[NonceHeader].ToString(),
            request.Headers[SignatureHeader].ToString()
        );
        if (timestamp.Length is 0 or > 20 || nonce.Length is < 8 or > 64 || signature.Length != 64)
            return ChannelErrors.NotSigned;
        if (await Body(request, ct) is not { } body)
            return ChannelErrors.BadBody;
        // An unknown channel and one without a secret answer as a wrong signature does: nobody learns which channels
        // there are.
        var channel = await directory.Of(code, ct);
        var secret = channel is null ? null : directory.Secret(channel);
        var right = Signature(secret ?? "", request.Method, request.Path.Value ?? "", timestamp, nonce, body);
        if (
            !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.ASCII.GetBytes(signature))
            || secret is null
        )
            return ChannelErrors.BadSignature;
        if (
            !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 253_402_300_799
            || (clock.Now() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration()
                > policies.Get(ChannelsPolicies.SignedWithin)
        )
            return ChannelErrors.Stale;
        if (Orders(body) is not { } orders)
            return ChannelErrors.BadBody;
        return await executor.Run(
            Actor.System("渠道 " + channel!.NameZh),
            (ReceiveSignedOrders u) => u.Run(code, nonce, orders, ct),
            ct
        );
    }

    internal static IReadOnlyList<DraftOrder>? Orders(byte[] body)
    {
        try
        {
            var read = JsonSerializer.Deserialize<OrdersBody>(body, Wire);
            return
                read?.Orders is { } orders
                && orders.All(o => o is { No: not null, Lines: not null } && o.Lines.All(l => l is { Sku: not null }))
                ? orders
                : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or OverflowException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        using var buffer = new MemoryStream();
        var part = new byte[1 << 16];
        while (await request.Body.ReadAsync(part, ct) is > 0 and var read)
        {
            // One that is sent in chunks does not say beforehand how long it is.
            if (buffer.Length + read > MaxBytes)
                return null;
            buffer.Write(part, 0, read);
        }

        return buffer.ToArray();
    }
}

/// <summary>A nonce is taken by one statement.</summary>
internal static class NonceRow
{
    public static async Task<bool> TakeOnce(
        ShopDb db,
        ChannelId channel,
        string nonce,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var at = now;
        if (await db.Set<ChannelNonce>().AnyAsync(n => n.ChannelId == channel && n.Nonce == nonce, ct))
            return false;
        db.Add(
            new ChannelNonce
            {
                ChannelId = channel,
                Nonce = nonce,
                At = at,
            }
        );
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // The same request, in the same moment, on another connection.
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
