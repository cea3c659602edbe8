namespace Zhanggui.Fulfilment;

/// <summary>
/// Orders of one customer that go in one parcel (合单, ORD-32): which slips became which. The orders themselves stay as
/// they are. Append-only; taking it back is a document of its own that points to it.
/// </summary>
public sealed class Merge
{
    /// <summary>Its id.</summary>
    public required MergeId Id { get; init; }

    /// <summary>Its number, MG….</summary>
    public required string No { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it.</summary>
    public Guid? ById { get; init; }

    /// <summary>Their name.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The slip that carries the goods of all of them.</summary>
    public required OutboundOrderId Slip { get; init; }

    /// <summary>That outbound order's number.</summary>
    public required string SlipNo { get; init; }

    /// <summary>How many orders share it.</summary>
    public required int Orders { get; init; }

    /// <summary>Who gets the parcel.</summary>
    public required string Recipient { get; init; }

    /// <summary>The merge that this one takes back; it has no parts of its own.</summary>
    public MergeId? Undoes { get; init; }

    /// <summary>The orders and the outbound orders that they had.</summary>
    public List<MergePart> Parts { get; init; } = [];

    /// <summary>It as the subject of audit entries.</summary>
    public Subject Subject => new("merge", Id.Value, No);

    /// <summary>What the audit keeps of it.</summary>
    public object Snapshot =>
        new
        {
            No,
            SlipNo,
            Orders,
            Reason,
            Parts = Parts
                .OrderBy(p => p.No)
                .Select(p => new
                {
                    p.OrderNo,
                    p.SlipNo,
                    p.Part,
                    p.Pieces,
                    p.CashDue,
                }),
        };

    /// <summary>The document by which it is taken back.</summary>
    public Merge Ended(MergeId id, string no, OperationContext context, string why) =>
        new()
        {
            Id = id,
            No = no,
            At = context.Now,
            ById = context.Actor.Id,
            By = context.Actor.Name,
            Reason = why,
            Slip = Slip,
            SlipNo = SlipNo,
            Orders = Orders,
            Recipient = Recipient,
            Undoes = Id,
        };
}

/// <summary>One order of a merge, and the slip that it had. Append-only.</summary>
public sealed class MergePart
{
    /// <summary>The merge.</summary>
    public required MergeId Merge { get; init; }

    /// <summary>Its place in the merge, from 1 on.</summary>
    public required int No { get; init; }

    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>That order's number.</summary>
    public required string OrderNo { get; init; }

    /// <summary>The outbound order that it had.</summary>
    public required OutboundOrderId Slip { get; init; }

    /// <summary>That outbound order's number.</summary>
    public required string SlipNo { get; init; }

    /// <summary>Which part of a split order; 0 for the whole.</summary>
    public required int Part { get; init; }

    /// <summary>How many pieces.</summary>
    public required int Pieces { get; init; }

    /// <summary>What of the parcel's cash on delivery is this order's.</summary>
    public Money? CashDue { get; init; }
}
