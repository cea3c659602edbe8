using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>
/// The stored order is what was placed: its rows are compared with the snapshot that the audit chain protects (ORD-09).
/// </summary>
internal sealed class OrderSnapshotCheck : IIntegrityCheck
{
    public Text Name => new("订单与下单时的存证一致", "Orders are what was placed");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var query =
            from order in db.Set<Order>().AsNoTracking().Include(o => o.Lines)
            join entry in db.Set<AuditEntry>() on order.Id.Value equals entry.SubjectId into entries
            from first in entries.Where(e => e.SubjectType == "order" && e.Seq == 1).DefaultIfEmpty()
            orderby order.PlacedAt
            select new { order, first };
        await foreach (var row in query.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.first?.After is not { } snapshot)
            {
                yield return new IntegrityViolation("order", $"{row.order.No}: no record of its placing");
                continue;
            }

            if (Difference(row.order, snapshot) is { } field)
                yield return new IntegrityViolation(
                    "order",
                    $"{row.order.No}: {field} was altered after it was placed"
                );
        }

        var gone = db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e => e.SubjectType == "order" && e.Seq == 1 && !db.Set<Order>().Any(o => o.Id.Value == e.SubjectId))
            .Select(e => e.SubjectNo)
            .AsAsyncEnumerable();
        await foreach (var no in gone.WithCancellation(ct))
            yield return new IntegrityViolation("order", $"{no}: it was placed and is gone");
    }

    private static string? Difference(Order order, string snapshot)
    {
        using var stored = JsonDocument.Parse(JsonSerializer.Serialize(order.Snapshot, OperationContext.Json));
        using var placed = JsonDocument.Parse(snapshot);
        foreach (var field in placed.RootElement.EnumerateObject())
            if (
                !stored.RootElement.TryGetProperty(field.Name, out var now) || !JsonElement.DeepEquals(now, field.Value)
            )
                return field.Name;
        return null;
    }
}

/// <summary>Money and lines of every order add up.</summary>
internal sealed class OrderTotalsCheck : IIntegrityCheck
{
    public Text Name => new("订单金额等于各行之和", "Orders add up to their lines");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var wrong = db.Set<Order>()
            .AsNoTracking()
            .Where(o =>
                o.Total.Fen != o.Goods.Fen - o.Discount.Fen + o.Postage.Fen
                || o.Goods.Fen - o.Discount.Fen != o.Lines.Sum(l => l.Total.Fen)
            )
            .Select(o => o.No)
            .AsAsyncEnumerable();
        await foreach (var no in wrong.WithCancellation(ct))
            yield return new IntegrityViolation("order", $"{no}: total and lines differ");
    }
}
