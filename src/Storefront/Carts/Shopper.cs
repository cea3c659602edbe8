using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>
/// Whose cart it is. A visitor is known by a random key of 128 bits in a cookie that no script can read; who is signed
/// in, by the account. The key stays in the cookie after signing in, so that what the visitor chose can be merged
/// (SHOP-07).
/// </summary>
internal static class Shopper
{
    public const string Cookie = "zg_visitor";
    private const int KeyBytes = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>The present owner; nobody for a visitor who has put nothing in a cart yet.</summary>
    public static CartOwner Of(HttpContext context) => new(KeyOf(context), Account(context));

    /// <summary>
    /// The owner, with a key made for a visitor who has none. Only when something is put in: reading pages sets no
    /// cookie and stays cacheable.
    /// </summary>
    public static CartOwner Needed(HttpContext context)
    {
        var owner = Of(context);
        if (!owner.IsNobody)
            return owner;
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        context.Response.Cookies.Append(
            Cookie,
            key,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = Kept,
                IsEssential = true,
                Path = "/",
            }
        );
        return owner with { Visitor = key };
    }

    /// <summary>
    /// The idempotency key of this request as the owner's own: visitors are all nobody to the use cases, and a key of
    /// one must not answer another.
    /// </summary>
    public static string? IdempotencyKey(HttpContext context, CartOwner owner) =>
        context.IdempotencyKey() is { } key ? $"{owner.Key}:{(key.Length > 80 ? key[..80] : key)}" : null;

    /// <summary>The account of whoever is signed in: a member, or somebody of staff who shops.</summary>
    public static Guid? Account(HttpContext context) =>
        context.Actor() is { Kind: ActorKind.Member or ActorKind.Staff } actor ? actor.Id : null;

    /// <summary>A key that was not made here is no key: it would reach the database as it is.</summary>
    public static string? KeyOf(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: KeyBytes * 2 } key && key.All(char.IsAsciiHexDigitLower)
            ? key
            : null;
}
