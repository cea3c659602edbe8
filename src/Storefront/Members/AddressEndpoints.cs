using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>The address book's pages (SHOP-14): add, change, choose the default, delete and undo.</summary>
internal static class AddressEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var book = routes.MapGroup("/me/addresses");
        book.MapGet("", Book).NeedsSignIn().ExcludeFromDescription();
        book.MapGet("/new", NewForm).NeedsSignIn().ExcludeFromDescription();
        book.MapPost("/new", (HttpContext c, AddressPage d, CancellationToken ct) => d.Save(c, null, ct))
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        book.MapPost("/look", (HttpContext c, AddressPage d, CancellationToken ct) => d.Look(c, null, ct))
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        book.MapGet("/{id:guid}", EditForm).NeedsSignIn().ExcludeFromDescription();
        book.MapPost("/{id:guid}", (Guid id, HttpContext c, AddressPage d, CancellationToken ct) => d.Save(c, id, ct))
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        book.MapPost(
                "/{id:guid}/look",
                (Guid id, HttpContext c, AddressPage d, CancellationToken ct) => d.Look(c, id, ct)
            )
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        book.MapPost("/{id:guid}/delete", Delete).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        book.MapPost("/{id:guid}/restore", Restore).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        book.MapPost("/{id:guid}/default", Choose).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> Book(HttpContext context, AddressPage page, CancellationToken ct) =>
        await page.Book(context, null, null, null, ct);

    private static async Task<IResult> NewForm(HttpContext context, AddressPage page, CancellationToken ct) =>
        await page.Form(context, new FormState(), null, 200, ct);

    private static async Task<IResult> EditForm(
        Guid id,
        HttpContext context,
        AddressPage page,
        IRefusalPages refusals,
        CancellationToken ct
    ) =>
        await page.Find(context, id, ct) is { } saved
            ? await page.Form(context, AddressPage.State(saved), id, 200, ct)
            : refusals.Answer(context, AddressPage.NotFound);

    private static async Task<IResult> Delete(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        AddressPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var deleted = await executor.Run(context.Actor(), (DeleteAddress u) => u.Run(AddressId.From(id), ct), ct);
        return deleted.IsDone
            ? await page.Book(context, l["地址已删除"], id, null, ct)
            : await page.Book(context, null, null, deleted.Refusal, ct);
    }

    private static async Task<IResult> Restore(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        AddressPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var restored = await executor.Run(context.Actor(), (RestoreAddress u) => u.Run(AddressId.From(id), ct), ct);
        return await page.Book(context, restored.IsDone ? l["地址已放回来"].Value : null, null, restored.Refusal, ct);
    }

    private static async Task<IResult> Choose(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        AddressPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var chosen = await executor.Run(context.Actor(), (ChooseAddress u) => u.Run(AddressId.From(id), ct), ct);
        return await page.Book(context, chosen.IsDone ? l["默认地址已换"].Value : null, null, chosen.Refusal, ct);
    }
}

/// <summary>The address book of one request.</summary>
internal sealed class AddressPage(
    ICustomers customers,
    IRegions regions,
    UseCaseExecutor executor,
    IStringLocalizer<ShoppingTexts> l
)
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "customers.no_such_address",
        "您的地址簿里没有这个地址",
        "There is no such address in your book."
    );

    public async Task<IResult> Book(
        HttpContext context,
        string? said,
        Guid? undo,
        Refusal? trouble,
        CancellationToken ct
    )
    {
        var body = AddressViews.Book(await Mine(context, ct), said, undo, trouble?.Message.ToString(), l);
        return await Page(context, l["收货地址"], body, trouble is null ? 200 : Refusals.Status(trouble), ct);
    }

    public Task<IResult> Form(HttpContext context, FormState form, Guid? id, int status, CancellationToken ct) =>
        Page(context, id is null ? l["添加地址"] : l["修改地址"], AddressViews.Edit(form, id, l), status, ct);

    /// <summary>Province or city have changed: the selects anew, everything else as it was typed.</summary>
    public async Task<IResult> Look(HttpContext context, Guid? id, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        var fitting = new CheckoutForm
        {
            Province = form["province"],
            City = form["city"],
            District = form["district"],
        }.WithFittingRegion(regions);
        (form["city"], form["district"]) = (fitting.City, fitting.District);
        return PageResult.WantsPart(context.Request)
            ? PageResult.Fragment(
                AddressViews.Regions(form, id is { } known ? $"/me/addresses/{known}/look" : "/me/addresses/look")
            )
            : await Form(context, form, id, 200, ct);
    }

    public async Task<IResult> Save(HttpContext context, Guid? id, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        var typed = new PostalAddress(
            form["name"],
            form["phone"],
            form["province"],
            form["city"],
            form["district"],
            form["street"],
            form["postcode"]
        );
        var saved = await executor.Run(
            context.Actor(),
            (SaveAddress u) =>
                u.Run(typed, form.Checked("default"), id is { } known ? AddressId.From(known) : null, ct),
            ct,
            context.IdempotencyKey()
        );
        if (saved.IsDone)
            return PageResult.Redirect(context, "/me/addresses");
        form.Accept(saved.Refusal);
        return await Form(context, form, id, Refusals.Status(saved.Refusal), ct);
    }

    public async Task<SavedAddress?> Find(HttpContext context, Guid id, CancellationToken ct) =>
        (await Mine(context, ct)).FirstOrDefault(a => a.Id.Value == id);

    public static FormState State(SavedAddress saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var a = saved.Address;
        var form = new FormState
        {
            ["name"] = a.Name,
            ["phone"] = a.Phone,
            ["province"] = a.Province,
            ["city"] = a.City,
            ["district"] = a.District,
            ["street"] = a.Street,
            ["postcode"] = a.Postcode ?? "",
        };
        if (saved.IsDefault)
            form["default"] = "true";
        return form;
    }

    private async Task<IReadOnlyList<SavedAddress>> Mine(HttpContext context, CancellationToken ct) =>
        Shopper.Account(context) is { } account ? await customers.Addresses(AccountId.From(account), ct) : [];

    private async Task<IResult> Page(
        HttpContext context,
        string title,
        RenderFragment body,
        int status,
        CancellationToken ct
    ) =>
        PageResult.Page(
            title,
            MemberViews.Frame(await MemberEndpoints.Name(context, customers, ct), "/me/addresses", body, l),
            typeof(StoreLayout),
            status
        );
}
