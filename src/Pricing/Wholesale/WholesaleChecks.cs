using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Pricing;

/// <summary>What holds is the last thing that was written down (ORD-21).</summary>
internal sealed class WholesaleCheck : IIntegrityCheck
{
    public Text Name => new("批发价与历史一致", "Wholesale prices agree with their history");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var prices =
            from price in db.Set<WholesalePrice>().AsNoTracking()
            join last in db.Set<WholesaleRevision>()
                on new { Price = price.Id, No = price.Revision } equals new { last.Price, last.No }
                into known
            from state in known.DefaultIfEmpty()
            select new { price, state };
        await foreach (var row in prices.AsAsyncEnumerable().WithCancellation(ct))
            if (
                row.state is not { } said
                || said.Tiers != row.price.Tiers
                || said.From != row.price.From
                || said.Until != row.price.Until
                || said.IsEnded != row.price.IsEnded
            )
                yield return new IntegrityViolation(
                    "wholesale-price",
                    $"{row.price.Class}/{row.price.Code}: it differs from its state {row.price.Revision}"
                );
    }
}
