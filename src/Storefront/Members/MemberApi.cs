using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Customers;
using Zhanggui.Organization;

namespace Zhanggui.Storefront;

/// <summary>A new member: login name or mobile number, and a password.</summary>
internal sealed record MemberInput(string? Login, string? Password);

/// <summary>One's own profile.</summary>
internal sealed record ProfileInput(string? Name, string? Phone);

/// <summary>An address to save.</summary>
internal sealed record AddressInput(PostalAddress? Address, bool Default)
{
    public PostalAddress Typed => Address ?? new PostalAddress("", "", "", "", "", "");
}

/// <summary>The account that was made.</summary>
internal sealed record MemberAnswer(AccountId Account);

/// <summary>The address that was saved.</summary>
internal sealed record AddressAnswer(AddressId Id);

/// <summary>Registration, profile and address book as JSON.</summary>
internal static class MemberApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Members");
        api.MapPost("/members", Register)
            .Open()
            .WithName("RegisterMember")
            .WithSummary("Register with a login name or mobile number and a password; signs the caller in");
        api.MapGet("/me", Me).NeedsSignIn().WithName("GetMe").WithSummary("One's own profile");
        api.MapPut("/me", Describe).NeedsSignIn().WithName("ChangeMe").WithSummary("Change one's own name and phone");
        api.MapGet("/me/special-prices", Specials)
            .NeedsSignIn()
            .WithName("ListMySpecialPrices")
            .WithSummary(
                "The prices that were agreed for oneself and can be used now, that which ends first before the others"
            );
        api.MapGet("/me/addresses", Book)
            .NeedsSignIn()
            .WithName("ListMyAddresses")
            .WithSummary("One's own addresses, the default first");
        api.MapPost("/me/addresses", Add).NeedsSignIn().WithName("AddMyAddress").WithSummary("Save an address");
        api.MapPut("/me/addresses/{id:guid}", Change)
            .NeedsSignIn()
            .WithName("ChangeMyAddress")
            .WithSummary("Change a saved address");
        api.MapDelete("/me/addresses/{id:guid}", Delete)
            .NeedsSignIn()
            .WithName("DeleteMyAddress")
            .WithSummary("Delete a saved address; restore brings it back");
        api.MapPost("/me/addresses/{id:guid}/restore", Restore)
            .NeedsSignIn()
            .WithName("RestoreMyAddress")
            .WithSummary("Undo a deletion");
        api.MapPost("/me/addresses/{id:guid}/default", Choose)
            .NeedsSignIn()
            .WithName("ChooseMyAddress")
            .WithSummary("Make an address the default");
    }

    private static async Task<IResult> Register(
        MemberInput input,
        HttpContext context,
        UseCaseExecutor executor,
        ISessions sessions,
        CancellationToken ct
    )
    {
        var made = await executor.Run(
            context.Actor(),
            (RegisterMember u) =>
                u.Run(input.Login ?? "", input.Password ?? "", input.Password ?? "", Shopper.KeyOf(context), ct),
            ct,
            context.IdempotencyKey()
        );
        if (!made.IsDone)
            return Refusals.Problem(made.Refusal);
        await sessions.SignInNew(context, made.Value, ct);
        return TypedResults.Created("/api/v1/me", new MemberAnswer(made.Value));
    }

    private static async Task<IResult> Me(HttpContext context, ICustomers customers, CancellationToken ct) =>
        Shopper.Account(context) is { } account && await customers.Of(AccountId.From(account), ct) is { } card
            ? TypedResults.Ok(card)
            : Refusals.Problem(
                Refusal.NotFound("storefront.no_profile", "这个账号没有会员资料", "This account has no member profile.")
            );

    private static async Task<IResult> Describe(
        ProfileInput input,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await executor.Run(context.Actor(), (DescribeMe u) => u.Run(input.Name ?? "", input.Phone, ct), ct)).ToHttp();

    private static async Task<IResult> Specials(HttpContext context, MySpecials specials, CancellationToken ct) =>
        TypedResults.Ok(Shopper.Account(context) is { } account ? await specials.Answers(account, ct) : []);

    private static async Task<IResult> Book(HttpContext context, ICustomers customers, CancellationToken ct) =>
        TypedResults.Ok(
            Shopper.Account(context) is { } account ? await customers.Addresses(AccountId.From(account), ct) : []
        );

    private static async Task<IResult> Add(
        AddressInput input,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var saved = await executor.Run(
            context.Actor(),
            (SaveAddress u) => u.Run(input.Typed, input.Default, null, ct),
            ct,
            context.IdempotencyKey()
        );
        return saved.IsDone
            ? TypedResults.Created("/api/v1/me/addresses", new AddressAnswer(saved.Value))
            : Refusals.Problem(saved.Refusal);
    }

    private static async Task<IResult> Change(
        Guid id,
        AddressInput input,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var saved = await executor.Run(
            context.Actor(),
            (SaveAddress u) => u.Run(input.Typed, input.Default, AddressId.From(id), ct),
            ct
        );
        return saved.IsDone ? TypedResults.NoContent() : Refusals.Problem(saved.Refusal);
    }

    private static async Task<IResult> Delete(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await executor.Run(context.Actor(), (DeleteAddress u) => u.Run(AddressId.From(id), ct), ct)).ToHttp();

    private static async Task<IResult> Restore(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await executor.Run(context.Actor(), (RestoreAddress u) => u.Run(AddressId.From(id), ct), ct)).ToHttp();

    private static async Task<IResult> Choose(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await executor.Run(context.Actor(), (ChooseAddress u) => u.Run(AddressId.From(id), ct), ct)).ToHttp();
}
