using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// Puts SKUs into a cart; what is there already is added to (SHOP-07). The quantity is limited by what is available,
/// presale excepted.
/// </summary>
[Open]
public sealed class AddToCart(ShopDb db, OperationContext context, ICatalog catalog, IStock stock)
{
    /// <summary>How long a second sending of a form without a key counts as the same click.</summary>
    public static readonly TimeSpan SameClick = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Answers how many pieces are in the cart now. All or nothing: one line that can't be added refuses them all. With
    /// <paramref name="once"/>, the same lines again within two seconds are a double click and add nothing: a page that
    /// is kept for everybody brings no key without script.
    /// </summary>
    public async Task<Result<int>> Run(
        CartOwner owner,
        IReadOnlyList<CheckoutLine> lines,
        CancellationToken ct,
        bool once = false
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (owner.IsNobody || lines.Count == 0)
            return OrderErrors.NothingToBuy;
        if (lines.Count > 100)
            return OrderErrors.TooManyLines;
        if (lines.Any(l => l.Quantity.Units is < 1 or > 999))
            return OrderErrors.Quantity;
        var key = owner.Key;
        var rows = await db.Set<CartRow>().Where(r => r.Owner == key).ToListAsync(ct);
        if (
            once
            && lines.All(l =>
                rows.Exists(r => r.Sku == l.Sku && r.Quantity >= l.Quantity && r.At > context.Now - SameClick)
            )
        )
            return rows.Sum(r => r.Quantity.Units);
        var skus = lines.Select(l => l.Sku).Distinct().ToList();
        var cards = await catalog.Skus(skus, ct);
        var levels = await stock.Of(skus, ct);
        var held = await stock.HeldFor(owner, ct);
        foreach (var wanted in lines.GroupBy(l => l.Sku))
        {
            if (!cards.TryGetValue(wanted.Key, out var card) || !card.IsListed)
                return OrderErrors.NotListed(card?.Name.ToString() ?? "?");
            var row = rows.FirstOrDefault(r => r.Sku == wanted.Key);
            var total = new Quantity(wanted.Sum(w => w.Quantity.Units)) + (row?.Quantity ?? Quantity.Zero);
            if (total.Units > 999)
                return OrderErrors.Quantity;
            if (
                card.PresaleShipsOn is null
                && total > levels[wanted.Key].Available + held.GetValueOrDefault(wanted.Key)
            )
                return OrderErrors.SoldOut(card.Label(), levels[wanted.Key]);
            if (row is null)
            {
                row = new CartRow
                {
                    Owner = key,
                    Sku = wanted.Key,
                    Quantity = total,
                    PriceWhenAdded = card.Price,
                    At = context.Now,
                };
                rows.Add(row);
                db.Add(row);
            }
            else
                (row.Quantity, row.PriceWhenAdded, row.At) = (total, card.Price, context.Now);
        }

        if (rows.Count > 100)
            return OrderErrors.TooManyLines;
        return rows.Sum(r => r.Quantity.Units);
    }
}

/// <summary>Sets a cart line's quantity; 0 takes it out (SHOP-09).</summary>
[Open]
public sealed class SetCartLine(ShopDb db, OperationContext context, ICatalog catalog, IStock stock)
{
    /// <summary>Refused beyond what is available, naming what is.</summary>
    public async Task<Result> Run(CartOwner owner, SkuId sku, Quantity quantity, CancellationToken ct)
    {
        if (quantity.Units is < 0 or > 999)
            return OrderErrors.Quantity;
        var key = owner.Key;
        var row = await db.Set<CartRow>().FirstOrDefaultAsync(r => r.Owner == key && r.Sku == sku, ct);
        if (row is null)
            return Result.Done;
        if (quantity == Quantity.Zero)
        {
            db.Remove(row);
            return Result.Done;
        }

        var card = (await catalog.Skus([sku], ct)).GetValueOrDefault(sku);
        if (card is null || !card.IsListed)
            return OrderErrors.NotListed(card?.Name.ToString() ?? "?");
        var level = (await stock.Of([sku], ct))[sku];
        if (
            card.PresaleShipsOn is null
            && quantity > level.Available + (await stock.HeldFor(owner, ct)).GetValueOrDefault(sku)
        )
            return OrderErrors.SoldOut(card.Label(), level);
        (row.Quantity, row.PriceWhenAdded, row.At) = (quantity, card.Price, context.Now);
        return Result.Done;
    }
}

/// <summary>Swaps a cart line's colour or size for another of the same product (SHOP-09).</summary>
[Open]
public sealed class ChangeCartVariant(ShopDb db, OperationContext context, ICatalog catalog, IStock stock)
{
    /// <summary>Refused when the other one is not of the same product, not sold, or has too few.</summary>
    public async Task<Result> Run(CartOwner owner, SkuId from, SkuId to, CancellationToken ct)
    {
        var key = owner.Key;
        var rows = await db.Set<CartRow>().Where(r => r.Owner == key && (r.Sku == from || r.Sku == to)).ToListAsync(ct);
        var row = rows.FirstOrDefault(r => r.Sku == from);
        if (row is null || from == to)
            return Result.Done;
        var cards = await catalog.Skus([from, to], ct);
        if (
            !cards.TryGetValue(to, out var card)
            || !card.IsListed
            || cards.GetValueOrDefault(from)?.Product != card.Product
        )
            return OrderErrors.NotListed(card?.Name.ToString() ?? "?");
        var other = rows.FirstOrDefault(r => r.Sku == to);
        var total = row.Quantity + (other?.Quantity ?? Quantity.Zero);
        var level = (await stock.Of([to], ct))[to];
        if (total.Units > 999)
            return OrderErrors.Quantity;
        if (
            card.PresaleShipsOn is null
            && total > level.Available + (await stock.HeldFor(owner, ct)).GetValueOrDefault(to)
        )
            return OrderErrors.SoldOut(card.Label(), level);
        db.Remove(row);
        if (other is not null)
            (other.Quantity, other.PriceWhenAdded) = (total, card.Price);
        else
            db.Add(
                new CartRow
                {
                    Owner = key,
                    Sku = to,
                    Quantity = total,
                    PriceWhenAdded = card.Price,
                    At = context.Now,
                }
            );
        return Result.Done;
    }
}

/// <summary>Empties a cart.</summary>
[Open]
public sealed class ClearCart(ShopDb db)
{
    /// <summary>Always done.</summary>
    public async Task<Result> Run(CartOwner owner, CancellationToken ct)
    {
        var key = owner.Key;
        await db.Set<CartRow>().Where(r => r.Owner == key).ExecuteDeleteAsync(ct);
        return Result.Done;
    }
}

/// <summary>
/// What a visitor chose goes along when they sign in (SHOP-07): lines are added up, at most 999 pieces each.
/// </summary>
internal sealed class MergeCarts(ShopDb db, OperationContext context) : IDomainEventHandler<Organization.SignedIn>
{
    public async Task Handle(Organization.SignedIn e, CancellationToken ct)
    {
        if (e.IsStaff || string.IsNullOrEmpty(e.VisitorKey))
            return;
        var visitor = new CartOwner(e.VisitorKey, null).Key;
        var member = new CartOwner(null, e.Account.Value).Key;
        var rows = await db.Set<CartRow>().Where(r => r.Owner == visitor || r.Owner == member).ToListAsync(ct);
        foreach (var guest in rows.Where(r => r.Owner == visitor))
        {
            var own = rows.FirstOrDefault(r => r.Owner == member && r.Sku == guest.Sku);
            if (own is not null)
                own.Quantity = new Quantity(Math.Min(999, own.Quantity.Units + guest.Quantity.Units));
            else
                db.Add(
                    new CartRow
                    {
                        Owner = member,
                        Sku = guest.Sku,
                        Quantity = guest.Quantity,
                        PriceWhenAdded = guest.PriceWhenAdded,
                        At = context.Now,
                    }
                );
            db.Remove(guest);
        }
    }
}
