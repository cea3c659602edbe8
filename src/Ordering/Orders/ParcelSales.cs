using Zhanggui.Finance;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// FIN-03: every parcel that leaves books its share of the sale and what its goods cost; all parcels of an order are
/// the order, to the fen.
/// </summary>
internal sealed class ParcelSales(OrderingDb db, OperationContext context, IReceivables receivables)
{
    public async Task Book(Order order, Guid slip, IReadOnlyList<Issued> issued, CancellationToken ct)
    {
        var before = await db.SalesOf(order.Id, ct);
        List<LineSale> sales = [.. issued.OrderBy(i => i.Line).Select(p => Sale(order, slip, p, before))];
        foreach (var sale in sales)
            db.Add(sale);
        // The postage stands on the parcel that leaves first, as on the first part of a split order.
        var postage = before.Count == 0 ? order.Postage : Money.Zero;
        await receivables.Recognise(
            order.Subject,
            new Sale(sales.Sum(s => s.Total), postage, sales.Sum(s => s.Cost)),
            ct
        );
    }

    /// <summary>Nothing of a shipped order is left unsold.</summary>
    public async Task MustBeWhole(Order order, CancellationToken ct)
    {
        var sold = (await db.SalesOf(order.Id, ct))
            .GroupBy(s => s.LineNo)
            .ToDictionary(g => g.Key, g => g.Sum(s => s.Quantity.Units));
        if (order.Lines.Find(l => sold.GetValueOrDefault(l.No) != l.Quantity.Units) is { } line)
            throw new InvalidOperationException(
                $"{order.No} is shipped, and not all {line.Quantity} pieces of line {line.No} were sold."
            );
    }

    private LineSale Sale(Order order, Guid slip, Issued pieces, IReadOnlyList<LineSale> before)
    {
        var line = order.Lines.First(l => l.No == pieces.Line);
        var total = SaleMath.Share(
            line,
            before.Where(s => s.LineNo == line.No).Sum(s => s.Quantity.Units),
            pieces.Quantity.Units
        );
        return new LineSale
        {
            OrderId = order.Id,
            LineNo = line.No,
            Slip = slip,
            Quantity = pieces.Quantity,
            Total = total,
            Cost = pieces.Cost,
            At = context.Now,
        };
    }
}
