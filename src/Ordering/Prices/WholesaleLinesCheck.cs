using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Pricing;

namespace Zhanggui.Ordering;

/// <summary>Every line that was bought wholesale was bought at a tier that held (ORD-21).</summary>
internal sealed class WholesaleLinesCheck(IWholesaleHistory wholesale) : IIntegrityCheck
{
    public Text Name => new("订单行与批发价历史一致", "Order lines agree with the history of wholesale prices");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var held = await wholesale.Revisions(ct);
        var lines = db.Set<OrderLine>()
            .AsNoTracking()
            .Where(l => l.Wholesale != null)
            .Select(l => new
            {
                l.OrderId,
                l.No,
                l.Wholesale,
                l.WholesaleRevision,
                l.WholesaleFrom,
                l.Price,
            });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
            if (
                !held.TryGetValue((line.Wholesale!.Value, line.WholesaleRevision), out var tiers)
                || !tiers.Contains(new WholesaleTier(line.WholesaleFrom, line.Price))
            )
                yield return new IntegrityViolation(
                    "order",
                    $"{line.OrderId.Value} line {line.No}: no wholesale tier has its price"
                );
    }
}
