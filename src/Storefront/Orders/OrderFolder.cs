using Zhanggui.AfterSales;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Shipping;

namespace Zhanggui.Storefront;

/// <summary>One line of the timeline: what happened, and where if it was on the road.</summary>
internal sealed record FolderStep(DateTimeOffset At, Text What, string? Place);

/// <summary>One milestone of the strip at the top.</summary>
internal sealed record Milestone(Text Name, string? When, bool IsDone, bool IsNow);

/// <summary>One parcel of an order: with whom, and how far.</summary>
internal sealed record FolderParcel(ParcelCard Card, Text CourierName)
{
    /// <summary>Where it is.</summary>
    public Text State =>
        Card.SignedAt is not null ? ("已签收", "Received")
        : Card.HandedOverAt is not null ? ("在路上", "On its way")
        : ("等快递揽收", "Waiting for the courier");
}

/// <summary>Everything a customer sees of an order.</summary>
internal sealed record OrderFolder(
    OrderView Order,
    bool IsOwner,
    ReceivableCard? Receivable,
    IReadOnlyList<FolderParcel> Parcels,
    Text CourierName,
    Text MethodName,
    DateOnly? ArrivesOn,
    IReadOnlyList<FolderStep> Steps
)
{
    /// <summary>Parts of a split order that have not been sent to the warehouse, the earliest first (ORD-32).</summary>
    public IReadOnlyList<ShipmentPart> Waiting =>
        [
            .. Order
                .Parts.Where(p => p.State == ShipmentPartState.Waiting)
                .OrderBy(p => p.NotBefore ?? DateOnly.MaxValue),
        ];

    /// <summary>
    /// What is wrong with a parcel on its way, and what we do about it; null while nothing is (SHIP-22).
    /// </summary>
    public Text? Trouble { get; init; }

    /// <summary>What is coming back, or came, newest first.</summary>
    public IReadOnlyList<ReturnCard> Returns { get; init; } = [];

    /// <summary>How many of its parcels the courier has.</summary>
    public int Sent => Parcels.Count(p => p.Card.HandedOverAt is not null);

    /// <summary>It goes in several parts, and some of it has left already.</summary>
    public bool IsPartSent =>
        Order.Parts.Count > 0 && Sent > 0 && Order.Status is >= OrderStatus.AwaitingStock and <= OrderStatus.Packed;

    private (Text State, Text Next) Words => OrderWords.ForCustomer(Order.Standing);

    /// <summary>Where it stands, in the customer's words.</summary>
    public Text State => Words.State;

    /// <summary>What happens next.</summary>
    public Text Next => Words.Next;

    /// <summary>In full for its owner, masked for whoever only knew number and phone (DAT-11).</summary>
    public PostalAddress Address => IsOwner ? Order.Address : Masked.Address(Order.Address);

    /// <summary>Where it is paid, while it can be.</summary>
    public string? PayUrl =>
        Receivable is { State: ReceivableState.Open } open
        && Order.Method != PaymentMethod.CashOnDelivery
        && Order.Status != OrderStatus.Cancelled
            ? open.PayUrl
            : null;

    /// <summary>What is to be paid next: all of it, the deposit, or the balance.</summary>
    public DueNow? Due => PayUrl is null ? null : Receivable!.Due;

    /// <summary>What would be kept of its deposits if it was cancelled now.</summary>
    public Money KeptIfCancelled => Order.KeptIfCancelled;

    /// <summary>Until when it must be paid.</summary>
    public DateTimeOffset? PayBefore => PayUrl is null ? null : Receivable!.ExpiresAt;

    /// <summary>The owner may cancel until customer service has confirmed it, and while it waits for stock.</summary>
    public bool MayCancel =>
        IsOwner
        && Order.Status is (OrderStatus.New or OrderStatus.Held or OrderStatus.Accepted or OrderStatus.AwaitingStock);

    /// <summary>
    /// The strip at the top: five steps, four when the courier collects the money, six with deposit and balance.
    /// </summary>
    public IReadOnlyList<Milestone> Milestones(DateTimeOffset now)
    {
        var (paysAtDoor, hasDeposit) = (Order.Method == PaymentMethod.CashOnDelivery, Order.First > Money.Zero);
        (Text Name, bool Done, DateTimeOffset? At, bool Shown)[] all =
        [
            (("已下单", "Placed"), true, Order.PlacedAt, true),
            (("付定金", "Deposit"), Order.FirstPaidAt is not null, Order.FirstPaidAt, hasDeposit),
            (("已付款", "Paid"), Order.IsPaid, Receivable?.PaidAt, !hasDeposit && !paysAtDoor),
            (("已核对", "Checked"), Order.Status is >= OrderStatus.Confirmed and <= OrderStatus.Closed, null, true),
            (("付尾款", "Balance"), Order.IsPaid, Receivable?.PaidAt, hasDeposit),
            (
                ("已发货", "Shipped"),
                Order.Status is >= OrderStatus.Shipped and <= OrderStatus.Closed,
                Parcels.Max(p => p.Card.HandedOverAt),
                true
            ),
            (
                ("签收", "Received"),
                Order.Status is >= OrderStatus.Received and <= OrderStatus.Closed,
                Parcels.Max(p => p.Card.SignedAt),
                true
            ),
        ];
        var steps = all.Where(s => s.Shown).ToList();
        // The step under way is the first that is not done.
        var next = steps.FindIndex(s => !s.Done);
        return
        [
            .. steps.Select(
                (s, i) => new Milestone(s.Name, s.At is { } at ? Ui.Format.Relative(at, now) : null, s.Done, i == next)
            ),
        ];
    }

    /// <summary>The owner may confirm receipt of what has left (SHOP-22).</summary>
    public bool MayReceive => IsOwner && Order.Status == OrderStatus.Shipped;
}

/// <summary>Puts an order's folder together from the modules that know its parts.</summary>
internal sealed class OrderFolders(
    IOrders orders,
    IReceivables receivables,
    IParcels parcels,
    ICourierTrouble trouble,
    IReturns returns,
    IShippingRates rates,
    IPaymentMethods methods
)
{
    public async Task<OrderFolder> Of(OrderView order, bool isOwner, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(order);
        var id = order.Id.Value;
        var receivable = (await receivables.Of([id], ct)).GetValueOrDefault(id);
        List<FolderParcel> sent =
        [
            .. (await parcels.Of([id], ct))[id].Select(p => new FolderParcel(p, rates.CourierName(p.Courier))),
        ];
        var history = await orders.History(order.Id, ct);
        var tracking = sent.Count == 0 ? [] : await parcels.Tracking(id, ct);
        List<FolderStep> steps =
        [
            .. history.Select(h => new FolderStep(h.At, h.What, h.Who)),
            .. tracking.Select(t => new FolderStep(
                t.At,
                t.What,
                sent.Count > 1 ? $"{t.Place}　{t.WaybillNo}" : t.Place
            )),
        ];
        return new OrderFolder(
            order,
            isOwner,
            receivable,
            sent,
            rates.CourierName(order.Courier),
            methods.NameOf(order.Method),
            await ArrivesOn(order, sent, ct),
            [.. steps.OrderByDescending(s => s.At)]
        )
        {
            Trouble =
                order.Status == OrderStatus.Shipped
                    ? (await trouble.Of(id, ct)).FirstOrDefault(t => t.IsOpen)?.ForCustomer
                    : null,
            Returns = order.Status
                is OrderStatus.Shipped
                    or OrderStatus.Received
                    or OrderStatus.Settled
                    or OrderStatus.Closed
                ? await returns.OfOrder(id, ct)
                : [],
        };
    }

    /// <summary>
    /// While it is on its way: the day that the courier promises for a parcel handed over when the last of these was.
    /// </summary>
    private async Task<DateOnly?> ArrivesOn(OrderView order, IReadOnlyList<FolderParcel> sent, CancellationToken ct)
    {
        if (
            order.Status != OrderStatus.Shipped
            || sent.Where(p => p.Card.SignedAt is null).Max(p => p.Card.HandedOverAt) is not { } left
        )
            return null;
        var options = await rates.Options(order.Address.Province, order.Address.City, order.WeightGrams, left, ct);
        return options.FirstOrDefault(o => o.Courier == order.Courier)?.ArrivesOn;
    }
}
