namespace Zhanggui.Ordering;

/// <summary>A split's id.</summary>
public readonly record struct SplitId(Guid Value) : IId<SplitId>
{
    /// <inheritdoc />
    public static SplitId From(Guid value) => new(value);
}

/// <summary>By what an order was divided (ORD-32).</summary>
public enum SplitBy
{
    /// <summary>手工: piece by piece.</summary>
    Hand,

    /// <summary>按仓库: where its goods are reserved.</summary>
    Warehouse,

    /// <summary>按库存: what is there goes now, the rest when it has come.</summary>
    Stock,

    /// <summary>按预售日期: every promised date is a part.</summary>
    Presale,
}

/// <summary>Where a part stands before the warehouse has it; from then on its slips say how far it is.</summary>
public enum ShipmentPartState
{
    /// <summary>等: for its goods or its day.</summary>
    Waiting,

    /// <summary>已下发.</summary>
    Released,
}

/// <summary>So many pieces of an order's line.</summary>
public sealed record ShipmentPartLine(int LineNo, Quantity Quantity);

/// <summary>
/// One part of a split order, with its share of the money: all parts together are the order, to the fen.
/// </summary>
/// <param name="No">1, 2, 3; 0 stands for the whole of an order that is not split.</param>
/// <param name="NotBefore">
/// It does not leave before this day, and is not late before it (ORD-26); null: as soon as it can.
/// </param>
/// <param name="State">Whether the warehouse has it.</param>
/// <param name="Goods">Its goods at their prices.</param>
/// <param name="Discount">Its share of the discount.</param>
/// <param name="Postage">The whole postage stands on the part that leaves first.</param>
/// <param name="Total">What is paid for it; of an order paid on delivery, what the courier collects.</param>
/// <param name="Lines">Its pieces.</param>
public sealed record ShipmentPart(
    int No,
    DateOnly? NotBefore,
    ShipmentPartState State,
    Money Goods,
    Money Discount,
    Money Postage,
    Money Total,
    IReadOnlyList<ShipmentPartLine> Lines
)
{
    /// <summary>How many pieces.</summary>
    public int Pieces => Lines.Sum(l => l.Quantity.Units);
}

/// <summary>A part that is wanted: when at the earliest, and which pieces.</summary>
public sealed record ShipmentPartInput(DateOnly? NotBefore, IReadOnlyList<ShipmentPartPieces> Lines);

/// <summary>So many pieces of a line.</summary>
public sealed record ShipmentPartPieces(int Line, int Quantity);

/// <summary>A split that was made.</summary>
public sealed record SplitMade(SplitId Id, string No, IReadOnlyList<ShipmentPart> Parts);

/// <summary>How many parts an order may have, and how late one may leave.</summary>
public static class SplitPolicies
{
    /// <summary>ORD-32: the most parts of one order.</summary>
    public static readonly NumberPolicy MaxParts = new(
        "orders.split.most_parts",
        ("一张订单最多拆几份", "Most parts of a split order"),
        "ORD-32",
        5,
        2,
        9
    );

    /// <summary>ORD-26: how many days ahead a part may be scheduled.</summary>
    public static readonly NumberPolicy LatestDays = new(
        "orders.split.latest_days",
        ("拆单最晚可以约到几天后发", "A part may be scheduled at most (days ahead)"),
        "ORD-26",
        180,
        1,
        400
    );

    internal static readonly Policy[] All = [MaxParts, LatestDays];
}
