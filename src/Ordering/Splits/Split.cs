namespace Zhanggui.Ordering;

/// <summary>
/// An order that is sent in parts (ORD-32): a document beside the order, whose rows nobody touches (ORD-09).
/// Append-only; an undo is a document of its own that points to it.
/// </summary>
internal sealed class Split
{
    public required SplitId Id { get; init; }
    public required string No { get; init; }
    public required OrderId OrderId { get; init; }
    public required string OrderNo { get; init; }

    /// <summary>The order's state when it was made.</summary>
    public required OrderStatus OrderStatus { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public Guid? MakerId { get; init; }
    public required string Maker { get; init; }
    public required string Reason { get; init; }
    public required SplitBy By { get; init; }

    /// <summary>The order's goods when it was split; its parts add up to this.</summary>
    public required Money Goods { get; init; }
    public required Money Discount { get; init; }
    public required Money Postage { get; init; }
    public required Money Total { get; init; }

    /// <summary>The split that this one takes back; it has no parts of its own.</summary>
    public SplitId? Undoes { get; init; }

    public List<SplitPart> Parts { get; init; } = [];

    public Subject Subject => new("split", Id.Value, No);

    /// <summary>What the audit keeps of it, and <c>verify</c> compares with the stored rows.</summary>
    public object Snapshot =>
        new
        {
            No,
            OrderNo,
            OrderStatus,
            MadeAt,
            MakerId,
            Maker,
            Reason,
            By,
            Goods,
            Discount,
            Postage,
            Total,
            Undoes,
            Parts = Parts
                .OrderBy(p => p.No)
                .Select(p => new
                {
                    p.No,
                    p.NotBefore,
                    p.Goods,
                    p.Discount,
                    p.Postage,
                    p.Total,
                    Lines = p
                        .Lines.OrderBy(l => l.LineNo)
                        .Select(l => new
                        {
                            l.LineNo,
                            l.Quantity,
                            l.Total,
                        }),
                }),
        };
}

/// <summary>One part of a split. Append-only.</summary>
internal sealed class SplitPart
{
    public required SplitId SplitId { get; init; }
    public required int No { get; init; }
    public required OrderId OrderId { get; init; }
    public DateOnly? NotBefore { get; init; }
    public required Money Goods { get; init; }
    public required Money Discount { get; init; }
    public required Money Postage { get; init; }
    public required Money Total { get; init; }

    public List<SplitLine> Lines { get; init; } = [];
    public ShipmentPartProgress Progress { get; init; } = null!;

    public ShipmentPart View =>
        new(
            No,
            NotBefore,
            Progress.State,
            Goods,
            Discount,
            Postage,
            Total,
            [.. Lines.OrderBy(l => l.LineNo).Select(l => new ShipmentPartLine(l.LineNo, l.Quantity))]
        );
}

/// <summary>
/// The pieces of one of the order's lines that go in a part, and their share of its money. Append-only.
/// </summary>
internal sealed class SplitLine
{
    public required SplitId SplitId { get; init; }
    public required int PartNo { get; init; }
    public required int LineNo { get; init; }
    public required Quantity Quantity { get; init; }
    public required Money Discount { get; init; }
    public required Money Total { get; init; }
}

/// <summary>Whether the warehouse has a part.</summary>
internal sealed class ShipmentPartProgress
{
    public required SplitId SplitId { get; init; }
    public required int PartNo { get; init; }
    public ShipmentPartState State { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public int Version { get; private set; }

    public void Release(DateTimeOffset now) =>
        (State, ReleasedAt, Version) = (ShipmentPartState.Released, now, Version + 1);

    /// <summary>Its goods were missing, or came back.</summary>
    public void WaitAgain() => (State, ReleasedAt, Version) = (ShipmentPartState.Waiting, null, Version + 1);
}
