using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>How far an order has come by today; the names of the order's own states.</summary>
public enum DemoFate
{
    /// <summary>Placed, not yet accepted.</summary>
    New,

    /// <summary>The audit or a person holds it for review.</summary>
    Held,

    /// <summary>Accepted; the ten minutes to contact the customer run.</summary>
    Accepted,

    /// <summary>The customer has confirmed it; most of these wait for payment.</summary>
    Confirmed,

    /// <summary>Something is missing in stock.</summary>
    AwaitingStock,

    /// <summary>The outbound slip is written.</summary>
    ReadyToShip,

    /// <summary>Given to the warehouse.</summary>
    Released,

    /// <summary>Picked.</summary>
    Picked,

    /// <summary>Checked and packed.</summary>
    Packed,

    /// <summary>With the courier.</summary>
    Shipped,

    /// <summary>Signed for.</summary>
    Received,

    /// <summary>The money is settled.</summary>
    Settled,

    /// <summary>The after-sales window is over.</summary>
    Closed,

    /// <summary>Given up before it left.</summary>
    Cancelled,
}

/// <summary>How a customer pays.</summary>
public enum DemoPayment
{
    /// <summary>支付宝</summary>
    Alipay,

    /// <summary>财付通</summary>
    Tenpay,

    /// <summary>网上银行</summary>
    OnlineBanking,

    /// <summary>平台支付</summary>
    PlatformPayment,

    /// <summary>线下转账</summary>
    OfflineTransfer,

    /// <summary>货到付款</summary>
    CashOnDelivery,
}

/// <summary>One line of a planned order.</summary>
/// <param name="SkuIndex">Which SKU.</param>
/// <param name="Quantity">How many, at least one.</param>
public sealed record DemoOrderLine(int SkuIndex, Quantity Quantity);

/// <summary>An order that somebody is to turn into rows.</summary>
/// <param name="Index">From 0, oldest first.</param>
/// <param name="DaysAgo">0 for today, at most 89.</param>
/// <param name="TimeOfDay">
/// When it was placed that day, shop time. Today's are counted back from <see cref="DemoOrderPlan.ReferenceTime"/>.
/// </param>
/// <param name="CustomerIndex">Who; registered before the order.</param>
/// <param name="AddressIndex">Which of the customer's addresses.</param>
/// <param name="Lines">One to four, each SKU at most once.</param>
/// <param name="Courier">STO 申通, YTO 圆通, SF 顺丰 or EMS.</param>
/// <param name="Warehouse">HZ1 or FS2.</param>
/// <param name="Payment">How it is paid.</param>
/// <param name="Fate">How far it has come.</param>
public sealed record DemoOrder(
    int Index,
    int DaysAgo,
    TimeOnly TimeOfDay,
    int CustomerIndex,
    int AddressIndex,
    IReadOnlyList<DemoOrderLine> Lines,
    string Courier,
    string Warehouse,
    DemoPayment Payment,
    DemoFate Fate
)
{
    /// <summary>
    /// For today's orders: how many minutes before now it was placed, so that timers run right at any hour. Null for
    /// older ones.
    /// </summary>
    public int? MinutesBeforeNow { get; init; }

    /// <summary>
    /// How many minutes after the order the money came; null while it has not. Cash on delivery comes with the
    /// signature and stays null.
    /// </summary>
    public int? PaidAfterMinutes { get; init; }

    /// <summary>What the customer wrote; null mostly.</summary>
    public string? Remark { get; init; }

    /// <summary>Why it is held or was cancelled; null otherwise.</summary>
    public Text? Reason { get; init; }
}

/// <summary>
/// About 2,400 orders over 90 days, with today's queues filled. The same seed and inputs give the same plan.
/// </summary>
/// <param name="Orders">Oldest first.</param>
public sealed record DemoOrderPlan(IReadOnlyList<DemoOrder> Orders)
{
    /// <summary>How many orders there are, whatever the seed.</summary>
    public const int OrderCount = 2400;

    /// <summary>The hour that <see cref="DemoOrder.TimeOfDay"/> of today's orders is counted back from.</summary>
    public static readonly TimeOnly ReferenceTime = new(14, 18);

    /// <summary>
    /// Plans the orders for <paramref name="seed"/>. Open orders only ask for what the warehouses have, save those that
    /// wait for stock.
    /// </summary>
    public static DemoOrderPlan Build(int seed, DemoCatalog catalog, DemoPeople people, DemoWarehouses warehouses)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(warehouses);
        return new DemoOrderPlan(
            new OrderPlanner(catalog, people, warehouses, new DemoRandom((ulong)seed, "orders")).Plan()
        );
    }
}
