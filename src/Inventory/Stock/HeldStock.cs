using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>Pieces to hold.</summary>
internal sealed record HoldDraft(Subject Document, string HeldFor, StockLine Line, DateTimeOffset Until);

/// <summary>
/// Pieces that are kept for somebody who has not ordered yet (ORD-31). A hold is a reservation with the name of whom it
/// is for: it counts as reserved, lapses as others do, and the order of that buyer takes it over in its own transaction
/// (<see cref="Allotment"/>). Whoever ends one locks its stock first, as orders do, so that nobody waits in a circle.
/// </summary>
internal sealed class HeldStock
{
    private const string Topic = "inventory.holds";

    private readonly SideConnection _sideConnection;
    private readonly CacheInvalidationBus _invalidations;
    private readonly Cached<IReadOnlyList<LiveHold>> _known;

    public HeldStock(SideConnection sideConnection, CacheInvalidationBus invalidations, TimeProvider clock)
    {
        (_sideConnection, _invalidations) = (sideConnection, invalidations);
        _known = new Cached<IReadOnlyList<LiveHold>>(clock, () => _invalidations.Lifetime);
        invalidations.Subscribe(Topic, _ => _known.Invalidate());
    }

    /// <summary>
    /// Whether something may be held for one of these buyers: out of the memory, so that a group of orders asks only
    /// then. Old by moments when another node has just made a hold; an order that is short for it forgets the memory,
    /// and the next try finds the hold.
    /// </summary>
    public async ValueTask<bool> MayHold(IReadOnlyCollection<string> buyers, CancellationToken ct)
    {
        var all = await _known.GetAsync(() => _sideConnection.Ask(db => Read(db, ct)), ct);
        return all.Count > 0 && all.Any(h => buyers.Contains(h.HeldFor));
    }

    /// <summary>What is remembered may be old.</summary>
    public void Doubt() => _known.Invalidate();

    /// <summary>
    /// Adds the question what is held for these buyers. It travels with the others and walks an index of the live holds
    /// alone.
    /// </summary>
    public static void Ask(SetReader reader, IReadOnlyCollection<string> buyers, List<LiveHold> holds) =>
        reader.Ask(
            q =>
                $"""SELECT "Id", "HeldFor", "Sku", "Warehouse", "Quantity" FROM inventory_reservation WHERE "State" = 0 AND "HeldFor" IS NOT NULL AND {q.In("\"HeldFor\"", buyers)}""",
            row =>
                holds.Add(
                    new LiveHold(
                        row.GetGuid(0),
                        row.GetString(1),
                        SkuId.From(row.GetGuid(2)),
                        WarehouseId.From(row.GetGuid(3)),
                        row.GetInt32(4)
                    )
                )
        );

    public async Task<Result> Hold(
        ShopDb db,
        OperationContext context,
        StockLedger stock,
        HoldDraft hold,
        CancellationToken ct
    )
    {
        if (hold.Line.Quantity <= Quantity.Zero)
            return StockErrors.NothingHeld;
        var (reader, writer) = (new SetReader(db), new SetWriter(db));
        var locked = await stock.Lock(reader, [hold.Line.Sku], ct);
        await reader.Send(ct);
        var allotment = new Allotment(locked.Levels, locked.Warehouses, []);
        var answer = allotment.Allot(new ReservationDraft(hold.Document, [hold.Line], hold.Until));
        if (answer.Short is [var few, ..])
            return StockErrors.TooFewToHold(few.Available);
        writer.Insert([.. allotment.Reservations(context.Now, hold.HeldFor)]);
        stock.AddReserved(writer, allotment.Deltas);
        await writer.Flush(ct);
        context.Invalidate(Topic);
        return Result.Done;
    }

    public async Task<bool> Release(
        ShopDb db,
        OperationContext context,
        StockLedger stock,
        Guid documentId,
        CancellationToken ct
    )
    {
        await LockStockOf(db, documentId, ct);
        var isLive = await db.Set<Reservation>()
            .AnyAsync(r => r.DocumentId == documentId && r.State == ReservationState.Live && r.HeldFor != null, ct);
        if (isLive)
            await stock.Release(documentId, ct);
        context.Invalidate(Topic);
        return isLive;
    }

    /// <summary>
    /// The stock that a document has reserved, locked in the order in which everybody locks. On SQLite we are the only
    /// writer.
    /// </summary>
    public static Task LockStockOf(ShopDb db, Guid documentId, CancellationToken ct) =>
        !db.IsPostgres
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"""
                SELECT 1 FROM inventory_stock s WHERE EXISTS (SELECT 1 FROM inventory_reservation r WHERE r."DocumentId" = {documentId} AND r."Sku" = s."Sku" AND r."Warehouse" = s."Warehouse")
                ORDER BY s."Sku", s."Warehouse" FOR UPDATE
                """,
                ct
            );

    public static void Invalidate(OperationContext context) => context.Invalidate(Topic);

    public async Task<IReadOnlyDictionary<SkuId, Quantity>> Of(Guid account, CancellationToken ct)
    {
        var all = await _known.GetAsync(() => _sideConnection.Ask(db => Read(db, ct)), ct);
        var key = Holder.Member(account);
        return all.Where(h => h.HeldFor == key)
            .GroupBy(h => h.Sku)
            .ToDictionary(g => g.Key, g => new Quantity(g.Sum(h => h.Units)));
    }

    private static async Task<IReadOnlyList<LiveHold>> Read(ShopDb db, CancellationToken ct) =>
        [
            .. (
                await db.Set<Reservation>()
                    .AsNoTracking()
                    .Where(r => r.State == ReservationState.Live && r.HeldFor != null)
                    .ToListAsync(ct)
            ).Select(r => new LiveHold(r.Id, r.HeldFor!, r.Sku, r.Warehouse, r.Quantity.Units)),
        ];
}
