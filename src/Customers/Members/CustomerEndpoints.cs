using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>One customer in the back office and as JSON; the list is <see cref="CustomerPage"/>.</summary>
internal static class CustomerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/office/customers/{account:guid}", One)
            .Needs(CustomersModule.View, CustomersModule.ViewFull)
            .ExcludeFromDescription();
        routes
            .MapGet("/api/v1/customers/{account:guid}", Json)
            .Needs(CustomersModule.View, CustomersModule.ViewFull)
            .WithTags("Customers")
            .WithName("GetCustomer")
            .WithSummary("One customer with the address book");
    }

    private static async Task<IResult> One(
        Guid account,
        HttpContext context,
        MemberDirectory directory,
        ICustomerClasses classes,
        IRefusalPages refusals,
        IStringLocalizer<CustomersTexts> l,
        CancellationToken ct
    )
    {
        var full = context.Actor().May(CustomersModule.ViewFull);
        if (await directory.Of(AccountId.From(account), full, ct) is not { } file)
            return refusals.Answer(context, MemberErrors.NotFound);
        var body = CustomerViews.One(file, full, ClassViews.Card(file, classes.All, context.Actor(), l), l);
        return PageResult.Page(file.Row.Name.Length > 0 ? file.Row.Name : file.Row.Login, body, typeof(OfficeLayout));
    }

    private static async Task<IResult> Json(
        Guid account,
        HttpContext context,
        MemberDirectory directory,
        CancellationToken ct
    ) =>
        await directory.Of(AccountId.From(account), context.Actor().May(CustomersModule.ViewFull), ct) is { } file
            ? TypedResults.Ok(file)
            : Refusals.Problem(MemberErrors.NotFound);
}

internal static class MemberErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "customers.no_member",
        "没有这位客户",
        "There is no such customer."
    );
}
