using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Fulfilment;

/// <summary>
/// A shared slip is the sum of the slips that it took the place of, in pieces and in the money that is collected
/// (ORD-32).
/// </summary>
internal sealed class MergeCheck : IIntegrityCheck
{
    public Text Name => new("合单的发货单等于原来各单之和", "A merged slip is the sum of the slips it replaced");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var merges = db.Set<Merge>()
            .AsNoTracking()
            .Include(m => m.Parts)
            .Where(m => m.Undoes == null)
            .Join(
                db.Set<OutboundOrder>(),
                m => m.Slip,
                s => s.Id,
                (m, s) =>
                    new
                    {
                        Merge = m,
                        Slip = s,
                        Guests = db.Set<ConsolidatedOrder>().Count(g => g.Slip == s.Id),
                    }
            )
            .AsAsyncEnumerable();
        await foreach (var m in merges.WithCancellation(ct))
        {
            if (
                m.Merge.Parts.Sum(p => p.Pieces) != m.Slip.Pieces
                || m.Merge.Parts.Sum(p => p.CashDue ?? Money.Zero) != (m.Slip.CashDue ?? Money.Zero)
            )
                yield return new IntegrityViolation(
                    "merge",
                    $"{m.Merge.No}: {m.Slip.No} is not the sum of the slips it replaced"
                );
            if (m.Merge.Parts.Count != m.Guests + 1)
                yield return new IntegrityViolation(
                    "merge",
                    $"{m.Merge.No}: {m.Slip.No} carries {m.Guests + 1} orders, {m.Merge.Parts.Count} were merged"
                );
        }
    }
}
