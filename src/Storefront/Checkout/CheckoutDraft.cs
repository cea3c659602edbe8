using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Zhanggui.Storefront;

/// <summary>
/// Keeps what was typed at checkout while the shopper goes back to the cart, signs in, or lets the session run out
/// (SHOP-10). It lies encrypted in the shopper's own browser, never holds a password, and no server needs to remember
/// it.
/// </summary>
internal sealed class CheckoutDraft(IDataProtectionProvider protection)
{
    private const string Cookie = "zg_checkout";

    // A browser keeps at most 4 KB per cookie; what does not fit is only kept in the page.
    private const int MaxBytes = 2_600;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(3);
    private readonly IDataProtector _protector = protection.CreateProtector("Zhanggui.Storefront.CheckoutDraft");

    public void Keep(HttpContext context, CheckoutForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Typed.Of(form));
        if (bytes.Length > MaxBytes)
            return;
        context.Response.Cookies.Append(
            Cookie,
            Convert.ToBase64String(_protector.Protect(bytes)),
            Options(context, Kept)
        );
    }

    /// <summary>The form as it was left; null when there is none.</summary>
    public CheckoutForm? Of(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 4_200 } cookie)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Typed>(_protector.Unprotect(Convert.FromBase64String(cookie)))?.ToForm();
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            // Somebody else's, or of an older version: begin with an empty form.
            return null;
        }
    }

    public static void Drop(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/checkout",
            MaxAge = age,
            IsEssential = true,
        };

    /// <summary>What is worth keeping, under short names because a cookie is small.</summary>
    private sealed record Typed(
        string O,
        string W,
        string L,
        string K,
        string A,
        string N,
        string P,
        string[] R,
        string S,
        string Z,
        string M,
        string C,
        string Y,
        bool I,
        string T,
        string X
    )
    {
        public static Typed Of(CheckoutForm f) =>
            new(
                f.Once,
                f.Who,
                f.Login,
                f.KnownLogin,
                f.Address,
                f.Name,
                f.Phone,
                [f.Province, f.City, f.District],
                f.Street,
                f.Postcode,
                f.Remark,
                f.Courier,
                f.Method,
                f.WantsInvoice,
                f.InvoiceTitle,
                f.InvoiceTaxNo
            );

        public CheckoutForm ToForm() =>
            new()
            {
                Once = O,
                Who = W,
                Login = L,
                KnownLogin = K,
                Address = A,
                Name = N,
                Phone = P,
                Province = R[0],
                City = R[1],
                District = R[2],
                Street = S,
                Postcode = Z,
                Remark = M,
                Courier = C,
                Method = Y,
                WantsInvoice = I,
                InvoiceTitle = T,
                InvoiceTaxNo = X,
            };
    }
}
