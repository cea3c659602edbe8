using Microsoft.EntityFrameworkCore;

namespace Zhanggui.OrderScreening;

/// <inheritdoc cref="IScreeningFindings" />
internal sealed class ScreeningFindings(ShopDb db, IScreening screening, OperationContext context) : IScreeningFindings
{
    public async Task<ScreeningVerdict> Judge(ScreeningCase orderCase, string flags, CancellationToken ct)
    {
        var (order, verdict) = (orderCase.Facts.Id, screening.Judge(orderCase, screening.InForce));
        var known = await Current(new Dictionary<Guid, string> { [order] = flags }, ct);
        db.AddRange(
            ScreeningFinding
                .Of(new JudgedOrder(order, verdict, context.Now))
                .Where(f => !known.Any(k => k.Code == f.Code && k.Revision == f.Revision && k.ReasonZh == f.ReasonZh))
        );
        return verdict;
    }

    public async Task<IReadOnlyList<ScreeningFinding>> Current(
        IReadOnlyDictionary<Guid, string> flags,
        CancellationToken ct
    )
    {
        var flagged = flags.Where(f => f.Value.Length > 0).ToDictionary(f => f.Key, f => f.Value.Split(','));
        if (flagged.Count == 0)
            return [];
        var ids = flagged.Keys.ToList();
        var found = await db.Set<ScreeningFinding>()
            .AsNoTracking()
            .Where(f => EF.Parameter(ids).Contains(f.OrderId))
            .ToListAsync(ct);
        return
        [
            .. found
                .Where(f => flagged[f.OrderId].Contains(f.Code))
                .GroupBy(f => (f.OrderId, f.Code))
                .Select(g => g.OrderByDescending(f => f.At).ThenByDescending(f => f.Revision).First())
                .OrderByDescending(f => f.Weight),
        ];
    }

    public async Task<IReadOnlySet<Guid>> Known(IReadOnlyCollection<Guid> orders, CancellationToken ct)
    {
        var ids = orders.ToList();
        var known = await db.Set<ScreeningFinding>()
            .Where(f => EF.Parameter(ids).Contains(f.OrderId))
            .Select(f => f.OrderId)
            .Distinct()
            .ToListAsync(ct);
        return known.ToHashSet();
    }

    public async Task ImportPast(
        SetWriter writer,
        IReadOnlyCollection<JudgedOrder> judged,
        IReadOnlyCollection<Guid> cancelled,
        CancellationToken ct
    )
    {
        screening.Insert(writer, judged);
        var ids = cancelled.ToList();
        var known = await db.Set<CancelledOrder>()
            .Where(c => EF.Parameter(ids).Contains(c.OrderId))
            .Select(c => c.OrderId)
            .ToListAsync(ct);
        writer.Insert([.. cancelled.Except(known).Select(Cancelled)]);
    }

    public void RecordCancelled(Guid order) => db.Add(Cancelled(order));

    private CancelledOrder Cancelled(Guid order) => new() { OrderId = order, At = context.Now };
}
