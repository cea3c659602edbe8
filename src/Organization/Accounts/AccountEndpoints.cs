using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>The demo company's logins, shown on the sign-in page where there are some.</summary>
public interface IDemoLogins
{
    /// <summary>Login, password, position and name.</summary>
    IReadOnlyList<(string Login, string Password, Text Position, string Name)> All { get; }
}

/// <summary>What a program signs in with.</summary>
public sealed record SignInBody(string Login, string Password, bool Staff = true);

/// <summary>What a program changes a password with.</summary>
public sealed record PasswordBody(string Old, string Password, string Again);

/// <summary>Sign-in of staff, password, language and theme. Members sign in on the storefront's own pages.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/login", Login).Open().ExcludeFromDescription();
        routes.MapPost("/office/login", SignIn).Open().DisableAntiforgery().RequireRateLimiting("guess").ExcludeFromDescription();
        routes.MapPost("/office/logout", SignOut).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/office/password", Password).NeedsSignIn().ExcludeFromDescription();
        routes.MapPost("/office/password", SavePassword).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/language/{culture}", Language).Open().ExcludeFromDescription();
        routes.MapGet("/theme/{theme}", Theme).Open().ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/session").WithTags("Accounts 账户");
        api.MapPost("", SignInApi).Open().RequireRateLimiting("guess").WithName("SignIn").WithSummary("Sign in; answers with a session cookie");
        api.MapDelete("", async (HttpContext http, ISessions sessions) => { await sessions.SignOut(http); return TypedResults.NoContent(); }).Open().WithName("SignOut").WithSummary("Sign out");
        api.MapGet("", (HttpContext http) => TypedResults.Ok(new { kind = http.Actor().Kind.ToString(), http.Actor().Name, http.Actor().Positions, permissions = http.Actor().Permissions.Order() })).NeedsSignIn().WithName("GetSession").WithSummary("Who is signed in, and what they may do");
        api.MapPut("/password", (PasswordBody body, HttpContext http, Operations operations, CancellationToken ct) => Change(http, operations, body, ct)).NeedsSignIn().WithName("ChangePassword").WithSummary("Change the own password (ORG-19 to ORG-22)");
    }

    private static IResult Login(HttpContext http, IServiceProvider services, IStringLocalizer<OrganizationTexts> l, string? back = null) =>
        PageResult.Page(l["员工登录"], AccountViews.SignIn(new FormState(), Local(back, "/office"), services.GetService<IDemoLogins>()?.All ?? [], l), typeof(PlainLayout));

    private static async Task<IResult> SignIn(HttpContext http, ISessions sessions, IServiceProvider services, IStringLocalizer<OrganizationTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await sessions.SignIn(http, form["login"], form["password"], staff: true, ct);
        if (result.IsDone) return PageResult.Redirect(http, Local(form["back"], "/office"));
        form.Accept(result.Refusal);
        return PageResult.Page(l["员工登录"], AccountViews.SignIn(form, Local(form["back"], "/office"), services.GetService<IDemoLogins>()?.All ?? [], l), typeof(PlainLayout), Refusals.Status(result.Refusal));
    }

    private static async Task<IResult> SignInApi(SignInBody body, HttpContext http, ISessions sessions, CancellationToken ct) =>
        (await sessions.SignIn(http, body.Login ?? "", body.Password ?? "", body.Staff, ct)).ToHttp();

    private static async Task<IResult> SignOut(HttpContext http, ISessions sessions)
    {
        await sessions.SignOut(http);
        return PageResult.Redirect(http, "/office/login");
    }

    private static IResult Password(IStringLocalizer<OrganizationTexts> l, HttpContext http) =>
        PageResult.Page(l["修改密码"], AccountViews.Password(new FormState(), http.Items[typeof(KnownActor)] is KnownActor { MustChangePassword: true }, l), typeof(PlainLayout));

    private static async Task<IResult> SavePassword(HttpContext http, Operations operations, IStringLocalizer<OrganizationTexts> l, ISessions sessions, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (ChangePassword u) => u.Run(new AccountId(http.Actor().Id ?? Guid.Empty), form["old"], form["password"], form["again"], ct), ct);
        if (result.IsDone)
        {
            await sessions.SignInNew(http, new AccountId(http.Actor().Id!.Value), ct);
            return PageResult.Redirect(http, http.Actor().Kind == ActorKind.Staff ? "/office" : "/me");
        }

        form.Accept(result.Refusal);
        return PageResult.Page(l["修改密码"], AccountViews.Password(form, false, l), typeof(PlainLayout), Refusals.Status(result.Refusal));
    }

    private static async Task<IResult> Change(HttpContext http, Operations operations, PasswordBody body, CancellationToken ct) =>
        (await operations.Run(http.Actor(), (ChangePassword u) => u.Run(new AccountId(http.Actor().Id ?? Guid.Empty), body.Old ?? "", body.Password ?? "", body.Again ?? "", ct), ct)).ToHttp();

    private static IResult Language(string culture, HttpContext http, string? back = null)
    {
        var chosen = culture == "en" ? "en" : "zh-CN";
        http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)), Year);
        return PageResult.Redirect(http, Local(back, "/"));
    }

    private static IResult Theme(string theme, HttpContext http, string? back = null)
    {
        http.Response.Cookies.Append("zg_theme", theme == "dark" ? "dark" : "light", Year);
        return PageResult.Redirect(http, Local(back, "/office"));
    }

    private static readonly CookieOptions Year = new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true };

    /// <summary>Only an address of ours: nobody is sent to another site by a link to our sign-in page.</summary>
    private static string Local(string? back, string otherwise) => back is ['/', not '/' and not '\\', ..] or "/" ? back : otherwise;
}
