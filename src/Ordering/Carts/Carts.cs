using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Inventory;
using Zhanggui.Pricing;

namespace Zhanggui.Ordering;

internal sealed class Carts(ShopDb db, ICatalog catalog, IStock stock, IPrices prices) : ICarts
{
    public async Task<CartView> Of(CartOwner owner, CancellationToken ct)
    {
        if (owner.IsNobody)
            return new CartView([]);
        var key = owner.Key;
        var rows = await db.Set<CartRow>()
            .AsNoTracking()
            .Where(r => r.Owner == key)
            .OrderByDescending(r => r.At)
            .ToListAsync(ct);
        if (rows.Count == 0)
            return new CartView([]);
        var skus = rows.Select(r => r.Sku).ToList();
        var cards = await catalog.Skus(skus, ct);
        var levels = await stock.Of(skus, ct);
        var held = await stock.HeldFor(owner, ct);
        var known = rows.Where(r => cards.ContainsKey(r.Sku)).ToList();
        var priced = prices.For(owner.Account, [.. known.Select(r => (cards[r.Sku], r.Quantity))]);
        return new CartView([
            .. known.Zip(
                priced,
                (r, p) =>
                    Line(
                        r,
                        cards[r.Sku],
                        levels[r.Sku].Available + held.GetValueOrDefault(r.Sku),
                        p,
                        prices.RefusesBelowMinimum && p.IsBelowMinimum
                    )
            ),
        ]);
    }

    public async Task<int> Pieces(CartOwner owner, CancellationToken ct)
    {
        if (owner.IsNobody)
            return 0;
        var key = owner.Key;
        return await db.Set<CartRow>().Where(r => r.Owner == key).SumAsync(r => r.Quantity.Units, ct);
    }

    private static CartLine Line(CartRow row, SkuCard card, Quantity available, LinePrice priced, bool tooFew)
    {
        var buyable = card.PresaleShipsOn is null ? available : new Quantity(999);
        Text? trouble =
            !card.IsListed ? new Text("已下架，请拿掉", "No longer sold; please take it out")
            : buyable <= Quantity.Zero ? new Text("卖完了，请拿掉或换一款", "Sold out; take it out or choose another")
            : row.Quantity > buyable
                ? new Text($"只剩 {buyable} 件，请改数量", $"Only {buyable} left; change the quantity")
            : tooFew ? priced.Wholesale!.BelowMinimum(card.Name.ToString()).Message
            : priced is { Special: null, Wholesale: not { Applies: true } } && card.Price != row.PriceWhenAdded
                ? new Text(
                    $"放进来时是 {row.PriceWhenAdded.ToYuan()}，现在是 {card.Price.ToYuan()}",
                    $"It was {row.PriceWhenAdded.ToYuan()} when added and is {card.Price.ToYuan()} now"
                )
            : null;
        return new CartLine(card, row.Quantity, buyable, row.PriceWhenAdded, trouble)
        {
            Special = priced.Special,
            Wholesale = priced.Wholesale,
            IsBelowMinimum = tooFew,
        };
    }
}

internal static class HeldForOwner
{
    private static readonly Dictionary<SkuId, Quantity> Nothing = [];

    /// <summary>
    /// What customer service holds for the cart's owner (ORD-31): theirs to buy, though nobody else's.
    /// </summary>
    public static async ValueTask<IReadOnlyDictionary<SkuId, Quantity>> HeldFor(
        this IStock stock,
        CartOwner owner,
        CancellationToken ct
    ) => owner.Account is { } account ? await stock.HeldFor(account, ct) : Nothing;
}

internal static class SkuLabels
{
    /// <summary>Name, colour and size, for messages.</summary>
    public static string Label(this SkuCard card) => $"{card.Name} {card.Colour} {card.Size}".TrimEnd();
}
