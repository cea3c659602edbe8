using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>
/// Staff: a new person, and one person's page with every act on it. The list is <see cref="StaffPage" />, JSON
/// <see cref="StaffApi" />.
/// </summary>
internal static class StaffEndpoints
{
    internal static readonly string[] Managers = ["org.edit", "hr.edit"];
    internal static readonly string[] Readers = ["org.view", "hr.view"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/staff/new", NewPerson).Needs(Managers).ExcludeFromDescription();
        routes.MapPost("/office/staff", Add).Needs(Managers).DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/office/staff/{id:guid}", One).Needs(Readers).ExcludeFromDescription();
        routes
            .MapPost("/office/staff/{id:guid}", Act)
            .Needs([.. Managers, "user.level.execute"])
            .DisableAntiforgery()
            .ExcludeFromDescription();
        StaffApi.Map(routes);
    }

    private static Task<IResult> NewPerson(
        OrganizationQueries queries,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    ) => NewPage(new FormState(), 200, queries, l, ct);

    private static async Task<IResult> NewPage(
        FormState form,
        int status,
        OrganizationQueries queries,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["新员工"],
            StaffViews.New(form, await queries.Positions(ct), await queries.Departments(ct), l),
            typeof(OfficeLayout),
            status
        );

    private static async Task<IResult> Add(
        HttpContext http,
        UseCaseExecutor executor,
        OrganizationQueries queries,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var card = new StaffCard(form["login"], form["name"], form["nameEn"], form["phone"]);
        var result = await executor.Run(
            http.Actor(),
            (AddStaff u) => u.Run(card, form["password"], form.All("positions"), ct),
            ct,
            form.IdempotencyKey
        );
        if (result.IsDone)
            return PageResult.Redirect(http, $"/office/staff/{result.Value.Value}");
        form.Accept(result.Refusal);
        return await NewPage(form, Refusals.Status(result.Refusal), queries, l, ct);
    }

    private static Task<IResult> One(Guid id, HttpContext http, StaffPages pages, CancellationToken ct) =>
        pages.One(http, id, new FormState(), 200, null, ct);

    /// <summary>All acts of the person's page post here; the hidden field "act" says which.</summary>
    private static async Task<IResult> Act(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        StaffPages pages,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var (actor, account) = (http.Actor(), new AccountId(id));
        var result = form["act"] switch
        {
            "edit" => await executor.Run(
                actor,
                (EditStaff u) => u.Run(account, new StaffCard("", form["name"], form["nameEn"], form["phone"]), ct),
                ct
            ),
            "give" => await Give(executor, actor, account, form, ct),
            "end" => await executor.Run(
                actor,
                (EndPosition u) => u.Run(account, form["position"], form["why"], ct),
                ct
            ),
            "close" => await executor.Run(actor, (SetDisabled u) => u.Run(account, true, form["why"], ct), ct),
            "reopen" => await executor.Run(actor, (SetDisabled u) => u.Run(account, false, form["why"], ct), ct),
            "reset" => await Reset(executor, actor, account, form, http, ct),
            _ => Refusal.NotFound("organization.no_act", "没有这个操作", "There is no such act."),
        };
        if (result.IsDone)
            return form["act"] == "reset"
                ? await pages.One(http, id, new FormState(), 200, http.Items["password"] as string, ct)
                : PageResult.Redirect(http, $"/office/staff/{id}");
        if (result.Refusal.Kind == RefusalKind.NotFound)
            return refusals.Answer(http, result.Refusal);
        form.Accept(result.Refusal);
        return await pages.One(http, id, form, Refusals.Status(result.Refusal), null, ct);
    }

    private static async Task<Result> Give(
        UseCaseExecutor executor,
        Actor actor,
        AccountId account,
        FormState form,
        CancellationToken ct
    )
    {
        DateOnly? last = null;
        if (form["lastDay"].Length > 0)
        {
            if (
                !DateOnly.TryParseExact(
                    form["lastDay"],
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                || day.Year > 9000
            )
                return Refusal.Invalid(
                    "organization.last_day",
                    "lastDay",
                    "日期写成 2026-12-31 这样",
                    "Write the date like 2026-12-31."
                );
            last = day;
        }

        return await executor.Run(
            actor,
            (GivePosition u) => u.Run(account, form["position"], last, form["why"], ct),
            ct
        );
    }

    /// <summary>The temporary password goes from the use case to this answer and nowhere else.</summary>
    private static async Task<Result> Reset(
        UseCaseExecutor executor,
        Actor actor,
        AccountId account,
        FormState form,
        HttpContext http,
        CancellationToken ct
    )
    {
        var made = await executor.Run(actor, (ResetPassword u) => u.Run(account, form["why"], ct), ct);
        if (!made.IsDone)
            return made.Refusal;
        http.Items["password"] = made.Value;
        return Result.Done;
    }
}

/// <summary>Puts one person's page together.</summary>
internal sealed class StaffPages(
    OrganizationQueries queries,
    AuditTrail audit,
    IRefusalPages refusals,
    IStringLocalizer<OrganizationTexts> l
)
{
    public async Task<IResult> One(
        HttpContext http,
        Guid id,
        FormState form,
        int status,
        string? password,
        CancellationToken ct
    )
    {
        if (await queries.One(id, ct) is not { } row)
            return refusals.Answer(http, StaffErrors.NoAccount);
        var actor = http.Actor();
        var model = new StaffViews.Person(
            row,
            await queries.Holdings(id, ct),
            await queries.Sessions(id, ct),
            await queries.Positions(ct),
            (await audit.Of("account", id, ct)).Reverse().Take(30).ToList(),
            StaffEndpoints.Managers.Any(actor.May),
            actor.May("org.edit") || actor.May("user.level.execute"),
            actor.Id == id,
            form,
            password
        );
        return PageResult.Page(row.Shown, StaffViews.One(model, l), typeof(OfficeLayout), status);
    }
}
