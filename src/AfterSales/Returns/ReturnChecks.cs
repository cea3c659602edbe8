using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;

namespace Zhanggui.AfterSales;

/// <summary>What returns say was refunded was refunded, once and no more; an exchange has its order.</summary>
internal sealed class ReturnMoneyCheck(IMoneyTraces money) : IIntegrityCheck
{
    private const int Part = 500;

    public Text Name => new("退换货与退款单、补发订单一致", "Returns agree with their refunds and orders");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = "";
        List<ReturnCase> part;
        do
        {
            part = await db.Set<ReturnCase>()
                .AsNoTracking()
                .Include(c => c.Progress)
                .Include(c => c.Lines)
                .Where(c => c.No.CompareTo(after) > 0 && c.Progress.State == ReturnState.Done)
                .OrderBy(c => c.No)
                .Take(Part)
                .ToListAsync(ct);
            var traces = await money.Of([.. part.Select(c => c.OrderId).Distinct()], ct);
            foreach (var c in part)
            {
                var refunds = traces
                    .GetValueOrDefault(c.OrderId, MoneyTrace.None)
                    .Refunds.Where(r => r.Reason == ReturnSettlement.ReasonOf(c))
                    .Sum(r => r.Amount);
                if (refunds != c.Progress.Refunded)
                    yield return new IntegrityViolation(
                        "return",
                        $"{c.No}: says that {c.Progress.Refunded} was refunded, the refunds say {refunds}"
                    );
                if (c.Kind == ReturnKind.Exchange != c.Progress.ReplacementNo is not null)
                    yield return new IntegrityViolation(
                        "return",
                        $"{c.No}: an exchange without its order, or an order of none"
                    );
                if (c.Goods != c.Lines.Sum(l => l.Amount))
                    yield return new IntegrityViolation("return", $"{c.No}: its lines do not add up");
            }

            if (part.Count > 0)
                after = part[^1].No;
        } while (part.Count == Part);
    }
}
