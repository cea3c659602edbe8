using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>
/// What holds is the last thing that was written down, and every line that was bought wholesale was bought at a tier
/// that held (ORD-21).
/// </summary>
internal sealed class WholesaleCheck : IIntegrityCheck
{
    public Text Name =>
        new("批发价与历史、订单行一致", "Wholesale prices agree with their history and with order lines");

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

        var lines =
            from line in db.Set<OrderLine>().AsNoTracking()
            where line.Wholesale != null
            join last in db.Set<WholesaleRevision>()
                on new { Price = line.Wholesale!.Value, No = line.WholesaleRevision } equals new { last.Price, last.No }
                into known
            from state in known.DefaultIfEmpty()
            select new
            {
                line.OrderId,
                line.No,
                line.WholesaleFrom,
                line.Price,
                state,
            };
        await foreach (var row in lines.AsAsyncEnumerable().WithCancellation(ct))
            if (row.state is not { } said || !said.Steps.All.Contains(new WholesaleTier(row.WholesaleFrom, row.Price)))
                yield return new IntegrityViolation(
                    "order",
                    $"{row.OrderId.Value} line {row.No}: no wholesale tier has its price"
                );
    }
}
