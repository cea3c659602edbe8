namespace Zhanggui.Warehouse;

/// <summary>One step of a picker's walk: so many pieces of a line from one bin.</summary>
internal sealed class Pick
{
    public required OutboundOrderId Slip { get; init; }
    public required int No { get; init; }
    public required int LineNo { get; init; }
    public required SkuId Sku { get; init; }
    public required BinId Bin { get; init; }
    public required string BinCode { get; init; }
    public required int PickSequence { get; init; }
    public required Quantity Wanted { get; init; }
    public Quantity Taken { get; private set; }

    public bool IsDone => Taken == Wanted;

    public Quantity Left => Wanted - Taken;

    public void TakeOne()
    {
        if (IsDone)
            throw new InvalidOperationException("More was picked than the slip wants.");
        Taken += Quantity.One;
    }

    /// <summary>The check has thrown pieces out: they must be picked again.</summary>
    public void PutDown(Quantity pieces)
    {
        if (pieces > Taken)
            throw new InvalidOperationException("More is put down than was taken.");
        Taken -= pieces;
    }

    /// <summary>What was taken, for the order's line <paramref name="line"/>.</summary>
    public PickFrom ToPickFrom(int line) => new(line, Sku, Bin, BinCode, PickSequence, Taken);
}

/// <summary>
/// A hand-over of orders between people (SHIP-02, SHIP-03), recorded for ever: from whom, to whom, when, how many.
/// </summary>
internal sealed class HandOver
{
    public required Guid Id { get; init; }
    public required HandOverKind Kind { get; init; }
    public required BatchId Batch { get; init; }
    public required string BatchNo { get; init; }
    public OutboundOrderId? Slip { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string From { get; init; }
    public required Guid? FromId { get; init; }
    public required string To { get; init; }
    public required Guid ToId { get; init; }
    public required int Orders { get; init; }
    public required int Pieces { get; init; }
}

/// <summary>Between whom.</summary>
internal enum HandOverKind
{
    /// <summary>Customer service to the picker: a batch begins.</summary>
    ToPicker,

    /// <summary>From one picker to another.</summary>
    Reassigned,

    /// <summary>The picker to the packer, who has scanned the slip.</summary>
    ToChecker,
}

/// <summary>A batch that one picker walks for: its number stands on the printed pick list as a bar code.</summary>
internal sealed class Batch
{
    public required BatchId Id { get; init; }
    public required string No { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public required string WarehouseName { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Orders { get; init; }
    public required int Pieces { get; init; }

    public Subject Subject => new("batch", Id.Value, No);
}

/// <summary>Goods that were picked for a slip that is void: they go back into their bin.</summary>
internal sealed class RestockItem
{
    public required RestockId Id { get; init; }
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }
    public required SkuId Sku { get; init; }
    public required string SkuCode { get; init; }
    public required string Barcode { get; init; }
    public required string Name { get; init; }
    public required string Variant { get; init; }
    public required string BinCode { get; init; }
    public required Quantity Quantity { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Why { get; init; }
    public DateTimeOffset? DoneAt { get; private set; }
    public string? DoneBy { get; private set; }
    public int Version { get; private set; }

    public Result Done(Person by, DateTimeOffset now)
    {
        if (DoneAt is not null)
            return Refusal.Conflict(
                "warehouse.put_back_already",
                $"{DoneBy} 已经放回了",
                $"{DoneBy} has put it back already."
            );
        (DoneAt, DoneBy) = (now, by.Name);
        Version++;
        return Result.Done;
    }
}

/// <summary>
/// A plan has been made for this warehouse's bins: planners take turns at this row, so two never plan the same piece.
/// </summary>
internal sealed class PlanningTurn
{
    public required WarehouseId Warehouse { get; init; }
    public required int Plans { get; init; }
}
