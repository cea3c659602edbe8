using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.OrderScreening;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <inheritdoc cref="IOrderIntake" />
internal sealed class OrderIntake(
    ShopDb db,
    OperationContext context,
    IntakeModules modules,
    OrderGroupSettings settings,
    Outbox outbox
) : IOrderIntake
{
    public async Task<IReadOnlyList<TakenOrder>> Take(IReadOnlyList<ChannelOrder> orders, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (orders.Count == 0)
            return [];
        var (reader, writer, known) = (
            new SetReader(db),
            new SetWriter(db),
            new Dictionary<(string, string), (TakenOrder Taken, string? Digest)>()
        );
        var locked = await modules.Stock.Lock(
            reader,
            [
                .. orders
                    .SelectMany(o => o.Lines)
                    .Where(l => l.Sku.PresaleShipsOn is null)
                    .Select(l => l.Sku.Id)
                    .Distinct(),
            ],
            ct
        );
        // Behind the lock: whoever brought the same orders a moment ago has committed by then.
        AskKnown(reader, orders, known);
        await reader.Send(ct);

        var fresh = orders.Where(o => !known.ContainsKey((o.Channel, o.No))).ToList();
        var placed = fresh.Count == 0 ? [] : await Place(writer, locked, fresh, ct);
        await writer.Flush(ct);
        context.Changed("orders");
        context.Changed("todos");
        return
        [
            .. orders.Select(o =>
                known.TryGetValue((o.Channel, o.No), out var there)
                    ? there.Taken with
                    {
                        Outcome = there.Digest == o.Digest ? IntakeOutcome.AlreadyThere : IntakeOutcome.Different,
                    }
                    : placed[(o.Channel, o.No)]
            ),
        ];
    }

    public async Task<IReadOnlyList<IntakeOutcome>> Foretell(IReadOnlyList<ChannelOrder> orders, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var (reader, known) = (
            new SetReader(db),
            new Dictionary<(string, string), (TakenOrder Taken, string? Digest)>()
        );
        AskKnown(reader, orders, known);
        // No operation is running, so nobody has opened the connection.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await reader.Send(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return
        [
            .. orders.Select(o =>
                !known.TryGetValue((o.Channel, o.No), out var there) ? IntakeOutcome.Placed
                : there.Digest == o.Digest ? IntakeOutcome.AlreadyThere
                : IntakeOutcome.Different
            ),
        ];
    }

    private static void AskKnown(
        SetReader reader,
        IReadOnlyList<ChannelOrder> orders,
        Dictionary<(string, string), (TakenOrder, string?)> known
    )
    {
        foreach (var channel in orders.GroupBy(o => o.Channel))
            reader.Ask(
                q =>
                    $"""SELECT "Id", "No", "Total", "ChannelNo", "ChannelDigest" FROM ordering_order WHERE "Channel" = {q.Value(channel.Key)} AND "ChannelNo" IS NOT NULL AND {q.In("\"ChannelNo\"", channel.Select(o => o.No).ToList())}""",
                row =>
                    known[(channel.Key, row.GetString(3))] = (
                        new TakenOrder(
                            IntakeOutcome.AlreadyThere,
                            OrderId.From(row.GetGuid(0)),
                            row.GetString(1),
                            new Money(row.GetInt64(2)),
                            false
                        ),
                        row.IsDBNull(4) ? null : row.GetString(4)
                    )
            );
    }

    private async Task<Dictionary<(string, string), TakenOrder>> Place(
        SetWriter writer,
        LockedStock locked,
        IReadOnlyList<ChannelOrder> fresh,
        CancellationToken ct
    )
    {
        var now = context.Now;
        var numbers = await settings.Numbers.Take(db, "SO", fresh.Count, now, ct);
        // Ids of one instant are random among themselves; in order, the desk shows the orders as the file has them.
        Guid[] ids = [.. fresh.Select(_ => Ids.New<OrderId>(now).Value).Order()];
        List<(ChannelOrder From, Order Order)> made =
        [
            .. fresh.Select((o, i) => (o, Draft(o, OrderId.From(ids[i]), numbers[i], now))),
        ];
        foreach (var (_, order) in made)
            order.Judged(settings.Screening.Judge(OrderCases.WhilePlaced(order, 0), settings.Screening.InForce));
        var reserved = modules.Stock.ReserveMany(writer, locked, [.. made.Select(m => Reservation(m.Order, now))], now);
        // What costs nothing is settled as well: nobody could ever pay it.
        var collected = made.Where(m => IsSettled(m.Order)).ToList();
        foreach (var (from, order) in collected)
            order.Progress.Paid(from.OrderedAt is { } at && at < now ? at : now);
        OrderRows.Add(
            writer,
            [.. made.Select(m => (m.Order, context.Actor))],
            modules.ToDos,
            settings.Screening,
            context.Name,
            now
        );
        modules.Receivables.OpenMany(
            writer,
            [.. made.Where(m => !IsSettled(m.Order)).Select(m => Receivable(m.Order, now))],
            now
        );
        await modules.Receivables.OpenCollected(
            writer,
            [
                .. collected.Select(m => new CollectedDraft(
                    Receivable(m.Order, now),
                    "channel:" + m.From.Channel,
                    m.From.No,
                    m.Order.Progress.PaidAt!.Value
                )),
            ],
            ct
        );
        if (settings.Policies.Get(OrderScreeningPolicies.PassByItself))
            writer.Insert([
                .. collected
                    .Where(m => m.Order.Progress.Score == 0)
                    .SelectMany(m =>
                        outbox.Messages(
                            new PaymentReceived(
                                "order",
                                m.Order.Id.Value,
                                m.Order.No,
                                m.Order.Total,
                                PaymentMethod.Channel,
                                m.Order.Progress.PaidAt!.Value
                            ),
                            now
                        )
                    ),
            ]);
        return made.Select(
                (m, i) =>
                    (
                        Key: (m.From.Channel, m.From.No),
                        Taken: new TakenOrder(
                            IntakeOutcome.Placed,
                            m.Order.Id,
                            m.Order.No,
                            m.Order.Total,
                            reserved[i].Short.Count > 0
                        )
                    )
            )
            .ToDictionary(m => m.Key, m => m.Taken);
    }

    private static bool IsSettled(Order order) =>
        order.Method == PaymentMethod.Channel || (order.IsPrepaid && order.Total == Money.Zero);

    private ReservationDraft Reservation(Order order, DateTimeOffset now) =>
        new(
            order.Subject,
            [.. order.Lines.Where(l => l.ShipsOn is null).Select(l => new StockLine(l.No, l.Sku, l.Quantity))],
            Expires(order, now)
        );

    private ReceivableDraft Receivable(Order order, DateTimeOffset now) =>
        new(
            order.Subject,
            order.Total,
            order.Method,
            order.Address.Name,
            null,
            Expires(order, now),
            $"/orders/{order.No}"
        );

    /// <summary>
    /// What the channel has the money for is firm. Anything else prepaid keeps its goods as an order of our own shop
    /// does (ORD-13).
    /// </summary>
    private DateTimeOffset? Expires(Order order, DateTimeOffset now) =>
        IsSettled(order) || order.Method == PaymentMethod.CashOnDelivery
            ? null
            : now + settings.Policies.KeepUnpaid(order.Method);

    private Order Draft(ChannelOrder o, OrderId id, string no, DateTimeOffset now)
    {
        var total = o.Goods - o.Discount + o.Postage;
        var discounts = o.Discount.Allocate([.. o.Lines.Select(l => (l.Price * l.Quantity).Fen)]);
        return new Order
        {
            Id = id,
            No = no,
            PlacedAt = now,
            Channel = o.Channel,
            ChannelNo = o.No,
            ChannelDigest = o.Digest,
            ChannelAt = o.OrderedAt,
            Account = o.Account,
            Replaces = o.Replaces,
            Address = o.To,
            Courier = o.Courier,
            Method = o.Method,
            Goods = o.Goods,
            Discount = o.Discount,
            Postage = o.Postage,
            Total = total,
            Cost = o.Lines.Sum(l => l.Sku.Cost * l.Quantity),
            WeightGrams = o.Lines.Sum(l => l.Sku.WeightGrams * l.Quantity.Units),
            Remark = o.Remark,
            InvoiceTitle = o.InvoiceTitle,
            InvoiceTaxNo = o.InvoiceTaxNo,
            AddressKey = PlainAddress.Key(o.To),
            Lines =
            [
                .. o.Lines.Select(
                    (l, i) =>
                        new OrderLine
                        {
                            OrderId = id,
                            No = i + 1,
                            Sku = l.Sku.Id,
                            Goods = GoodsSnapshot.Of(l.Sku),
                            NameEn = l.Sku.Name.En,
                            Quantity = l.Quantity,
                            Price = l.Price,
                            Discount = discounts[i],
                            Total = l.Price * l.Quantity - discounts[i],
                            UnitCost = l.Sku.Cost,
                            WeightGrams = l.Sku.WeightGrams,
                            ShipsOn = l.Sku.PresaleShipsOn,
                        }
                ),
            ],
            Progress = OrderProgress.Start(
                id,
                now,
                total,
                null,
                now + settings.Policies.Get(OrderingPolicies.AcceptWithin)
            ),
        };
    }
}

/// <summary>The modules that have their part in a new order.</summary>
internal sealed record IntakeModules(IStock Stock, IReceivables Receivables, IToDos ToDos);
