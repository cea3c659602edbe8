using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>One printing of one order (ORD-17): who, when, and together with which others. Append-only.</summary>
internal sealed class OrderPrint
{
    public required Guid Batch { get; init; }
    public required OrderId OrderId { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// 客服后台打印订单: prints one order or many; each sheet says who printed it, when, and for which time (ORD-17).
/// </summary>
[Needs("order.print")]
public sealed class PrintOrders
{
    /// <summary>The most orders of one printing.</summary>
    public const int Max = 200;

    private readonly OrderingDb _db;
    private readonly OperationContext _context;

    internal PrintOrders(OrderingDb db, OperationContext context) => (_db, _context) = (db, context);

    /// <summary>
    /// Notes the printing and answers with its id; the sheets stand under it. Unknown numbers and cancelled orders are
    /// refused, and nothing is printed.
    /// </summary>
    public async Task<Result<Guid>> Run(IReadOnlyList<string> numbers, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToArray();
        if (wanted.Length is 0 or > Max)
            return Refusal.Invalid(
                "ordering.print_count",
                "no",
                $"请勾选 1 到 {Max} 张订单",
                $"Tick 1 to {Max} orders."
            );
        var orders = await _db.Orders.Where(o => EF.Parameter(wanted).Contains(o.No)).ToListAsync(ct);
        if (wanted.Except(orders.Select(o => o.No)).FirstOrDefault() is { } missing)
            return Refusal.NotFound("ordering.print_missing", $"没有订单 {missing}", $"There is no order {missing}.");
        if (orders.FirstOrDefault(o => o.Status == OrderStatus.Cancelled) is { } cancelled)
            return Refusal.Conflict(
                "ordering.print_cancelled",
                $"{cancelled.No} 已取消，不能打印。去掉它再打",
                $"{cancelled.No} is cancelled and is not printed. Leave it out."
            );
        var batch = Guid.CreateVersion7(_context.Now);
        foreach (var order in orders)
        {
            _db.Add(
                new OrderPrint
                {
                    Batch = batch,
                    OrderId = order.Id,
                    By = _context.Actor.Name,
                    At = _context.Now,
                }
            );
            _context.Record(order.Subject, ("打印订单", "Order printed"));
        }

        return batch;
    }
}

/// <summary>One order as it is printed, with its marks.</summary>
/// <param name="Times">Which printing of this order it is, from 1.</param>
internal sealed record PrintedOrder(Order Order, OrderPrint Print, int Times, IReadOnlyList<OrderRemarkRow> Remarks);

/// <summary>Reads printings.</summary>
internal sealed class PrintQueries(OrderingDb db)
{
    /// <summary>A printing's sheets in the order of their numbers; none when there is no such printing.</summary>
    public async Task<IReadOnlyList<PrintedOrder>> Of(Guid batch, CancellationToken ct)
    {
        var prints = await db.Prints.Where(p => p.Batch == batch).ToListAsync(ct);
        var ids = prints.Select(p => p.OrderId).ToArray();
        var orders = await db.Effective(
            await db.Orders.Where(o => EF.Parameter(ids).Contains(o.Id)).OrderBy(o => o.No).ToListAsync(ct),
            ct
        );
        var all = (await db.Prints.Where(p => EF.Parameter(ids).Contains(p.OrderId)).ToListAsync(ct)).ToLookup(p =>
            p.OrderId
        );
        var remarks = (
            await db.Remarks.Where(r => EF.Parameter(ids).Contains(r.OrderId)).OrderBy(r => r.At).ToListAsync(ct)
        ).ToLookup(r => r.OrderId);
        return
        [
            .. orders.Select(o =>
            {
                var print = prints.First(p => p.OrderId == o.Id);
                return new PrintedOrder(
                    o,
                    print,
                    all[o.Id].Count(p => (p.At, p.Batch).CompareTo((print.At, batch)) <= 0),
                    [.. remarks[o.Id]]
                );
            }),
        ];
    }

    /// <summary>Every printing of one order, oldest first.</summary>
    public async Task<IReadOnlyList<OrderPrint>> OfOrder(OrderId id, CancellationToken ct) =>
        await db.Prints.Where(p => p.OrderId == id).OrderBy(p => p.At).ToListAsync(ct);
}
