using System.Globalization;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>Reads what staff typed about a product, each mistake at its field.</summary>
internal static class ProductForm
{
    public static ProductInput Input(FormState form, IStringLocalizer<CatalogTexts> l)
    {
        var attributes = ProductLines.Attributes(form["attributes"]);
        if (attributes is null)
            form.AddError(
                "attributes",
                l["属性每行写“名称：值”，英文写在竖线后面，如“面料：羊毛 60% | Fabric: wool 60%”"]
            );
        var measures = ProductLines.Measures(form["measures"]);
        if (measures is null)
            form.AddError("measures", l["尺码表每行写“名称：S 98、M 102”，单位厘米，最多一位小数"]);
        return new ProductInput(
            Ids.TryParse<CategoryId>(form["category"], out var category) ? category : default,
            new Text(form["nameZh"], form["nameEn"])
        )
        {
            Subtitle = new Text(form["subtitleZh"], form["subtitleEn"]),
            Description = new Text(
                form["descriptionZh"].ReplaceLineEndings("\n"),
                form["descriptionEn"].ReplaceLineEndings("\n")
            ),
            Brand = new Text(form["brandZh"], form["brandEn"]),
            Season = new Text(form["seasonZh"], form["seasonEn"]),
            Origin = form["origin"],
            Supplier = form["supplier"],
            Unit = form["unit"],
            InvoiceName = form["invoiceName"],
            WeightGrams = Number(form, "weight", l),
            IsNew = form.Checked("isNew"),
            IsHero = form.Checked("isHero"),
            PresaleShipsOn = Day(form, "presale", l),
            PresaleDeposit = Amount(form, "deposit", l) ?? Money.Zero,
            Attributes = attributes ?? [],
            Measures = measures ?? [],
        };
    }

    public static VariantsInput Variants(FormState form, IStringLocalizer<CatalogTexts> l) =>
        new(
            form["colours"].Length == 0
                ? [new ColourInput(new Text("", ""), "")]
                : ProductLines.Colours(form["colours"]),
            ProductLines.SizeList(form["sizes"]),
            Amount(form, "price", l) ?? Money.Zero,
            Amount(form, "cost", l) ?? Money.Zero,
            new Quantity(Number(form, "safety", l))
        );

    public static SkuInput Sku(FormState form, IStringLocalizer<CatalogTexts> l) =>
        new(
            form.Has("cost") ? Amount(form, "cost", l) ?? Money.Zero : null,
            Number(form, "weight", l),
            new Quantity(Number(form, "safety", l)),
            Day(form, "presale", l),
            form.Checked("off")
        );

    /// <summary>
    /// The prices of every SKU that has fields in the form: "price-ID", "promo-ID", and one period for all promotions.
    /// </summary>
    public static IReadOnlyList<PriceInput> Prices(
        FormState form,
        IEnumerable<Sku> skus,
        BusinessCalendar calendar,
        IStringLocalizer<CatalogTexts> l
    )
    {
        var (from, until) = (Moment(form, "promoFrom", calendar, l), Moment(form, "promoUntil", calendar, l));
        var prices = new List<PriceInput>();
        foreach (var sku in skus)
        {
            var field = sku.Id.Value.ToString("N");
            if (!form.Has("price-" + field))
                continue;
            var promo = form["promo-" + field].Length == 0 ? null : Amount(form, "promo-" + field, l);
            var price = Amount(form, "price-" + field, l) ?? Money.Zero;
            // A promotion that is left as it was keeps its own period.
            var same = promo is not null && promo == sku.PromoPrice && from is null && until is null;
            prices.Add(
                new PriceInput(
                    sku.Id,
                    promo is null
                        ? new PriceTag(price)
                        : new PriceTag(price, promo, same ? sku.PromoFrom : from, same ? sku.PromoUntil : until)
                )
            );
        }

        return prices;
    }

    private static Money? Amount(FormState form, string name, IStringLocalizer<CatalogTexts> l)
    {
        if (form[name].Length == 0)
            return null;
        if (Money.TryParse(form[name], out var money))
            return money;
        form.AddError(name, l["金额写数字，最多两位小数，如 1299.00"]);
        return null;
    }

    private static int Number(FormState form, string name, IStringLocalizer<CatalogTexts> l)
    {
        if (form[name].Length == 0)
            return 0;
        if (int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        form.AddError(name, l["请写整数"]);
        return 0;
    }

    private static DateOnly? Day(FormState form, string name, IStringLocalizer<CatalogTexts> l)
    {
        if (form[name].Length == 0)
            return null;
        if (
            DateOnly.TryParseExact(
                form[name],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        form.AddError(name, l["日期写成 2026-12-05 这样"]);
        return null;
    }

    private static DateTimeOffset? Moment(
        FormState form,
        string name,
        BusinessCalendar calendar,
        IStringLocalizer<CatalogTexts> l
    )
    {
        if (form[name].Length == 0)
            return null;
        if (
            DateTime.TryParseExact(
                form[name],
                ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var at
            )
        )
            return calendar.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
        form.AddError(name, l["时间写成 2026-12-05 09:00 这样"]);
        return null;
    }
}
