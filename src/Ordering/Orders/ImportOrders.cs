using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>An order of the past, as an import brings it: what was placed, and how far it has come.</summary>
public sealed record PastOrder(
    string No,
    DateTimeOffset PlacedAt,
    string Channel,
    Guid? Account,
    Customers.PostalAddress To,
    string Courier,
    PaymentMethod Method,
    Money Postage,
    string? Remark,
    IReadOnlyList<(Catalog.SkuCard Sku, Quantity Quantity)> Lines,
    OrderStatus Status,
    bool IsPaid,
    OrderMilestones At
)
{
    /// <summary>The order's id.</summary>
    public OrderId Id { get; init; } = Ids.New<OrderId>(PlacedAt);

    /// <summary>What happened to it after it was placed, oldest first.</summary>
    public IReadOnlyList<PastStep> Steps { get; init; } = [];

    /// <summary>What the goods cost.</summary>
    public Money Goods => Lines.Sum(l => l.Sku.Price * l.Quantity);
}

/// <summary>One thing that happened to an order of the past.</summary>
/// <param name="At">When.</param>
/// <param name="Verb">What, as the use cases of today say it.</param>
/// <param name="By">Who, by name.</param>
/// <param name="Status">What the order became; null when it stayed as it was.</param>
/// <param name="Note">The reason given.</param>
public sealed record PastStep(DateTimeOffset At, Text Verb, string By, OrderStatus? Status, string? Note);

/// <summary>
/// Takes past orders over, many at once: the rows, and what happened to each as its audit chain. Stock, money and
/// to-dos are their modules' imports.
/// </summary>
[SystemOnly]
public sealed class ImportOrders(ShopDb db, OperationContext context)
{
    /// <summary>Numbers must be new.</summary>
    public async Task<Result> Run(IReadOnlyList<PastOrder> past, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(past);
        var orders = past.Select(Order).ToList();
        var writer = new SetWriter(db);
        writer.Insert(orders);
        writer.Insert([.. orders.SelectMany(o => o.Lines)]);
        writer.Insert([.. orders.Select(o => o.Progress)]);
        writer.Insert([
            .. orders
                .Where(o => o.Remark is not null)
                .Select(o => new OrderRemarkRow
                {
                    Id = Guid.CreateVersion7(o.PlacedAt),
                    OrderId = o.Id,
                    Kind = "customer",
                    Body = o.Remark!,
                    MustAcknowledge = true,
                    By = o.Address.Name,
                    At = o.PlacedAt,
                }),
        ]);
        writer.Insert([.. orders.Zip(past).SelectMany(x => History(x.First, x.Second))]);
        await writer.Flush(ct);
        return Result.Done;
    }

    private IEnumerable<AuditEntry> History(Order o, PastOrder p)
    {
        var entry = AuditTrail.First(
            o.Subject,
            ("下单", "Order placed"),
            o.Snapshot,
            context.Actor with
            {
                Name = o.Address.Name,
            },
            o.PlacedAt,
            context.Name
        );
        yield return entry;
        foreach (var step in p.Steps)
            yield return entry = AuditTrail.After(
                entry,
                step.Verb,
                step.Status is { } status ? new { status } : null,
                step.Note,
                context.Actor with
                {
                    Name = step.By,
                },
                step.At,
                context.Name
            );
    }

    private static Order Order(PastOrder p)
    {
        var progress = OrderProgress.Start(p.Id, p.PlacedAt, p.Goods + p.Postage, p.Account, p.PlacedAt);
        return new Order
        {
            Id = p.Id,
            No = p.No,
            PlacedAt = p.PlacedAt,
            Channel = p.Channel,
            Account = p.Account,
            Address = p.To,
            Courier = p.Courier,
            Method = p.Method,
            Goods = p.Goods,
            Discount = Money.Zero,
            Postage = p.Postage,
            Total = p.Goods + p.Postage,
            Cost = p.Lines.Sum(l => l.Sku.Cost * l.Quantity),
            WeightGrams = p.Lines.Sum(l => l.Sku.WeightGrams * l.Quantity.Units),
            Remark = p.Remark,
            AddressKey = PlainAddress.Key(p.To),
            Lines =
            [
                .. p.Lines.Select(
                    (l, i) =>
                        new OrderLine
                        {
                            OrderId = p.Id,
                            No = i + 1,
                            Sku = l.Sku.Id,
                            Goods = GoodsSnapshot.Of(l.Sku),
                            NameEn = l.Sku.Name.En,
                            Quantity = l.Quantity,
                            Price = l.Sku.Price,
                            Discount = Money.Zero,
                            Total = l.Sku.Price * l.Quantity,
                            UnitCost = l.Sku.Cost,
                            WeightGrams = l.Sku.WeightGrams,
                            ShipsOn = l.Sku.PresaleShipsOn,
                        }
                ),
            ],
            Progress = OrderProgress.Restore(progress, p.Status, p.IsPaid, p.At),
        };
    }
}
