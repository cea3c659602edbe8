using Microsoft.AspNetCore.Http;

namespace Zhanggui.Ui;

/// <summary>
/// A message that must outlive a redirect. It rides in a cookie for a minute: the next whole page prints it and takes
/// it away; on a page that is shared from a cache the script does, which is why the script may read it. It holds
/// nothing that is not shown.
/// </summary>
internal static class CarriedToast
{
    private const string Cookie = "zg-toast";

    public static void Put(HttpContext context, string text) =>
        context.Response.Cookies.Append(
            Cookie,
            text,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromMinutes(1),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                Path = "/",
            }
        );

    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } text)
            return null;
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        return text;
    }
}
