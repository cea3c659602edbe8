using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>What a group must know before it begins, in one question on PostgreSQL: which submits were answered before, and who has how many unpaid orders.</summary>
internal sealed class OrderGroupLook
{
    private readonly Dictionary<(string Owner, string Key), PlacedOrder> _placed = [];
    private readonly Dictionary<Guid, int> _unpaid = [];

    /// <summary>The outcome of an earlier submit with the same key, or null.</summary>
    public PlacedOrder? Earlier(string owner, string key) => _placed.GetValueOrDefault((owner, key));

    /// <summary>Orders of this account that wait for money and for being accepted (ORD-06).</summary>
    public int Unpaid(Guid account) => _unpaid.GetValueOrDefault(account);

    public static async Task<OrderGroupLook> Take(ShopDb db, IReadOnlyList<PlaceRequest> requests, CancellationToken ct)
    {
        var keys = requests.Where(r => r.Once is not null).Select(r => r.Once!).Distinct().ToArray();
        var accounts = requests.Where(r => r.Owner.Account is not null).Select(r => r.Owner.Account!.Value).Distinct().ToArray();
        var look = new OrderGroupLook();
        if (keys.Length + accounts.Length == 0) return look;
        if (db.IsPostgres) await look.ReadAtOnce(db, keys, accounts, ct);
        else await look.ReadInProcess(db, keys, accounts, ct);
        return look;
    }

    private async Task ReadAtOnce(ShopDb db, string[] keys, Guid[] accounts, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>($"""
            SELECT "Owner", "Key", "OrderId", "No", "Total", "PayUrl", NULL::uuid AS "Account", 0 AS "Unpaid" FROM ordering_placed_once WHERE "Key" = ANY({keys})
            UNION ALL
            SELECT NULL, NULL, NULL, NULL, NULL, NULL, "Account", COUNT(*)::int FROM ordering_progress WHERE "Account" = ANY({accounts}) AND "Status" = {(int)OrderStatus.New} AND NOT "IsPaid" GROUP BY "Account"
            """).ToListAsync(ct);
        foreach (var row in rows)
            if (row.Account is { } account) _unpaid[account] = row.Unpaid;
            else _placed[(row.Owner!, row.Key!)] = new PlacedOrder(OrderId.From(row.OrderId!.Value), row.No!, new Money(row.Total!.Value), row.PayUrl);
    }

    private async Task ReadInProcess(ShopDb db, string[] keys, Guid[] accounts, CancellationToken ct)
    {
        foreach (var once in await db.Set<PlacedOnce>().AsNoTracking().Where(o => EF.Parameter(keys).Contains(o.Key)).ToListAsync(ct)) _placed[(once.Owner, once.Key)] = once.Outcome;
        List<Guid?> wanted = [.. accounts.Select(a => (Guid?)a)];
        var counts = await db.Set<OrderProgress>().Where(p => EF.Parameter(wanted).Contains(p.Account) && p.Status == OrderStatus.New && !p.IsPaid)
            .GroupBy(p => p.Account).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var count in counts) _unpaid[count.Key!.Value] = count.Count;
    }

    private sealed record Row(string? Owner, string? Key, Guid? OrderId, string? No, long? Total, string? PayUrl, Guid? Account, int Unpaid);
}
