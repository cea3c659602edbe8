using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>A line of an order that is bought at a special price.</summary>
internal sealed record SpecialLine(int LineNo, SpecialPriceId Special, int Units, string Goods);

/// <summary>
/// Special prices while a group of orders is placed. Their rows are held with the group's first question and only when
/// somebody uses one, so that of two orders at the same moment one is told that nothing is left, and an order at our
/// prices pays nothing for it.
/// </summary>
internal sealed class SpecialPriceUses
{
    private readonly Dictionary<SpecialPriceId, (int Left, bool IsApproved, DateTimeOffset Until)> _held = [];

    public static SpecialPriceUses Ask(SetReader reader, IReadOnlyList<PlaceRequest> requests)
    {
        var ids = requests.SelectMany(r => r.Specials).Select(s => s.Special.Value).Distinct().Order().ToList();
        var uses = new SpecialPriceUses();
        if (ids.Count > 0)
            reader.Ask(
                q =>
                    $"""SELECT "Id", "Left", "State", "Until" FROM ordering_special_progress WHERE {q.In("\"Id\"", ids)} ORDER BY "Id"{(q.IsPostgres ? " FOR UPDATE" : "")}""",
                row =>
                    uses._held[SpecialPriceId.From(row.GetGuid(0))] = (
                        row.GetInt32(1),
                        row.GetInt32(2) == (int)SpecialPriceState.Approved,
                        At(row)
                    )
            );
        return uses;

        static DateTimeOffset At(System.Data.Common.DbDataReader row) =>
            row.GetFieldType(3) == typeof(long)
                ? new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero)
                : row.GetFieldValue<DateTimeOffset>(3);
    }

    /// <summary>Takes what an order uses; a refusal takes nothing.</summary>
    public Refusal? Take(PlaceRequest request, DateTimeOffset now)
    {
        foreach (var line in request.Specials.GroupBy(s => s.Special))
            if (
                !_held.TryGetValue(line.Key, out var held)
                || !held.IsApproved
                || held.Until <= now
                || held.Left < line.Sum(l => l.Units)
            )
                return SpecialPriceErrors.Gone(line.First().Goods);
        foreach (var line in request.Specials)
            _held[line.Special] = _held[line.Special] with { Left = _held[line.Special].Left - line.Units };
        return null;
    }

    /// <summary>The rows of those that were placed.</summary>
    public static void Write(SetWriter writer, IEnumerable<PlaceRequest> placed, DateTimeOffset now)
    {
        var uses = placed
            .SelectMany(r =>
                r.Specials.Select(s => new SpecialPriceUse
                {
                    Order = r.Order.Id,
                    LineNo = s.LineNo,
                    Special = s.Special,
                    OrderNo = r.Order.No,
                    Units = s.Units,
                    At = now,
                })
            )
            .ToList();
        if (uses.Count == 0)
            return;
        foreach (var used in uses.GroupBy(u => u.Special).OrderBy(g => g.Key.Value))
            writer.Execute(
                """UPDATE ordering_special_progress SET "Left" = "Left" - $1, "Version" = "Version" + 1 WHERE "Id" = $2""",
                used.Sum(u => u.Units),
                used.Key.Value
            );
        writer.Insert(uses);
    }
}

/// <summary>What a cancelled order did not use may be used again while it holds.</summary>
internal sealed class SpecialPriceBack(ShopDb db, OperationContext context) : IDomainEventHandler<OrderMoved>
{
    public async Task Handle(OrderMoved e, CancellationToken ct)
    {
        if (e.To != OrderStatus.Cancelled)
            return;
        var uses = await db.Set<SpecialPriceUse>()
            .AsNoTracking()
            .Where(u => u.Order == e.Id && u.ReturnedAt == null)
            .ToListAsync(ct);
        if (uses.Count == 0)
            return;
        DateTimeOffset? now = context.Now;
        await db.Set<SpecialPriceUse>()
            .Where(u => u.Order == e.Id && u.ReturnedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.ReturnedAt, now), ct);
        foreach (var back in uses.GroupBy(u => u.Special).OrderBy(g => g.Key.Value))
        {
            var units = back.Sum(u => u.Units);
            await db.Set<SpecialPriceProgress>()
                .Where(p => p.Id == back.Key)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(p => p.Left, p => p.Left + units).SetProperty(p => p.Version, p => p.Version + 1),
                    ct
                );
        }

        context.Invalidate(SpecialPriceCache.Topic);
    }
}
