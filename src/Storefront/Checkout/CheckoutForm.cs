using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>
/// Everything on the checkout page as it was typed. Nothing is thrown away because it is wrong (SHOP-10).
/// </summary>
internal sealed record CheckoutForm
{
    /// <summary>The key that makes a double click and a retry one order.</summary>
    public string Once { get; init; } = NewKey();

    /// <summary>A visitor says "new" (register) or "known" (sign in).</summary>
    public string Who { get; init; } = "new";
    public string Login { get; init; } = "";
    public string Password { get; init; } = "";
    public string Again { get; init; } = "";
    public string KnownLogin { get; init; } = "";
    public string KnownPassword { get; init; } = "";

    /// <summary>A saved address's id, or "new".</summary>
    public string Address { get; init; } = NewAddress;
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Province { get; init; } = "";
    public string City { get; init; } = "";
    public string District { get; init; } = "";
    public string Street { get; init; } = "";
    public string Postcode { get; init; } = "";
    public string Remark { get; init; } = "";
    public string Courier { get; init; } = "";
    public string Method { get; init; } = "";
    public bool WantsInvoice { get; init; }
    public string InvoiceTitle { get; init; } = "";
    public string InvoiceTaxNo { get; init; } = "";

    /// <summary>The lines that the page showed.</summary>
    public IReadOnlyList<CheckoutLine> Lines { get; init; } = [];

    /// <summary>The total that the page showed.</summary>
    public Money Shown { get; init; }

    public const string NewAddress = "new";

    public bool IsNewAddress => Address == NewAddress;

    public PostalAddress Typed => new(Name, Phone, Province, City, District, Street, Postcode);

    public PaymentMethod? ChosenMethod =>
        Enum.TryParse<PaymentMethod>(Method, out var method) && Enum.IsDefined(method) ? method : null;

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static CheckoutForm Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string Text(string name, int max = 500) =>
            form[name].FirstOrDefault() is { } text
                ? text.Length > max
                    ? text[..max]
                    : text
                : "";
        var idempotencyKey = Text("once", 100);
        return new CheckoutForm
        {
            Once = idempotencyKey.Length > 0 ? idempotencyKey : NewKey(),
            Who = Text("who") == "known" ? "known" : "new",
            Login = Text("login"),
            Password = Text("password"),
            Again = Text("again"),
            KnownLogin = Text("knownLogin"),
            KnownPassword = Text("knownPassword"),
            Address = Text("address") is { Length: > 0 } address ? address : NewAddress,
            Name = Text("name"),
            Phone = Text("phone"),
            Province = Text("province"),
            City = Text("city"),
            District = Text("district"),
            Street = Text("street"),
            Postcode = Text("postcode"),
            Remark = Text("remark", 1_000),
            Courier = Text("courier"),
            Method = Text("method"),
            WantsInvoice = form.ContainsKey("invoice"),
            InvoiceTitle = Text("invoiceTitle"),
            InvoiceTaxNo = Text("invoiceTaxNo"),
            Lines = CartLines.Read(form),
            Shown = new Money(
                long.TryParse(Text("shown"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fen)
                    ? fen
                    : 0
            ),
        };
    }

    /// <summary>A region that no longer fits the one above it is forgotten, as the selects would.</summary>
    public CheckoutForm WithFittingRegion(IRegions regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        var cities = regions.Cities(Province);
        var city =
            cities.Contains(City, StringComparer.Ordinal) ? City
            : cities.Count == 1 ? cities[0]
            : "";
        var districts = regions.Districts(Province, city);
        var district =
            districts.Contains(District, StringComparer.Ordinal) ? District
            : districts.Count == 1 ? districts[0]
            : "";
        return this with { City = city, District = district };
    }
}
