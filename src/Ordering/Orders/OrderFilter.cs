using Zhanggui.Finance;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>What somebody asks the order list for, as it stands in an address; what is null narrows nothing.</summary>
internal sealed record OrderFilter
{
    /// <summary>Beginning or last digits of an order number, a mobile number, a recipient or a SKU code.</summary>
    public string? Q { get; init; }
    public OrderStatus? Status { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public bool? Paid { get; init; }
    public string? Channel { get; init; }
    public PaymentMethod? Method { get; init; }
    public string? Courier { get; init; }
    public string? Province { get; init; }

    /// <summary>The audit's rule that hit, by its code; "any" or "none" of them.</summary>
    public string? Flag { get; init; }
    public bool? Amended { get; init; }
    public bool? Presale { get; init; }

    /// <summary>True: its goods are there and its balance was asked for and not paid (SHOP-25).</summary>
    public bool? Balance { get; init; }

    /// <summary>Who handles it, by account.</summary>
    public Guid? Handler { get; init; }

    /// <summary>Yuan, at least.</summary>
    public decimal? Least { get; init; }

    /// <summary>Yuan, at most.</summary>
    public decimal? Most { get; init; }

    /// <summary>The names in an address.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "q",
        "status",
        "from",
        "to",
        "paid",
        "channel",
        "method",
        "courier",
        "province",
        "flag",
        "amended",
        "presale",
        "balance",
        "handler",
        "least",
        "most",
    ];

    public static OrderFilter Of(TableQuery query) =>
        new()
        {
            Q = query.Filter("q"),
            Status = Asked.Choice<OrderStatus>(query.Filter("status")),
            From = Asked.Day(query.Filter("from")),
            To = Asked.Day(query.Filter("to")),
            Paid = Asked.YesNo(query.Filter("paid")),
            Channel = query.Filter("channel"),
            Method = Asked.Choice<PaymentMethod>(query.Filter("method")),
            Courier = query.Filter("courier"),
            Province = query.Filter("province"),
            Flag = query.Filter("flag"),
            Amended = Asked.YesNo(query.Filter("amended")),
            Presale = Asked.YesNo(query.Filter("presale")),
            Balance = Asked.YesNo(query.Filter("balance")),
            Handler = Guid.TryParse(query.Filter("handler"), out var handler) ? handler : null,
            Least = Asked.Yuan(query.Filter("least")),
            Most = Asked.Yuan(query.Filter("most")),
        };

    /// <summary>
    /// Whether an index leads to few orders: a number, a phone, a state that empties, or a start. Without one a rare
    /// combination would be looked for among all orders ever placed.
    /// </summary>
    public bool IsLed =>
        From is not null
        || Balance == true
        || (Status is { } s && OrderStates.IsOpen(s))
        || (
            Q?.Trim() is { } q
            && (q.StartsWith("SO", StringComparison.OrdinalIgnoreCase) || (q.Length == 11 && q.All(char.IsAsciiDigit)))
        );

    /// <summary>Whether it asks for something that no index of its own answers.</summary>
    public bool LooksFurther =>
        Q is not null
        || Paid is not null
        || Channel is not null
        || Method is not null
        || Courier is not null
        || Province is not null
        || Flag is not null
        || Amended is not null
        || Presale is not null
        || Balance is not null
        || Handler is not null
        || Least is not null
        || Most is not null;

    /// <summary>Whether it asks how far the order has come, and not only what was ordered.</summary>
    public bool AsksProgress =>
        Status is not null
        || Paid is not null
        || Flag is not null
        || Amended is not null
        || Balance is not null
        || Handler is not null;

    /// <summary>How many of the less usual filters are set, for the page's drawer of filters.</summary>
    public int Further =>
        new[]
        {
            Channel is not null,
            Method is not null,
            Courier is not null,
            Province is not null,
            Flag is not null,
            Amended is not null,
            Presale is not null,
            Balance is not null,
            Handler is not null,
            Least is not null || Most is not null,
        }.Count(x => x);
}

/// <summary>The same as parameters of the API.</summary>
/// <param name="Q">Beginning or last digits of an order number, a mobile number, a recipient or a SKU code.</param>
/// <param name="Flag">The code of a rule of the audit, "any" or "none".</param>
/// <param name="Balance">True: its balance was asked for and is not paid.</param>
/// <param name="Handler">The account that handles it.</param>
/// <param name="Least">At least so many yuan.</param>
/// <param name="Most">At most so many yuan.</param>
internal readonly record struct OrderAsk(
    string? Q,
    OrderStatus? Status,
    DateOnly? From,
    DateOnly? To,
    bool? Paid,
    string? Channel,
    PaymentMethod? Method,
    string? Courier,
    string? Province,
    string? Flag,
    bool? Amended,
    bool? Presale,
    bool? Balance,
    Guid? Handler,
    decimal? Least,
    decimal? Most
)
{
    public OrderFilter Filter =>
        new()
        {
            Q = Q,
            Status = Status,
            From = Asked.Sane(From),
            To = Asked.Sane(To),
            Paid = Paid,
            Channel = Channel,
            Method = Method,
            Courier = Courier,
            Province = Province,
            Flag = Flag,
            Amended = Amended,
            Presale = Presale,
            Balance = Balance,
            Handler = Handler,
            Least = Least is > 10_000_000 ? 10_000_000 : Least,
            Most = Most is > 10_000_000 ? 10_000_000 : Most,
        };
}
