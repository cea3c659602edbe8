using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>A SKU's stock by its whole code or bar code.</summary>
internal sealed class FindStock(ICatalog catalog, StockQueries queries) : IFinder
{
    private static readonly Text Kind = ("库存", "Stock");

    public bool MayAsk(Actor actor) => actor?.May("stk.view") == true;

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (words.Length < 4 || await catalog.ByCode(words, ct) is not { } card)
            return [];
        var row = await queries.Of(card.Id, ct);
        return
        [
            new Found(
                $"/office/stock/{Uri.EscapeDataString(card.Code)}",
                card.Code,
                $"{card.Name} · {new Text($"可用 {row.Available}", $"{row.Available} available")}",
                "building-warehouse",
                Kind
            ),
        ];
    }
}
