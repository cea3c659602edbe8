namespace Zhanggui.Catalog;

/// <summary>Products by style number or the words of their names.</summary>
internal sealed class FindProducts(ProductList list) : IFinder
{
    private static readonly Text Kind = ("商品", "Product");

    public bool MayAsk(Actor actor) => actor?.May("cat.view") == true;

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        // A long number is an order's, a phone's or a parcel's.
        if (words.Length < 2 || (words.Length > 6 && words.All(char.IsAsciiDigit)))
            return [];
        var (rows, _) = await list.Page(new ProductQuery(words, null, null, null, true, null), max, ct);
        return
        [
            .. rows.Select(p => new Found(
                $"/office/products/{Uri.EscapeDataString(p.StyleNo)}",
                p.Name.ToString(),
                $"{p.StyleNo} · {p.PriceRange}",
                "hanger",
                Kind
            )),
        ];
    }
}
