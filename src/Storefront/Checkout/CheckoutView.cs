using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>One thing that is still missing: the field to go to, and its name.</summary>
internal sealed record MissingField(string Field, Text Name);

/// <summary>The checkout page's content: what was typed, what it costs, and what is still missing.</summary>
internal sealed record CheckoutView(
    CheckoutForm Form,
    Result<Quote> Quote,
    IReadOnlyList<SavedAddress> Saved,
    string? SignedInAs,
    IReadOnlyList<(PaymentMethod Method, Text Name)> Methods
)
{
    /// <summary>What was refused at the last attempt; empty while the shopper is still typing.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Everything that must be filled in before the order can be placed, in the page's order.</summary>
    public IReadOnlyList<MissingField> Missing { get; init; } = [];

    public bool IsSignedIn => SignedInAs is not null;

    /// <summary>The refusal that belongs to no field: sold out, total changed.</summary>
    public Refusal? Trouble => Refusals.FirstOrDefault(r => r.Field is null or "lines");

    public string? ErrorOf(string field) => Refusals.FirstOrDefault(r => r.Field == field)?.Message.ToString();

    /// <summary>Where the parcel goes, as far as it is known: a saved address or the typed region.</summary>
    public PostalAddress Destination =>
        Saved.FirstOrDefault(a => a.Id.Value.ToString() == Form.Address)?.Address ?? Form.Typed;
}

/// <summary>Puts the checkout page's content together.</summary>
internal sealed class CheckoutPages(
    ICheckout checkout,
    ICustomers customers,
    IPaymentMethods methods,
    IRegions regions,
    IAddressCheck check
)
{
    /// <summary>The addresses that the shopper has saved; none for a visitor.</summary>
    public async Task<IReadOnlyList<SavedAddress>> Saved(CartOwner owner, CancellationToken ct) =>
        owner.Account is { } account ? await customers.Addresses(Organization.AccountId.From(account), ct) : [];

    /// <summary>A form filled in as far as the shop knows: what is in the cart, and the default address.</summary>
    public static CheckoutForm Prefill(CheckoutForm form, CartView cart, IReadOnlyList<SavedAddress> saved)
    {
        var known = saved.Any(a => a.Id.Value.ToString() == form.Address);
        var untouched = form.IsNewAddress && form.Name.Length + form.Street.Length + form.Phone.Length == 0;
        return form with
        {
            Lines = [.. cart.Lines.Select(l => new CheckoutLine(l.Sku.Id, l.Quantity))],
            Address =
                known ? form.Address
                : untouched && saved.Count > 0 ? saved[0].Id.Value.ToString()
                : CheckoutForm.NewAddress,
        };
    }

    /// <summary>
    /// The page for a form. The region, courier and payment method that do not fit are replaced by ones that do.
    /// </summary>
    public async Task<CheckoutView> Of(
        CheckoutForm typed,
        IReadOnlyList<SavedAddress> saved,
        Guid? account,
        string? signedInAs,
        CancellationToken ct
    )
    {
        var form = typed.WithFittingRegion(regions);
        if (!form.IsNewAddress && saved.All(a => a.Id.Value.ToString() != form.Address))
            form = form with { Address = CheckoutForm.NewAddress };
        var offered = methods.Enabled.Select(m => (Method: m, Name: methods.NameOf(m))).ToList();
        if (offered.All(m => m.Method != form.ChosenMethod))
            form = form with { Method = offered.Count > 0 ? offered[0].Method.ToString() : "" };

        var view = new CheckoutView(form, default, saved, signedInAs, offered);
        var to = view.Destination;
        var quote = await checkout.QuoteFor(
            form.Lines,
            Known(to.Province),
            Known(to.City),
            Known(form.Courier),
            ct,
            account
        );
        if (quote.IsDone && quote.Value.Options.Count > 0 && quote.Value.Options.All(o => o.Courier != form.Courier))
        {
            form = form with { Courier = quote.Value.Options[0].Courier };
            quote = quote.Value.With(form.Courier);
        }

        view = view with { Form = form with { Shown = quote.IsDone ? quote.Value.Total : Money.Zero }, Quote = quote };
        return view with { Missing = CheckoutMissing.Of(view, check) };
    }

    private static string? Known(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
