using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

internal sealed class StockLedger(ShopDb db, OperationContext context, WarehouseCache cache, HeldStock held) : IStock
{
    public async Task<IReadOnlyDictionary<SkuId, StockCard>> Of(IReadOnlyCollection<SkuId> skus, CancellationToken ct)
    {
        var wanted = skus.Distinct().ToList();
        var found = await db.Set<StockLevel>()
            .AsNoTracking()
            .Where(s => EF.Parameter(wanted).Contains(s.Sku))
            .ToListAsync(ct);
        var sums = found
            .GroupBy(s => s.Sku)
            .ToDictionary(
                g => g.Key,
                g => new StockCard(
                    g.Key,
                    new Quantity(g.Sum(s => s.OnHand.Units)),
                    new Quantity(g.Sum(s => s.Reserved.Units))
                )
            );
        return wanted.ToDictionary(
            s => s,
            s => sums.GetValueOrDefault(s) ?? new StockCard(s, Quantity.Zero, Quantity.Zero)
        );
    }

    /// <summary>
    /// In one order on PostgreSQL, so that two groups never wait for each other in a circle. On SQLite we are the only
    /// writer.
    /// </summary>
    public Task<LockedStock> Lock(SetReader reader, IReadOnlyCollection<SkuId> skus, CancellationToken ct) =>
        Lock(reader, skus, [], ct);

    public async Task<LockedStock> Lock(
        SetReader reader,
        IReadOnlyCollection<SkuId> skus,
        IReadOnlyCollection<string> buyers,
        CancellationToken ct
    )
    {
        var locked = new LockedStock(await Warehouses(ct));
        var ids = skus.Select(s => s.Value).ToArray();
        if (ids.Length > 0)
            reader.Ask(
                q =>
                    $"""SELECT "Sku", "Warehouse", "OnHand", "Reserved" FROM inventory_stock WHERE {q.In("\"Sku\"", ids)} ORDER BY "Sku", "Warehouse" {(reader.IsPostgres ? "FOR UPDATE" : "")}""",
                row =>
                    locked.Levels.Add(
                        new StockLevel
                        {
                            Sku = SkuId.From(row.GetGuid(0)),
                            Warehouse = WarehouseId.From(row.GetGuid(1)),
                            OnHand = new Quantity(row.GetInt32(2)),
                            Reserved = new Quantity(row.GetInt32(3)),
                        }
                    )
            );
        if (ids.Length > 0 && buyers.Count > 0 && await held.MayHold(buyers, ct))
            HeldStock.Ask(reader, buyers, locked.Holds);
        return locked;
    }

    public Task<Result> Hold(
        Subject document,
        string heldFor,
        StockLine line,
        DateTimeOffset until,
        CancellationToken ct
    ) => held.Hold(db, context, this, new HoldDraft(document, heldFor, line, until), ct);

    public Task<bool> ReleaseHold(Guid documentId, CancellationToken ct) =>
        held.Release(db, context, this, documentId, ct);

    public void HoldsChanged() => HeldStock.Invalidate(context);

    public Task<IReadOnlyDictionary<SkuId, Quantity>> HeldFor(Guid account, CancellationToken ct) =>
        held.Of(account, ct);

    public async Task<IReadOnlyList<StockAt>> ByWarehouse(IReadOnlyCollection<SkuId> skus, CancellationToken ct)
    {
        var wanted = skus.Distinct().ToList();
        var found = await db.Set<StockLevel>()
            .AsNoTracking()
            .Where(s => EF.Parameter(wanted).Contains(s.Sku))
            .ToListAsync(ct);
        return
        [
            .. (await Warehouses(ct)).SelectMany(w =>
                found.Where(s => s.Warehouse == w.Id).Select(s => new StockAt(s.Sku, w, s.OnHand, s.Reserved))
            ),
        ];
    }

    public IReadOnlyList<Reserved> ReserveMany(
        SetWriter writer,
        LockedStock locked,
        IReadOnlyList<ReservationDraft> drafts,
        DateTimeOffset now
    )
    {
        var allotment = new Allotment(locked.Levels, locked.Warehouses, locked.Holds);
        var answers = drafts.Select(allotment.Allot).ToList();
        if (answers.Exists(a => a.Short.Count > 0))
            held.Doubt();
        writer.Insert(allotment.Reservations(now));
        // Whoever ends a hold locks its stock first, as we have: it is still what we read.
        foreach (var hold in allotment.TakenOver)
            writer.Execute(
                $"""UPDATE inventory_reservation SET "State" = {(int)ReservationState.Released} WHERE "Id" = $1""",
                hold.Id
            );
        AddReserved(writer, allotment.Deltas);
        return answers;
    }

    public void AddReserved(SetWriter writer, IReadOnlyCollection<(SkuId Sku, WarehouseId Warehouse, int Units)> deltas)
    {
        if (deltas.Count == 0)
            return;
        if (db.IsPostgres && deltas.Count > SetWriter.SmallSetThreshold)
            writer.Execute(
                """
                UPDATE inventory_stock s SET "Reserved" = s."Reserved" + d.q FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS d(sku, warehouse, q)
                WHERE s."Sku" = d.sku AND s."Warehouse" = d.warehouse
                """,
                deltas.Select(d => d.Sku.Value).ToArray(),
                deltas.Select(d => d.Warehouse.Value).ToArray(),
                deltas.Select(d => d.Units).ToArray()
            );
        else
            foreach (var (sku, warehouse, units) in deltas)
                writer.Execute(
                    """UPDATE inventory_stock SET "Reserved" = "Reserved" + $3 WHERE "Sku" = $1 AND "Warehouse" = $2""",
                    sku.Value,
                    warehouse.Value,
                    units
                );
    }

    public async Task Release(Guid documentId, CancellationToken ct)
    {
        await db.OneAtATime(documentId, ct);
        await End(documentId, null, ReservationState.Released, takeFromHand: false, ct);
    }

    /// <summary>
    /// Ends a document's live reservations, of one warehouse or of all, with one conditional statement; whoever comes
    /// second finds none.
    /// </summary>
    private async Task End(
        Guid documentId,
        WarehouseId? warehouseId,
        ReservationState state,
        bool takeFromHand,
        CancellationToken ct
    )
    {
        var ended = await (
            warehouseId is { Value: var one }
                ? db.Set<Reservation>()
                    .FromSql(
                        $"""UPDATE inventory_reservation SET "State" = {(int)state} WHERE "DocumentId" = {documentId} AND "Warehouse" = {one} AND "State" = 0 RETURNING *"""
                    )
                : db.Set<Reservation>()
                    .FromSql(
                        $"""UPDATE inventory_reservation SET "State" = {(int)state} WHERE "DocumentId" = {documentId} AND "State" = 0 RETURNING *"""
                    )
        )
            .AsNoTracking()
            .ToListAsync(ct);
        foreach (
            var level in ended
                .GroupBy(r => (r.Sku, r.Warehouse))
                .OrderBy(g => g.Key.Sku.Value)
                .ThenBy(g => g.Key.Warehouse.Value)
        )
        {
            var (sku, warehouse, units) = (level.Key.Sku, level.Key.Warehouse, level.Sum(r => r.Quantity.Units));
            var taken = takeFromHand ? units : 0;
            await db.Database.ExecuteSqlAsync(
                $"""UPDATE inventory_stock SET "Reserved" = "Reserved" - {units}, "OnHand" = "OnHand" - {taken} WHERE "Sku" = {sku.Value} AND "Warehouse" = {warehouse.Value}""",
                ct
            );
        }
    }

    public Task MakeFirm(Guid documentId, CancellationToken ct) =>
        db.Set<Reservation>()
            .Where(r => r.DocumentId == documentId && r.State == ReservationState.Live)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.ExpiresAt, (DateTimeOffset?)null), ct);

    public async Task<IReadOnlyList<StockLine>> Unreserved(
        Guid documentId,
        IReadOnlyList<StockLine> lines,
        CancellationToken ct
    )
    {
        var kept = await db.Set<Reservation>()
            .AsNoTracking()
            .Where(r => r.DocumentId == documentId && r.State != ReservationState.Released)
            .ToListAsync(ct);
        var has = kept.GroupBy(r => (r.LineNo, r.Sku)).ToDictionary(g => g.Key, g => g.Sum(r => r.Quantity.Units));
        return
        [
            .. lines
                .GroupBy(l => (l.Line, l.Sku))
                .Select(g => new StockLine(
                    g.Key.Line,
                    g.Key.Sku,
                    new Quantity(g.Sum(l => l.Quantity.Units) - has.GetValueOrDefault(g.Key))
                ))
                .Where(l => l.Quantity > Quantity.Zero),
        ];
    }

    public async Task<IReadOnlyList<ReservedAt>> PlacesOf(Guid documentId, CancellationToken ct)
    {
        var live = (
            await db.Set<Reservation>()
                .AsNoTracking()
                .Where(r => r.DocumentId == documentId && r.State == ReservationState.Live)
                .ToListAsync(ct)
        ).ToLookup(r => r.Warehouse);
        return
        [
            .. (await Warehouses(ct))
                .Where(w => live.Contains(w.Id))
                .Select(w => new ReservedAt(
                    w,
                    [
                        .. live[w.Id]
                            .GroupBy(r => (r.LineNo, r.Sku))
                            .OrderBy(g => g.Key.LineNo)
                            .Select(g => new StockLine(
                                g.Key.LineNo,
                                g.Key.Sku,
                                new Quantity(g.Sum(r => r.Quantity.Units))
                            )),
                    ]
                )),
        ];
    }

    public async Task<IReadOnlyList<PickFrom>> ProposePicks(
        Guid documentId,
        WarehouseId warehouse,
        IReadOnlyCollection<StockLine> lines,
        IReadOnlyCollection<PickFrom> spokenFor,
        CancellationToken ct
    )
    {
        var told = spokenFor.GroupBy(p => (p.Sku, p.Bin)).ToDictionary(g => g.Key, g => g.Sum(p => p.Quantity.Units));
        var reserved = (
            await db.Set<Reservation>()
                .AsNoTracking()
                .Where(r => r.DocumentId == documentId && r.Warehouse == warehouse && r.State == ReservationState.Live)
                .ToListAsync(ct)
        )
            .GroupBy(r => (r.LineNo, r.Sku))
            .ToDictionary(g => g.Key, g => g.Sum(r => r.Quantity.Units));
        var left = lines.ToDictionary(
            l => l.Line,
            l => Math.Min(l.Quantity.Units, reserved.GetValueOrDefault((l.Line, l.Sku)))
        );
        var skus = lines.Select(l => l.Sku).Distinct().ToList();
        var bins = await (
            from stock in db.Set<BinStock>().AsNoTracking()
            join bin in db.Set<Bin>() on stock.Bin equals bin.Id
            where EF.Parameter(skus).Contains(stock.Sku) && stock.Warehouse == warehouse && stock.OnHand > Quantity.Zero
            orderby bin.PickSequence, bin.Code
            select new
            {
                stock.Sku,
                stock.Bin,
                bin.Code,
                bin.PickSequence,
                stock.OnHand,
            }
        ).ToListAsync(ct);
        var picks = new List<PickFrom>();
        foreach (var bin in bins)
        {
            var here = bin.OnHand.Units - told.GetValueOrDefault((bin.Sku, bin.Bin));
            foreach (var line in lines.Where(l => l.Sku == bin.Sku).OrderBy(l => l.Line))
            {
                var take = Math.Min(left[line.Line], here);
                if (take <= 0)
                    continue;
                (left[line.Line], here) = (left[line.Line] - take, here - take);
                picks.Add(new PickFrom(line.Line, bin.Sku, bin.Bin, bin.Code, bin.PickSequence, new Quantity(take)));
            }
        }

        return picks;
    }

    public async Task<BinCard?> HomeOf(SkuId sku, WarehouseId warehouse, CancellationToken ct) =>
        await (
            from stock in db.Set<BinStock>().AsNoTracking()
            join bin in db.Set<Bin>() on stock.Bin equals bin.Id
            where stock.Sku == sku && stock.Warehouse == warehouse
            orderby stock.OnHand descending, bin.PickSequence
            select new BinCard(bin.Id, bin.Warehouse, bin.Code, bin.PickSequence)
        ).FirstOrDefaultAsync(ct);

    public async Task<Result<IReadOnlyList<Issued>>> Ship(
        Subject slip,
        Guid documentId,
        WarehouseId warehouse,
        IReadOnlyList<PickFrom> picks,
        CancellationToken ct
    )
    {
        // A part that leaves writes anew what stays reserved for the others: whoever comes second must not look before
        // it is there.
        await db.OneAtATime(documentId, ct);
        var reserved = await db.Set<Reservation>()
            .AsNoTracking()
            .Where(r => r.DocumentId == documentId && r.Warehouse == warehouse && r.State == ReservationState.Live)
            .ToListAsync(ct);
        var has = reserved.GroupBy(r => (r.LineNo, r.Sku)).ToDictionary(g => g.Key, g => g.Sum(r => r.Quantity.Units));
        var leaves = picks.GroupBy(p => (p.Line, p.Sku)).ToDictionary(g => g.Key, g => g.Sum(p => p.Quantity.Units));
        if (leaves.Count == 0 || leaves.Any(l => has.GetValueOrDefault(l.Key) < l.Value))
            return StockErrors.PicksDiffer(slip.No);
        foreach (var pick in picks.OrderBy(p => p.Sku.Value).ThenBy(p => p.Bin.Value))
        {
            if (await TakeFromBin(pick, ct) != warehouse)
                return StockErrors.BinHasLess(pick.BinCode);
        }

        List<Issued> issued = [];
        foreach (var of in picks.GroupBy(p => p.Sku).OrderBy(g => g.Key.Value))
            issued.AddRange(await Issue(slip, warehouse, [.. of.GroupBy(p => p.Line).OrderBy(g => g.Key)], ct));
        if (has.Count == leaves.Count && has.All(h => leaves.GetValueOrDefault(h.Key) == h.Value))
            await End(documentId, warehouse, ReservationState.Used, takeFromHand: true, ct);
        else
            await UsePart(documentId, warehouse, leaves, ct);
        return issued;
    }

    /// <summary>
    /// Pieces of one SKU leave its bins at the moving average; each line has its share, and of that each bin's movement.
    /// </summary>
    private async Task<IReadOnlyList<Issued>> Issue(
        Subject slip,
        WarehouseId warehouse,
        IReadOnlyList<IGrouping<int, PickFrom>> lines,
        CancellationToken ct
    )
    {
        var sku = lines[0].First().Sku;
        long[] units = [.. lines.Select(l => (long)l.Sum(p => p.Quantity.Units))];
        var costs = (await db.TakeValue(sku, (int)units.Sum(), ct)).Allocate(units);
        foreach (var (line, cost) in lines.Zip(costs))
        foreach (var (pick, share) in line.Zip(cost.Allocate([.. line.Select(p => (long)p.Quantity.Units)])))
            db.Add(
                MovementOf(
                    slip,
                    sku,
                    (warehouse, pick.Bin),
                    new Quantity(-pick.Quantity.Units),
                    -share,
                    ("销售出库", "Sold and shipped")
                )
            );
        return [.. lines.Select((l, i) => new Issued(l.Key, sku, new Quantity((int)units[i]), costs[i]))];
    }

    /// <summary>
    /// One part of a split document leaves: its reservations end, and begin again as what is used and what stays
    /// reserved for the other parts.
    /// </summary>
    private async Task UsePart(
        Guid documentId,
        WarehouseId warehouse,
        Dictionary<(int Line, SkuId Sku), int> leaves,
        CancellationToken ct
    )
    {
        var ended = await db.Set<Reservation>()
            .FromSql(
                $"""UPDATE inventory_reservation SET "State" = {(int)ReservationState.Released} WHERE "DocumentId" = {documentId} AND "Warehouse" = {warehouse.Value} AND "State" = 0 RETURNING *"""
            )
            .AsNoTracking()
            .ToListAsync(ct);
        foreach (
            var of in ended.GroupBy(r => (r.LineNo, r.Sku)).OrderBy(g => g.Key.Sku.Value).ThenBy(g => g.Key.LineNo)
        )
        {
            var (used, all) = (leaves.GetValueOrDefault(of.Key), of.Sum(r => r.Quantity.Units));
            if (used > all)
                throw new InvalidOperationException(
                    $"{of.First().DocumentNo}: {used} pieces of {of.Key.Sku.Value} leave, only {all} are reserved."
                );
            if (used > 0)
                db.Add(Again(of.First(), used, ReservationState.Used));
            if (all > used)
                db.Add(Again(of.First(), all - used, ReservationState.Live));
            await db.Database.ExecuteSqlAsync(
                $"""UPDATE inventory_stock SET "Reserved" = "Reserved" - {used}, "OnHand" = "OnHand" - {used} WHERE "Sku" = {of.Key.Sku.Value} AND "Warehouse" = {warehouse.Value}""",
                ct
            );
        }

        // The next part may leave in the same operation, on the same manifest, and asks the database for what is left.
        await db.SaveChangesAsync(ct);
    }

    private Reservation Again(Reservation r, int units, ReservationState state) =>
        new()
        {
            Id = Guid.CreateVersion7(context.Now),
            DocumentId = r.DocumentId,
            DocumentNo = r.DocumentNo,
            LineNo = r.LineNo,
            Sku = r.Sku,
            Warehouse = r.Warehouse,
            Quantity = new Quantity(units),
            State = state,
            At = context.Now,
            ExpiresAt = r.ExpiresAt,
        };

    private async Task<WarehouseId?> TakeFromBin(PickFrom pick, CancellationToken ct) =>
        (
            await db.Set<BinStock>()
                .FromSql(
                    $"""UPDATE inventory_bin_stock SET "OnHand" = "OnHand" - {pick.Quantity.Units} WHERE "Sku" = {pick.Sku.Value} AND "Bin" = {pick.Bin.Value} AND "OnHand" >= {pick.Quantity.Units} RETURNING *"""
                )
                .AsNoTracking()
                .ToListAsync(ct)
        )
            .FirstOrDefault()
            ?.Warehouse;

    public async Task<Result> Receive(
        Subject slip,
        SkuId sku,
        BinId bin,
        Quantity quantity,
        Money value,
        Text reason,
        CancellationToken ct
    )
    {
        if (quantity <= Quantity.Zero)
            return StockErrors.NothingReceived;
        if (value.IsNegative)
            throw new ArgumentOutOfRangeException(nameof(value), value, "Goods are never worth less than nothing.");
        var place = await db.Set<Bin>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == bin, ct);
        if (place is null)
            return StockErrors.NoSuchBin;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inventory_bin_stock ("Sku", "Bin", "Warehouse", "OnHand") VALUES ({sku.Value}, {bin.Value}, {place.Warehouse.Value}, {quantity.Units})
            ON CONFLICT ("Sku", "Bin") DO UPDATE SET "OnHand" = inventory_bin_stock."OnHand" + {quantity.Units}
            """,
            ct
        );
        // Bin, value, level: in the order in which they leave, so that nobody waits for another in a circle.
        await db.AddValue(sku, quantity, value, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inventory_stock ("Sku", "Warehouse", "OnHand", "Reserved") VALUES ({sku.Value}, {place.Warehouse.Value}, {quantity.Units}, 0)
            ON CONFLICT ("Sku", "Warehouse") DO UPDATE SET "OnHand" = inventory_stock."OnHand" + {quantity.Units}
            """,
            ct
        );
        db.Add(MovementOf(slip, sku, (place.Warehouse, bin), quantity, value, reason));
        await context.Raise(new StockArrived(sku, quantity), ct);
        return Result.Done;
    }

    private Movement MovementOf(
        Subject slip,
        SkuId sku,
        (WarehouseId Warehouse, BinId Bin) place,
        Quantity quantity,
        Money value,
        Text reason
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(context.Now),
            Sku = sku,
            Warehouse = place.Warehouse,
            Bin = place.Bin,
            Quantity = quantity,
            Value = value,
            SlipType = slip.Type,
            SlipId = slip.Id,
            SlipNo = slip.No,
            ReasonZh = reason.Zh,
            ReasonEn = reason.En,
            At = context.Now,
            By = context.Actor.Name,
        };

    public async Task<IReadOnlyList<WarehouseCard>> Warehouses(CancellationToken ct)
    {
        if (cache.Known is { } known)
            return known;
        IReadOnlyList<WarehouseCard> read =
        [
            .. (await db.Set<Warehouse>().AsNoTracking().OrderBy(w => w.Priority).ToListAsync(ct)).Select(w => w.Card),
        ];
        if (read.Count > 0)
            cache.Known = read;
        return read;
    }

    public async Task<BinCard?> Bin(WarehouseId warehouse, string code, CancellationToken ct)
    {
        var bin = await db.Set<Bin>()
            .AsNoTracking()
            .FirstOrDefaultAsync(b => b.Warehouse == warehouse && b.Code == code, ct);
        return bin is null ? null : new BinCard(bin.Id, bin.Warehouse, bin.Code, bin.PickSequence);
    }
}
