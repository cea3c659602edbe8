using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Pricing;

/// <summary>A wholesale price to put in force (ORD-21).</summary>
/// <param name="Class">The customer class's code.</param>
/// <param name="Goods">A style number, or the code or bar code of one SKU.</param>
/// <param name="Tiers">From how many pieces on, at what price; the first begins at the minimum.</param>
/// <param name="From">The first day; null for at once.</param>
/// <param name="Until">The last day; null for open.</param>
/// <param name="Note">Why, for the history.</param>
public sealed record WholesaleInput(
    string Class,
    string Goods,
    IReadOnlyList<WholesaleTier>? Tiers,
    DateOnly? From,
    DateOnly? Until,
    string? Note
);

/// <summary>What came of it.</summary>
public sealed record WholesaleMade(WholesalePriceId Id, string Class, string Goods, int Revision);

/// <summary>Goods that a wholesale price is for: a product, or one of its SKUs.</summary>
internal sealed record WholesaleGoods(Guid Id, bool IsSku, string Code, Text Name, IReadOnlyList<SkuCard> Skus)
{
    public Money Retail => new(Skus.Min(s => s.Price.Fen));
    public Money Cost => new(Skus.Max(s => s.Cost.Fen));
}

/// <summary>What the margins say of a set of tiers.</summary>
internal static class WholesaleMargins
{
    /// <summary>In per cent of the price, rounded down; null when nobody knows the cost.</summary>
    public static int? Of(Money price, Money cost) =>
        cost <= Money.Zero || price <= Money.Zero ? null : (int)Math.Floor((price.Fen - cost.Fen) * 100m / price.Fen);

    /// <summary>What somebody should have looked at before it is put in force; empty when all is well.</summary>
    public static Text? Doubts(TierSet tiers, Money retail, Money cost, int least)
    {
        var (first, last, doubts) = (tiers.All[0].Price, tiers.All[^1].Price, new List<Text>());
        if (first >= retail)
            doubts.Add(
                (
                    $"{tiers.Minimum} 件的批发价 {first.ToYuan()} 不低于零售价 {retail.ToYuan()}，客户会按零售价买",
                    $"The wholesale price {first.ToYuan()} from {tiers.Minimum} pieces is not below the retail price {retail.ToYuan()}, which holds then"
                )
            );
        if (cost > Money.Zero && last < cost)
            doubts.Add(
                (
                    $"最低档 {last.ToYuan()} 低于成本 {cost.ToYuan()}",
                    $"The lowest tier {last.ToYuan()} is below the cost {cost.ToYuan()}"
                )
            );
        else if (Of(last, cost) is { } margin && margin < least)
            doubts.Add(
                ($"最低档毛利 {margin}%，低于 {least}%", $"The lowest tier's margin is {margin}%, below {least}%")
            );
        return doubts.Count == 0
            ? null
            : new Text(string.Join("；", doubts.Select(d => d.Zh)), string.Join("; ", doubts.Select(d => d.En)));
    }
}

/// <summary>Checks wholesale prices and writes their states.</summary>
internal sealed class WholesalePriceWriter(
    ShopDb db,
    ICatalog catalog,
    ICatalogBrowse browse,
    IClassLock classes,
    Policies policies,
    Company company
)
{
    private static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>The goods of a style number or code, or null.</summary>
    public async Task<WholesaleGoods?> Goods(string? code, CancellationToken ct)
    {
        if (code?.Trim() is not { Length: > 0 and <= 64 } text)
            return null;
        if (await browse.Product(text, ct) is { Skus.Count: > 0 } product)
            return new WholesaleGoods(
                product.Tile.Id.Value,
                false,
                product.Tile.StyleNo,
                product.Tile.Name,
                product.Skus
            );
        return await catalog.ByCode(text, ct) is { IsListed: true } card
            ? new WholesaleGoods(
                card.Id.Value,
                true,
                card.Code,
                new Text(
                    $"{card.Name.Zh} {card.Colour.Zh} / {card.Size}",
                    $"{card.Name.En} {card.Colour.En} / {card.Size}"
                ),
                [card]
            )
            : null;
    }

    /// <summary>
    /// Puts it in force. Refused at each wrong field; what is doubtful, unless <paramref name="accept"/>; and what
    /// holds already.
    /// </summary>
    public async Task<Result<WholesaleMade>> Put(
        WholesaleInput input,
        bool accept,
        OperationContext context,
        CancellationToken ct
    )
    {
        var wrong = new List<Refusal>();
        var of = await classes.LockForUpdate((input.Class ?? "").Trim(), ct);
        if (of is not { IsActive: true })
            wrong.Add(WholesaleErrors.Class);
        var goods = await Goods(input.Goods, ct);
        if (goods is null)
            wrong.Add(WholesaleErrors.Goods);
        var tiers = TierSet.Of(input.Tiers);
        if (!tiers.IsDone)
            wrong.Add(tiers.Refusal);
        var today = company.Calendar.DateOf(context.Now);
        if (
            input.Until < today
            || input.Until < input.From
            || input.Until > Latest
            || input.From > Latest
            || input.From < today.AddYears(-1)
        )
            wrong.Add(WholesaleErrors.Days);
        if (input.Note is { Length: > 200 })
            wrong.Add(WholesaleErrors.Note);
        if (Refusal.Join(wrong) is { } refused)
            return refused;
        if (
            !accept
            && WholesaleMargins.Doubts(tiers.Value, goods!.Retail, goods.Cost, policies.Get(WholesalePolicies.Margin))
                is { } doubts
        )
            return WholesaleErrors.Doubtful(doubts);
        return await Write(of!.Code, goods!, tiers.Value, input, context, ct);
    }

    private async Task<Result<WholesaleMade>> Write(
        string code,
        WholesaleGoods goods,
        TierSet tiers,
        WholesaleInput input,
        OperationContext context,
        CancellationToken ct
    )
    {
        var found =
            db.Set<WholesalePrice>().Local.FirstOrDefault(p => p.Class == code && p.Goods == goods.Id)
            ?? await db.Set<WholesalePrice>().FirstOrDefaultAsync(p => p.Class == code && p.Goods == goods.Id, ct);
        DateTimeOffset? from = input.From is { } first ? company.Calendar.StartOf(first) : null,
            until = input.Until is { } last ? company.Calendar.StartOf(last.AddDays(1)) : null;
        if (
            found is { IsEnded: false }
            && found.Tiers == tiers.ToString()
            && found.From == from
            && found.Until == until
        )
            return WholesaleErrors.Unchanged;
        var price =
            found
            ?? new WholesalePrice
            {
                Id = context.NewId<WholesalePriceId>(),
                Class = code,
                Goods = goods.Id,
                IsSku = goods.IsSku,
                Code = goods.Code,
                Name = goods.Name.Zh,
                NameEn = goods.Name.En,
            };
        if (found is null)
            db.Add(price);
        Turn(
            price,
            new WholesaleRevision
            {
                Price = price.Id,
                No = price.Revision + 1,
                Tiers = tiers.ToString(),
                From = from,
                Until = until,
                Retail = goods.Retail,
                Cost = goods.Cost,
                Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(),
                At = Instants.Cut(context.Now),
                ById = context.Actor.Id,
                By = context.Actor.Name,
            },
            found is null ? ("新设批发价", "Wholesale price set") : ("改批发价", "Wholesale price changed"),
            context
        );
        return new WholesaleMade(price.Id, code, goods.Code, price.Revision);
    }

    /// <summary>
    /// The next state of a price, with its place in the audit; the memory is forgotten with the commit.
    /// </summary>
    public void Turn(WholesalePrice price, WholesaleRevision next, Text verb, OperationContext context)
    {
        var before =
            price.Revision == 0
                ? null
                : new
                {
                    price.Revision,
                    price.Tiers,
                    price.From,
                    price.Until,
                    price.IsEnded,
                };
        db.Add(next);
        price.Turn(next);
        context.Record(
            price.Subject with
            {
                IsNew = next.No == 1,
            },
            verb,
            before,
            new
            {
                price.Revision,
                price.Tiers,
                price.From,
                price.Until,
                price.IsEnded,
            },
            next.Note
        );
        context.Invalidate(WholesaleCache.Topic);
    }
}
