namespace Zhanggui.Fulfilment;

/// <summary>
/// Orders of one customer that go in one parcel (合单, ORD-32): which slips became which. The orders themselves stay as
/// they are. Append-only; taking it back is a document of its own that points to it.
/// </summary>
public sealed class Merge
{
    public required MergeId Id { get; init; }
    public required string No { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public required string By { get; init; }
    public string? Reason { get; init; }

    /// <summary>The slip that carries the goods of all of them.</summary>
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }
    public required int Orders { get; init; }
    public required string Recipient { get; init; }

    /// <summary>The merge that this one takes back; it has no parts of its own.</summary>
    public MergeId? Undoes { get; init; }

    public List<MergePart> Parts { get; init; } = [];

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
    public required MergeId Merge { get; init; }
    public required int No { get; init; }
    public required OrderId Order { get; init; }
    public required string OrderNo { get; init; }
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }
    public required int Part { get; init; }
    public required int Pieces { get; init; }

    /// <summary>What of the parcel's cash on delivery is this order's.</summary>
    public Money? CashDue { get; init; }
}
