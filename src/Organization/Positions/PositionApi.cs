using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Organization;

/// <summary>Changes of the matrix in a request.</summary>
public sealed record GrantsBody(IReadOnlyList<GrantChange> Changes, string Why);

/// <summary>A new position in a request.</summary>
public sealed record NewPosition(string Code, string NameZh, string NameEn, string Department, string? Superior);

/// <summary>A department in a request or an answer.</summary>
public sealed record DepartmentView(string Code, string NameZh, string NameEn);

/// <summary>A position in an answer.</summary>
public sealed record PositionRow(
    string Code,
    string NameZh,
    string NameEn,
    string Department,
    string? Superior,
    IReadOnlyList<string> Holders,
    IReadOnlyList<string> Permissions
);

/// <summary>
/// Departments and positions as resources: /api/v1/departments, /api/v1/positions, /api/v1/permissions.
/// </summary>
internal static class PositionApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Organization 组织");
        api.MapGet("/departments", Departments)
            .Needs("org.view", "hr.view")
            .WithName("ListDepartments")
            .WithSummary("Departments");
        api.MapPost(
                "/departments",
                (DepartmentView body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    SaveDepartment(body, true, http, executor, ct)
            )
            .Needs("org.edit")
            .WithName("AddDepartment")
            .WithSummary("Make a department");
        api.MapPut(
                "/departments/{code}",
                (string code, DepartmentView body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    SaveDepartment(body with { Code = code }, false, http, executor, ct)
            )
            .Needs("org.edit")
            .WithName("EditDepartment")
            .WithSummary("Rename a department");
        api.MapGet("/positions", Positions)
            .Needs("org.view")
            .WithName("ListPositions")
            .WithSummary("Positions with holders and permissions (section 4)");
        api.MapPost(
                "/positions",
                (NewPosition body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    SavePosition(body, true, http, executor, ct)
            )
            .Needs("org.edit")
            .WithName("AddPosition")
            .WithSummary("Make a position; it holds no permission yet");
        api.MapPut(
                "/positions/{code}",
                (string code, NewPosition body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    SavePosition(body with { Code = code }, false, http, executor, ct)
            )
            .Needs("org.edit")
            .WithName("EditPosition")
            .WithSummary("Change name, department and superior");
        api.MapPost("/positions/grants", SetGrants)
            .Needs(PositionEndpoints.Granters)
            .WithName("SetGrants")
            .WithSummary("Give permissions to positions or take them away, with a reason (ORG-12)");
        api.MapGet("/permissions", Permissions)
            .Needs("org.view")
            .WithName("ListPermissions")
            .WithSummary("Every permission with its name");
    }

    private static async Task<IResult> Departments(OrganizationQueries queries, CancellationToken ct) =>
        TypedResults.Ok((await queries.Departments(ct)).Select(d => new DepartmentView(d.Code, d.NameZh, d.NameEn)));

    private static async Task<IResult> Positions(OrganizationQueries queries, CancellationToken ct)
    {
        var (grants, holders) = (await queries.Grants(ct), await queries.Holders(ct));
        return TypedResults.Ok(
            (await queries.Positions(ct)).Select(p => new PositionRow(
                p.Code,
                p.NameZh,
                p.NameEn,
                p.Department,
                p.Superior,
                [.. holders[p.Code].Select(h => h.Name)],
                [.. grants[p.Code]]
            ))
        );
    }

    private static IResult Permissions(PermissionDirectory directory) =>
        TypedResults.Ok(directory.Codes.Select(c => new { code = c, name = directory.NameOf(c) }));

    private static async Task<IResult> SaveDepartment(
        DepartmentView body,
        bool isNew,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (EditDepartment u) => u.Run(body.Code ?? "", body.NameZh ?? "", body.NameEn ?? "", isNew, ct),
                ct,
                http.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> SavePosition(
        NewPosition body,
        bool isNew,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (EditPosition u) =>
                    u.Run(
                        body.Code ?? "",
                        new PositionCard(body.NameZh ?? "", body.NameEn ?? "", body.Department ?? "", body.Superior),
                        isNew,
                        ct
                    ),
                ct,
                http.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> SetGrants(
        GrantsBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (SetGrants u) => u.Run(body.Changes ?? [], body.Why, ct),
                ct,
                http.IdempotencyKey()
            )
        ).ToHttp();
}
