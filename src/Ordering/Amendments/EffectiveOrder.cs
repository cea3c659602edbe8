using System.Text.Json;
using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>A SKU as a change keeps it: the catalogue may change, what was agreed does not.</summary>
internal sealed record AmendedSku(SkuId Sku, string SkuCode, string Barcode, string Name, string NameEn, string Colour, string Size, string PictureUrl, int WeightGrams)
{
    public static AmendedSku Of(SkuCard card) => new(card.Id, card.Code, card.Barcode, card.Name.Zh, card.Name.En, card.Colour.Zh, card.Size, card.PictureUrl, card.WeightGrams);
}

/// <summary>Where a parcel goes, without whom.</summary>
internal sealed record AmendedAddress(string Province, string City, string District, string Street, string? Postcode);

/// <summary>
/// The order as it is carried out: what was placed, with the changes that were approved, oldest first (ORD-10). Nothing of it is stored; it is worked out whenever
/// it is asked for, so that there is one truth: the order's rows and the amendments' rows. Its progress is the order's own.
/// </summary>
internal static class EffectiveOrder
{
    public static Order With(this Order order, IEnumerable<AmendmentChange> changes)
    {
        var all = changes.ToList();
        return all.Count == 0 ? order : all.Aggregate(order, With);
    }

    private static Order With(Order o, AmendmentChange change) => change.Field switch
    {
        AmendedField.Name => Copy(o, name: change.After),
        AmendedField.Phone => Copy(o, phone: change.After),
        AmendedField.Address => Copy(o, to: JsonSerializer.Deserialize<AmendedAddress>(change.Value!, Act.Json)),
        AmendedField.Courier => Copy(o, courier: change.Value),
        AmendedField.Variant => Copy(o, lines: [.. o.Lines.Select(l => l.No == change.LineNo ? Line(l, JsonSerializer.Deserialize<AmendedSku>(change.Value!, Act.Json)!) : l)], cost: change.CostChange),
        AmendedField.Gift => Copy(o, lines: [.. o.Lines, Line(o.Id, change.LineNo, JsonSerializer.Deserialize<AmendedGift>(change.Value!, Act.Json)!)], cost: change.CostChange),
        _ => Copy(o, lines: [.. o.Lines.Select(l => l.No == change.LineNo ? Line(l, int.Parse(change.Value!, null)) : l).Where(l => l.Quantity > Quantity.Zero)], cost: change.CostChange),
    };

    private static OrderLine Line(OrderLine l, AmendedSku sku) => new()
    {
        OrderId = l.OrderId, No = l.No, Sku = sku.Sku, SkuCode = sku.SkuCode, Barcode = sku.Barcode, Name = sku.Name, NameEn = sku.NameEn, Colour = sku.Colour, Size = sku.Size,
        PictureUrl = sku.PictureUrl, Quantity = l.Quantity, Price = l.Price, Discount = l.Discount, Total = l.Total, WeightGrams = sku.WeightGrams, ShipsOn = l.ShipsOn, Deposit = l.Deposit,
        Wholesale = l.Wholesale, WholesaleRevision = l.WholesaleRevision, WholesaleFrom = l.WholesaleFrom,
    };

    /// <summary>Everybody who reads the line, on a slip or on the order's page, sees that it is a gift.</summary>
    private static OrderLine Line(OrderId order, int no, AmendedGift gift) => new()
    {
        OrderId = order, No = no, Sku = gift.Sku.Sku, SkuCode = gift.Sku.SkuCode, Barcode = gift.Sku.Barcode, Name = "[赠品] " + gift.Sku.Name, NameEn = "[Gift] " + gift.Sku.NameEn, Colour = gift.Sku.Colour,
        Size = gift.Sku.Size, PictureUrl = gift.Sku.PictureUrl, Quantity = new Quantity(gift.Units), Price = Money.Zero, Discount = Money.Zero, Total = Money.Zero, WeightGrams = gift.Sku.WeightGrams,
    };

    /// <summary>Fewer pieces keep their share of the line's discount, rounded down: never more goes back than was paid for what is taken off.</summary>
    private static OrderLine Line(OrderLine l, int units)
    {
        var discount = new Money(l.Discount.Fen * units / l.Quantity.Units);
        return new OrderLine
        {
            OrderId = l.OrderId, No = l.No, Sku = l.Sku, SkuCode = l.SkuCode, Barcode = l.Barcode, Name = l.Name, NameEn = l.NameEn, Colour = l.Colour, Size = l.Size,
            PictureUrl = l.PictureUrl, Quantity = new Quantity(units), Price = l.Price, Discount = discount, Total = l.Price * units - discount, WeightGrams = l.WeightGrams, ShipsOn = l.ShipsOn, Deposit = new Money(l.Deposit.Fen * units / l.Quantity.Units),
            Wholesale = l.Wholesale, WholesaleRevision = l.WholesaleRevision, WholesaleFrom = l.WholesaleFrom,
        };
    }

    private static Order Copy(Order o, string? name = null, string? phone = null, AmendedAddress? to = null, string? courier = null, List<OrderLine>? lines = null, Money cost = default)
    {
        lines ??= o.Lines;
        var (goods, discount) = (lines.Sum(l => l.Price * l.Quantity), lines.Sum(l => l.Discount));
        return new Order
        {
            Id = o.Id, No = o.No, PlacedAt = o.PlacedAt, Channel = o.Channel, ChannelNo = o.ChannelNo, ChannelDigest = o.ChannelDigest, ChannelAt = o.ChannelAt, Account = o.Account, Name = name ?? o.Name, Phone = phone ?? o.Phone,
            Province = to?.Province ?? o.Province, City = to?.City ?? o.City, District = to?.District ?? o.District, Street = to?.Street ?? o.Street, Postcode = to is null ? o.Postcode : to.Postcode,
            Courier = courier ?? o.Courier, Method = o.Method, Goods = goods, Discount = discount, Postage = o.Postage, Total = goods - discount + o.Postage,
            Cost = Money.Max(Money.Zero, o.Cost + cost), WeightGrams = lines.Sum(l => l.WeightGrams * l.Quantity.Units),
            Remark = o.Remark, InvoiceTitle = o.InvoiceTitle, InvoiceTaxNo = o.InvoiceTaxNo, Lines = lines, Progress = o.Progress, Device = o.Device,
            AddressKey = to is null ? o.AddressKey : AddressRules.Key(new PostalAddress(name ?? o.Name, phone ?? o.Phone, to.Province, to.City, to.District, to.Street, to.Postcode)),
        };
    }
}
