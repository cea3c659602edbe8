using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>
/// Remembers, for a short while and in this browser only, that somebody knew an order's number and phone (SHOP-20).
/// The cookie is signed and encrypted, names one order, and carries its own end, so that no server keeps anything.
/// </summary>
internal sealed class OrderProof(IDataProtectionProvider protection, TimeProvider clock, Policies policies)
{
    /// <summary>How long a proof by number and phone holds.</summary>
    public static readonly MinutesPolicy Lasts = new(
        "storefront.order_query.minutes",
        ("凭订单号加手机号查单后可看多久", "How long an order stays visible after number and phone (minutes)"),
        "SHOP-20",
        30,
        1,
        1440
    );

    private const string Cookie = "zg_order";
    private readonly IDataProtector _protector = protection.CreateProtector("Zhanggui.Storefront.OrderProof");

    /// <summary>Gives the proof for an order.</summary>
    public void Give(HttpContext context, OrderView order)
    {
        var until = clock.Now() + policies.Get(Lasts);
        var text = string.Create(CultureInfo.InvariantCulture, $"{order.Id.Value:N}|{order.No}|{until.UtcTicks}");
        context.Response.Cookies.Append(
            Cookie,
            _protector.Protect(text),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                Path = "/orders",
                IsEssential = true,
            }
        );
    }

    /// <summary>The order that this browser has a living proof for, if it is the one with this number.</summary>
    public OrderId? Of(HttpContext context, string no)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 2_000 } cookie)
            return null;
        try
        {
            var parts = _protector.Unprotect(cookie).Split('|');
            return
                parts.Length == 3
                && parts[1] == no
                && Ids.TryParse<OrderId>(parts[0], out var id)
                && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var until)
                && clock.Now().UtcTicks < until
                ? id
                : null;
        }
        catch (CryptographicException)
        {
            // Not ours, or of a key that is gone: no proof.
            return null;
        }
    }
}
