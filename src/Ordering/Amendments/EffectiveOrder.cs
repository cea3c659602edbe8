using System.Text.Json;
using System.Text.Json.Serialization;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>A SKU as a change keeps it: the catalogue may change, what was agreed does not.</summary>
internal sealed record AmendedSku(
    SkuId Sku,
    string SkuCode,
    string Barcode,
    string Name,
    string NameEn,
    string Colour,
    string Size,
    string PictureUrl,
    int WeightGrams,
    Money UnitCost
)
{
    [JsonIgnore]
    public GoodsSnapshot Goods => new(SkuCode, Barcode, Name, Colour, Size, PictureUrl);

    public static AmendedSku Of(SkuCard card) =>
        new(
            card.Id,
            card.Code,
            card.Barcode,
            card.Name.Zh,
            card.Name.En,
            card.Colour.Zh,
            card.Size,
            card.PictureUrl,
            card.WeightGrams,
            card.Cost
        );
}

/// <summary>Where a parcel goes, without whom.</summary>
internal sealed record AmendedAddress(string Province, string City, string District, string Street, string? Postcode)
{
    public static AmendedAddress Of(PostalAddress to) => new(to.Province, to.City, to.District, to.Street, to.Postcode);

    /// <summary>There, for the same person.</summary>
    public PostalAddress For(PostalAddress person) =>
        new(person.Name, person.Phone, Province, City, District, Street, Postcode);
}

/// <summary>
/// The order as it is carried out: what was placed, with the changes that were approved, oldest first (ORD-10). Nothing
/// of it is stored; it is worked out whenever it is asked for, so that there is one truth: the order's rows and the
/// amendments' rows. Its progress is the order's own.
/// </summary>
internal static class EffectiveOrder
{
    public static Order With(this Order order, IEnumerable<AmendmentChange> changes)
    {
        var all = changes.ToList();
        return all.Count == 0 ? order : all.Aggregate(order, With);
    }

    /// <summary>Says only what changes; the compiler copies the rest.</summary>
    private static Order With(Order o, AmendmentChange change) =>
        change.Field switch
        {
            AmendedField.Name => o with { Address = o.Address with { Name = change.After } },
            AmendedField.Phone => o with { Address = o.Address with { Phone = change.After } },
            AmendedField.Address => To(o, Read<AmendedAddress>(change)),
            AmendedField.Courier => o with { Courier = change.Value! },
            AmendedField.Variant => Lines(o, Replaced(o, change.LineNo, l => Variant(l, Read<AmendedSku>(change)))),
            AmendedField.Gift => Lines(o, [.. o.Lines, Gift(o.Id, change.LineNo, Read<AmendedGift>(change))]),
            _ => Lines(
                o,
                Replaced(o, change.LineNo, l => Fewer(l, int.Parse(change.Value!, null)))
                    .Where(l => l.Quantity > Quantity.Zero)
            ),
        };

    private static T Read<T>(AmendmentChange change) =>
        JsonSerializer.Deserialize<T>(change.Value!, OperationContext.Json)!;

    private static Order To(Order o, AmendedAddress to)
    {
        var address = to.For(o.Address);
        return o with { Address = address, AddressKey = PlainAddress.Key(address) };
    }

    private static IEnumerable<OrderLine> Replaced(Order o, int line, Func<OrderLine, OrderLine> by) =>
        o.Lines.Select(l => l.No == line ? by(l) : l);

    /// <summary>Other lines, and the sums that follow from them.</summary>
    private static Order Lines(Order o, IEnumerable<OrderLine> changed)
    {
        List<OrderLine> lines = [.. changed];
        var (goods, discount) = (lines.Sum(l => l.Price * l.Quantity), lines.Sum(l => l.Discount));
        return o with
        {
            Lines = lines,
            Goods = goods,
            Discount = discount,
            Total = goods - discount + o.Postage,
            Cost = lines.Sum(l => l.UnitCost * l.Quantity),
            WeightGrams = lines.Sum(l => l.WeightGrams * l.Quantity.Units),
        };
    }

    private static OrderLine Variant(OrderLine l, AmendedSku sku) =>
        l with
        {
            Sku = sku.Sku,
            Goods = sku.Goods,
            NameEn = sku.NameEn,
            WeightGrams = sku.WeightGrams,
            UnitCost = sku.UnitCost,
        };

    /// <summary>Everybody who reads the line, on a slip or on the order's page, sees that it is a gift.</summary>
    private static OrderLine Gift(OrderId order, int no, AmendedGift gift) =>
        new()
        {
            OrderId = order,
            No = no,
            Sku = gift.Sku.Sku,
            Goods = gift.Sku.Goods with { Name = "[赠品] " + gift.Sku.Name },
            NameEn = "[Gift] " + gift.Sku.NameEn,
            Quantity = new Quantity(gift.Units),
            Price = Money.Zero,
            Discount = Money.Zero,
            Total = Money.Zero,
            UnitCost = gift.Sku.UnitCost,
            WeightGrams = gift.Sku.WeightGrams,
        };

    /// <summary>
    /// Fewer pieces keep their share of the line's discount, rounded down: never more goes back than was paid for what
    /// is taken off.
    /// </summary>
    private static OrderLine Fewer(OrderLine l, int units)
    {
        var discount = new Money(l.Discount.Fen * units / l.Quantity.Units);
        return l with
        {
            Quantity = new Quantity(units),
            Discount = discount,
            Total = l.Price * units - discount,
            Deposit = new Money(l.Deposit.Fen * units / l.Quantity.Units),
        };
    }
}
