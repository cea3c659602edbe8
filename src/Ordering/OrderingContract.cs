using System.Text.Json.Serialization;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>
/// The states of flow F4. Customers and staff see the same states in their own words, one to one (ORD-16).
/// </summary>
public enum OrderStatus
{
    /// <summary>待受理: placed, waiting to be accepted.</summary>
    New,

    /// <summary>挂起待审: flagged, a reviewer decides (ORD-06).</summary>
    Held,

    /// <summary>已受理: the customer must be contacted within ten minutes (ORD-04).</summary>
    Accepted,

    /// <summary>已确认: valid; the stock is checked next.</summary>
    Confirmed,

    /// <summary>缺货待补.</summary>
    AwaitingStock,

    /// <summary>待发货: stock is there; released when it is paid.</summary>
    ReadyToShip,

    /// <summary>已下发: the warehouse has the shipping note.</summary>
    Released,

    /// <summary>已拣货.</summary>
    Picked,

    /// <summary>已打包: checked and packed.</summary>
    Packed,

    /// <summary>已发货: with the courier.</summary>
    Shipped,

    /// <summary>已签收.</summary>
    Received,

    /// <summary>已结算: the money is settled (ORD-23).</summary>
    Settled,

    /// <summary>已关闭: the after-sales window is over.</summary>
    Closed,

    /// <summary>已取消.</summary>
    Cancelled,
}

/// <summary>One line of an order as it was placed.</summary>
public sealed record OrderLineView(
    int No,
    SkuId Sku,
    string SkuCode,
    string Barcode,
    string Name,
    string Colour,
    string Size,
    string PictureUrl,
    Quantity Quantity,
    Money Price,
    Money Discount,
    Money Total,
    int WeightGrams
)
{
    /// <summary>The name in both languages; <c>Name</c> is in the reader's.</summary>
    public Text Title { get; init; } = (Name, Name);

    /// <summary>The goods, for whoever writes them down.</summary>
    [JsonIgnore]
    public GoodsSnapshot Goods => new(SkuCode, Barcode, Title.Zh, Colour, Size, PictureUrl);

    /// <summary>
    /// What a piece cost us by the catalogue when the line was agreed. Never part of an answer to anybody outside.
    /// </summary>
    [JsonIgnore]
    public Money UnitCost { get; init; }

    /// <summary>
    /// From how many pieces on the wholesale tier holds that it was bought at (ORD-21); zero at any other price.
    /// </summary>
    public int WholesaleFrom { get; init; }

    /// <summary>True when it was bought at a wholesale price.</summary>
    public bool IsWholesale => WholesaleFrom > 0;
}

/// <summary>A remark that the warehouse must acknowledge (ORD-19).</summary>
public sealed record OrderRemark(Guid Id, string Kind, string Body, string By, DateTimeOffset At, bool MustAcknowledge);

/// <summary>An order as the modules above see it.</summary>
public sealed record OrderView(
    OrderId Id,
    string No,
    DateTimeOffset PlacedAt,
    OrderStatus Status,
    string Channel,
    Guid? Account,
    string CustomerName,
    PostalAddress Address,
    string Courier,
    PaymentMethod Method,
    Money Goods,
    Money Discount,
    Money Postage,
    Money Total,
    int WeightGrams,
    string? CustomerRemark,
    string? InvoiceTitle,
    string? InvoiceTaxNo,
    bool IsPaid,
    bool IsAmended,
    string? CancelReason,
    IReadOnlyList<OrderLineView> Lines,
    IReadOnlyList<OrderRemark> Remarks
)
{
    /// <summary>The parts that it is sent in, when it was split (ORD-32); empty while it goes as one.</summary>
    public IReadOnlyList<ShipmentPart> Parts { get; init; } = [];

    /// <summary>An amendment is pending: nothing is arranged anew before it is decided.</summary>
    public bool HasOpenAmendment { get; init; }

    /// <summary>What is due when it is placed, of an order with deposits (SHOP-25); zero: all of it.</summary>
    public Money First { get; init; }

    /// <summary>When its deposit came.</summary>
    public DateTimeOffset? FirstPaidAt { get; init; }

    /// <summary>Until when its balance can be paid; null while it was not asked for.</summary>
    public DateTimeOffset? BalanceUntil { get; init; }

    /// <summary>What was kept of its deposits when it was cancelled.</summary>
    public Money DepositKept { get; init; }

    /// <summary>What would be kept of its deposits if its customer cancelled it now.</summary>
    public Money KeptIfCancelled { get; init; }

    /// <summary>When its customer had it; null while they have not.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When customer service confirmed it.</summary>
    [JsonIgnore]
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When the couriers had all of it.</summary>
    [JsonIgnore]
    public DateTimeOffset? ShippedAt { get; init; }

    /// <summary>Its waybills, once it is with the couriers.</summary>
    [JsonIgnore]
    public string? WaybillNo { get; init; }

    /// <summary>The number of the order whose goods it replaces (AFS-14).</summary>
    public string? Replaces { get; init; }

    /// <summary>What decides the words that its customer reads.</summary>
    public required CustomerStatus Standing { get; init; }

    /// <summary>True while a part of it still waits for its goods or its day.</summary>
    public bool HasWaitingParts => Parts.Any(p => p.State == ShipmentPartState.Waiting);

    /// <summary>
    /// What the warehouse is to send now: everything, or the parts that were released. Part 0 is the whole.
    /// </summary>
    public IReadOnlyList<ShipmentPart> Going =>
        Parts.Count > 0
            ? [.. Parts.Where(p => p.State == ShipmentPartState.Released)]
            :
            [
                new ShipmentPart(
                    0,
                    null,
                    ShipmentPartState.Released,
                    Goods,
                    Discount,
                    Postage,
                    Total,
                    [.. Lines.Select(l => new ShipmentPartLine(l.No, l.Quantity))]
                ),
            ];

    /// <summary>How many pieces.</summary>
    public int Pieces => Lines.Sum(l => l.Quantity.Units);
}

/// <summary>One line of a customer's order list.</summary>
public sealed record OrderListItem(
    OrderId Id,
    string No,
    DateTimeOffset PlacedAt,
    OrderStatus Status,
    Money Total,
    bool IsPaid,
    IReadOnlyList<OrderLineView> Lines,
    CustomerStatus Standing
);

/// <summary>One step of an order's history in the customer's words.</summary>
public sealed record OrderStep(DateTimeOffset At, Text What, string? Who);

/// <summary>Reads orders.</summary>
public interface IOrders
{
    /// <summary>An order, or null.</summary>
    Task<OrderView?> Of(OrderId id, CancellationToken ct);

    /// <summary>Orders by id.</summary>
    Task<IReadOnlyDictionary<Guid, OrderView>> OfMany(IReadOnlyCollection<OrderId> ids, CancellationToken ct);

    /// <summary>
    /// An order by its number, for the customer who knows the phone number too (SHOP-20), or null. Both must match.
    /// </summary>
    Task<OrderView?> ByNumberAndPhone(string no, string phone, CancellationToken ct);

    /// <summary>An order by its number, or null.</summary>
    Task<OrderView?> ByNo(string no, CancellationToken ct);

    /// <summary>
    /// The orders of this recipient or phone number, or with this waybill: a query, by which a module above narrows
    /// rows of its own that it keeps under an order's id.
    /// </summary>
    IQueryable<OrderId> Matching(string words);

    /// <summary>A member's orders, newest first; <paramref name="before"/> pages backwards.</summary>
    Task<IReadOnlyList<OrderListItem>> OfMember(Guid account, DateTimeOffset? before, int take, CancellationToken ct);

    /// <summary>The history that the customer may see, oldest first.</summary>
    Task<IReadOnlyList<OrderStep>> History(OrderId id, CancellationToken ct);
}

/// <summary>
/// The warehouse's part of flow F4: the warehouse module tells the order how far it is. Every method works inside the
/// running operation and is refused when the order's state does not allow it.
/// </summary>
public interface IFulfilment
{
    /// <summary>All goods are picked, of every part (Released to Picked).</summary>
    Task<Result> Picked(OrderId order, CancellationToken ct);

    /// <summary>
    /// Something is not in the bins: back to waiting for stock (Released to AwaitingStock), customer service is told.
    /// </summary>
    Task<Result> PickedShort(OrderId order, string what, CancellationToken ct);

    /// <summary>The check found a mismatch: back to picking (Picked to Released).</summary>
    Task<Result> SentBack(OrderId order, string why, CancellationToken ct);

    /// <summary>
    /// Its goods are back in their bins before the courier had them (Released, Picked or Packed to ReadyToShip).
    /// </summary>
    Task<Result> CalledBack(OrderId order, string why, AfterCallBack then, CancellationToken ct);

    /// <summary>Checked and packed, every part (Picked to Packed).</summary>
    Task<Result> Packed(OrderId order, CancellationToken ct);

    /// <summary>
    /// Whether a parcel with these orders may be handed to the courier: refused, with the number, while one of them
    /// still has to be paid (C19).
    /// </summary>
    Task<Result> MayLeave(IReadOnlyCollection<OrderId> orders, CancellationToken ct);

    /// <summary>
    /// A parcel with these of its pieces has left with the courier: their sale and their cost are booked (FIN-03), the
    /// postage with the first parcel. Refused while the order still has to be paid.
    /// </summary>
    Task<Result> Left(OrderId order, Guid slip, IReadOnlyList<Issued> issued, CancellationToken ct);

    /// <summary>The couriers have taken all of its parcels (Packed to Shipped).</summary>
    Task<Result> Shipped(OrderId order, IReadOnlyList<string> waybills, CancellationToken ct);
}

/// <summary>What was booked as the cost of a line's pieces, all parcels together.</summary>
public sealed record BookedCost(Quantity Quantity, Money Cost);

/// <summary>After-sales' part: what came back. Works inside the running operation.</summary>
public interface IReturnedGoods
{
    /// <summary>
    /// What the sale of an order's lines has booked as their cost, by line; a line of which nothing left here, as of
    /// orders of the past, is missing.
    /// </summary>
    Task<IReadOnlyDictionary<int, BookedCost>> Booked(OrderId order, CancellationToken ct);

    /// <summary>
    /// Goods of an order are back with us. One of which nothing is left with its customer counts as received from now
    /// on, so that it can be settled and closed; otherwise it stays where it is.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="what">For its history: 2 件退货入库（TH…）.</param>
    /// <param name="everything">True when nothing is left with the customer.</param>
    /// <param name="ct">When the caller has gone.</param>
    Task<Result> CameBack(OrderId order, Text what, bool everything, CancellationToken ct);
}

/// <summary>
/// A module above shows something of its own on an order's page. Registered by
/// <c>AddScoped&lt;IOrderPanel, T&gt;()</c>.
/// </summary>
public interface IOrderPanel
{
    /// <summary>A card for the column at the side; null for nothing.</summary>
    Task<Microsoft.AspNetCore.Components.RenderFragment?> Card(OrderId order, Actor viewer, CancellationToken ct);

    /// <summary>A button at the top; null for nothing.</summary>
    Task<Microsoft.AspNetCore.Components.RenderFragment?> Button(
        OrderId order,
        string no,
        OrderStatus status,
        Actor viewer,
        CancellationToken ct
    );
}

/// <summary>What becomes of an order that was called back from the warehouse.</summary>
public enum AfterCallBack
{
    /// <summary>It is released again at once: somebody else's order in its parcel was called back.</summary>
    GoOn,

    /// <summary>It stands until customer service lets it go on, or cancels it.</summary>
    Wait,

    /// <summary>It is cancelled.</summary>
    Cancel,
}

/// <summary>An order was placed.</summary>
public sealed record OrderPlaced(OrderId Id, string No, Guid? Account, string Phone, Money Total, PaymentMethod Method)
    : IEvent;

/// <summary>
/// An order was released to the warehouse (SHIP-26); the warehouse makes the outbound slip in the same transaction
/// (ORD-14).
/// </summary>
public sealed record OrderReleased(OrderId Id, string No) : IEvent;

/// <summary>An order was taken back from the warehouse or cancelled while it was there; the slip is void.</summary>
public sealed record OrderWithdrawn(OrderId Id, string No, string Reason) : IEvent;

/// <summary>An order's state has moved; for live lists and the customer's notices.</summary>
public sealed record OrderMoved(OrderId Id, string No, OrderStatus From, OrderStatus To, string Phone) : IEvent
{
    /// <summary>The last promised day of its presale goods, if it has any.</summary>
    public DateOnly? ShipsOn { get; init; }

    /// <summary>What was kept of its deposits when it was cancelled.</summary>
    public Money DepositKept { get; init; }

    /// <summary>Until when somebody must have done what comes next; of a confirmed order: take it over (ORD-07).</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>
/// The goods of an order with a deposit are there, and its balance is due (SHOP-25); told once when it is asked for and
/// once before its end.
/// </summary>
public sealed record BalanceAsked(
    OrderId Id,
    string No,
    string Phone,
    Money Balance,
    DateTimeOffset Until,
    bool IsReminder
) : IEvent;
