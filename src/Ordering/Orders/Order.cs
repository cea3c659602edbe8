using System.Runtime.CompilerServices;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.OrderScreening;
using Zhanggui.Pricing;

namespace Zhanggui.Ordering;

/// <summary>
/// An order as it was placed. Its rows are append-only: nobody can change them, the database refuses (ORD-09). How far
/// it has come is its <see cref="Progress"/>; what the customer asked to change afterwards is an amendment beside it.
/// </summary>
/// <remarks>
/// A record so that an amended order is copied by the compiler, which forgets nothing; it stays one row, equal to
/// itself alone.
/// </remarks>
internal sealed record Order
{
    public required OrderId Id { get; init; }

    /// <summary>Given by the writer, just before the row is stored.</summary>
    public required string No { get; set; }
    public required DateTimeOffset PlacedAt { get; init; }
    public required string Channel { get; init; }

    /// <summary>
    /// The order's number in the channel it came through (ORD-02); with the channel it is unique. Null for orders of
    /// our own shop.
    /// </summary>
    public string? ChannelNo { get; init; }

    /// <summary>What the channel sent, in short: the same order that comes again is known by it.</summary>
    public string? ChannelDigest { get; init; }

    /// <summary>When it was ordered there.</summary>
    public DateTimeOffset? ChannelAt { get; init; }

    /// <summary>The number of the order whose goods it replaces (AFS-14); null for any other.</summary>
    public string? Replaces { get; init; }
    public Guid? Account { get; init; }
    public required PostalAddress Address { get; init; }
    public required string Courier { get; init; }
    public required PaymentMethod Method { get; init; }
    public required Money Goods { get; init; }
    public required Money Discount { get; init; }
    public required Money Postage { get; init; }
    public required Money Total { get; init; }
    public required Money Cost { get; init; }
    public required int WeightGrams { get; init; }
    public string? Remark { get; init; }
    public string? InvoiceTitle { get; init; }
    public string? InvoiceTaxNo { get; init; }

    /// <summary>The key of the browser's cookie, when it was placed in one (ORD-06).</summary>
    public string? Device { get; init; }

    /// <summary>Under this the orders of one address are found; it is made of the address.</summary>
    public required string AddressKey { get; init; }

    public List<OrderLine> Lines { get; init; } = [];
    public OrderProgress Progress { get; init; } = null!;

    /// <summary>What the screening found while it was being placed; stored with it.</summary>
    public ScreeningVerdict? Verdict { get; private set; }

    public OrderStatus Status => Progress.Status;
    public Subject Subject => new("order", Id.Value, No);
    public bool IsPrepaid => Method != PaymentMethod.CashOnDelivery;

    /// <summary>
    /// The money gate (ORD-13, C19): nothing prepaid goes to the warehouse before the money is there.
    /// </summary>
    public bool MayBeReleased => Progress.IsPaid || !IsPrepaid;

    /// <summary>The deposits of its presale lines (SHOP-25); zero when all is paid at once.</summary>
    public Money Deposit => Lines.Sum(l => l.Deposit);

    /// <summary>
    /// What is due when it is placed, if that is not all of it: deposits, other goods and postage. Zero: all of it is.
    /// </summary>
    public Money First => Deposit > Money.Zero ? Total - Balance : Money.Zero;

    /// <summary>What is due once its presale goods are there.</summary>
    public Money Balance => Lines.Where(l => l.Deposit > Money.Zero).Sum(l => l.Total - l.Deposit);

    /// <summary>Its deposit is paid and its balance is not.</summary>
    public bool OwesBalance => Progress is { FirstPaidAt: not null, IsPaid: false } && Status != OrderStatus.Cancelled;

    public CustomerStatus Standing =>
        new(Status, Progress.IsPaid)
        {
            IsPaidAtDoor = !IsPrepaid,
            IsDepositPaid = Progress.FirstPaidAt is not null,
            IsBalanceAsked = Progress.BalanceUntil is not null,
            DepositKept = Progress.DepositKept,
            ShipsOn = Lines.Max(l => l.ShipsOn),
            StockOn = Progress.StockOn,
        };

    public bool Equals(Order? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Takes what the audit found while it was being placed (ORD-06).</summary>
    public void Judged(ScreeningVerdict verdict)
    {
        Progress.Judged(verdict);
        Verdict = verdict;
    }

    /// <summary>What the audit keeps of the order, and <c>verify</c> compares with the stored rows.</summary>
    public object Snapshot =>
        new
        {
            No,
            PlacedAt,
            Channel,
            Account,
            Address.Name,
            Address.Phone,
            Address.Province,
            Address.City,
            Address.District,
            Address.Street,
            Address.Postcode,
            Courier,
            Method,
            Goods,
            Discount,
            Postage,
            Total,
            Cost,
            WeightGrams,
            Remark,
            InvoiceTitle,
            InvoiceTaxNo,
            Device,
            ChannelNo,
            ChannelAt,
            Replaces,
            Lines = Lines
                .OrderBy(l => l.No)
                .Select(l => new
                {
                    l.No,
                    l.Sku,
                    l.Goods.SkuCode,
                    l.Goods.Barcode,
                    l.Goods.Name,
                    l.NameEn,
                    l.Goods.Colour,
                    l.Goods.Size,
                    l.Goods.PictureUrl,
                    l.Quantity,
                    l.Price,
                    l.Discount,
                    l.Total,
                    l.UnitCost,
                    l.WeightGrams,
                    l.ShipsOn,
                }),
            Deposits = Lines.Where(l => l.Deposit > Money.Zero).OrderBy(l => l.No).Select(l => new { l.No, l.Deposit }),
            Wholesale = Lines
                .Where(l => l.IsWholesale)
                .OrderBy(l => l.No)
                .Select(l => new
                {
                    l.No,
                    l.Wholesale,
                    l.WholesaleRevision,
                    l.WholesaleFrom,
                }),
        };
}

/// <summary>
/// One line of an order, with everything a slip or a dispute needs later: the catalogue may change, the line does not.
/// </summary>
internal sealed record OrderLine
{
    public required OrderId OrderId { get; init; }
    public required int No { get; init; }
    public required SkuId Sku { get; init; }
    public required GoodsSnapshot Goods { get; init; }
    public required string NameEn { get; init; }
    public required Quantity Quantity { get; init; }
    public required Money Price { get; init; }
    public required Money Discount { get; init; }
    public required Money Total { get; init; }

    /// <summary>
    /// What a piece cost us by the catalogue when the line was agreed: the estimate for margins. What is booked when it
    /// leaves is <see cref="LineSale.Cost"/>.
    /// </summary>
    public required Money UnitCost { get; init; }
    public required int WeightGrams { get; init; }

    /// <summary>A presale line's promised date; it takes no stock when it is placed.</summary>
    public DateOnly? ShipsOn { get; init; }

    /// <summary>What of <see cref="Total"/> is due when it is ordered (SHOP-25); zero: all of it.</summary>
    public Money Deposit { get; init; }

    /// <summary>
    /// The wholesale price that it was bought at (ORD-21), which of its states, and from how many pieces on that tier
    /// holds; null at any other price.
    /// </summary>
    public WholesalePriceId? Wholesale { get; init; }
    public int WholesaleRevision { get; init; }
    public int WholesaleFrom { get; init; }

    public bool IsWholesale => Wholesale is not null;

    public bool Equals(OrderLine? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
