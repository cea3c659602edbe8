namespace Zhanggui.Pricing;

/// <summary>
/// Special prices while a group of documents is written. Their rows are held with the group's first question and only
/// when somebody uses one, so that of two orders at the same moment one is told that nothing is left, and an order at
/// our prices pays nothing for it.
/// </summary>
public sealed class LockedSpecialPrices
{
    private readonly Dictionary<SpecialPriceId, (int Left, bool IsApproved, DateTimeOffset Until)> _held = [];

    private LockedSpecialPrices() { }

    internal static LockedSpecialPrices Ask(SetReader reader, IReadOnlyCollection<SpecialPriceId> specials)
    {
        var ids = specials.Select(s => s.Value).Distinct().Order().ToList();
        var locked = new LockedSpecialPrices();
        if (ids.Count > 0)
            reader.Ask(
                q =>
                    $"""SELECT "Id", "Left", "State", "Until" FROM pricing_special_progress WHERE {q.In("\"Id\"", ids)} ORDER BY "Id"{(q.IsPostgres ? " FOR UPDATE" : "")}""",
                row =>
                    locked._held[SpecialPriceId.From(row.GetGuid(0))] = (
                        row.GetInt32(1),
                        row.GetInt32(2) == (int)SpecialPriceState.Approved,
                        At(row)
                    )
            );
        return locked;

        static DateTimeOffset At(System.Data.Common.DbDataReader row) =>
            row.GetFieldType(3) == typeof(long)
                ? new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero)
                : row.GetFieldValue<DateTimeOffset>(3);
    }

    /// <summary>
    /// Takes what a document uses; a refusal (<c>ordering.special_gone</c>) takes nothing. Pieces that were taken are
    /// gone for the next document of the group.
    /// </summary>
    public Refusal? Take(IReadOnlyCollection<SpecialLine> lines, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines.GroupBy(s => s.Special))
            if (
                !_held.TryGetValue(line.Key, out var held)
                || !held.IsApproved
                || held.Until <= now
                || held.Left < line.Sum(l => l.Units)
            )
                return SpecialPriceErrors.Gone(line.First().Goods);
        foreach (var line in lines)
            _held[line.Special] = _held[line.Special] with { Left = _held[line.Special].Left - line.Units };
        return null;
    }

    /// <summary>The rows of those that were written.</summary>
    internal static void Write(SetWriter writer, IEnumerable<SpecialPriceDraft> taken, DateTimeOffset now)
    {
        var uses = taken
            .SelectMany(d =>
                d.Lines.Select(l => new SpecialPriceUse
                {
                    Document = d.Document,
                    LineNo = l.LineNo,
                    Special = l.Special,
                    DocumentNo = d.DocumentNo,
                    Units = l.Units,
                    At = now,
                })
            )
            .ToList();
        if (uses.Count == 0)
            return;
        foreach (var used in uses.GroupBy(u => u.Special).OrderBy(g => g.Key.Value))
            writer.Execute(
                """UPDATE pricing_special_progress SET "Left" = "Left" - $1, "Version" = "Version" + 1 WHERE "Id" = $2""",
                used.Sum(u => u.Units),
                used.Key.Value
            );
        writer.Insert(uses);
    }
}
