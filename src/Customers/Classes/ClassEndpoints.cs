using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>Customer classes, members' requests for one, and a member's class (ORD-21). The JSON twin is <see cref="ClassApi"/>.</summary>
internal static class ClassEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var classes = routes.MapGroup("/office/customer-classes").DisableAntiforgery().ExcludeFromDescription();
        classes.MapGet("", Classes).Needs(ClassSetup.Edit, ClassSetup.Set);
        classes.MapPost("", Save).Needs(ClassSetup.Edit);
        var requests = routes.MapGroup("/office/class-requests").DisableAntiforgery().ExcludeFromDescription();
        requests.MapGet("", Requests).Needs(ClassSetup.Set);
        requests.MapGet("/{no}", One).Needs(ClassSetup.Set);
        requests.MapPost("/{no}", Decide).Needs(ClassSetup.Set);
        routes.MapPost("/office/customers/{account:guid}/class", SetClass).Needs(ClassSetup.Set).DisableAntiforgery().ExcludeFromDescription();
    }

    public static ClassRequestQuery QueryOf(HttpContext context) => new(Asked.Choice<ClassRequestState>(context.Request.Query["state"]), context.Request.Query["q"].FirstOrDefault());

    private static async Task<IResult> Classes(HttpContext context, ICustomerClasses classes, ClassQueries queries, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        var form = classes.Find(context.Request.Query["code"].FirstOrDefault()) is { } one
            ? new FormState { ["code"] = one.Code, ["was"] = one.Code, ["nameZh"] = one.Name.Zh, ["nameEn"] = one.Name.En, ["open"] = one.IsOpen ? "true" : "", ["active"] = one.IsActive ? "true" : "" }
            : new FormState { ["active"] = "true", ["open"] = "true" };
        return await ShowClasses(form, 200, context, classes, queries, l, ct);
    }

    private static async Task<IResult> ShowClasses(FormState form, int status, HttpContext context, ICustomerClasses classes, ClassQueries queries, IStringLocalizer<CustomersTexts> l, CancellationToken ct) =>
        PageResult.Page(l["客户类型"], ClassViews.Classes(new ClassViews.ClassesModel(classes.All, await queries.Counts(ct), form, context.Actor()), l), typeof(OfficeLayout), status);

    private static async Task<IResult> Save(HttpContext context, UseCaseExecutor executor, ICustomerClasses classes, ClassQueries queries, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        var (isNew, code) = (form["was"].Length == 0, form["was"].Length == 0 ? form["code"] : form["was"]);
        var input = new CustomerClassInput(form["nameZh"], form["nameEn"], form.Checked("open"), form.Checked("active"));
        var saved = await executor.Run(context.Actor(), (SaveCustomerClass u) => u.Run(code, input, isNew, ct), ct, form.IdempotencyKey);
        if (saved.IsDone) return PageResult.Redirect(context, "/office/customer-classes", l["已保存 {0}", code]);
        form.Accept(saved.Refusal);
        return await ShowClasses(form, 422, context, classes, queries, l, ct);
    }

    private static async Task<IResult> Requests(HttpContext context, ClassQueries queries, ICustomerClasses classes, TimeProvider clock, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        var (query, table) = (QueryOf(context), TableQuery.From(context));
        return PageResult.Page(l["批发申请"], ClassViews.Requests(new ClassViews.RequestsModel(query, table, await queries.Page(query, table.Place, ct), classes.All, clock.Now()), l), typeof(OfficeLayout));
    }

    private static async Task<IResult> One(string no, ClassQueries queries, HttpContext context, ICustomerClasses classes, TimeProvider clock, IRefusalPages refusals, IStringLocalizer<CustomersTexts> l, CancellationToken ct) =>
        await queries.ByNo(no, ct) is { } request ? Show(request, new FormState(), 200, classes, clock, l) : refusals.Answer(context, ClassErrors.NoRequest);

    private static PageResult Show(ClassRequest request, FormState form, int status, ICustomerClasses classes, TimeProvider clock, IStringLocalizer<CustomersTexts> l) =>
        PageResult.Page(request.No, ClassViews.Request(request, form, classes.Find(request.Class)?.Name.ToString() ?? request.Class, clock.Now(), l), typeof(OfficeLayout), status);

    private static async Task<IResult> Decide(string no, HttpContext context, ClassQueries queries, UseCaseExecutor executor, IRefusalPages refusals, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        if (await queries.ByNo(no, ct) is not { } request) return refusals.Answer(context, ClassErrors.NoRequest);
        var form = await FormState.Read(context, ct);
        var approve = form["verb"] == "approve";
        var done = await executor.Run(context.Actor(), (DecideClassRequest u) => u.Run(request.Id, approve, form["comment"], ct), ct, form.IdempotencyKey);
        return done.IsDone ? PageResult.Redirect(context, $"/office/class-requests/{request.No}", approve ? l["已通过 {0}", request.No] : l["已答复 {0}", request.No]) : refusals.Answer(context, done.Refusal);
    }

    private static async Task<IResult> SetClass(Guid account, HttpContext context, UseCaseExecutor executor, IRefusalPages refusals, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        var done = await executor.Run(context.Actor(), (SetMemberClass u) => u.Run(AccountId.From(account), form["class"], form["why"], ct), ct, form.IdempotencyKey);
        return done.IsDone ? PageResult.Redirect(context, $"/office/customers/{account}", l["客户类型已改"]) : refusals.Answer(context, done.Refusal);
    }
}
