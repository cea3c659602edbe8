using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Pricing;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>Whose cart: a visitor's by the key in the cookie, or a member's.</summary>
/// <param name="Visitor">The visitor's key, at most 40 characters.</param>
/// <param name="Account">The member's account; wins when both are set.</param>
public readonly record struct CartOwner(string? Visitor, Guid? Account)
{
    /// <summary>The key under which the cart is stored.</summary>
    public string Key => Account is { } account ? "m:" + account.ToString("N") : "v:" + Visitor;

    /// <summary>True when there is nobody to own a cart yet.</summary>
    public bool IsNobody => Account is null && string.IsNullOrEmpty(Visitor);
}

/// <summary>One line of a cart, with today's price and stock.</summary>
/// <param name="Sku">What.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Available">How many can be bought.</param>
/// <param name="PriceWhenAdded">The price that was shown when it was put in.</param>
/// <param name="Trouble">
/// Why it can't be bought as it is (sold out, fewer left, delisted, price changed); null when it can (SHOP-09).
/// </param>
public sealed record CartLine(SkuCard Sku, Quantity Quantity, Quantity Available, Money PriceWhenAdded, Text? Trouble)
{
    /// <summary>The special price that was approved for this customer (CAT-11); null at our price.</summary>
    public LiveSpecial? Special { get; init; }

    /// <summary>
    /// How the line stands with the wholesale price of the customer's class (ORD-21); null for retail.
    /// </summary>
    public WholesaleTerms? Wholesale { get; init; }

    /// <summary>True when so few can't be ordered by this customer (policy orders.wholesale.below_minimum).</summary>
    public bool IsBelowMinimum { get; init; }

    /// <summary>What one piece costs this customer.</summary>
    public Money Price =>
        Special?.Price ?? (Wholesale is { Applies: true, Reached: { } tier } ? tier.Price : Sku.Price);

    /// <summary>Price times quantity.</summary>
    public Money Total => Price * Quantity;

    /// <summary>
    /// What of the total is due when it is ordered, for presale goods with a deposit (SHOP-25); zero: all of it.
    /// </summary>
    public Money Deposit => QuoteLine.DepositOf(Sku, Quantity, Total);

    /// <summary>True when the trouble forbids checkout; a changed price only warns.</summary>
    public bool Blocks => Trouble is not null && (!Sku.IsListed || IsBelowMinimum || Quantity > Available);
}

/// <summary>A cart.</summary>
public sealed record CartView(IReadOnlyList<CartLine> Lines)
{
    /// <summary>What the goods cost.</summary>
    public Money Goods => Lines.Sum(l => l.Total);

    /// <summary>How many pieces.</summary>
    public int Pieces => Lines.Sum(l => l.Quantity.Units);

    /// <summary>What it weighs.</summary>
    public int WeightGrams => Lines.Sum(l => l.Sku.WeightGrams * l.Quantity.Units);
}

/// <summary>
/// Reads carts. They are changed by the use cases <c>AddToCart</c>, <c>SetCartLine</c>, <c>ClearCart</c>,
/// <c>MergeCarts</c>.
/// </summary>
public interface ICarts
{
    /// <summary>A cart with today's prices and stock; empty for nobody.</summary>
    Task<CartView> Of(CartOwner owner, CancellationToken ct);

    /// <summary>How many pieces are in it, for the badge: one cheap question.</summary>
    Task<int> Pieces(CartOwner owner, CancellationToken ct);
}

/// <summary>What the shopper has filled in at checkout.</summary>
/// <param name="Owner">Whose cart is bought.</param>
/// <param name="Lines">What exactly, as it was shown; the cart's lines.</param>
/// <param name="Address">Where to.</param>
/// <param name="Courier">Which courier, by code.</param>
/// <param name="Method">How to pay.</param>
/// <param name="ExpectedTotal">
/// The total that was shown; a different one is refused with <c>ordering.total_changed</c> and nothing happens.
/// </param>
/// <param name="Remark">The customer's remark, at most 200 characters.</param>
/// <param name="InvoiceTitle">The invoice's title; null for no invoice (SHOP-24).</param>
/// <param name="InvoiceTaxNo">The tax number, if there is one.</param>
public sealed record CheckoutInput(
    CartOwner Owner,
    IReadOnlyList<CheckoutLine> Lines,
    PostalAddress Address,
    string Courier,
    PaymentMethod Method,
    Money ExpectedTotal,
    string? Remark = null,
    string? InvoiceTitle = null,
    string? InvoiceTaxNo = null
);

/// <summary>One line to buy.</summary>
public sealed record CheckoutLine(SkuId Sku, Quantity Quantity);

/// <summary>What an order will cost, as the review step shows it.</summary>
public sealed record Quote(
    IReadOnlyList<QuoteLine> Lines,
    Money Goods,
    Money Discount,
    Money Postage,
    Money Total,
    int WeightGrams,
    IReadOnlyList<ShippingOption> Options
)
{
    /// <summary>
    /// What is due later, once the presale goods are there (SHOP-25); zero when all is due at once. Cash on delivery
    /// has no deposit.
    /// </summary>
    public Money Balance => Lines.Where(l => l.Deposit > Money.Zero).Sum(l => l.Total - l.Deposit);

    /// <summary>What is due when the order is placed: deposits, other goods and postage.</summary>
    public Money First => Total - Balance;

    /// <summary>The same goods with this courier's postage; unchanged when the courier is no option.</summary>
    public Quote With(string courier) =>
        Options.FirstOrDefault(o => o.Courier == courier) is { Fee: var fee }
            ? this with
            {
                Postage = fee,
                Total = Goods - Discount + fee,
            }
            : this;
}

/// <summary>One line of a quote.</summary>
/// <param name="Sku">The goods.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">What one piece costs this customer.</param>
/// <param name="Total">All of them.</param>
/// <param name="Special">The special price that was approved for this customer (CAT-11); null at our price.</param>
public sealed record QuoteLine(SkuCard Sku, Quantity Quantity, Money Price, Money Total, LiveSpecial? Special = null)
{
    /// <summary>
    /// How the line stands with the wholesale price of the customer's class (ORD-21); null for retail.
    /// </summary>
    public WholesaleTerms? Wholesale { get; init; }

    /// <summary>The wholesale price that the line is bought at; null at any other.</summary>
    internal WholesaleTerms? Bought => Wholesale is { Applies: true } ? Wholesale : null;

    /// <summary>
    /// What of the total is due when it is ordered, for presale goods with a deposit (SHOP-25); zero: all of it.
    /// </summary>
    public Money Deposit => DepositOf(Sku, Quantity, Total);

    /// <summary>A deposit that is no less than the price is none.</summary>
    internal static Money DepositOf(SkuCard sku, Quantity quantity, Money total) =>
        sku.PresaleDeposit * quantity is var deposit && deposit < total ? deposit : Money.Zero;
}

/// <summary>An order that was placed.</summary>
public sealed record PlacedOrder(OrderId Id, string No, Money Total, string? PayUrl);

/// <summary>
/// Quotes and places orders. Placing does not go through <see cref="UseCaseExecutor"/> but through its own batched
/// writer with the same guarantees (docs/decisions/0002).
/// </summary>
public interface ICheckout
{
    /// <summary>What it would cost; refuses unknown or delisted SKUs and quantities below 1 or above 999.</summary>
    Task<Result<Quote>> QuoteFor(
        IReadOnlyList<CheckoutLine> lines,
        string? province,
        string? city,
        string? courier,
        CancellationToken ct,
        Guid? account = null
    );

    /// <summary>
    /// Places the order: stock reserved, order and lines stored for ever, receivable opened, audit and outbox written,
    /// cart emptied, in one commit. The same <paramref name="idempotencyKey"/> of the same actor answers with the first
    /// order. Refusals: <c>ordering.sold_out</c>, <c>ordering.total_changed</c>, <c>ordering.not_listed</c>,
    /// <c>ordering.nothing_to_buy</c>, address refusals at their fields.
    /// </summary>
    Task<Result<PlacedOrder>> Place(Actor actor, CheckoutInput input, string? idempotencyKey, CancellationToken ct);
}
