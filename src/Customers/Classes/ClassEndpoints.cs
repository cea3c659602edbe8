using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>Customer classes and a member's class (ORD-21). The JSON twin is <see cref="ClassApi"/>.</summary>
internal static class ClassEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var classes = routes.MapGroup("/office/customer-classes").DisableAntiforgery().ExcludeFromDescription();
        classes.MapGet("", Classes).Needs(ClassSetup.Edit, ClassSetup.Set);
        classes.MapPost("", Save).Needs(ClassSetup.Edit);
        routes
            .MapPost("/office/customers/{account:guid}/class", SetClass)
            .Needs(ClassSetup.Set)
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Classes(
        HttpContext context,
        ICustomerClasses classes,
        ClassQueries queries,
        IStringLocalizer<CustomersTexts> l,
        CancellationToken ct
    )
    {
        var form = classes.Find(context.Request.Query["code"].FirstOrDefault()) is { } one
            ? new FormState
            {
                ["code"] = one.Code,
                ["was"] = one.Code,
                ["nameZh"] = one.Name.Zh,
                ["nameEn"] = one.Name.En,
                ["open"] = one.IsOpen ? "true" : "",
                ["active"] = one.IsActive ? "true" : "",
            }
            : new FormState { ["active"] = "true", ["open"] = "true" };
        return await ShowClasses(form, 200, context, classes, queries, l, ct);
    }

    private static async Task<IResult> ShowClasses(
        FormState form,
        int status,
        HttpContext context,
        ICustomerClasses classes,
        ClassQueries queries,
        IStringLocalizer<CustomersTexts> l,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["客户类型"],
            ClassViews.Classes(
                new ClassViews.ClassesModel(classes.All, await queries.Counts(ct), form, context.Actor()),
                l
            ),
            typeof(OfficeLayout),
            status
        );

    private static async Task<IResult> Save(
        HttpContext context,
        UseCaseExecutor executor,
        ICustomerClasses classes,
        ClassQueries queries,
        IStringLocalizer<CustomersTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var (isNew, code) = (form["was"].Length == 0, form["was"].Length == 0 ? form["code"] : form["was"]);
        var input = new CustomerClassInput(
            form["nameZh"],
            form["nameEn"],
            form.Checked("open"),
            form.Checked("active")
        );
        var saved = await executor.Run(
            context.Actor(),
            (SaveCustomerClass u) => u.Run(code, input, isNew, ct),
            ct,
            form.IdempotencyKey
        );
        if (saved.IsDone)
            return PageResult.Redirect(context, "/office/customer-classes", l["已保存 {0}", code]);
        form.Accept(saved.Refusal);
        return await ShowClasses(form, 422, context, classes, queries, l, ct);
    }

    private static async Task<IResult> SetClass(
        Guid account,
        HttpContext context,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<CustomersTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var done = await executor.Run(
            context.Actor(),
            (SetMemberClass u) => u.Run(AccountId.From(account), form["class"], form["why"], ct),
            ct,
            form.IdempotencyKey
        );
        return done.IsDone
            ? PageResult.Redirect(context, $"/office/customers/{account}", l["客户类型已改"])
            : refusals.Answer(context, done.Refusal);
    }
}
