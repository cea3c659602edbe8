using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>A colour of a product.</summary>
/// <param name="Name">焦糖, Caramel; both empty for goods without a colour.</param>
/// <param name="Swatch">As #rrggbb, or empty.</param>
public sealed record ColourInput(Text Name, string Swatch);

/// <summary>Every colour in every size, at one price to begin with (CAT-02).</summary>
/// <param name="Colours">At least one; one without a name for goods without colours.</param>
/// <param name="Sizes">At least one; F for one size.</param>
/// <param name="Price">The price of each.</param>
/// <param name="Cost">What one costs.</param>
/// <param name="SafetyStock">Below this the stock is short.</param>
public sealed record VariantsInput(
    IReadOnlyList<ColourInput> Colours,
    IReadOnlyList<string> Sizes,
    Money Price,
    Money Cost,
    Quantity SafetyStock
);

/// <summary>Makes the SKUs of colours × sizes.</summary>
internal static partial class Variants
{
    public static Refusal? Check(VariantsInput input)
    {
        var wrong = new List<Refusal>();
        if (
            input.Colours.Count is 0 or > 30
            || input.Colours.Any(c => c.Name.Zh.Trim().Length > 20 || (c.Swatch.Length > 0 && !Hex().IsMatch(c.Swatch)))
            || input.Colours.DistinctBy(c => c.Name.Zh.Trim()).Count() != input.Colours.Count
        )
            wrong.Add(
                Refusal.Invalid(
                    "catalog.colours",
                    "colours",
                    "颜色每行一个，如“焦糖 #a9713f”，不要重复，最多 30 个",
                    "Colours: one a line, “Caramel #a9713f”, no repetition, at most 30."
                )
            );
        if (
            input.Sizes.Count is 0 or > 30
            || input.Sizes.Any(s => !SizeForm().IsMatch(s.Trim()))
            || input.Sizes.Distinct().Count() != input.Sizes.Count
        )
            wrong.Add(
                Refusal.Invalid(
                    "catalog.sizes",
                    "sizes",
                    "尺码写 S M L 这样的字母或数字，用空格隔开，不要重复；均码写 F",
                    "Sizes: letters or digits such as S M L, divided by blanks, no repetition; F for one size."
                )
            );
        if (input.Price <= Money.Zero)
            wrong.Add(
                Refusal.Invalid("catalog.price_missing", "price", "售价要大于零", "The price must be above zero.")
            );
        if (input.Cost.IsNegative)
            wrong.Add(Refusal.Invalid("catalog.cost", "cost", "成本不能小于零", "The cost can't be below zero."));
        if (input.SafetyStock.Units is < 0 or > 1_000_000)
            wrong.Add(
                Refusal.Invalid(
                    "catalog.safety",
                    "safety",
                    "安全库存请填 0 到 1000000",
                    "Safety stock: 0 to 1,000,000."
                )
            );
        return Refusal.Join(wrong);
    }

    /// <summary>Adds the SKUs that the product does not have yet; answers the new ones.</summary>
    public static IReadOnlyList<Sku> Add(Product product, VariantsInput input, OperationContext context)
    {
        var colours = product.Skus.Select(s => s.ColourZh).Distinct().ToList();
        var added = new List<Sku>();
        foreach (var colour in input.Colours)
        {
            var zh = colour.Name.Zh.Trim();
            if (!colours.Contains(zh))
                colours.Add(zh);
            foreach (var size in input.Sizes.Select(s => s.Trim().ToUpperInvariant()))
            {
                if (product.Skus.Any(s => s.ColourZh == zh && s.Size == size))
                    continue;
                var id = context.NewId<SkuId>();
                var sku = new Sku
                {
                    Id = id,
                    ProductId = product.Id,
                    Code = $"{product.StyleNo}-{colours.IndexOf(zh) + 1:00}-{(size.All(char.IsAscii) ? size : "F")}",
                    Barcode = Ean13.InHouse(id.Value),
                    ColourZh = zh,
                    ColourEn = string.IsNullOrWhiteSpace(colour.Name.En) ? zh : colour.Name.En.Trim(),
                    Swatch = colour.Swatch.ToLowerInvariant(),
                    Size = size,
                    Sort = product.Skus.Count == 0 ? 0 : product.Skus.Max(s => s.Sort) + 1,
                    Cost = input.Cost,
                    WeightGrams = product.WeightGrams,
                    SafetyStock = input.SafetyStock,
                };
                sku.Reprice(new PriceTag(input.Price));
                product.Skus.Add(sku);
                added.Add(sku);
            }
        }

        return added;
    }

    /// <summary>Null when none of the codes and bar codes belongs to somebody else.</summary>
    public static async Task<Refusal?> Taken(ShopDb db, IReadOnlyList<Sku> skus, CancellationToken ct)
    {
        var (codes, barcodes) = (skus.Select(s => s.Code).ToList(), skus.Select(s => s.Barcode).ToList());
        var taken = await db.Set<Sku>()
            .Where(s => EF.Parameter(codes).Contains(s.Code) || EF.Parameter(barcodes).Contains(s.Barcode))
            .Select(s => s.Code)
            .FirstOrDefaultAsync(ct);
        return taken is null ? null : ProductErrors.CodeTaken(taken);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}./-]{0,11}$")]
    private static partial Regex SizeForm();
}
