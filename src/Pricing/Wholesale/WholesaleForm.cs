using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>The form of a wholesale price: what stands in it, how it is shown and how it is read.</summary>
internal sealed class WholesaleForm(
    WholesaleQueries queries,
    WholesalePriceWriter prices,
    ICustomerClasses classes,
    Policies policies,
    Company company,
    TimeProvider clock
)
{
    public FormState Empty(string? customerClass, string? goods) =>
        new()
        {
            ["class"] = customerClass ?? classes.All.FirstOrDefault(c => c.IsActive)?.Code ?? "",
            ["goods"] = goods ?? "",
        };

    public FormState Of(WholesaleRow row)
    {
        var form = new FormState
        {
            ["class"] = row.Price.Class,
            ["goods"] = row.Price.Code,
            ["from"] = Day(row.Price.From),
            ["until"] = Day(row.Price.Until?.AddMinutes(-1)),
        };
        foreach (var (i, tier) in row.Tiers.All.Index())
            (form[$"pieces-{i}"], form[$"price-{i}"]) = (
                tier.From.ToString(CultureInfo.InvariantCulture),
                tier.Price.ToString()
            );
        return form;
    }

    public async Task<IResult> Show(
        FormState form,
        WholesaleRow? row,
        int status,
        Actor viewer,
        IStringLocalizer<PricingTexts> l,
        CancellationToken ct
    )
    {
        var goods = await prices.Goods(form["goods"], ct);
        var history = row is null ? [] : await queries.History(row.Price.Id, ct);
        var model = new WholesaleViews.FormModel(
            form,
            row,
            goods,
            history,
            classes.All,
            policies.Get(WholesalePolicies.Margin),
            clock.Now(),
            viewer
        );
        return PageResult.Page(
            row is null ? l["定批发价"] : row.Price.Code,
            WholesaleViews.Form(model, l),
            typeof(OfficeLayout),
            status
        );
    }

    public static WholesaleInput Input(FormState form)
    {
        var tiers = new List<WholesaleTier>();
        for (var i = 0; i < TierSet.Max; i++)
        {
            var (pieces, price) = (form[$"pieces-{i}"], form[$"price-{i}"].TrimStart('¥', '￥'));
            // What can't be read becomes what every use case refuses with its own words.
            if (pieces.Length > 0 || price.Length > 0)
                tiers.Add(
                    new WholesaleTier(
                        int.TryParse(pieces, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0,
                        Money.TryParse(price, out var money) ? money : Money.Zero
                    )
                );
        }

        return new WholesaleInput(
            form["class"],
            form["goods"],
            tiers,
            DayOf(form["from"]),
            DayOf(form["until"]),
            form["note"]
        );
    }

    /// <summary>A day that can't be read is one that is long past, and refused.</summary>
    private static DateOnly? DayOf(string text) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : DateOnly.MinValue;

    private string Day(DateTimeOffset? at) =>
        at is { } day ? company.Calendar.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
