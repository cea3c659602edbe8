using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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

/// <summary>
/// Sign-in of staff, the own account, passwords. Members sign in on the storefront's own pages. JSON:
/// <see cref="SessionApi"/>.
/// </summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/login", Login).Open().ExcludeFromDescription();
        routes
            .MapPost("/office/login", SignIn)
            .Open()
            .DisableAntiforgery()
            .RequireRateLimiting("guess")
            .ExcludeFromDescription();
        routes.MapPost("/office/logout", SignOut).Open().DisableAntiforgery().ExcludeFromDescription();
        routes
            .MapGet("/office/password", Password)
            .NeedsSignIn()
            .WithMetadata(new EvenWithOldPassword())
            .ExcludeFromDescription();
        routes
            .MapPost("/office/password", SavePassword)
            .NeedsSignIn()
            .WithMetadata(new EvenWithOldPassword())
            .DisableAntiforgery()
            .RequireRateLimiting("guess")
            .ExcludeFromDescription();
        routes.MapGet("/office/account", Mine).NeedsSignIn().ExcludeFromDescription();
        routes
            .MapPost("/office/account/sessions/{id:guid}/end", EndOne)
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        SessionApi.Map(routes);
    }

    internal static KnownActor? Known(this HttpContext context) => context.Items[typeof(KnownActor)] as KnownActor;

    internal static Guid? CurrentSession(this HttpContext context) =>
        Guid.TryParse(context.User.FindFirstValue(Sessions.SessionId), out var id) ? id : null;

    private static IResult Login(
        HttpContext http,
        IServiceProvider services,
        IStringLocalizer<OrganizationTexts> l,
        string? back = null
    )
    {
        var to = LocalUrl.Or(back, "/office");
        if (http.Actor().Kind == ActorKind.Staff)
            return PageResult.Redirect(http, to);
        return LoginPage(new FormState { ["back"] = to }, 200, services, l);
    }

    private static IResult LoginPage(
        FormState form,
        int status,
        IServiceProvider services,
        IStringLocalizer<OrganizationTexts> l
    ) =>
        PageResult.Page(
            l["员工登录"],
            AccountViews.SignIn(form, services.GetService<IDemoLogins>()?.All ?? [], l),
            typeof(PlainLayout),
            status
        );

    private static async Task<IResult> SignIn(
        HttpContext http,
        ISessions sessions,
        IServiceProvider services,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        if (form["login"].Length == 0)
            form.AddError("login", l["请填登录名"]);
        if (form["password"].Length == 0)
            form.AddError("password", l["请填密码"]);
        if (form.HasErrors)
            return LoginPage(form, StatusCodes.Status422UnprocessableEntity, services, l);
        var result = await sessions.SignIn(http, form["login"], form["password"], staff: true, ct);
        if (result.IsDone)
            return PageResult.Redirect(http, LocalUrl.Or(form["back"], "/office"));
        form.Accept(result.Refusal);
        return LoginPage(form, Refusals.Status(result.Refusal), services, l);
    }

    private static async Task<IResult> SignOut(HttpContext http, ISessions sessions)
    {
        await sessions.SignOut(http);
        return PageResult.Redirect(http, "/office/login");
    }

    private static IResult Password(IStringLocalizer<OrganizationTexts> l, HttpContext http, PasswordRules rules) =>
        PasswordPage(new FormState(), 200, http, rules, l);

    private static IResult PasswordPage(
        FormState form,
        int status,
        HttpContext http,
        PasswordRules rules,
        IStringLocalizer<OrganizationTexts> l
    ) =>
        PageResult.Page(
            l["修改密码"],
            AccountViews.Password(form, http.Known(), rules.Hint, l),
            typeof(PlainLayout),
            status
        );

    private static async Task<IResult> SavePassword(
        HttpContext http,
        UseCaseExecutor executor,
        PasswordRules rules,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var result = await executor.Run(
            http.Actor(),
            (ChangePassword u) =>
                u.Run(
                    new AccountId(http.Actor().Id ?? Guid.Empty),
                    form["old"],
                    form["password"],
                    form["again"],
                    http.CurrentSession(),
                    ct
                ),
            ct
        );
        if (result.IsDone)
            return PageResult.Redirect(http, http.Actor().Kind == ActorKind.Staff ? "/office" : "/me");
        form.Accept(result.Refusal);
        return PasswordPage(form, Refusals.Status(result.Refusal), http, rules, l);
    }

    private static async Task<IResult> Mine(
        HttpContext http,
        OrganizationQueries queries,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        if (http.Known() is not { } known || http.Actor() is not { Kind: ActorKind.Staff, Id: { } id })
            return PageResult.Redirect(http, "/me");
        var row = await queries.One(id, ct);
        return PageResult.Page(
            l["我的账户"],
            AccountViews.Mine(
                known,
                row!,
                await queries.Sessions(id, ct),
                await queries.Holdings(id, ct),
                http.CurrentSession(),
                l
            ),
            typeof(OfficeLayout)
        );
    }

    private static async Task<IResult> EndOne(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        var result = await executor.Run(http.Actor(), (EndSession u) => u.Run(id, ct), ct);
        return result.IsDone ? PageResult.Redirect(http, "/office/account") : refusals.Answer(http, result.Refusal);
    }
}
