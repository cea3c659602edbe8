namespace Zhanggui.Ordering;

/// <summary>
/// Pieces of a line that left with one parcel (FIN-03): their share of the line's money and what they cost us, both as
/// they were booked. A return takes back out of these and asks nothing of today's prices. Append-only.
/// </summary>
internal sealed class LineSale
{
    public required OrderId OrderId { get; init; }
    public required int LineNo { get; init; }

    /// <summary>The outbound slip.</summary>
    public required Guid Slip { get; init; }
    public required Quantity Quantity { get; init; }
    public required Money Total { get; init; }
    public required Money Cost { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What an order's parcels were sold for.</summary>
internal static class SaleMath
{
    /// <summary>
    /// The share of the next pieces of a line after <paramref name="before"/> others: each piece has a share of its own
    /// (largest remainder), the same whatever parcel it goes in, so that all parcels together bring the line's total.
    /// </summary>
    public static Money Share(OrderLine line, int before, int units)
    {
        if (units < 1 || before + units > line.Quantity.Units)
            throw new ArgumentOutOfRangeException(
                nameof(units),
                units,
                $"{before} of {line.Quantity} pieces of line {line.No} have left."
            );
        return line
            .Total.Allocate([.. Enumerable.Repeat(1L, line.Quantity.Units)])
            .Skip(before)
            .Take(units)
            .Sum(share => share);
    }
}
