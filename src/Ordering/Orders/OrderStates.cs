namespace Zhanggui.Ordering;

/// <summary>What can be done with an order.</summary>
public enum OrderVerb
{
    /// <summary>受理.</summary>
    Accept,

    /// <summary>挂起.</summary>
    Hold,

    /// <summary>审核通过.</summary>
    Clear,

    /// <summary>确认有效.</summary>
    Confirm,

    /// <summary>转缺货.</summary>
    LackStock,

    /// <summary>备齐.</summary>
    StockReady,

    /// <summary>放行.</summary>
    Release,

    /// <summary>拣货完成.</summary>
    Pick,

    /// <summary>报缺.</summary>
    PickShort,

    /// <summary>退回重拣.</summary>
    SendBack,

    /// <summary>撤回: the warehouse has put the goods back.</summary>
    CallBack,

    /// <summary>打包完成.</summary>
    Pack,

    /// <summary>交快递.</summary>
    Ship,

    /// <summary>签收.</summary>
    Receive,

    /// <summary>结算.</summary>
    Settle,

    /// <summary>关闭.</summary>
    Close,

    /// <summary>取消.</summary>
    Cancel,
}

/// <summary>Flow F4 as one table. Amendments are records of their own and move nothing.</summary>
public static class OrderStates
{
    /// <summary>Every allowed move.</summary>
    public static readonly TransitionTable<OrderStatus, OrderVerb> Table = new(
        "ordering",
        NameOf,
        NameOf,
        (OrderStatus.New, OrderVerb.Accept, OrderStatus.Accepted),
        (OrderStatus.New, OrderVerb.Hold, OrderStatus.Held),
        (OrderStatus.New, OrderVerb.Cancel, OrderStatus.Cancelled),
        (OrderStatus.Held, OrderVerb.Clear, OrderStatus.Accepted),
        (OrderStatus.Held, OrderVerb.Cancel, OrderStatus.Cancelled),
        (OrderStatus.Accepted, OrderVerb.Hold, OrderStatus.Held),
        (OrderStatus.Accepted, OrderVerb.Confirm, OrderStatus.Confirmed),
        (OrderStatus.Accepted, OrderVerb.Cancel, OrderStatus.Cancelled),
        (OrderStatus.Confirmed, OrderVerb.LackStock, OrderStatus.AwaitingStock),
        (OrderStatus.Confirmed, OrderVerb.StockReady, OrderStatus.ReadyToShip),
        (OrderStatus.Confirmed, OrderVerb.Cancel, OrderStatus.Cancelled),
        (OrderStatus.AwaitingStock, OrderVerb.StockReady, OrderStatus.ReadyToShip),
        (OrderStatus.AwaitingStock, OrderVerb.Cancel, OrderStatus.Cancelled),
        (OrderStatus.ReadyToShip, OrderVerb.Release, OrderStatus.Released),
        (OrderStatus.ReadyToShip, OrderVerb.LackStock, OrderStatus.AwaitingStock),
        (OrderStatus.ReadyToShip, OrderVerb.Cancel, OrderStatus.Cancelled),
        (OrderStatus.Released, OrderVerb.Pick, OrderStatus.Picked),
        (OrderStatus.Released, OrderVerb.PickShort, OrderStatus.AwaitingStock),
        (OrderStatus.Released, OrderVerb.Cancel, OrderStatus.Cancelled),
        (OrderStatus.Released, OrderVerb.CallBack, OrderStatus.ReadyToShip),
        (OrderStatus.Picked, OrderVerb.CallBack, OrderStatus.ReadyToShip),
        (OrderStatus.Picked, OrderVerb.SendBack, OrderStatus.Released),
        (OrderStatus.Picked, OrderVerb.Pack, OrderStatus.Packed),
        (OrderStatus.Packed, OrderVerb.CallBack, OrderStatus.ReadyToShip),
        (OrderStatus.Packed, OrderVerb.Ship, OrderStatus.Shipped),
        (OrderStatus.Shipped, OrderVerb.Receive, OrderStatus.Received),
        (OrderStatus.Received, OrderVerb.Settle, OrderStatus.Settled),
        (OrderStatus.Settled, OrderVerb.Close, OrderStatus.Closed)
    );

    /// <summary>A state's name for staff.</summary>
    /// <summary>
    /// Whether somebody of customer service still has to do something: these states empty, so an index on them leads to
    /// few orders.
    /// </summary>
    public static bool IsOpen(OrderStatus status) => Open.Contains(status);

    internal static readonly OrderStatus[] Open =
    [
        OrderStatus.New,
        OrderStatus.Held,
        OrderStatus.Accepted,
        OrderStatus.Confirmed,
        OrderStatus.AwaitingStock,
        OrderStatus.ReadyToShip,
    ];

    public static Text NameOf(OrderStatus status) =>
        status switch
        {
            OrderStatus.New => ("待受理", "New"),
            OrderStatus.Held => ("挂起待审", "On hold"),
            OrderStatus.Accepted => ("已受理", "Accepted"),
            OrderStatus.Confirmed => ("已确认", "Confirmed"),
            OrderStatus.AwaitingStock => ("缺货待补", "Awaiting stock"),
            OrderStatus.ReadyToShip => ("待发货", "Ready to ship"),
            OrderStatus.Released => ("已下发", "Released"),
            OrderStatus.Picked => ("已拣货", "Picked"),
            OrderStatus.Packed => ("已打包", "Packed"),
            OrderStatus.Shipped => ("已发货", "Shipped"),
            OrderStatus.Received => ("已签收", "Received"),
            OrderStatus.Settled => ("已结算", "Settled"),
            OrderStatus.Closed => ("已关闭", "Closed"),
            _ => ("已取消", "Cancelled"),
        };

    /// <summary>A verb's name for staff.</summary>
    public static Text NameOf(OrderVerb verb) =>
        verb switch
        {
            OrderVerb.Accept => ("受理", "accept"),
            OrderVerb.Hold => ("挂起", "hold"),
            OrderVerb.Clear => ("审核通过", "clear"),
            OrderVerb.Confirm => ("确认有效", "confirm"),
            OrderVerb.LackStock => ("转缺货", "wait for stock"),
            OrderVerb.StockReady => ("备齐", "make ready"),
            OrderVerb.Release => ("放行", "release"),
            OrderVerb.Pick => ("完成拣货", "finish picking"),
            OrderVerb.PickShort => ("报缺", "report short"),
            OrderVerb.SendBack => ("退回重拣", "send back to picking"),
            OrderVerb.CallBack => ("撤回", "call back from the warehouse"),
            OrderVerb.Pack => ("完成打包", "pack"),
            OrderVerb.Ship => ("交快递", "hand to the courier"),
            OrderVerb.Receive => ("签收", "receive"),
            OrderVerb.Settle => ("结算", "settle"),
            OrderVerb.Close => ("关闭", "close"),
            _ => ("取消", "cancel"),
        };

    /// <summary>The tone of a state's tag.</summary>
    public static string Tone(OrderStatus status) =>
        status switch
        {
            OrderStatus.New
            or OrderStatus.Accepted
            or OrderStatus.Confirmed
            or OrderStatus.Released
            or OrderStatus.Picked
            or OrderStatus.Packed => "info",
            OrderStatus.Held => "hold",
            OrderStatus.AwaitingStock => "warn",
            OrderStatus.Shipped or OrderStatus.Received or OrderStatus.Settled => "ok",
            _ => "idle",
        };
}

/// <summary>What decides the words that a customer reads of an order.</summary>
/// <param name="Status">Its state.</param>
/// <param name="IsPaid">It is paid in full.</param>
public sealed record CustomerStatus(OrderStatus Status, bool IsPaid)
{
    /// <summary>The courier collects the money.</summary>
    public bool IsPaidAtDoor { get; init; }

    /// <summary>Its deposit is paid (SHOP-25).</summary>
    public bool IsDepositPaid { get; init; }

    /// <summary>Its balance was asked for.</summary>
    public bool IsBalanceAsked { get; init; }

    /// <summary>What was kept of its deposits.</summary>
    public Money DepositKept { get; init; }

    /// <summary>The last promised day of its presale goods.</summary>
    public DateOnly? ShipsOn { get; init; }

    /// <summary>The day on which all that it waits for is there, as purchasing says (PUR-40).</summary>
    public DateOnly? StockOn { get; init; }

    /// <summary>Only the balance is missing.</summary>
    public bool OwesBalance => IsDepositPaid && !IsPaid;

    /// <summary>The balance can be paid now and has a deadline.</summary>
    public bool IsBalanceDue => OwesBalance && IsBalanceAsked;

    /// <summary>The customer has to pay before anything goes on.</summary>
    public bool IsToPay => !IsPaid && !IsPaidAtDoor && (!IsDepositPaid || IsBalanceAsked);
}

/// <summary>
/// Every state in the customer's words, one to one (ORD-16): where the order is, and what happens next.
/// </summary>
public static class OrderWords
{
    /// <summary>The state as staff call it.</summary>
    public static Text NameOf(OrderStatus status) => OrderStates.NameOf(status);

    /// <summary>The tone of its tag.</summary>
    public static string Tone(OrderStatus status) => OrderStates.Tone(status);

    /// <summary>How far its money has come, as staff call it.</summary>
    public static Text PaymentOf(CustomerStatus customerStatus) =>
        customerStatus switch
        {
            { IsPaid: true } => ("已付", "Paid"),
            { IsBalanceDue: true } => ("待付尾款", "Balance due"),
            { OwesBalance: true } => ("已付定金", "Deposit paid"),
            { IsPaidAtDoor: true } => ("货到付款", "Cash on delivery"),
            _ => ("待付款", "To be paid"),
        };

    /// <summary>The state and the next step in plain words.</summary>
    public static (Text State, Text Next) ForCustomer(CustomerStatus customerStatus) =>
        customerStatus.Status switch
        {
            OrderStatus.New when customerStatus.IsToPay => (
                ("等您付款", "Waiting for your payment"),
                ("付款后客服会尽快与您核对", "Once paid, customer service checks it with you.")
            ),
            OrderStatus.New => (
                ("已收到订单", "Order received"),
                (
                    "客服马上受理，并在 10 分钟内与您核对",
                    "Customer service takes it up and contacts you within 10 minutes."
                )
            ),
            OrderStatus.Held => (
                ("正在核实订单信息", "Checking the order's details"),
                ("客服会与您联系，请保持电话畅通", "Customer service will contact you; please keep your phone on.")
            ),
            OrderStatus.Accepted => (
                ("客服正在与您核对", "Customer service is checking with you"),
                ("核对后马上备货", "After that your goods are prepared.")
            ),
            OrderStatus.Confirmed => (("订单已确认", "Order confirmed"), ("正在查库存", "Stock is being checked.")),
            OrderStatus.AwaitingStock when customerStatus.StockOn is { } day && !(customerStatus.ShipsOn >= day) => (
                ("等待到货", "Waiting for stock"),
                (
                    $"预计 {day.Month} 月 {day.Day} 日到货，到货后按下单先后安排，您也可以取消",
                    $"Expected on {day:yyyy-MM-dd}; goods are allotted in order of purchase. You may also cancel."
                )
            ),
            OrderStatus.AwaitingStock when customerStatus.ShipsOn is { } day => (
                ("预售备货中", "On presale"),
                (
                    $"预计 {day.Month} 月 {day.Day} 日发出，到货后按下单先后安排",
                    $"Expected to leave on {day:yyyy-MM-dd}; goods are allotted in order of purchase."
                )
            ),
            OrderStatus.AwaitingStock => (
                ("等待到货", "Waiting for stock"),
                ("到货后按下单先后安排，您也可以取消", "Goods are allotted in order of purchase; you may also cancel.")
            ),
            OrderStatus.ReadyToShip when customerStatus.IsBalanceDue => (
                ("等您付尾款", "Waiting for the balance"),
                (
                    "货已备齐，付清尾款马上下发仓库",
                    "Your goods are there; once the balance is paid they go to the warehouse at once."
                )
            ),
            OrderStatus.ReadyToShip when customerStatus.OwesBalance => (
                ("预售备货中", "On presale"),
                ("货到齐后会请您付尾款", "You will be asked for the balance once everything is there.")
            ),
            OrderStatus.ReadyToShip when customerStatus.IsToPay => (
                ("等您付款", "Waiting for your payment"),
                ("付款后马上下发仓库", "Once paid, it goes to the warehouse at once.")
            ),
            OrderStatus.ReadyToShip => (
                ("等待发货", "Ready to ship"),
                ("马上下发仓库", "It goes to the warehouse next.")
            ),
            OrderStatus.Released or OrderStatus.Picked when customerStatus.IsToPay => (
                ("仓库正在配货", "The warehouse is preparing it"),
                ("还没付款；付款后交给快递", "It is not paid yet; the courier gets it once it is.")
            ),
            OrderStatus.Packed when customerStatus.IsToPay => (
                ("已打包，等您付款", "Packed, waiting for your payment"),
                ("付款后马上交给快递", "Once paid, the courier gets it.")
            ),
            OrderStatus.Released => (
                ("仓库正在配货", "The warehouse is picking"),
                ("配齐后复核打包", "Then it is checked and packed.")
            ),
            OrderStatus.Picked => (
                ("正在复核打包", "Being checked and packed"),
                ("打包后交给快递", "Then the courier takes it.")
            ),
            OrderStatus.Packed => (
                ("已打包，等快递揽收", "Packed, waiting for the courier"),
                ("今天的快递班次会来取件", "It leaves with today's pickup.")
            ),
            OrderStatus.Shipped => (("在路上", "On its way"), ("收到后请确认收货", "Please confirm when you have it.")),
            OrderStatus.Received => (
                ("已签收", "Received"),
                ("有不合适，7 天内可以退换", "Returns and exchanges are open for 7 days.")
            ),
            OrderStatus.Settled => (
                ("已签收", "Received"),
                ("有不合适，7 天内可以退换", "Returns and exchanges are open for 7 days.")
            ),
            OrderStatus.Closed => (("交易完成", "Completed"), ("谢谢您的惠顾", "Thank you for your custom.")),
            OrderStatus.Cancelled when customerStatus.DepositKept > Money.Zero => (
                ("已取消", "Cancelled"),
                (
                    "尾款没有按时付，定金不退；其余已付的款会原路退回",
                    "The balance was not paid in time, so the deposit is kept; anything else that was paid goes back."
                )
            ),
            OrderStatus.Cancelled when !customerStatus.IsPaid && !customerStatus.IsDepositPaid => (
                ("已取消", "Cancelled"),
                (
                    "没有付款，不用做什么；还想要可以重新下单",
                    "Nothing was paid and nothing is to be done; you may order again."
                )
            ),
            _ => (("已取消", "Cancelled"), ("已付的款会原路退回", "What was paid goes back the way it came.")),
        };
}
