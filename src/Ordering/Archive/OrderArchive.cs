using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;

namespace Zhanggui.Ordering;

internal sealed class OrderArchive(OrderingDb db, IMoneyTraces money) : IOrderArchive
{
    private const int AtOnce = 200;

    public async IAsyncEnumerable<ArchivedOrder> Changed(
        DateTimeOffset? from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var snapshot = await Snapshot(ct);
        if (from is null)
        {
            await foreach (var part in All(to, ct))
            foreach (var order in part)
                yield return order;
            yield break;
        }

        // Only ids: a day's worth is a few megabytes however busy it was.
        foreach (var part in (await ChangedIds(from.Value, to, ct)).Chunk(AtOnce))
        foreach (var order in (await Of(part, ct)).Values.OrderBy(o => o.No, StringComparer.Ordinal))
            yield return order;
    }

    public async Task<IReadOnlyDictionary<OrderId, ArchivedOrder>> Of(
        IReadOnlyCollection<OrderId> ids,
        CancellationToken ct
    ) =>
        (await With(await Orders.Where(o => EF.Parameter(ids).Contains(o.Id)).ToListAsync(ct), ct)).ToDictionary(o =>
            o.Id
        );

    /// <summary>As they were placed: the archive never sees an order through its amendments.</summary>
    private IQueryable<Order> Orders =>
        db.Shop.Set<Order>().AsNoTracking().Include(o => o.Lines).Include(o => o.Progress);

    private async IAsyncEnumerable<IReadOnlyList<ArchivedOrder>> All(
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        (DateTimeOffset At, OrderId Id)? last = null;
        while (true)
        {
            var query = Orders.Where(o => o.PlacedAt <= to);
            if (last is { } place)
                query = query.Where(o =>
                    o.PlacedAt >= place.At && (o.PlacedAt > place.At || o.Id.Value > place.Id.Value)
                );
            var part = await query.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).Take(AtOnce).ToListAsync(ct);
            yield return await With(part, ct);
            if (part.Count < AtOnce)
                yield break;
            last = (part[^1].PlacedAt, part[^1].Id);
        }
    }

    /// <summary>
    /// Every act on an order leaves an entry in the audit log; what was taken over from elsewhere may not, and is found
    /// by when it was placed.
    /// </summary>
    private async Task<IReadOnlyList<OrderId>> ChangedIds(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var acted = await db
            .Shop.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e => e.At >= from && e.At <= to && e.SubjectType == "order")
            .Select(e => e.SubjectId)
            .Distinct()
            .ToListAsync(ct);
        var placed = await db
            .Shop.Set<Order>()
            .AsNoTracking()
            .Where(o => o.PlacedAt >= from && o.PlacedAt <= to)
            .Select(o => o.Id)
            .ToListAsync(ct);
        return
        [
            .. acted
                .Union(placed.Select(p => p.Value))
                .Union(await money.Moved(from, to, ct))
                .Order()
                .Select(OrderId.From),
        ];
    }

    private async Task<IReadOnlyList<ArchivedOrder>> With(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        if (orders.Count == 0)
            return [];
        List<OrderId> ids = [.. orders.Select(o => o.Id)];
        var contacts = (await db.Contacts.Where(c => EF.Parameter(ids).Contains(c.OrderId)).ToListAsync(ct)).ToLookup(
            c => c.OrderId
        );
        var remarks = (await db.Remarks.Where(r => EF.Parameter(ids).Contains(r.OrderId)).ToListAsync(ct)).ToLookup(r =>
            r.OrderId
        );
        var amendments = (
            await db
                .Shop.Set<Amendment>()
                .AsNoTracking()
                .Include(a => a.Changes)
                .Include(a => a.Progress)
                .Where(a => EF.Parameter(ids).Contains(a.OrderId))
                .ToListAsync(ct)
        ).ToLookup(a => a.OrderId);
        var splits = (
            await db
                .Shop.Set<Split>()
                .AsNoTracking()
                .Include(s => s.Parts)
                    .ThenInclude(p => p.Lines)
                .AsSplitQuery()
                .Where(s => EF.Parameter(ids).Contains(s.OrderId))
                .ToListAsync(ct)
        ).ToLookup(s => s.OrderId);
        var traces = await money.Of([.. ids.Select(i => i.Value)], ct);
        return
        [
            .. orders.Select(o => new ArchivedOrder(
                o.Id,
                o.No,
                new JsonObject
                {
                    ["id"] = Node(o.Id),
                    ["no"] = Node(o.No),
                    ["placed"] = Node(o.Snapshot),
                    ["progress"] = Node(o.Progress),
                    ["contacts"] = List(contacts[o.Id].OrderBy(c => c.At).ThenBy(c => c.Id)),
                    ["remarks"] = List(
                        remarks[o.Id]
                            .OrderBy(r => r.At)
                            .ThenBy(r => r.Id)
                            .Select(r => new
                            {
                                r.Id,
                                r.Kind,
                                r.Body,
                                r.MustAcknowledge,
                                r.By,
                                r.At,
                            })
                    ),
                    ["amendments"] = List(
                        amendments[o.Id]
                            .OrderBy(a => a.MadeAt)
                            .ThenBy(a => a.No)
                            .Select(a => new
                            {
                                Document = a.Snapshot,
                                a.State,
                                a.Progress.DecidedAt,
                                a.Progress.DecidedBy,
                                a.Progress.Comment,
                            })
                    ),
                    ["splits"] = List(
                        splits[o.Id].OrderBy(s => s.MadeAt).ThenBy(s => s.No).Select(s => new { Document = s.Snapshot })
                    ),
                    ["payments"] = List(traces.GetValueOrDefault(o.Id.Value, MoneyTrace.None).Payments),
                    ["refunds"] = List(traces.GetValueOrDefault(o.Id.Value, MoneyTrace.None).Refunds),
                }
            )),
        ];
    }

    private static JsonNode? Node(object value) =>
        JsonSerializer.SerializeToNode(value, value.GetType(), ArchivedOrder.Json);

    private static JsonArray List(IEnumerable<object> rows) => [.. rows.Select(Node)];

    /// <summary>
    /// Everything is read as of one instant; nobody waits for it. On SQLite an ordinary transaction would keep all
    /// writers out, so it is a deferred one.
    /// </summary>
    private async Task<IAsyncDisposable> Snapshot(CancellationToken ct)
    {
        if (db.Shop.IsPostgres)
            return await db.Shop.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Shop.Database.OpenConnectionAsync(ct);
        DbTransaction deferred = ((SqliteConnection)db.Shop.Database.GetDbConnection()).BeginTransaction(
            deferred: true
        );
        await db.Shop.Database.UseTransactionAsync(deferred, ct);
        return new Held(deferred, db.Shop);
    }

    private sealed class Held(DbTransaction transaction, ShopDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
