using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>Pieces of a SKU that a document waits for.</summary>
internal sealed class Backorder
{
    public required Guid Id { get; init; }
    public required string DocumentType { get; init; }
    public required Guid DocumentId { get; init; }
    public required string DocumentNo { get; init; }
    public required SkuId Sku { get; init; }
    public Quantity Quantity { get; private set; }

    /// <summary>By when it was promised to the customer.</summary>
    public DateOnly? NeedBy { get; private set; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was reserved, sent or given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>As many as this, by then.</summary>
    public Backorder Ask(Quantity quantity, DateOnly? needBy)
    {
        if (Quantity != quantity || NeedBy != needBy)
            (Quantity, NeedBy, Version) = (quantity, needBy, Version + 1);
        return this;
    }

    public void End(DateTimeOffset now) => (EndedAt, Version) = (now, Version + 1);
}

/// <summary>Asks purchasing for a SKU of which more is wanted than is there (PUR-40).</summary>
internal sealed class PurchaseRequest
{
    public required Guid Id { get; init; }
    public required string No { get; init; }
    public required SkuId Sku { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>How many were missing when it was asked.</summary>
    public required int MissingThen { get; init; }
    public PurchaseRequestState State { get; private set; }

    /// <summary>How many are ordered.</summary>
    public int? Ordered { get; private set; }
    public DateOnly? ExpectedOn { get; private set; }

    /// <summary>Why it is not bought, or what was said besides.</summary>
    public string? Note { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>More is missing than was ordered, and purchasing was told so.</summary>
    public bool IsShortAgain { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>
    /// What of the order is still on its way when so many have come in since; null when nothing is ordered.
    /// </summary>
    public int? Coming(int came) => Ordered is { } ordered ? Math.Max(0, ordered - came) : null;

    public Subject Subject => new("purchase-request", Id, No);

    public Result Promise(int quantity, DateOnly on, string? note, string by, DateTimeOffset now) =>
        Move(
            PurchaseRequestVerb.Promise,
            () =>
                (Ordered, ExpectedOn, Note, AnsweredBy, AnsweredAt, IsShortAgain) = (quantity, on, note, by, now, false)
        );

    public Result Decline(string why, string by, DateTimeOffset now) =>
        Move(
            PurchaseRequestVerb.Decline,
            () => (Ordered, ExpectedOn, Note, AnsweredBy, AnsweredAt, IsShortAgain) = (null, null, why, by, now, false)
        );

    public Result End(DateTimeOffset now) => Move(PurchaseRequestVerb.End, () => EndedAt = now);

    public void ShortAgain() => (IsShortAgain, Version) = (true, Version + 1);

    private Result Move(PurchaseRequestVerb verb, Action then)
    {
        var next = PurchaseRequestStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, Version) = (next.Value, Version + 1);
        then();
        return Result.Done;
    }
}
