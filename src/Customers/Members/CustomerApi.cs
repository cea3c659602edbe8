using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>Customers and messages as JSON, for staff and partners who may see them.</summary>
internal static class CustomerApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Customers");
        api.MapGet("/customers", List).Needs(CustomersModule.View, CustomersModule.ViewFull).WithName("ListCustomers").WithSummary("Customers, newest first, or sorted by `registered`, `name` or `login`; search by name, phone or login; `class` is a customer class. Masked without crm.view.full");
        api.MapGet("/customers/{account:guid}", One).Needs(CustomersModule.View, CustomersModule.ViewFull).WithName("GetCustomer").WithSummary("One customer with the address book");
        api.MapGet("/messages", Messages).Needs(CustomersModule.View, CustomersModule.ViewFull).WithName("ListMessages").WithSummary("Messages sent to customers, newest first");
    }

    private static async Task<IResult> List(string? q, DateOnly? from, DateOnly? to, string? @class, [AsParameters] ListPlace place, HttpContext context, MemberDirectory directory, CancellationToken ct) =>
        TypedResults.Ok(await directory.List(new CustomerQuery(q, Asked.Sane(from), Asked.Sane(to)) { Class = @class }, place, context.Actor().May(CustomersModule.ViewFull), ct));

    private static async Task<IResult> One(Guid account, HttpContext context, MemberDirectory directory, CancellationToken ct) =>
        await directory.Of(AccountId.From(account), context.Actor().May(CustomersModule.ViewFull), ct) is { } file ? TypedResults.Ok(file) : Refusals.Problem(MemberErrors.NotFound);

    private static async Task<IResult> Messages(string? phone, MessageState? state, [AsParameters] ListPlace place, HttpContext context, MessageList messages, CancellationToken ct) =>
        TypedResults.Ok(await messages.List(new MessageQuery(phone, state), place, context.Actor().May(CustomersModule.ViewFull), ct));
}

internal static class MemberErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound("customers.no_member", "没有这位客户", "There is no such customer.");
}
