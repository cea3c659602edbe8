using System.Globalization;
using Microsoft.AspNetCore.Http;
using Zhanggui.Catalog;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>
/// Lines in a form: fields <c>line[SKU's id]=quantity</c>, as the product page, the cart and the checkout send them.
/// </summary>
internal static class CartLines
{
    private const string Prefix = "line[";

    /// <summary>
    /// The lines with a quantity; empty fields and zeros are what a size-and-colour matrix sends for cells that nobody
    /// chose.
    /// </summary>
    public static IReadOnlyList<CheckoutLine> Read(IFormCollection form)
    {
        var lines = new List<CheckoutLine>();
        foreach (var (name, values) in form)
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(']'))
                continue;
            if (!Ids.TryParse<SkuId>(name[Prefix.Length..^1], out var sku))
                continue;
            var text = values.LastOrDefault()?.Trim();
            if (string.IsNullOrEmpty(text) || text == "0")
                continue;
            // What is not a number becomes a quantity that every use case refuses with its own words.
            lines.Add(
                new CheckoutLine(
                    sku,
                    new Quantity(
                        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1
                    )
                )
            );
        }

        return lines;
    }

    /// <summary>The field's name for a SKU.</summary>
    public static string Field(SkuId sku) => $"{Prefix}{sku.Value}]";

    /// <summary>"id.2,id.1" for a link that can put lines back.</summary>
    public static string Pack(IEnumerable<CheckoutLine> lines) =>
        string.Join(
            ',',
            lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Sku.Value:N}.{l.Quantity.Units}"))
        );

    /// <summary>Reads <see cref="Pack"/>; anything unreadable is left out.</summary>
    public static IReadOnlyList<CheckoutLine> Unpack(string? packed)
    {
        if (string.IsNullOrEmpty(packed) || packed.Length > 5_000)
            return [];
        return
        [
            .. packed
                .Split(',')
                .Select(p => p.Split('.'))
                .Where(p => p.Length == 2)
                .Select(p =>
                    (
                        Good: Ids.TryParse<SkuId>(p[0], out var sku)
                            & int.TryParse(p[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                            && n is > 0 and <= 999,
                        sku,
                        n
                    )
                )
                .Where(p => p.Good)
                .Select(p => new CheckoutLine(p.sku, new Quantity(p.n))),
        ];
    }
}
