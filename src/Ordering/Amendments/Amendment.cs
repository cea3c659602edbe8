using Zhanggui.Catalog;

namespace Zhanggui.Ordering;

/// <summary>
/// What a customer asked to have changed after the order was placed (ORD-10): a document of its own beside the order,
/// whose rows nobody touches. Append-only; how it ended is its <see cref="Progress"/>.
/// </summary>
internal sealed class Amendment
{
    public required AmendmentId Id { get; init; }
    public required string No { get; init; }
    public required OrderId OrderId { get; init; }
    public required string OrderNo { get; init; }

    /// <summary>The order's state when it was asked for.</summary>
    public required OrderStatus OrderStatus { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public Guid? MakerId { get; init; }
    public required string Maker { get; init; }

    /// <summary>Who asked for it: the customer, by name.</summary>
    public required string Requester { get; init; }

    /// <summary>phone, chat, sms, visit.</summary>
    public required string Channel { get; init; }
    public required string Reason { get; init; }

    /// <summary>recording, chat, sms, signed, other.</summary>
    public required string EvidenceKind { get; init; }
    public required string EvidenceNote { get; init; }
    public FileId? EvidenceFile { get; init; }

    /// <summary>What the customer owes less, or gets back.</summary>
    public required Money Less { get; init; }

    public List<AmendmentChange> Changes { get; init; } = [];
    public AmendmentProgress Progress { get; init; } = null!;

    public AmendmentState State => Progress.State;
    public Subject Subject => new("amendment", Id.Value, No);

    /// <summary>Only who receives it, where, and how they are called: nothing of goods, money or courier.</summary>
    public bool IsContactOnly =>
        Changes.All(c => c.Field is AmendedField.Name or AmendedField.Phone or AmendedField.Address);

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
            Requester,
            Channel,
            Reason,
            EvidenceKind,
            EvidenceNote,
            EvidenceFile,
            Less,
            Changes = Changes
                .OrderBy(c => c.No)
                .Select(c => new
                {
                    c.No,
                    c.Field,
                    c.LineNo,
                    c.Before,
                    c.After,
                    c.Value,
                    c.Sku,
                }),
        };
}

/// <summary>One thing that an amendment changes. Append-only.</summary>
internal sealed class AmendmentChange
{
    public required AmendmentId AmendmentId { get; init; }
    public required int No { get; init; }
    public required OrderId OrderId { get; init; }
    public required AmendedField Field { get; init; }

    /// <summary>The order's line; 0 for the order as a whole.</summary>
    public required int LineNo { get; init; }

    /// <summary>For people: what it was when the amendment was made.</summary>
    public required string Before { get; init; }

    /// <summary>For people: what it shall be.</summary>
    public required string After { get; init; }

    /// <summary>What it shall be in parts, as JSON, where a text does not say it all: an address, a SKU.</summary>
    public string? Value { get; init; }

    /// <summary>The new SKU of a line.</summary>
    public SkuId? Sku { get; init; }
}

/// <summary>How an amendment stands. At most one of an order is pending: the database keeps that too.</summary>
internal sealed class AmendmentProgress
{
    public required AmendmentId AmendmentId { get; init; }

    /// <summary>Repeated here so that the list is one index walk.</summary>
    public required string No { get; init; }
    public required OrderId OrderId { get; init; }
    public required string OrderNo { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public AmendmentState State { get; private set; }
    public string? ApprovalNo { get; private set; }

    /// <summary>
    /// The how manieth of its order took effect: they are applied in this order, whatever a clock says. 0 while it has
    /// not.
    /// </summary>
    public int Turn { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }

    /// <summary>What whoever decided has said.</summary>
    public string? Comment { get; private set; }
    public int Version { get; private set; }

    public static AmendmentProgress Of(AmendmentId id, string no, Order order, DateTimeOffset now) =>
        new()
        {
            AmendmentId = id,
            No = no,
            OrderId = order.Id,
            OrderNo = order.No,
            MadeAt = now,
            Version = 1,
        };

    public void AskedIn(string approvalNo) => ApprovalNo = approvalNo;

    public void TakesTurn(int turn) => Turn = turn;

    public Result End(AmendmentVerb verb, string? by, string? comment, DateTimeOffset now)
    {
        var next = AmendmentStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, DecidedBy, Comment, DecidedAt, Version) = (next.Value, by, comment, now, Version + 1);
        return Result.Done;
    }
}
