using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Organization;

/// <summary>What a program signs in with.</summary>
public sealed record SignInBody(string Login, string Password, bool Staff = true);

/// <summary>What a program changes a password with.</summary>
public sealed record PasswordBody(string Old, string Password, string Again);

/// <summary>Who is signed in.</summary>
public sealed record SessionView(
    string Kind,
    Guid? Id,
    string Name,
    IReadOnlyList<string> Positions,
    IReadOnlyList<string> Permissions,
    bool MustChangePassword
);

/// <summary>One open session of the own account.</summary>
public sealed record OpenSession(
    Guid Id,
    DateTimeOffset StartedAt,
    DateTimeOffset LastSeenAt,
    string? Address,
    string Browser,
    bool IsThis
);

/// <summary>The session as a resource: /api/v1/session.</summary>
internal static class SessionApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/session").WithTags("Accounts 账户");
        api.MapPost("", SignIn)
            .Open()
            .RequireRateLimiting("guess")
            .WithName("SignIn")
            .WithSummary("Sign in; answers with a session cookie. Members of the shop say staff: false");
        api.MapDelete("", SignOut).Open().WithName("SignOut").WithSummary("Sign out");
        api.MapGet("", Who)
            .NeedsSignIn()
            .WithMetadata(new EvenWithOldPassword())
            .WithName("GetSession")
            .WithSummary("Who is signed in, and what they may do");
        api.MapPut("/password", Change)
            .NeedsSignIn()
            .WithMetadata(new EvenWithOldPassword())
            .RequireRateLimiting("guess")
            .WithName("ChangePassword")
            .WithSummary("Change the own password (ORG-19 to ORG-22)");
        api.MapGet("/all", All).NeedsSignIn().WithName("ListSessions").WithSummary("The own open sessions (ORG-18)");
        api.MapDelete("/all/{id:guid}", End)
            .NeedsSignIn()
            .WithName("EndSession")
            .WithSummary("End one of the own sessions");
    }

    private static async Task<IResult> SignIn(
        SignInBody body,
        HttpContext http,
        ISessions sessions,
        CancellationToken ct
    ) => (await sessions.SignIn(http, body.Login ?? "", body.Password ?? "", body.Staff, ct)).ToHttp();

    private static async Task<IResult> SignOut(HttpContext http, ISessions sessions)
    {
        await sessions.SignOut(http);
        return TypedResults.NoContent();
    }

    private static IResult Who(HttpContext http)
    {
        var actor = http.Actor();
        return TypedResults.Ok(
            new SessionView(
                actor.Kind.ToString(),
                actor.Id,
                actor.Name,
                actor.Positions,
                [.. actor.Permissions.Order(StringComparer.Ordinal)],
                http.Known()?.MustChangePassword ?? false
            )
        );
    }

    private static async Task<IResult> Change(
        PasswordBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (ChangePassword u) =>
                    u.Run(
                        new AccountId(http.Actor().Id ?? Guid.Empty),
                        body.Old ?? "",
                        body.Password ?? "",
                        body.Again ?? "",
                        http.CurrentSession(),
                        ct
                    ),
                ct
            )
        ).ToHttp();

    private static async Task<IResult> All(HttpContext http, OrganizationQueries queries, CancellationToken ct) =>
        TypedResults.Ok(
            (await queries.Sessions(http.Actor().Id ?? Guid.Empty, ct)).Select(s => new OpenSession(
                s.Id,
                s.StartedAt,
                s.LastSeenAt,
                s.Address,
                s.Browser,
                s.Id == http.CurrentSession()
            ))
        );

    private static async Task<IResult> End(Guid id, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
        (await executor.Run(http.Actor(), (EndSession u) => u.Run(id, ct), ct)).ToHttp();
}
