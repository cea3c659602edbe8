using System.Globalization;
using Zhanggui.Catalog;
using Zhanggui.Inventory;

namespace Zhanggui.Storefront;

/// <summary>A product in a list, with what its stock allows.</summary>
/// <param name="Product">The product.</param>
/// <param name="Left">Pieces that can still be promised, over all variants.</param>
/// <param name="IsOut">Nothing left and nothing on presale.</param>
internal sealed record Tile(ProductTile Product, long Left, bool IsOut);

/// <summary>Adds the stock to products in lists: two questions for the whole list.</summary>
internal sealed class TileQueries(IStock stock, ICatalog catalog)
{
    public async Task<IReadOnlyList<Tile>> Of(IReadOnlyList<ProductTile> products, CancellationToken ct)
    {
        if (products.Count == 0)
            return [];
        List<SkuId> skus = [.. products.SelectMany(p => p.Skus)];
        var left = await stock.Of(skus, ct);
        var cards = await catalog.Skus(skus, ct);
        return
        [
            .. products.Select(p =>
            {
                var pieces = p.Skus.Sum(s =>
                    left.TryGetValue(s, out var card) ? Math.Max(0L, card.Available.Units) : 0L
                );
                return new Tile(
                    p,
                    pieces,
                    pieces == 0
                        && !p.Skus.Any(s => cards.TryGetValue(s, out var card) && card.PresaleShipsOn is not null)
                );
            }),
        ];
    }
}

/// <summary>Figures and days as the shop writes them.</summary>
internal static class ShopWords
{
    private static readonly string[] Letters = ["XXS", "XS", "S", "M", "L", "XL", "2XL", "XXL", "3XL"];

    /// <summary>"¥1,299", with fen only where there are any: lists stay calm.</summary>
    public static string Short(Money money) => money.Fen % 100 == 0 ? money.ToYuan()[..^3] : money.ToYuan();

    /// <summary>"12月5日", "5 Dec".</summary>
    public static string Day(DateOnly day) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
            ? day.ToString("d MMM", CultureInfo.GetCultureInfo("en-GB"))
            : string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    /// <summary>A size as people call it; F is the mark of goods that come in one size.</summary>
    public static string Size(string size) =>
        size is "F" or "均码" or "" ? new Text("均码", "One size").ToString()
        : size == "一件" ? new Text("一件", "Single").ToString()
        : size;

    /// <summary>Letters in their order, then numbers, then everything else.</summary>
    public static int SizeRank(string size) =>
        Array.IndexOf(Letters, size) is var at and >= 0 ? at
        : char.IsAsciiDigit(size.FirstOrDefault()) ? Letters.Length
        : Letters.Length + 1;

    /// <summary>False for goods that come as they are, such as food: they have no colour to choose.</summary>
    public static bool HasColours(ProductTile product) =>
        product.Swatches.Count > 1 || product.Swatches.Any(s => s.Name.Zh != "原装");

    /// <summary>"2026 秋冬", "2026 autumn and winter": seasons are kept in Chinese only.</summary>
    public static string Season(string season) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en"
            ? season
            : season
                .Replace("秋冬", "autumn and winter", StringComparison.Ordinal)
                .Replace("春夏", "spring and summer", StringComparison.Ordinal)
                .Replace("四季", "All year", StringComparison.Ordinal)
                .Replace("春", "spring", StringComparison.Ordinal)
                .Replace("夏", "summer", StringComparison.Ordinal)
                .Replace("秋", "autumn", StringComparison.Ordinal)
                .Replace("冬", "winter", StringComparison.Ordinal);

    /// <summary>Words in a row: "大衣、西装" or "Coats, suits".</summary>
    public static string List(IEnumerable<Text> words) =>
        string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ", " : "、", words);
}
