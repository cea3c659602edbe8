namespace Zhanggui.Warehouse;

/// <summary>How many pieces of a line the checker has scanned.</summary>
internal sealed class LineCheck
{
    public required OutboundOrderId Slip { get; init; }
    public required int LineNo { get; init; }
    public required Quantity Wanted { get; init; }
    public Quantity Checked { get; private set; }

    public bool IsDone => Checked == Wanted;

    public void CountOne()
    {
        if (IsDone)
            throw new InvalidOperationException("More was checked than the slip wants.");
        Checked += Quantity.One;
    }

    public void StartAgain() => Checked = Quantity.Zero;
}

/// <summary>
/// Something a checker has signed for on one slip: a remark was heeded (ORD-19), a change re-verified (ORD-11), goods
/// and address are right (SHIP-10).
/// </summary>
internal sealed class Confirmation
{
    public required OutboundOrderId Slip { get; init; }

    /// <summary>"amended", "goods", or a remark's id.</summary>
    public required string What { get; init; }
    public required Guid PersonId { get; init; }
    public required string Person { get; init; }
    public required DateTimeOffset At { get; init; }

    public const string Amended = "amended";
    public const string Goods = "goods";

    public static string OfRemark(Guid remark) => remark.ToString("N");
}
