using Microsoft.AspNetCore.Http;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.Storefront;

/// <summary>How an attempt to place an order went.</summary>
internal enum PlacingStep
{
    /// <summary>Refused: show the page again.</summary>
    Refused,

    /// <summary>The shopper is known now; the same request goes once more, as theirs.</summary>
    Identified,

    /// <summary>The order is placed.</summary>
    Placed,
}

/// <summary>The outcome of an attempt.</summary>
internal sealed record PlacingOutcome(PlacingStep Step, IReadOnlyList<Refusal> Refusals, PlacedOrder? Order = null)
{
    public static PlacingOutcome Refused(Refusal refusal) => new(PlacingStep.Refused, [.. refusal.All]);
}

/// <summary>
/// Places what the checkout page shows (flow F2, rows 8 to 13). As in the flow, the shopper is identified first:
/// passwords never come back to a page, so whoever has typed a good one must not type it again because the street was
/// too short. Then everything else is checked, and the order is placed.
/// </summary>
internal sealed class CheckoutPlacement(
    UseCaseExecutor executor,
    ISessions sessions,
    ICheckout checkout,
    ICustomers customers,
    IAddressCheck check
)
{
    public async Task<PlacingOutcome> Place(HttpContext context, CheckoutForm form, CancellationToken ct)
    {
        var account = Shopper.Account(context);
        var refusals = CheckoutMissing.Check(form, account is not null, check);
        if (account is not { } known)
        {
            if (refusals.Any(r => CheckoutMissing.IsOfAccount(r.Field)))
                return new PlacingOutcome(PlacingStep.Refused, refusals);
            var identified = form.Who == "known" ? await SignIn(context, form, ct) : await Register(context, form, ct);
            return identified.IsDone
                ? new PlacingOutcome(PlacingStep.Identified, [])
                : new PlacingOutcome(PlacingStep.Refused, [.. identified.Refusal.All, .. refusals]);
        }

        if (refusals.Count > 0)
            return new PlacingOutcome(PlacingStep.Refused, refusals);

        var address = await AddressOf(known, form, ct);
        if (!address.IsDone)
            return PlacingOutcome.Refused(address.Refusal);
        if (form.ChosenMethod is not { } method)
            return PlacingOutcome.Refused(
                Refusal.Invalid("storefront.no_method", "method", "请选付款方式", "Choose how to pay.")
            );
        var input = new CheckoutInput(
            Shopper.Of(context),
            form.Lines,
            address.Value,
            form.Courier,
            method,
            form.Shown,
            Blank(form.Remark),
            form.WantsInvoice ? form.InvoiceTitle.Trim() : null,
            form.WantsInvoice
                ? Blank(form.InvoiceTaxNo.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())
                : null
        );
        var placed = await checkout.Place(context.Actor(), input, form.Once, ct);
        if (!placed.IsDone)
            return PlacingOutcome.Refused(placed.Refusal);
        if (form.IsNewAddress)
            await SaveToBook(context, form, ct);
        return new PlacingOutcome(PlacingStep.Placed, [], placed.Value);
    }

    /// <summary>Signs the visitor in at the checkout; refusals stand at its own two fields.</summary>
    public async Task<Result> SignIn(HttpContext context, CheckoutForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var signedIn = await sessions.SignIn(
            context,
            PhoneNumber.OfLogin(form.KnownLogin),
            form.KnownPassword,
            staff: false,
            ct
        );
        return signedIn.IsDone ? signedIn : signedIn.Refusal with { Field = "knownPassword", Others = [] };
    }

    /// <summary>The 30-second registration. The page's key makes a double click one account.</summary>
    private async Task<Result> Register(HttpContext context, CheckoutForm form, CancellationToken ct)
    {
        var made = await executor.Run(
            context.Actor(),
            (RegisterMember u) => u.Run(form.Login, form.Password, form.Again, Shopper.KeyOf(context), ct),
            ct,
            "checkout:" + form.Once
        );
        if (!made.IsDone)
            return made.Refusal;
        await sessions.SignInNew(context, made.Value, ct);
        return Result.Done;
    }

    private async Task<Result<PostalAddress>> AddressOf(Guid account, CheckoutForm form, CancellationToken ct)
    {
        if (form.IsNewAddress)
            return check.Check(form.Typed);
        var saved = (await customers.Addresses(AccountId.From(account), ct)).FirstOrDefault(a =>
            a.Id.Value.ToString() == form.Address
        );
        return saved is not null
            ? saved.Address
            : Refusal.Invalid(
                "storefront.address_gone",
                "address",
                "这个地址已经不在地址簿里了，请另选一个",
                "That address is no longer in your book; choose another."
            );
    }

    /// <summary>
    /// A full address book must not cost anybody their order: the order is placed, the address is just not remembered.
    /// </summary>
    private Task SaveToBook(HttpContext context, CheckoutForm form, CancellationToken ct) =>
        executor.Run(context.Actor(), (SaveAddress u) => u.Run(form.Typed, false, null, ct), ct);

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
