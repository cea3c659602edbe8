using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>
/// The parts of every split add up to the order as it was split: in pieces, goods, discount, postage and what is paid
/// (ORD-32).
/// </summary>
internal sealed class SplitSumsCheck : IIntegrityCheck
{
    public Text Name => new("拆单各份加起来等于整单", "The parts of every split add up to the whole");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var splits = db.Set<Split>()
            .AsNoTracking()
            .Include(s => s.Parts)
                .ThenInclude(p => p.Lines)
            .Where(s => s.Undoes == null)
            .OrderBy(s => s.MadeAt)
            .AsAsyncEnumerable();
        await foreach (var s in splits.WithCancellation(ct))
        {
            if (
                s.Parts.Sum(p => p.Goods) != s.Goods
                || s.Parts.Sum(p => p.Discount) != s.Discount
                || s.Parts.Sum(p => p.Postage) != s.Postage
                || s.Parts.Sum(p => p.Total) != s.Total
            )
                yield return new IntegrityViolation(
                    "split",
                    $"{s.No}: the money of its parts is not that of {s.OrderNo}"
                );
            if (s.Parts.FirstOrDefault(p => p.Lines.Sum(l => l.Total) + p.Postage != p.Total) is { } part)
                yield return new IntegrityViolation("split", $"{s.No}: part {part.No} is not the sum of its lines");
        }

        await foreach (var no in Torn(db).WithCancellation(ct))
            yield return new IntegrityViolation("split", $"{no}: the parts have other pieces than the order");
    }

    /// <summary>
    /// Split orders that nobody amended whose parts do not hold every piece; of amended ones the split keeps the pieces
    /// as they were amended then.
    /// </summary>
    private static IAsyncEnumerable<string> Torn(ShopDb db) =>
        (
            from split in db.Set<Split>().AsNoTracking()
            where split.Undoes == null && db.Set<OrderProgress>().Any(p => p.OrderId == split.OrderId && !p.IsAmended)
            from line in db.Set<OrderLine>()
            where
                line.OrderId == split.OrderId
                && line.Quantity.Units
                    != db.Set<SplitLine>()
                        .Where(l => l.SplitId == split.Id && l.LineNo == line.No)
                        .Sum(l => l.Quantity.Units)
            select split.No
        )
            .Distinct()
            .AsAsyncEnumerable();
}
