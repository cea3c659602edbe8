using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>The checkout page of one request: where the form comes from, and how it is answered.</summary>
internal sealed class CheckoutPage(
    CheckoutPages views,
    CheckoutDraft draft,
    ICarts carts,
    ICustomers customers,
    IStringLocalizer<ShoppingTexts> l
)
{
    /// <summary>
    /// The page to begin with: as it was left, or filled in as far as the shop knows. Null when the cart must be mended
    /// first.
    /// </summary>
    public async Task<CheckoutView?> Begin(HttpContext context, CancellationToken ct)
    {
        var owner = Shopper.Of(context);
        var cart = await carts.Of(owner, ct);
        if (cart.Lines.Count == 0 || cart.Lines.Any(x => x.Blocks))
            return null;
        var saved = await views.Saved(owner, ct);
        var form = CheckoutPages.Prefill(draft.Of(context) ?? new CheckoutForm(), cart, saved);
        return await View(context, form, saved, ct);
    }

    /// <summary>The page for what was just sent, with today's cart: nothing was submitted yet.</summary>
    public async Task<CheckoutView> Reread(HttpContext context, CancellationToken ct)
    {
        var sent = await context.Request.ReadFormAsync(ct);
        var form = CheckoutForm.Read(sent);
        if (sent["switch"].LastOrDefault() is { Length: > 0 } who)
            form = form with { Who = who == "known" ? "known" : "new" };
        draft.Keep(context, form);
        return await View(context, form, ct);
    }

    public void Keep(HttpContext context, CheckoutForm form) => draft.Keep(context, form);

    public async Task<CheckoutView> View(HttpContext context, CheckoutForm form, CancellationToken ct) =>
        await View(context, form, await views.Saved(Shopper.Of(context), ct), ct);

    private async Task<CheckoutView> View(
        HttpContext context,
        CheckoutForm form,
        IReadOnlyList<SavedAddress> saved,
        CancellationToken ct
    )
    {
        var account = Shopper.Account(context);
        var name = account is { } known
            ? (await customers.Of(AccountId.From(known), ct))?.Name ?? context.Actor().Name
            : null;
        return await views.Of(form, saved, account, name, ct);
    }

    /// <summary>The page; its form alone for htmx.</summary>
    public IResult Page(HttpContext context, CheckoutView view, int status = StatusCodes.Status200OK)
    {
        var state = State(view);
        return PageResult.WantsPart(context.Request)
            ? PageResult.Fragment(CheckoutViews.Form(view, state, l), status)
            : PageResult.Page(l["结算"], CheckoutViews.Page(view, state, l), typeof(StoreLayout), status);
    }

    /// <summary>What was typed and what is wrong, as the fields want it.</summary>
    public FormState State(CheckoutView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var f = view.Form;
        var state = new FormState
        {
            ["once"] = f.Once,
            ["login"] = f.Login,
            ["knownLogin"] = f.KnownLogin,
            ["address"] = f.Address,
            ["name"] = f.Name,
            ["phone"] = f.Phone,
            ["province"] = f.Province,
            ["city"] = f.City,
            ["district"] = f.District,
            ["street"] = f.Street,
            ["postcode"] = f.Postcode,
            ["remark"] = f.Remark,
            ["courier"] = f.Courier,
            ["method"] = f.Method,
            ["invoiceTitle"] = f.InvoiceTitle,
            ["invoiceTaxNo"] = f.InvoiceTaxNo,
        };
        if (f.WantsInvoice)
            state["invoice"] = "true";
        foreach (var refusal in view.Refusals.Where(r => r.Field is not (null or "lines")))
            state.AddError(refusal.Field!, refusal.Message.ToString());
        return state;
    }
}
