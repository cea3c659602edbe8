using Zhanggui.AfterSales;
using Zhanggui.Kernel;

namespace Zhanggui.Unit.AfterSales;

/// <summary>
/// However a line comes back, piece by piece or at once, its money comes back to the fen: a thousand lines by chance,
/// the same ones every time.
/// </summary>
public sealed class ReturnMathTests
{
    [Fact, Trait("Rule", "AFS-08/refund")]
    public void The_shares_of_all_pieces_are_the_line()
    {
        var chance = new Random(20261123);
        for (var n = 0; n < 1000; n++)
        {
            var (total, pieces, before, sum) = (
                new Money(chance.NextInt64(0, 9_999_999)),
                chance.Next(1, 40),
                0,
                Money.Zero
            );
            while (before < pieces)
            {
                var now = chance.Next(1, pieces - before + 1);
                var share = ReturnMath.Share(total, pieces, before, now);
                Math.Abs(share.Fen - total.Fen * now / (decimal)pieces)
                    .ShouldBeLessThan(1m, "nobody loses a fen by the order of things");
                (before, sum) = (before + now, sum + share);
            }

            sum.ShouldBe(total);
        }
    }
}
