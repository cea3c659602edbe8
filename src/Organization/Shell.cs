using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>
/// What every back-office page shows around its own: who is signed in, and the menu that their positions allow.
/// </summary>
internal sealed class OrganizationShell(
    IHttpContextAccessor http,
    IEnumerable<MenuItem> menu,
    Company company,
    TimeProvider clock
) : IShell
{
    private HttpContext Context => http.HttpContext!;
    private KnownActor? Known => Context.Known() is { Actor.Kind: ActorKind.Staff } known ? known : null;

    public string BrandName => IsEnglish ? "Zhanggui" : "掌柜";
    public ShellViewer? Viewer =>
        Known is { } k
            ? new ShellViewer(IsEnglish && k.NameEn is not null ? k.NameEn : k.Actor.Name, k.Position, "/office/logout")
            : null;
    public IReadOnlyList<MenuItem> Menu => Known is not { } k ? [] : [.. menu.Where(m => m.IsFor(k.Actor.May))];
    public DateTimeOffset LocalNow => company.Calendar.Local(clock.Now());
    public string Theme => Context.Request.Cookies[ShellEndpoints.ThemeCookie] == "dark" ? "dark" : "light";
    public bool Dense => Context.Request.Cookies[ShellEndpoints.DenseCookie] == "1";
    public string Path => Context.Request.Path.Value ?? "/";
    public bool IsEnglish => Format.IsEnglish(CultureInfo.CurrentUICulture);

    /// <summary>ORG-22: the reminder before a password runs out.</summary>
    public IReadOnlyList<ShellMark> Marks =>
        Known?.PasswordDaysLeft is { } days
            ? [new ShellMark(($"密码 {days} 天后到期", $"Password expires in {days} days"), "key", Tones.Warn)]
            : [];
}

/// <summary>Language, theme and row height: choices of one browser, kept in cookies.</summary>
internal static class ShellEndpoints
{
    public const string ThemeCookie = "zg_theme";
    public const string DenseCookie = "zg_dense";

    private static readonly CookieOptions Year = new()
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        IsEssential = true,
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/language/{culture}", Language).Open().ExcludeFromDescription();
        routes.MapGet("/theme/{theme}", Theme).Open().ExcludeFromDescription();
        routes.MapGet("/dense/{state}", Dense).Open().ExcludeFromDescription();
    }

    private static IResult Language(string culture, HttpContext http, string? back = null) =>
        Keep(
            http,
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture == "en" ? "en" : "zh-CN")),
            back,
            "/"
        );

    private static IResult Theme(string theme, HttpContext http, string? back = null) =>
        Keep(http, ThemeCookie, theme == "dark" ? "dark" : "light", back, "/office");

    private static IResult Dense(string state, HttpContext http, string? back = null) =>
        Keep(http, DenseCookie, state == "on" ? "1" : "0", back, "/office");

    private static IResult Keep(HttpContext http, string name, string value, string? back, string otherwise)
    {
        http.Response.Cookies.Append(name, value, Year);
        return PageResult.Redirect(http, LocalUrl.Or(back, otherwise));
    }
}
