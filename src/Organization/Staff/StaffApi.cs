using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Organization;

/// <summary>A new member of staff in a request.</summary>
public sealed record StaffBody(
    string Login,
    string Name,
    string? NameEn,
    string? Phone,
    string Password,
    IReadOnlyList<string> Positions
);

/// <summary>Details of staff in a request.</summary>
public sealed record StaffDetails(string Name, string? NameEn, string? Phone);

/// <summary>A position given, in a request.</summary>
public sealed record GiveBody(string Position, DateOnly? LastDay, string Why);

/// <summary>A reason, in a request.</summary>
public sealed record WhyBody(string Why);

/// <summary>Somebody of staff, in an answer.</summary>
public sealed record StaffView(
    Guid Id,
    string Login,
    string Name,
    string? NameEn,
    string? Phone,
    bool IsDisabled,
    bool IsLocked,
    DateTimeOffset? LastSeenAt,
    IReadOnlyList<string> Positions
);

/// <summary>A temporary password, shown once.</summary>
public sealed record TemporaryPassword(string Password);

/// <summary>Staff as a resource: /api/v1/staff.</summary>
internal static class StaffApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/staff").WithTags("Organization 组织");
        api.MapGet("", List)
            .Needs(StaffEndpoints.Readers)
            .WithName("ListStaff")
            .WithSummary("Staff and their positions, by login; after = the last login seen");
        api.MapPost("", Add).Needs(StaffEndpoints.Managers).WithName("AddStaff").WithSummary("Take somebody on");
        api.MapGet("/{id:guid}", One).Needs(StaffEndpoints.Readers).WithName("GetStaff").WithSummary("One person");
        api.MapPut("/{id:guid}", Edit)
            .Needs(StaffEndpoints.Managers)
            .WithName("EditStaff")
            .WithSummary("Change name and phone");
        api.MapPost("/{id:guid}/positions", Give)
            .Needs(StaffEndpoints.Managers)
            .WithName("GivePosition")
            .WithSummary("Give a position, for good or until a day (ORG-01)");
        api.MapPost("/{id:guid}/positions/{code}/end", End)
            .Needs(StaffEndpoints.Managers)
            .WithName("EndPosition")
            .WithSummary("End a position");
        api.MapPost(
                "/{id:guid}/close",
                (Guid id, WhyBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    Close(id, true, body, http, executor, ct)
            )
            .Needs(StaffEndpoints.Managers)
            .WithName("CloseStaffAccount")
            .WithSummary("Close the account; its sessions end (ORG-17)");
        api.MapPost(
                "/{id:guid}/reopen",
                (Guid id, WhyBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    Close(id, false, body, http, executor, ct)
            )
            .Needs(StaffEndpoints.Managers)
            .WithName("ReopenStaffAccount")
            .WithSummary("Reopen the account");
        api.MapPost("/{id:guid}/password", Reset)
            .Needs("org.edit", "user.level.execute")
            .WithName("ResetStaffPassword")
            .WithSummary("Set a temporary password, shown once");
    }

    private static StaffView View(StaffRow s) =>
        new(
            s.Id,
            s.Login,
            s.Name,
            s.NameEn,
            s.Phone,
            s.IsDisabled,
            s.IsLocked,
            s.LastSeenAt,
            [.. s.Positions.Select(p => p.Code)]
        );

    private static async Task<IResult> List(
        OrganizationQueries queries,
        CancellationToken ct,
        string? q = null,
        string? position = null,
        string? department = null,
        string? state = null,
        string? after = null,
        int take = 100
    ) =>
        TypedResults.Ok(
            (
                await queries.After(after, new StaffQuery(q, position, department, state), Math.Clamp(take, 1, 500), ct)
            ).Select(View)
        );

    private static async Task<IResult> One(Guid id, OrganizationQueries queries, CancellationToken ct) =>
        await queries.One(id, ct) is { } row ? TypedResults.Ok(View(row)) : Refusals.Problem(StaffErrors.NoAccount);

    private static async Task<IResult> Add(
        StaffBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (AddStaff u) =>
                    u.Run(
                        new StaffCard(body.Login ?? "", body.Name ?? "", body.NameEn, body.Phone),
                        body.Password ?? "",
                        body.Positions ?? [],
                        ct
                    ),
                ct,
                http.IdempotencyKey()
            )
        ).ToCreated(id => $"/api/v1/staff/{id.Value}");

    private static async Task<IResult> Edit(
        Guid id,
        StaffDetails body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (EditStaff u) =>
                    u.Run(new AccountId(id), new StaffCard("", body.Name ?? "", body.NameEn, body.Phone), ct),
                ct
            )
        ).ToHttp();

    private static async Task<IResult> Give(
        Guid id,
        GiveBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (GivePosition u) => u.Run(new AccountId(id), body.Position ?? "", body.LastDay, body.Why, ct),
                ct,
                http.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> End(
        Guid id,
        string code,
        WhyBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(http.Actor(), (EndPosition u) => u.Run(new AccountId(id), code, body.Why, ct), ct)
        ).ToHttp();

    private static async Task<IResult> Close(
        Guid id,
        bool disabled,
        WhyBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(http.Actor(), (SetDisabled u) => u.Run(new AccountId(id), disabled, body.Why, ct), ct)
        ).ToHttp();

    private static async Task<IResult> Reset(
        Guid id,
        WhyBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var result = await executor.Run(http.Actor(), (ResetPassword u) => u.Run(new AccountId(id), body.Why, ct), ct);
        return result.IsDone ? TypedResults.Ok(new TemporaryPassword(result.Value)) : Refusals.Problem(result.Refusal);
    }
}
