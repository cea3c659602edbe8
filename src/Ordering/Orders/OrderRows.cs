using Zhanggui.OrderScreening;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>
/// The rows of new orders that are Ordering's own, and what they leave on the desk's list and in the audit log: the
/// same whoever brings them.
/// </summary>
internal static class OrderRows
{
    public static void Add(
        SetWriter writer,
        IReadOnlyList<(Order Order, Actor By)> placed,
        IToDos todos,
        IScreening screening,
        string useCase,
        DateTimeOffset now
    )
    {
        var orders = placed.Select(p => p.Order).ToList();
        writer.Insert(orders);
        writer.Insert([.. orders.SelectMany(o => o.Lines)]);
        writer.Insert([.. orders.Select(o => o.Progress)]);
        screening.Insert(
            writer,
            orders.Where(o => o.Verdict is not null).Select(o => new JudgedOrder(o.Id.Value, o.Verdict!, o.PlacedAt))
        );
        writer.Insert([
            .. orders
                .Where(o => o.Remark is not null)
                .Select(o => new OrderRemarkRow
                {
                    Id = Guid.CreateVersion7(now),
                    OrderId = o.Id,
                    Kind = "customer",
                    Body = o.Remark!,
                    MustAcknowledge = true,
                    By = o.Address.Name,
                    At = now,
                }),
        ]);
        todos.OpenMany(writer, [.. orders.Select(DeskToDos.Accept)], now);
        writer.Insert([
            .. placed.Select(p =>
                AuditTrail.First(
                    p.Order.Subject,
                    p.Order switch
                    {
                        { Replaces: not null } => ("换货补发", "Sent in exchange"),
                        { ChannelNo: null } => ("下单", "Order placed"),
                        _ => ("渠道来单", "Order came in from a channel"),
                    },
                    p.Order.Snapshot,
                    p.By,
                    now,
                    useCase
                )
            ),
        ]);
    }
}
