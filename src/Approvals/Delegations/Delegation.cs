namespace Zhanggui.Approvals;

/// <summary>
/// Somebody lets a colleague decide in their name for a time (ORG-28). It stays as history; only its early end is
/// written into it.
/// </summary>
internal sealed class Delegation
{
    public required Guid Id { get; init; }
    public required Guid FromId { get; init; }
    public required string FromName { get; init; }
    public required Guid ToId { get; init; }
    public required string ToName { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }

    /// <summary>True once the to-do lists have followed its beginning.</summary>
    public bool Begun { get; set; }

    /// <summary>True once the to-do lists have followed its end.</summary>
    public bool Ended { get; set; }

    public bool Holds(DateTimeOffset at) => RevokedAt is null && From <= at && Until > at;

    public Subject Subject => new("delegation", Id, $"{FromName} → {ToName}");
}
