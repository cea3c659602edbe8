using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>
/// A special price, in a request. Money in fen; <paramref name="Until"/> is the last day on which it holds.
/// </summary>
public sealed record SpecialPriceBody(
    string Customer,
    string Sku,
    Money Price,
    int Quantity,
    DateOnly? Until,
    string Reason
);

/// <summary>
/// Asking for a special price, by form and as JSON. The list and the rest are a <see cref="SpecialPricePage"/>.
/// </summary>
internal static class SpecialPriceEndpoints
{
    private const string Request = "price.special.request";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/special-prices").DisableAntiforgery().ExcludeFromDescription();
        pages.MapGet("/new", New).Needs(Request);
        pages.MapPost("", Ask).Needs(Request);
        routes
            .MapPost("/api/v1/special-prices", Post)
            .Needs(Request)
            .WithTags("Orders 订单")
            .WithName("RequestSpecialPrice")
            .WithSummary(
                "Ask for a special price for one member (mobile number or login); another person decides (CAT-11)"
            );
    }

    private static Task<IResult> New(
        SpecialPriceForm page,
        CancellationToken ct,
        string? customer = null,
        string? sku = null
    ) => page.Show(page.Empty(customer, sku), 200, ct);

    private static async Task<IResult> Ask(
        HttpContext http,
        SpecialPriceForm page,
        UseCaseExecutor executor,
        IStringLocalizer<PricingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        if (form["look"] == "1")
            return await page.Show(form, 200, ct);
        var input = SpecialPriceForm.Input(form);
        var made = await executor.Run(
            http.Actor(),
            (RequestSpecialPrice u) => u.Run(input, ct),
            ct,
            form.IdempotencyKey
        );
        if (made.IsDone)
            return PageResult.Redirect(
                http,
                $"/office/special-prices/{made.Value.No}",
                l["{0} 已提交，等审批", made.Value.No]
            );
        form.Accept(made.Refusal);
        return await page.Show(form, Refusals.Status(made.Refusal), ct);
    }

    private static async Task<IResult> Post(
        SpecialPriceBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var input = new SpecialPriceInput(body.Customer, body.Sku, body.Price, body.Quantity, body.Until, body.Reason);
        var made = await executor.Run(
            http.Actor(),
            (RequestSpecialPrice u) => u.Run(input, ct),
            ct,
            http.IdempotencyKey()
        );
        return made.ToCreated(m => $"/api/v1/special-prices/{m.No}");
    }
}

/// <summary>
/// The form: whoever is named in it is looked up, so that customer service sees for whom and off what it asks.
/// </summary>
internal sealed class SpecialPriceForm(
    ICustomers customers,
    ICatalog catalog,
    Policies policies,
    Company company,
    TimeProvider clock,
    IStringLocalizer<PricingTexts> l
)
{
    private DateOnly Today => company.Calendar.DateOf(clock.Now());

    public FormState Empty(string? customer, string? sku) =>
        new()
        {
            ["customer"] = customer ?? "",
            ["sku"] = sku ?? "",
            ["quantity"] = "1",
            ["until"] = Today
                .AddDays(Math.Min(2, policies.Get(SpecialPricePolicies.Days)))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };

    public static SpecialPriceInput Input(FormState form) =>
        new(
            form["customer"],
            form["sku"],
            Money.TryParse(form["price"].TrimStart('¥', '￥'), out var price) ? price : Money.Zero,
            int.TryParse(form["quantity"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0,
            DateOnly.TryParseExact(
                form["until"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            form["reason"]
        );

    public async Task<IResult> Show(FormState form, int status, CancellationToken ct)
    {
        var customer = form["customer"].Length > 0 ? await customers.ByLogin(form["customer"], ct) : null;
        var card = form["sku"] is { Length: > 0 and <= 64 } code ? await catalog.ByCode(code, ct) : null;
        var days = policies.Get(SpecialPricePolicies.Days);
        var model = new SpecialPriceViews.FormModel(
            form,
            customer,
            card,
            policies.Get(SpecialPricePolicies.Floor),
            policies.Get(SpecialPricePolicies.Max),
            Today,
            Today.AddDays(days)
        );
        return PageResult.Page(l["申请特价"], SpecialPriceViews.Form(model, l), typeof(OfficeLayout), status);
    }
}
