namespace Zhanggui.Ordering;

/// <summary>An amendment's id.</summary>
public readonly record struct AmendmentId(Guid Value) : IId<AmendmentId>
{
    /// <inheritdoc />
    public static AmendmentId From(Guid value) => new(value);
}

/// <summary>Where an amendment stands.</summary>
public enum AmendmentState
{
    /// <summary>待批: somebody else must agree.</summary>
    Pending,

    /// <summary>已批准: the order is carried out with its changes.</summary>
    Approved,

    /// <summary>已退回: refused; the order stays as it was.</summary>
    Refused,

    /// <summary>已撤回: taken back, or the order was cancelled.</summary>
    Withdrawn,
}

/// <summary>What a change is about.</summary>
public enum AmendedField
{
    /// <summary>Who receives it.</summary>
    Name,

    /// <summary>The recipient's phone.</summary>
    Phone,

    /// <summary>Province, city, district, street and postcode together.</summary>
    Address,

    /// <summary>The courier.</summary>
    Courier,

    /// <summary>A line's SKU: another one of the same product at the same price.</summary>
    Variant,

    /// <summary>A line's quantity: fewer, or none.</summary>
    Quantity,

    /// <summary>Goods for nothing, on a line of their own (ORD-29).</summary>
    Gift,
}

/// <summary>What a line shall be.</summary>
/// <param name="No">The line's number on the order.</param>
/// <param name="Sku">Which SKU; null for the same.</param>
/// <param name="Quantity">How many; 0 takes the line away; null for as many as before.</param>
public sealed record AmendedLine(int No, Catalog.SkuId? Sku = null, int? Quantity = null);

/// <summary>A file that proves the customer's consent.</summary>
public sealed record EvidenceUpload(string Name, byte[] Bytes);

/// <summary>
/// What a customer wants to have changed. What is null, or equals what is agreed already, is no change.
/// </summary>
/// <param name="Requester">Who asked, by name; the recipient when it is left out.</param>
/// <param name="Channel">How they asked: phone, chat, sms or visit.</param>
/// <param name="Reason">Why, at most 200 characters.</param>
/// <param name="EvidenceKind">What proves the consent: recording, chat, sms, signed or other.</param>
/// <param name="EvidenceNote">Where it is, or what was said; at most 200 characters.</param>
public sealed record AmendmentInput(
    string? Requester,
    string Channel,
    string Reason,
    string EvidenceKind,
    string EvidenceNote
)
{
    /// <summary>How a customer may ask.</summary>
    public static readonly IReadOnlyList<string> Channels = ["phone", "chat", "sms", "visit"];

    /// <summary>What may prove the consent.</summary>
    public static readonly IReadOnlyList<string> EvidenceKinds = ["recording", "chat", "sms", "signed", "other"];

    /// <summary>Recipient, phone and address; null for no change.</summary>
    public Customers.PostalAddress? Address { get; init; }

    /// <summary>The courier's code; null for no change.</summary>
    public string? Courier { get; init; }

    /// <summary>The lines to change.</summary>
    public IReadOnlyList<AmendedLine> Lines { get; init; } = [];

    /// <summary>The proof as a file.</summary>
    public EvidenceUpload? File { get; init; }
}

/// <summary>What came of asking for an amendment.</summary>
/// <param name="Id">The amendment.</param>
/// <param name="No">Its number, AM20261122-000031.</param>
/// <param name="State">Pending; or Approved at once where the policies need nobody else.</param>
/// <param name="ApprovalNo">The approval request's number; null when none was needed.</param>
public sealed record AmendmentMade(AmendmentId Id, string No, AmendmentState State, string? ApprovalNo);

/// <summary>
/// An amendment took effect: from now on the order is carried out with its changes. Raised in the transaction that
/// applies it.
/// </summary>
public sealed record OrderAmended(
    OrderId Id,
    string No,
    AmendmentId Amendment,
    string AmendmentNo,
    string Phone,
    bool IsGift = false
) : IEvent;
