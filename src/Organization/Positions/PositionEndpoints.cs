using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>Departments, positions and the matrix of permissions. JSON: <see cref="PositionApi"/>.</summary>
internal static class PositionEndpoints
{
    internal static readonly string[] Granters = ["org.edit", "user.level.execute"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/staff/chart", Chart).Needs("org.view", "hr.view").ExcludeFromDescription();
        routes.MapGet("/office/staff/departments/{code}", Department).Needs("org.edit").ExcludeFromDescription();
        routes
            .MapPost("/office/staff/departments/{code}", SaveDepartment)
            .Needs("org.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes.MapGet("/office/staff/positions", Matrix).Needs("org.view").ExcludeFromDescription();
        routes.MapGet("/office/staff/positions/export", ExportMatrix).Needs("org.view").ExcludeFromDescription();
        routes.MapGet("/office/staff/sensitive", Sensitive).Needs("org.view").ExcludeFromDescription();
        routes.MapGet("/office/staff/positions/{code}", One).Needs("org.view").ExcludeFromDescription();
        routes
            .MapPost("/office/staff/positions/{code}", Save)
            .Needs("org.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/staff/positions/{code}/grants", SaveGrants)
            .Needs(Granters)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        PositionApi.Map(routes);
    }

    private static async Task<IResult> Chart(
        HttpContext http,
        OrganizationQueries queries,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["组织结构"],
            ChartViews.Chart(
                await queries.Departments(ct),
                await queries.Positions(ct),
                await queries.Holders(ct),
                http.Actor().May("org.edit"),
                l
            ),
            typeof(OfficeLayout)
        );

    private static async Task<IResult> Department(
        string code,
        OrganizationQueries queries,
        IRefusalPages refusals,
        HttpContext http,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        if (code == "new")
            return DepartmentPage(null, new FormState(), 200, l);
        return (await queries.Departments(ct)).FirstOrDefault(d => d.Code == code) is { } found
            ? DepartmentPage(found, new FormState(), 200, l)
            : refusals.Answer(http, StaffErrors.NoDepartment with { Kind = RefusalKind.NotFound });
    }

    private static IResult DepartmentPage(
        Department? department,
        FormState form,
        int status,
        IStringLocalizer<OrganizationTexts> l
    ) =>
        PageResult.Page(
            department?.Name.ToString() ?? l["新部门"],
            ChartViews.Department(department, form, l),
            typeof(OfficeLayout),
            status
        );

    private static async Task<IResult> SaveDepartment(
        string code,
        HttpContext http,
        UseCaseExecutor executor,
        OrganizationQueries queries,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var isNew = code == "new";
        var result = await executor.Run(
            http.Actor(),
            (EditDepartment u) => u.Run(isNew ? form["code"] : code, form["nameZh"], form["nameEn"], isNew, ct),
            ct
        );
        if (result.IsDone)
            return PageResult.Redirect(http, "/office/staff/chart");
        form.Accept(result.Refusal);
        return DepartmentPage(
            isNew ? null : (await queries.Departments(ct)).FirstOrDefault(d => d.Code == code),
            form,
            Refusals.Status(result.Refusal),
            l
        );
    }

    private static async Task<IResult> Matrix(
        HttpContext http,
        OrganizationQueries queries,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["岗位权限表"],
            MatrixViews.Matrix(
                await queries.Positions(ct),
                await queries.Departments(ct),
                await queries.Grants(ct),
                http.Actor().May("org.edit"),
                l
            ),
            typeof(OfficeLayout)
        );

    private static async Task<IResult> ExportMatrix(HttpContext http, OrganizationQueries queries, CancellationToken ct)
    {
        var grants = await queries.Grants(ct);
        var positions = await queries.Positions(ct);
        List<ExportColumn<Position>> columns =
        [
            new(("编码", "Code"), p => p.Code),
            new(("岗位", "Position"), p => p.Name),
        ];
        columns.AddRange(
            PermissionDirectory.Modules.Select(m => new ExportColumn<Position>(
                m.Name,
                p => MatrixCell.Of(grants[p.Code], m.Code).ToString()
            ))
        );
        columns.Add(
            new ExportColumn<Position>(
                ("敏感权限", "Sensitive permissions"),
                p => string.Join(' ', grants[p.Code].Where(g => PermissionDirectory.Cell(g) is null))
            )
        );
        return Export.File(
            "permissions",
            TableQuery.From(http).Filter("format"),
            columns,
            positions.ToAsyncEnumerable()
        );
    }

    private static async Task<IResult> Sensitive(
        OrganizationQueries queries,
        PermissionDirectory directory,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct,
        string? q = null
    ) =>
        PageResult.Page(
            l["敏感权限"],
            MatrixViews.Sensitive(await queries.Positions(ct), await queries.Grants(ct), directory, q, l),
            typeof(OfficeLayout)
        );

    private static Task<IResult> One(string code, HttpContext http, PositionPages pages, CancellationToken ct) =>
        pages.One(http, code, new FormState(), 200, ct);

    private static async Task<IResult> Save(
        string code,
        HttpContext http,
        UseCaseExecutor executor,
        PositionPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var isNew = code == "new";
        var card = new PositionCard(form["nameZh"], form["nameEn"], form["department"], form["superior"]);
        var result = await executor.Run(
            http.Actor(),
            (EditPosition u) => u.Run(isNew ? form["code"] : code, card, isNew, ct),
            ct
        );
        if (result.IsDone)
            return PageResult.Redirect(
                http,
                "/office/staff/positions/" + (isNew ? form["code"].ToUpperInvariant() : code)
            );
        form.Accept(result.Refusal);
        return await pages.One(http, code, form, Refusals.Status(result.Refusal), ct);
    }

    /// <summary>
    /// The form sends every box that is ticked and, as "shown", every box there was: what is shown and not ticked is
    /// taken away.
    /// </summary>
    private static async Task<IResult> SaveGrants(
        string code,
        HttpContext http,
        UseCaseExecutor executor,
        PositionPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var ticked = form.All("grant").ToHashSet();
        var changes = form.All("shown").Select(p => new GrantChange(code, p, ticked.Contains(p))).ToList();
        var result = await executor.Run(http.Actor(), (SetGrants u) => u.Run(changes, form["why"], ct), ct);
        if (result.IsDone)
            return PageResult.Redirect(http, $"/office/staff/positions/{Uri.EscapeDataString(code)}");
        form.Accept(result.Refusal);
        return await pages.One(http, code, form, Refusals.Status(result.Refusal), ct);
    }
}

/// <summary>Puts one position's page together.</summary>
internal sealed class PositionPages(
    OrganizationQueries queries,
    AuditTrail audit,
    PermissionDirectory directory,
    IRefusalPages refusals,
    IStringLocalizer<OrganizationTexts> l
)
{
    public async Task<IResult> One(HttpContext http, string code, FormState form, int status, CancellationToken ct)
    {
        var (positions, actor) = (await queries.Positions(ct), http.Actor());
        var position = positions.FirstOrDefault(p => p.Code == code);
        if (position is null && (code != "new" || !actor.May("org.edit")))
            return refusals.Answer(http, StaffErrors.NoPosition);
        var log = position is null ? [] : await audit.Of("position", position.Subject.Id, ct);
        var mayGrant =
            position is { Kind: not PositionKind.Shop }
            && PositionEndpoints.Granters.Any(actor.May)
            && !actor.Positions.Contains(code);
        var model = new MatrixViews.PositionModel(
            position,
            positions,
            await queries.Departments(ct),
            (await queries.Grants(ct))[code].ToHashSet(),
            [.. (await queries.Holders(ct))[code]],
            [.. log.Reverse().Take(30)],
            actor.May("org.edit"),
            mayGrant,
            form
        );
        return PageResult.Page(
            position?.Name.ToString() ?? l["新岗位"],
            MatrixViews.One(model, directory, l),
            typeof(OfficeLayout),
            status
        );
    }
}
