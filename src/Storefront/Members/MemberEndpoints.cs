using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>
/// Signing in, registering, and the member centre. The JSON twin is <see cref="MemberApi"/>, the address book
/// <see cref="AddressEndpoints"/>.
/// </summary>
internal static class MemberEndpoints
{
    private const int PageSize = 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/login", SignInForm).Open().ExcludeFromDescription();
        routes
            .MapPost("/login", SignIn)
            .Open()
            .DisableAntiforgery()
            .RequireRateLimiting("guess")
            .ExcludeFromDescription();
        routes.MapGet("/register", RegisterForm).Open().ExcludeFromDescription();
        routes
            .MapPost("/register", Register)
            .Open()
            .DisableAntiforgery()
            .RequireRateLimiting("guess")
            .ExcludeFromDescription();
        routes.MapPost("/logout", SignOut).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/me", Orders).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/me/profile", ProfileForm).NeedsSignIn().ExcludeFromDescription();
        routes.MapPost("/me/profile", Profile).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/me/password", PasswordForm).NeedsSignIn().ExcludeFromDescription();
        routes
            .MapPost("/me/password", Password)
            .NeedsSignIn()
            .DisableAntiforgery()
            .RequireRateLimiting("guess")
            .ExcludeFromDescription();
        AddressEndpoints.Map(routes);
        MemberApi.Map(routes);
    }

    /// <summary>Where to go after signing in: a page of this site, never the sign-in page itself.</summary>
    private static string Back(string? back) =>
        LocalUrl.Or(back, "/me") is var url && url.StartsWith("/login", StringComparison.Ordinal) ? "/me" : url;

    private static IResult SignInForm(HttpContext context, IStringLocalizer<ShoppingTexts> l)
    {
        var back = Back(context.Request.Query["back"]);
        return Shopper.Account(context) is not null
            ? PageResult.Redirect(context, back)
            : PageResult.Page(l["登录"], MemberViews.SignIn(new FormState(), back, l), typeof(StoreLayout));
    }

    private static async Task<IResult> SignIn(
        HttpContext context,
        ISessions sessions,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var back = Back(form["back"]);
        // A password may begin or end with a blank: it is read as it was typed.
        var password = context.Request.HasFormContentType ? context.Request.Form["password"].ToString() : "";
        if (form["login"].Length == 0)
            form.AddError("login", l["请填手机号或登录名"]);
        if (password.Length == 0)
            form.AddError("password", l["请填密码"]);
        if (!form.HasErrors)
        {
            var signedIn = await sessions.SignIn(
                context,
                PhoneNumber.OfLogin(form["login"]),
                password,
                staff: false,
                ct
            );
            if (signedIn.IsDone)
                return PageResult.Redirect(context, back);
            form.Accept(signedIn.Refusal);
            return PageResult.Page(
                l["登录"],
                MemberViews.SignIn(form, back, l),
                typeof(StoreLayout),
                Refusals.Status(signedIn.Refusal) is 429 ? 429 : 422
            );
        }

        return PageResult.Page(l["登录"], MemberViews.SignIn(form, back, l), typeof(StoreLayout), 422);
    }

    private static IResult RegisterForm(HttpContext context, IStringLocalizer<ShoppingTexts> l) =>
        PageResult.Page(
            l["注册"],
            MemberViews.Register(new FormState(), Back(context.Request.Query["back"]), l),
            typeof(StoreLayout)
        );

    private static async Task<IResult> Register(
        HttpContext context,
        UseCaseExecutor executor,
        ISessions sessions,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var raw = await context.Request.ReadFormAsync(ct);
        var made = await executor.Run(
            context.Actor(),
            (RegisterMember u) =>
                u.Run(form["login"], raw["password"].ToString(), raw["again"].ToString(), Shopper.KeyOf(context), ct),
            ct,
            context.IdempotencyKey()
        );
        if (made.IsDone)
        {
            await sessions.SignInNew(context, made.Value, ct);
            return PageResult.Redirect(context, Back(form["back"]));
        }

        form.Accept(made.Refusal);
        return PageResult.Page(
            l["注册"],
            MemberViews.Register(form, Back(form["back"]), l),
            typeof(StoreLayout),
            Refusals.Status(made.Refusal)
        );
    }

    private static async Task<IResult> SignOut(HttpContext context, ISessions sessions)
    {
        await sessions.SignOut(context);
        CheckoutDraft.Drop(context);
        return PageResult.Redirect(context, "/");
    }

    private static async Task<IResult> Orders(
        HttpContext context,
        MyOrders orders,
        MySpecials specials,
        ICustomers customers,
        TimeProvider clock,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        if (Shopper.Account(context) is not { } account)
            return PageResult.Redirect(context, "/login");
        var filter =
            Enum.TryParse<OrderFilter>(context.Request.Query["filter"], out var wanted) && Enum.IsDefined(wanted)
                ? wanted
                : OrderFilter.All;
        var before = OrderApi.ReadBefore(context.Request.Query["before"]);
        var page = await orders.Page(account, filter, before, PageSize, ct);
        return PageResult.Page(
            l["我的订单"],
            MemberViews.Orders(
                new(
                    await Name(context, customers, ct),
                    page,
                    filter,
                    before is null,
                    await specials.Of(account, ct),
                    clock.Now()
                ),
                l
            ),
            typeof(StoreLayout)
        );
    }

    private static async Task<IResult> ProfileForm(
        HttpContext context,
        ICustomers customers,
        ICustomerClasses classes,
        TimeProvider clock,
        IRefusalPages refusals,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        if (await Card(context, customers, ct) is not { } card)
            return refusals.Answer(context, NoProfile);
        var form = new FormState { ["name"] = card.Name, ["phone"] = card.Phone ?? "" };
        return PageResult.Page(
            l["我的资料"],
            MemberViews.Profile(
                card.Name,
                form,
                card,
                classes.All.Any(c => c is { IsOpen: true, IsActive: true })
                    || classes.Of(card.Account.Value) is not null,
                clock.Now(),
                l
            ),
            typeof(StoreLayout)
        );
    }

    private static async Task<IResult> Profile(
        HttpContext context,
        UseCaseExecutor executor,
        ICustomers customers,
        ICustomerClasses classes,
        TimeProvider clock,
        IRefusalPages refusals,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var saved = await executor.Run(context.Actor(), (DescribeMe u) => u.Run(form["name"], form["phone"], ct), ct);
        if (!saved.IsDone)
            form.Accept(saved.Refusal);
        if (await Card(context, customers, ct) is not { } card)
            return refusals.Answer(context, NoProfile);
        var page = PageResult.Page(
            l["我的资料"],
            MemberViews.Profile(
                card.Name,
                form,
                card,
                classes.All.Any(c => c is { IsOpen: true, IsActive: true })
                    || classes.Of(card.Account.Value) is not null,
                clock.Now(),
                l
            ),
            typeof(StoreLayout),
            saved.IsDone ? 200 : Refusals.Status(saved.Refusal)
        );
        return saved.IsDone ? page.Toast(l["已保存"]) : page;
    }

    private static async Task<IResult> PasswordForm(
        HttpContext context,
        ICustomers customers,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["改密码"],
            MemberViews.Password(await Name(context, customers, ct), new FormState(), l),
            typeof(StoreLayout)
        );

    /// <summary>Other sessions of the account end with the old password; this one goes on.</summary>
    private static async Task<IResult> Password(
        HttpContext context,
        UseCaseExecutor executor,
        ISessions sessions,
        ICustomers customers,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        if (Shopper.Account(context) is not { } account)
            return PageResult.Redirect(context, "/login");
        var form = await FormState.Read(context, ct);
        var raw = await context.Request.ReadFormAsync(ct);
        var changed = await executor.Run(
            context.Actor(),
            (ChangePassword u) =>
                u.Run(
                    AccountId.From(account),
                    raw["old"].ToString(),
                    raw["password"].ToString(),
                    raw["again"].ToString(),
                    null,
                    ct
                ),
            ct
        );
        if (changed.IsDone)
            await sessions.SignInNew(context, AccountId.From(account), ct);
        else
            form.Accept(changed.Refusal);
        var page = PageResult.Page(
            l["改密码"],
            MemberViews.Password(await Name(context, customers, ct), form, l),
            typeof(StoreLayout),
            changed.IsDone ? 200 : Refusals.Status(changed.Refusal)
        );
        return changed.IsDone ? page.Toast(l["密码已改，别的设备要重新登录"]) : page;
    }

    private static readonly Refusal NoProfile = Refusal.NotFound(
        "storefront.no_profile",
        "这个账号没有会员资料",
        "This account has no member profile."
    );

    private static async Task<CustomerCard?> Card(HttpContext context, ICustomers customers, CancellationToken ct) =>
        Shopper.Account(context) is { } account ? await customers.Of(AccountId.From(account), ct) : null;

    /// <summary>What the member is called on their own pages.</summary>
    public static async Task<string> Name(HttpContext context, ICustomers customers, CancellationToken ct) =>
        (await Card(context, customers, ct))?.Name ?? context.Actor().Name;
}
