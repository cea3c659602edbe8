namespace Zhanggui.Channels;

/// <summary>A channel's id.</summary>
public readonly record struct ChannelId(Guid Value) : IId<ChannelId>
{
    /// <inheritdoc />
    public static ChannelId From(Guid value) => new(value);
}

/// <summary>An import's id.</summary>
public readonly record struct ImportId(Guid Value) : IId<ImportId>
{
    /// <inheritdoc />
    public static ImportId From(Guid value) => new(value);
}

/// <summary>What sort of channel (ORD-02, ORD-22, ORD-28).</summary>
public enum ChannelKind
{
    /// <summary>A shop of our own elsewhere.</summary>
    OwnSite,

    /// <summary>Tmall, Taobao and their like.</summary>
    Marketplace,

    /// <summary>Dropship orders of a distributor.</summary>
    Distributor,

    /// <summary>Group-buy.</summary>
    GroupBuy,

    /// <summary>Sold over the counter.</summary>
    Offline,
}

/// <summary>Who holds the money of a channel's orders.</summary>
public enum ChannelMoney
{
    /// <summary>The channel has it and owes it to us: the orders arrive paid.</summary>
    Collected,

    /// <summary>The buyer transfers it to us.</summary>
    Transfer,

    /// <summary>The courier collects it.</summary>
    CashOnDelivery,
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>排队: its turn has not come.</summary>
    Waiting,

    /// <summary>读取中: the file is being read.</summary>
    Reading,

    /// <summary>导入中.</summary>
    Running,

    /// <summary>已暂停.</summary>
    Paused,

    /// <summary>已完成; some orders may have been refused.</summary>
    Finished,

    /// <summary>已中止: what was not imported until then stays out.</summary>
    Cancelled,

    /// <summary>读不了: the file can't be read to its end; nothing was imported.</summary>
    Failed,
}

/// <summary>What a person typed about a channel.</summary>
/// <param name="Code">Small letters, digits and hyphens, 2 to 20; it never changes.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Money">Who holds the money.</param>
/// <param name="Courier">The courier to use where it serves the address; null for the preferred one.</param>
public sealed record ChannelInput(string Code, Text Name, ChannelKind Kind, ChannelMoney Money, string? Courier = null);

/// <summary>A line of an order as the channel tells it.</summary>
/// <param name="Sku">Our SKU code or bar code, or the channel's code by its table.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">What one piece was sold for; null for our price of today.</param>
public sealed record DraftLine(string Sku, int Quantity, Money? Price = null);

/// <summary>An order as the channel tells it, before it is checked.</summary>
public sealed record DraftOrder(string No)
{
    /// <summary>When it was ordered there.</summary>
    public DateTimeOffset? OrderedAt { get; init; }

    /// <summary>The buyer's name in the channel.</summary>
    public string? Buyer { get; init; }

    /// <summary>Who receives it.</summary>
    public string? Name { get; init; }

    /// <summary>The recipient's phone.</summary>
    public string? Phone { get; init; }

    /// <summary>The province; short names are understood.</summary>
    public string? Province { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The district.</summary>
    public string? District { get; init; }

    /// <summary>Street and number.</summary>
    public string? Street { get; init; }

    /// <summary>The whole address in one, instead of its parts.</summary>
    public string? Address { get; init; }

    /// <summary>Off the goods; null: what is missing to the paid amount.</summary>
    public Money? Discount { get; init; }

    /// <summary>What the buyer paid for postage; null for nothing.</summary>
    public Money? Postage { get; init; }

    /// <summary>What the buyer paid in all; must fit the rest.</summary>
    public Money? Paid { get; init; }

    /// <summary>The buyer's remark.</summary>
    public string? Remark { get; init; }

    /// <summary>The invoice's title.</summary>
    public string? InvoiceTitle { get; init; }

    /// <summary>The tax number.</summary>
    public string? InvoiceTaxNo { get; init; }

    /// <summary>What was sold.</summary>
    public IReadOnlyList<DraftLine> Lines { get; init; } = [];
}

/// <summary>What became of one order that was brought by a program.</summary>
/// <param name="No">The channel's number.</param>
/// <param name="Result">"placed", "already" or "refused".</param>
/// <param name="OrderNo">Our number, when there is an order.</param>
/// <param name="Total">What it comes to.</param>
/// <param name="WaitsForStock">True when not all of it is in stock.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Field">At which field.</param>
public sealed record BroughtOrder(
    string No,
    string Result,
    string? OrderNo = null,
    Money? Total = null,
    bool WaitsForStock = false,
    string? Code = null,
    Text? Message = null,
    string? Field = null
);
