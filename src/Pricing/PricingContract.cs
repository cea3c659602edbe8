using Zhanggui.Catalog;

namespace Zhanggui.Pricing;

/// <summary>What one piece of a line costs its customer, and why.</summary>
/// <param name="Price">What one piece costs.</param>
/// <param name="Special">The special price that it is (CAT-11); null at any other.</param>
/// <param name="Wholesale">How the line stands with the wholesale price of its class (ORD-21); null for retail.</param>
public sealed record LinePrice(Money Price, LiveSpecial? Special, WholesaleTerms? Wholesale)
{
    /// <summary>Below the minimum of a wholesale price, without a special price of its own.</summary>
    public bool IsBelowMinimum => Special is null && Wholesale is { Reached: null };
}

/// <summary>
/// What lines cost one customer: our price, the tier of the wholesale price that all pieces of the product reach
/// together, or a special price that is lower still. Out of memory: no question to the database.
/// </summary>
public interface IPrices
{
    /// <summary>True when a wholesale customer can't order less than the minimum.</summary>
    bool RefusesBelowMinimum { get; }

    /// <summary>Answers line by line.</summary>
    IReadOnlyList<LinePrice> For(Guid? account, IReadOnlyList<(SkuCard Card, Quantity Quantity)> lines);
}

/// <summary>How a line of a cart or quote stands with the wholesale price of its customer's class (ORD-21).</summary>
/// <param name="Price">Which wholesale price.</param>
/// <param name="Revision">Which of its states.</param>
/// <param name="Class">What the class is called.</param>
/// <param name="Tiers">Its steps; the first begins at the minimum.</param>
/// <param name="Pieces">How many pieces of the product are bought together, all colours and sizes.</param>
/// <param name="Reached">The step that they reach; null below the minimum.</param>
/// <param name="Next">The next step; null on the last.</param>
/// <param name="Applies">
/// True when this line is bought at it: it is lower than the retail price, and no special price is lower still.
/// </param>
public sealed record WholesaleTerms(
    WholesalePriceId Price,
    int Revision,
    Text Class,
    IReadOnlyList<WholesaleTier> Tiers,
    int Pieces,
    WholesaleTier? Reached,
    WholesaleTier? Next,
    bool Applies
)
{
    /// <summary>
    /// Below it the retail price holds, or nothing can be ordered (policy orders.wholesale.below_minimum).
    /// </summary>
    public int Minimum => Tiers[0].From;

    /// <summary>How many pieces to the next step; zero on the last.</summary>
    public int Missing => Next is { } next ? next.From - Pieces : 0;

    /// <summary>What fewer pieces than the minimum are refused with (<c>ordering.wholesale_minimum</c>).</summary>
    /// <param name="goods">The product, as the message calls it.</param>
    public Refusal BelowMinimum(string goods) => WholesaleErrors.BelowMinimum(goods, Minimum, Pieces);
}

/// <summary>What a member of a class pays for some of a product's SKUs.</summary>
/// <param name="Skus">Which; all that the product has, or those with a price of their own.</param>
/// <param name="IsWhole">True when they are all of the product's.</param>
/// <param name="Retail">The lowest retail price among them.</param>
/// <param name="Tiers">The steps.</param>
/// <param name="Until">When it ends; null for open.</param>
public sealed record WholesaleOffer(
    IReadOnlyList<SkuCard> Skus,
    bool IsWhole,
    Money Retail,
    IReadOnlyList<WholesaleTier> Tiers,
    DateTimeOffset? Until
);

/// <summary>Wholesale prices as shoppers see them, from memory.</summary>
public interface IWholesale
{
    /// <summary>True when some class has a price for this product.</summary>
    bool Has(ProductId product, IReadOnlyCollection<SkuCard> skus);

    /// <summary>
    /// What this account pays for these SKUs of one product, with the name of its class; null for everybody else.
    /// </summary>
    (Text Class, IReadOnlyList<WholesaleOffer> Offers)? For(Guid? account, IReadOnlyList<SkuCard> skus);
}

/// <summary>Every state that wholesale prices ever had, for whoever keeps what was bought at one.</summary>
public interface IWholesaleHistory
{
    /// <summary>The steps of each revision of each price.</summary>
    Task<IReadOnlyDictionary<(WholesalePriceId Price, int Revision), IReadOnlyList<WholesaleTier>>> Revisions(
        CancellationToken ct
    );
}

/// <summary>A special price that may be used: for whom, which goods, for how much, how many, until when.</summary>
public sealed record LiveSpecial(
    SpecialPriceId Id,
    string No,
    Guid Account,
    SkuId Sku,
    Money Price,
    int Left,
    DateTimeOffset Until
);

/// <summary>A line of a document that is bought at a special price.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Special">Which special price.</param>
/// <param name="Units">How many pieces.</param>
/// <param name="Goods">What they are, for messages.</param>
public sealed record SpecialLine(int LineNo, SpecialPriceId Special, int Units, string Goods);

/// <summary>The lines of one document that are bought at special prices.</summary>
/// <param name="Document">The document's id; what was used is given back by it.</param>
/// <param name="DocumentNo">Its number, as people see it.</param>
/// <param name="Lines">The lines.</param>
public sealed record SpecialPriceDraft(Guid Document, string DocumentNo, IReadOnlyList<SpecialLine> Lines);

/// <summary>The special prices that members may use, from memory; and how a group of documents uses them.</summary>
public interface ISpecialPrices
{
    /// <summary>
    /// What was agreed for this member and still holds, that which ends first before the others; whether the goods are
    /// sold, and for more, is the reader's to ask.
    /// </summary>
    IReadOnlyList<LiveSpecial> Of(Guid account);

    /// <summary>
    /// Holds these special prices with the group's first question until it is committed; asks nothing when there are
    /// none. What it answers can be used once the question is answered.
    /// </summary>
    LockedSpecialPrices Lock(SetReader reader, IReadOnlyCollection<SpecialPriceId> specials);

    /// <summary>Writes what was taken of them, into the group's batch.</summary>
    void Write(SetWriter writer, IReadOnlyCollection<SpecialPriceDraft> taken, DateTimeOffset now);

    /// <summary>They were used, or found to be used up: the next quote reads what is left.</summary>
    void Invalidate();
}

/// <summary>What documents have used of special prices. Works inside the running operation.</summary>
public interface ISpecialPriceUses
{
    /// <summary>
    /// What a cancelled document has used may be used again while it holds; asked a second time, nothing happens.
    /// </summary>
    Task Return(Guid document, CancellationToken ct);
}

/// <summary>
/// Somebody asks for a special price; raised in the same transaction once approval is asked for, so that modules above
/// add what they know of the customer (<see cref="Approvals.IApprovals.AddFact"/>).
/// </summary>
/// <param name="Id">The special price.</param>
/// <param name="No">Its number.</param>
/// <param name="Account">The customer's account.</param>
/// <param name="Request">The approval that was asked for.</param>
/// <param name="At">When.</param>
public sealed record SpecialPriceRequested(
    SpecialPriceId Id,
    string No,
    Guid Account,
    Approvals.ApprovalId Request,
    DateTimeOffset At
) : IEvent;

/// <summary>A special price holds from now on; raised in the transaction of the decision.</summary>
public sealed record SpecialPriceGranted(
    SpecialPriceId Id,
    string No,
    string Phone,
    string Goods,
    Money Price,
    DateTimeOffset Until
) : IEvent;
