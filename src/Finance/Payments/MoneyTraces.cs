using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

internal sealed class MoneyTraces(ShopDb db) : IMoneyTraces
{
    public async Task<IReadOnlyDictionary<Guid, MoneyTrace>> Of(
        IReadOnlyCollection<Guid> documents,
        CancellationToken ct
    )
    {
        var payments = (
            await db.Set<Payment>()
                .AsNoTracking()
                .Where(p => EF.Parameter(documents).Contains(p.ReceivableId))
                .OrderBy(p => p.BookedAt)
                .ThenBy(p => p.Id)
                .ToListAsync(ct)
        ).ToLookup(p => p.ReceivableId);
        var refunds = (
            await db.Set<Refund>()
                .AsNoTracking()
                .Where(r => EF.Parameter(documents).Contains(r.ReceivableId))
                .OrderBy(r => r.RequestedAt)
                .ThenBy(r => r.Id)
                .ToListAsync(ct)
        ).ToLookup(r => r.ReceivableId);
        return documents
            .Where(d => payments.Contains(d) || refunds.Contains(d))
            .Distinct()
            .ToDictionary(
                d => d,
                d => new MoneyTrace(
                    [
                        .. payments[d]
                            .Select(p => new PaymentTrace(
                                p.Amount,
                                p.Method,
                                p.Provider,
                                p.TradeNo,
                                p.PaidAt,
                                p.BookedAt,
                                p.BookedBy,
                                p.IsReturned
                            )),
                    ],
                    [
                        .. refunds[d]
                            .Select(r => new RefundTrace(
                                r.No,
                                r.Amount,
                                r.Method,
                                r.Reason,
                                r.RequestedAt,
                                r.RequestedBy,
                                r.State
                            )),
                    ]
                )
            );
    }

    /// <summary>Every act on a receivable or a refund leaves an audit entry, and those lie by time.</summary>
    public async Task<IReadOnlyList<Guid>> Moved(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.At >= from && e.At <= to);
        var receivables = await entries
            .Where(e => e.SubjectType == "receivable")
            .Select(e => e.SubjectId)
            .Distinct()
            .ToListAsync(ct);
        var refunds = await entries
            .Where(e => e.SubjectType == "refund")
            .Join(db.Set<Refund>(), e => e.SubjectId, r => r.Id, (_, r) => r.ReceivableId)
            .Distinct()
            .ToListAsync(ct);
        return [.. receivables.Union(refunds)];
    }
}
