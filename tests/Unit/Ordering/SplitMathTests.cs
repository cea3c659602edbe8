using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Kernel;
using Zhanggui.Ordering;

namespace Zhanggui.Unit.Ordering;

/// <summary>
/// However an order is divided, its parts are the whole: a thousand orders and divisions by chance, the same ones every
/// time.
/// </summary>
public sealed class SplitMathTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private static Order RandomOrder(Random chance)
    {
        var id = Ids.New<OrderId>(Now);
        List<OrderLine> lines =
        [
            .. Enumerable
                .Range(1, chance.Next(1, 7))
                .Select(no =>
                {
                    var (units, price) = (chance.Next(1, 12), new Money(chance.Next(0, 99_999)));
                    var discount = new Money(chance.NextInt64(0, (price * units).Fen + 1));
                    return new OrderLine
                    {
                        OrderId = id,
                        No = no,
                        Sku = Ids.New<SkuId>(Now),
                        Goods = new GoodsSnapshot($"S{no}", $"69{no}", "衬衫", "红", "M", ""),
                        NameEn = "Shirt",
                        Quantity = new Quantity(units),
                        Price = price,
                        Discount = discount,
                        Total = price * units - discount,
                        UnitCost = new Money(40),
                        WeightGrams = 300,
                    };
                }),
        ];
        var (goods, less, postage) = (
            lines.Sum(l => l.Price * l.Quantity),
            lines.Sum(l => l.Discount),
            new Money(chance.Next(0, 3000))
        );
        return new Order
        {
            Id = id,
            No = "SO1",
            PlacedAt = Now,
            Channel = "mall",
            Address = new PostalAddress("慕容思远", "13800001234", "浙江省", "杭州市", "西湖区", "文三路 100 号"),
            Courier = "STO",
            Method = PaymentMethod.CashOnDelivery,
            Goods = goods,
            Discount = less,
            Postage = postage,
            Total = goods - less + postage,
            Cost = Money.Zero,
            WeightGrams = 300,
            AddressKey = "",
            Lines = lines,
            Progress = OrderProgress.Start(id, Now, goods - less + postage, null, Now),
        };
    }

    /// <summary>
    /// Every piece goes into one of so many parts by chance; each part gets one at least where there are enough.
    /// </summary>
    private static List<ShipmentPartInput> RandomParts(Order order, Random chance)
    {
        var max = Math.Min(5, order.Lines.Sum(l => l.Quantity.Units));
        var count = Math.Max(1, chance.Next(1, max + 1));
        var pieces = order
            .Lines.SelectMany(l => Enumerable.Repeat(l.No, l.Quantity.Units))
            .OrderBy(_ => chance.Next())
            .Select((line, i) => (line, Part: i < count ? i : chance.Next(count)))
            .ToList();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(part => new ShipmentPartInput(
                    chance.Next(3) == 0 ? new DateOnly(2026, 12, chance.Next(1, 28)) : null,
                    [
                        .. pieces
                            .Where(p => p.Part == part)
                            .GroupBy(p => p.line)
                            .Select(g => new ShipmentPartPieces(g.Key, g.Count())),
                    ]
                )),
        ];
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), Trait("Rule", "ORD-32/split")]
    public void Parts_always_add_up_to_the_whole_in_pieces_goods_discount_postage_and_total(int seed)
    {
        var chance = new Random(seed);
        for (var n = 0; n < 250; n++)
        {
            var order = RandomOrder(chance);
            var wanted = RandomParts(order, chance);
            var parts = SplitMath.Divide(order, default, wanted);

            (
                parts.Sum(p => p.Goods),
                parts.Sum(p => p.Discount),
                parts.Sum(p => p.Postage),
                parts.Sum(p => p.Total)
            ).ShouldBe((order.Goods, order.Discount, order.Postage, order.Total), $"seed {seed}, order {n}");
            foreach (var line in order.Lines)
            {
                var shares = parts.SelectMany(p => p.Lines).Where(l => l.LineNo == line.No).ToList();
                (shares.Sum(l => l.Quantity.Units), shares.Sum(l => l.Total), shares.Sum(l => l.Discount)).ShouldBe(
                    (line.Quantity.Units, line.Total, line.Discount),
                    $"seed {seed}, order {n}, line {line.No}"
                );
                shares.ShouldAllBe(
                    l => l.Total + l.Discount == line.Price * l.Quantity,
                    "a piece's price is the same in every part"
                );
            }

            parts.ShouldAllBe(p => p.Total == p.Lines.Sum(l => l.Total) + p.Postage && !p.Total.IsNegative);
            parts.Skip(1).ShouldAllBe(p => p.Postage == Money.Zero);
            parts.Select(p => p.NotBefore ?? DateOnly.MinValue).ShouldBeInOrder();
            parts.Count.ShouldBe(wanted.Count);
        }
    }
}
