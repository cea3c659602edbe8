namespace Zhanggui.Ordering;

/// <summary>
/// Divides an order's money over its parts: the parts always add up to the whole, to the fen (largest remainder).
/// </summary>
internal static class SplitMath
{
    /// <summary>Parts by their day, the earliest first; the postage stands on the first.</summary>
    public static List<SplitPart> Divide(Order order, SplitId id, IReadOnlyList<ShipmentPartInput> wanted)
    {
        List<ShipmentPartInput> sorted = [.. wanted.OrderBy(p => p.NotBefore ?? DateOnly.MinValue)];
        var lines = sorted.Select(_ => new List<SplitLine>()).ToList();
        foreach (var line in order.Lines.OrderBy(l => l.No))
        {
            long[] units = [.. sorted.Select(p => (long)p.Lines.Where(x => x.Line == line.No).Sum(x => x.Quantity))];
            var (discounts, totals) = (line.Discount.Allocate(units), Totals(line, units));
            for (var i = 0; i < sorted.Count; i++)
                if (units[i] > 0)
                    lines[i]
                        .Add(
                            new SplitLine
                            {
                                SplitId = id,
                                PartNo = i + 1,
                                LineNo = line.No,
                                Quantity = new Quantity((int)units[i]),
                                Discount = discounts[i],
                                Total = totals[i],
                            }
                        );
        }

        return [.. lines.Select((l, i) => Part(order, id, i + 1, sorted[i].NotBefore, l))];
    }

    /// <summary>A piece's price is the same in every part; only what the discount leaves over is shared out.</summary>
    private static Money[] Totals(OrderLine line, long[] units)
    {
        if (line.Price * line.Quantity - line.Discount != line.Total)
            return line.Total.Allocate(units);
        var discounts = line.Discount.Allocate(units);
        return [.. units.Select((u, i) => line.Price * (int)u - discounts[i])];
    }

    private static SplitPart Part(Order order, SplitId id, int no, DateOnly? notBefore, List<SplitLine> lines)
    {
        var (discount, total, postage) = (
            lines.Sum(l => l.Discount),
            lines.Sum(l => l.Total),
            no == 1 ? order.Postage : Money.Zero
        );
        return new SplitPart
        {
            SplitId = id,
            No = no,
            OrderId = order.Id,
            NotBefore = notBefore,
            Goods = total + discount,
            Discount = discount,
            Postage = postage,
            Total = total + postage,
            Lines = lines,
            Progress = new ShipmentPartProgress { SplitId = id, PartNo = no },
        };
    }
}
