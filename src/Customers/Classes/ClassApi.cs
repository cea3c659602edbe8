using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>A member's class, in a request; null is retail.</summary>
internal sealed record MemberClassBody(string? Class, string Why);

/// <summary>Customer classes as JSON (ORD-21).</summary>
internal static class ClassApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Customers");
        api.MapGet("/customer-classes", (ICustomerClasses classes) => TypedResults.Ok(classes.All))
            .Needs(ClassSetup.Edit, ClassSetup.Set, "price.wholesale.view")
            .WithName("ListCustomerClasses")
            .WithSummary("Customer classes by code; whoever is of none buys retail (ORD-21)");
        api.MapPut("/customer-classes/{code}", Save)
            .Needs(ClassSetup.Edit)
            .WithName("SaveCustomerClass")
            .WithSummary("Add or change a customer class");
        api.MapPut("/customers/{account:guid}/class", SetClass)
            .Needs(ClassSetup.Set)
            .WithName("SetCustomerClass")
            .WithSummary("Put a member into a class, or back to retail (null), with the reason");
        api.MapGet("/me/class", Mine)
            .NeedsSignIn()
            .WithName("GetMyClass")
            .WithSummary("The class that the signed-in member is of, and their latest request");
        api.MapPost("/me/class-requests", Ask)
            .NeedsSignIn()
            .WithName("AskForClass")
            .WithSummary("Ask to be of a class, with company, licence and contact; staff decide");
        api.MapDelete("/me/class-requests", Withdraw)
            .NeedsSignIn()
            .WithName("WithdrawClassRequest")
            .WithSummary("Withdraw one's own waiting request");
    }

    private static async Task<IResult> Save(
        string code,
        CustomerClassInput input,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                context.Actor(),
                (SaveCustomerClass u) => u.Run(code, input, false, ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> SetClass(
        Guid account,
        MemberClassBody body,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                context.Actor(),
                (SetMemberClass u) => u.Run(AccountId.From(account), body.Class, body.Why, ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> Mine(
        HttpContext context,
        ICustomerClasses classes,
        IClassRequests requests,
        CancellationToken ct
    ) =>
        context.Actor() is { Kind: ActorKind.Member, Id: { } id }
            ? TypedResults.Ok(new { @class = classes.Of(id), request = await requests.Latest(AccountId.From(id), ct) })
            : Refusals.Problem(ClassErrors.MembersOnly);

    private static async Task<IResult> Ask(
        ClassRequestInput input,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(context.Actor(), (AskForClass u) => u.Run(input, ct), ct, context.IdempotencyKey())
        ).ToCreated(_ => "/api/v1/me/class");

    private static async Task<IResult> Withdraw(HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
        (
            await executor.Run(context.Actor(), (WithdrawClassRequest u) => u.Run(ct), ct, context.IdempotencyKey())
        ).ToHttp();
}
