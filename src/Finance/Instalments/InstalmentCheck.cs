using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>
/// Receivables of two instalments hold what was paid of them and not given back or kept: nothing, the first, or all.
/// </summary>
internal sealed class InstalmentCheck : IIntegrityCheck
{
    public Text Name => new("分期应收与已付各期一致", "Receivables in instalments agree with the instalments paid");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = db.Set<Receivable>()
            .AsNoTracking()
            .Where(r => r.First.Fen > 0)
            .OrderBy(r => r.DocumentNo)
            .AsAsyncEnumerable();
        await foreach (var r in rows.WithCancellation(ct))
        {
            var held = r.Paid - r.Refunded - r.Forfeited;
            var wanted = r.FirstPaidAt is null ? Money.Zero : r.First;
            if (r.First >= r.Amount)
                yield return new IntegrityViolation(
                    "receivable",
                    $"{r.DocumentNo}: a first instalment of {r.First} leaves no balance of {r.Amount}"
                );
            if (r.State == ReceivableState.Open && held != wanted)
                yield return new IntegrityViolation(
                    "receivable",
                    $"{r.DocumentNo}: {held} is held, the instalments paid are {wanted}"
                );
            if (r.Forfeited > r.First || held.IsNegative)
                yield return new IntegrityViolation(
                    "receivable",
                    $"{r.DocumentNo}: {r.Forfeited} was kept of a first instalment of {r.First}"
                );
            if (r.State != ReceivableState.Cancelled && r.Forfeited > Money.Zero)
                yield return new IntegrityViolation(
                    "receivable",
                    $"{r.DocumentNo}: {r.Forfeited} was kept and it was not given up"
                );
        }
    }
}
