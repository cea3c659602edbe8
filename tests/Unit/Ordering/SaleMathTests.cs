using Zhanggui.Catalog;
using Zhanggui.Kernel;
using Zhanggui.Ordering;

namespace Zhanggui.Unit.Ordering;

/// <summary>However a line's pieces are spread over parcels, the parcels bring the line's total.</summary>
public sealed class SaleMathTests
{
    private static OrderLine Line(int units, long fen) =>
        new()
        {
            OrderId = default,
            No = 1,
            Sku = default(SkuId),
            Goods = new("", "", "", "", "", ""),
            NameEn = "",
            Quantity = new Quantity(units),
            Price = Money.Zero,
            Discount = Money.Zero,
            Total = new Money(fen),
            UnitCost = Money.Zero,
            WeightGrams = 1,
        };

    [Fact]
    public void The_first_pieces_carry_the_fen_that_do_not_divide()
    {
        var line = Line(3, 10001);
        Enumerable.Range(0, 3).Select(before => SaleMath.Share(line, before, 1).Fen).ShouldBe([3334, 3334, 3333]);
        SaleMath.Share(line, 1, 2).Fen.ShouldBe(6667);
    }

    [Fact]
    public void A_thousand_lines_in_parcels_by_chance_bring_their_totals()
    {
        var chance = new Random(17);
        for (var n = 0; n < 1000; n++)
        {
            var line = Line(chance.Next(1, 40), chance.Next(0, 99_999));
            var (before, sum) = (0, Money.Zero);
            while (before < line.Quantity.Units)
            {
                var units = chance.Next(1, line.Quantity.Units - before + 1);
                sum += SaleMath.Share(line, before, units);
                before += units;
            }

            sum.ShouldBe(line.Total);
        }
    }

    [Fact]
    public void More_pieces_than_the_line_has_are_never_sold()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SaleMath.Share(Line(3, 100), 2, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => SaleMath.Share(Line(3, 100), 0, 0));
    }
}
