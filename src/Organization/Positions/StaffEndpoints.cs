using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>A new member of staff in a request.</summary>
public sealed record StaffBody(string Login, string Name, string Password, IReadOnlyList<string> Positions);

/// <summary>A grant in a request.</summary>
public sealed record GrantBody(string Permission, bool Granted, string Why);

/// <summary>Staff, positions and the matrix: pages under /office/staff, JSON under /api/v1/staff and /api/v1/positions.</summary>
internal static class StaffEndpoints
{
    private static readonly string[] Managers = ["org.edit", "hr.edit"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/staff", Staff).Needs("org.view", "hr.view").ExcludeFromDescription();
        routes.MapGet("/office/staff/new", (IStringLocalizer<OrganizationTexts> l, OrganizationReads reads, CancellationToken ct) => NewPage(new FormState(), 200, reads, l, ct)).Needs(Managers).ExcludeFromDescription();
        routes.MapPost("/office/staff", Add).Needs(Managers).DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/office/staff/{id:guid}/positions", SetPosition).Needs(Managers).DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/office/staff/{id:guid}/disabled", Disable).Needs(Managers).DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/office/positions", Chart).Needs("org.view").ExcludeFromDescription();
        routes.MapGet("/office/positions/{code}", One).Needs("org.view").ExcludeFromDescription();
        routes.MapPost("/office/positions/{code}/grants", SetOne).Needs("org.edit", "user.level.execute").DisableAntiforgery().ExcludeFromDescription();

        var api = routes.MapGroup("/api/v1").WithTags("Organization 组织");
        api.MapGet("/staff", async (OrganizationReads reads, CancellationToken ct, string? q = null, string? position = null) =>
            TypedResults.Ok((await reads.Staff(q, position, ct)).Select(s => new { s.Id, s.Login, s.Name, s.IsDisabled, positions = s.Positions.Select(p => p.Code) }))).Needs("org.view", "hr.view").WithName("ListStaff").WithSummary("Staff and their positions");
        api.MapPost("/staff", async (StaffBody body, HttpContext http, Operations operations, CancellationToken ct) =>
            (await operations.Run(http.Actor(), (AddStaff u) => u.Run(body.Login ?? "", body.Name ?? "", body.Password ?? "", body.Positions ?? [], ct), ct, http.OnceKey())).ToCreated(id => $"/api/v1/staff/{id.Value}")).Needs(Managers).WithName("AddStaff").WithSummary("Take somebody on");
        api.MapGet("/positions", async (OrganizationReads reads, CancellationToken ct) =>
        {
            var grants = await reads.Grants(ct);
            return TypedResults.Ok((await reads.Positions(ct)).Select(p => new { p.Code, p.NameZh, p.NameEn, p.Department, p.Superior, permissions = grants[p.Code] }));
        }).Needs("org.view").WithName("ListPositions").WithSummary("Positions with their permissions (section 4)");
        api.MapPost("/positions/{code}/grants", async (string code, GrantBody body, HttpContext http, Operations operations, CancellationToken ct) =>
            (await operations.Run(http.Actor(), (SetGrant u) => u.Run(code, body.Permission ?? "", body.Granted, body.Why ?? "", ct), ct)).ToHttp()).Needs("org.edit", "user.level.execute").WithName("SetGrant").WithSummary("Give a permission to a position or take it away");
    }

    private static async Task<IResult> Staff(OrganizationReads reads, HttpContext http, IStringLocalizer<OrganizationTexts> l, CancellationToken ct, string? q = null, string? position = null) =>
        PageResult.Page(l["组织与权限"], StaffViews.List(await reads.Staff(q, position, ct), await reads.Positions(ct), q, position, Managers.Any(http.Actor().May), l), typeof(OfficeLayout));

    private static async Task<IResult> NewPage(FormState form, int status, OrganizationReads reads, IStringLocalizer<OrganizationTexts> l, CancellationToken ct) =>
        PageResult.Page(l["新员工"], StaffViews.New(form, await reads.Positions(ct), l), typeof(OfficeLayout), status);

    private static async Task<IResult> Add(HttpContext http, Operations operations, OrganizationReads reads, IStringLocalizer<OrganizationTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (AddStaff u) => u.Run(form["login"], form["name"], form["password"], form.All("positions"), ct), ct, http.OnceKey());
        if (result.IsDone) return PageResult.Redirect(http, "/office/staff?q=" + Uri.EscapeDataString(form["login"]));
        form.Accept(result.Refusal);
        return await NewPage(form, Refusals.Status(result.Refusal), reads, l, ct);
    }

    private static async Task<IResult> SetPosition(Guid id, HttpContext http, Operations operations, IRefusalPages refusals, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (SetHolding u) => u.Run(new AccountId(id), form["position"], form["holds"] == "true", ct), ct);
        return result.IsDone ? PageResult.Redirect(http, "/office/staff") : refusals.Answer(http, result.Refusal);
    }

    private static async Task<IResult> Disable(Guid id, HttpContext http, Operations operations, IRefusalPages refusals, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (SetDisabled u) => u.Run(new AccountId(id), form["disabled"] == "true", ct), ct);
        return result.IsDone ? PageResult.Redirect(http, "/office/staff") : refusals.Answer(http, result.Refusal);
    }

    private static async Task<IResult> Chart(OrganizationReads reads, IStringLocalizer<OrganizationTexts> l, CancellationToken ct) =>
        PageResult.Page(l["岗位与权限"], StaffViews.Chart(await reads.Departments(ct), await reads.Positions(ct), await reads.Grants(ct), await reads.Staff(null, null, ct), l), typeof(OfficeLayout));

    private static async Task<IResult> One(string code, HttpContext http, OrganizationReads reads, IRefusalPages refusals, IEnumerable<Permission> known, IStringLocalizer<OrganizationTexts> l, CancellationToken ct)
    {
        var position = (await reads.Positions(ct)).FirstOrDefault(p => p.Code == code);
        if (position is null) return refusals.Answer(http, Refusal.NotFound("organization.no_position", "没有这个岗位", "There is no such position."));
        var held = (await reads.Grants(ct))[code].ToHashSet();
        var names = known.GroupBy(p => p.Code).ToDictionary(g => g.Key, g => g.First().Name);
        var all = SeedOrganization.Grants().Select(g => g.Permission).Concat(names.Keys).Concat(held).Distinct().Order(StringComparer.Ordinal).ToList();
        return PageResult.Page(position.NameZh, StaffViews.One(position, all, held, names, http.Actor().May("org.edit") || http.Actor().May("user.level.execute"), l), typeof(OfficeLayout));
    }

    private static async Task<IResult> SetOne(string code, HttpContext http, Operations operations, IRefusalPages refusals, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (SetGrant u) => u.Run(code, form["permission"], form["granted"] == "true", form["why"], ct), ct);
        return result.IsDone ? PageResult.Redirect(http, $"/office/positions/{Uri.EscapeDataString(code)}") : refusals.Answer(http, result.Refusal);
    }
}
