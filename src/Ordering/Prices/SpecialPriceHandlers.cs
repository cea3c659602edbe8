using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;
using Zhanggui.Pricing;

namespace Zhanggui.Ordering;

/// <summary>What a cancelled order did not use may be used again while it holds (CAT-11).</summary>
internal sealed class ReturnSpecialPrices(ISpecialPriceUses uses) : IDomainEventHandler<OrderMoved>
{
    public Task Handle(OrderMoved e, CancellationToken ct) =>
        e.To == OrderStatus.Cancelled ? uses.Return(e.Id.Value, ct) : Task.CompletedTask;
}

/// <summary>Whoever decides about a special price sees what the customer has ordered in the last year (CAT-11).</summary>
internal sealed class TellApproversOfOrders(ShopDb db, IApprovals approvals)
    : IDomainEventHandler<SpecialPriceRequested>
{
    public async Task Handle(SpecialPriceRequested e, CancellationToken ct)
    {
        var (account, since) = ((Guid?)e.Account, e.At.AddDays(-365));
        var past = await db.Set<Order>()
            .AsNoTracking()
            .Where(o => o.Account == account && o.PlacedAt >= since && o.Progress.Status != OrderStatus.Cancelled)
            .Select(o => o.Total.Fen)
            .ToListAsync(ct);
        var total = new Money(past.Sum()).ToYuan();
        approvals.AddFact(
            e.Request,
            new ApprovalFact(
                ("一年内下单", "Ordered in a year"),
                new Text($"{past.Count} 单 {total}", $"{past.Count} orders of {total}")
            )
        );
    }
}
