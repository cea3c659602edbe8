using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;

namespace Zhanggui.Ordering;

/// <summary>
/// An order that was made somewhere else and comes into our pool (ORD-02): checked, priced and addressed by whoever
/// brings it.
/// </summary>
/// <param name="Channel">The channel's code.</param>
/// <param name="No">The order's number there, at most 64 characters.</param>
/// <param name="Digest">
/// What the channel sent, in short, at most 32 characters: by it the same order is told from another one of the same
/// number.
/// </param>
/// <param name="OrderedAt">When it was ordered there.</param>
/// <param name="To">Where to; checked as at checkout.</param>
/// <param name="Courier">A courier that serves the address.</param>
/// <param name="Method">How it is paid; <see cref="PaymentMethod.Channel"/> when the channel has the money.</param>
/// <param name="Discount">Off the goods; at most what they cost.</param>
/// <param name="Postage">What the buyer pays for it.</param>
/// <param name="Lines">What was sold there, and for how much.</param>
public sealed record ChannelOrder(
    string Channel,
    string No,
    string Digest,
    DateTimeOffset? OrderedAt,
    PostalAddress To,
    string Courier,
    PaymentMethod Method,
    Money Discount,
    Money Postage,
    IReadOnlyList<ChannelOrderLine> Lines
)
{
    /// <summary>The buyer's remark.</summary>
    public string? Remark { get; init; }

    /// <summary>The invoice's title.</summary>
    public string? InvoiceTitle { get; init; }

    /// <summary>The tax number.</summary>
    public string? InvoiceTaxNo { get; init; }

    /// <summary>The member whose order it is.</summary>
    public Guid? Account { get; init; }

    /// <summary>
    /// The number of the order of ours whose goods it replaces (AFS-14): it costs nothing, and nobody wonders why.
    /// </summary>
    public string? Replaces { get; init; }

    /// <summary>What the goods cost before the discount.</summary>
    public Money Goods => Lines.Sum(l => l.Price * l.Quantity);
}

/// <summary>A line as it was sold in the channel: at the channel's price, not at ours.</summary>
public sealed record ChannelOrderLine(SkuCard Sku, Quantity Quantity, Money Price);

/// <summary>What became of an order that was brought.</summary>
public enum IntakeOutcome
{
    /// <summary>It is in the pool now.</summary>
    Placed,

    /// <summary>The same order of this number was there already; nothing happened.</summary>
    AlreadyThere,

    /// <summary>Another order of this number was there already; nothing happened.</summary>
    Different,
}

/// <summary>What became of one order.</summary>
/// <param name="Outcome">Placed, there already, or different.</param>
/// <param name="Id">Our order.</param>
/// <param name="No">Our number.</param>
/// <param name="Total">What it comes to.</param>
/// <param name="IsShort">
/// True when its goods are not all in stock: nothing is reserved, it waits for stock once it is confirmed.
/// </param>
public sealed record TakenOrder(IntakeOutcome Outcome, OrderId Id, string No, Money Total, bool IsShort);

/// <summary>
/// Takes orders of channels into the pool, many at once (ORD-02): the same rows as an order of our shop has, judged by
/// the same audit, on the same desk. It works inside the running operation, so whoever imports keeps their own account
/// of it in the same transaction.
/// </summary>
public interface IOrderIntake
{
    /// <summary>
    /// Answers in the order of <paramref name="orders"/>, each number of a channel at most once among them. A number
    /// that is there already is left as it is. Nothing is ever oversold: what is not in stock is not reserved. The
    /// buyer is not told, the channel does that.
    /// </summary>
    Task<IReadOnlyList<TakenOrder>> Take(IReadOnlyList<ChannelOrder> orders, CancellationToken ct);

    /// <summary>What <see cref="Take"/> would answer now; nothing happens.</summary>
    Task<IReadOnlyList<IntakeOutcome>> Foretell(IReadOnlyList<ChannelOrder> orders, CancellationToken ct);
}

/// <summary>What channels are called, our own shop and counter among them.</summary>
public static class ChannelNaming
{
    /// <summary>The channels that are always there.</summary>
    public static IReadOnlyList<string> Own { get; } = ["mall", "offline"];

    /// <summary>A channel's name; its code when nobody has named it.</summary>
    public static Text Of(string channel, IReadOnlyDictionary<string, Text> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.TryGetValue(channel, out var name)
            ? name
            : channel switch
            {
                "mall" => ("商城", "Shop"),
                "offline" => ("线下", "Offline"),
                _ => (channel, channel),
            };
    }
}

/// <summary>What channels are called, wherever their orders are shown.</summary>
public interface IChannelNames
{
    /// <summary>The names by code, from memory.</summary>
    ValueTask<IReadOnlyDictionary<string, Text>> All(CancellationToken ct);

    /// <summary>
    /// A channel says what it is called, when it is added and when it is renamed; inside the running operation.
    /// </summary>
    Task Set(string code, Text name, CancellationToken ct);
}
