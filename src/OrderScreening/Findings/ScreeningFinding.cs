namespace Zhanggui.OrderScreening;

/// <summary>An order and what was found in it at a moment.</summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="At">When.</param>
public sealed record JudgedOrder(Guid OrderId, ScreeningVerdict Verdict, DateTimeOffset At);

/// <summary>
/// One reason, found in one order by one revision of the rules. Append-only: why an order was held can be read years
/// later (ORD-06).
/// </summary>
public sealed class ScreeningFinding
{
    /// <summary>Its own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>In which order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>By which revision of the rules; 0 is as the application comes.</summary>
    public required int Revision { get; init; }

    /// <summary>Which rule.</summary>
    public required string Code { get; init; }

    /// <summary>What it weighed then.</summary>
    public required int Weight { get; init; }

    /// <summary>The reason in plain words with its figures, in Chinese.</summary>
    public required string ReasonZh { get; init; }

    /// <summary>And in English.</summary>
    public required string ReasonEn { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason in both languages.</summary>
    public Text Reason => new(ReasonZh, ReasonEn);

    internal static IEnumerable<ScreeningFinding> Of(JudgedOrder judged) =>
        judged.Verdict.Hits.Select(h => new ScreeningFinding
        {
            Id = Guid.CreateVersion7(judged.At),
            OrderId = judged.OrderId,
            Revision = judged.Verdict.Revision,
            Code = h.Rule.Code,
            Weight = h.Weight,
            ReasonZh = h.Reason.Zh,
            ReasonEn = h.Reason.En,
            At = judged.At,
        });
}

/// <summary>
/// An order that was cancelled in the end, as the module said that knows it: by that a rule's hits are weighed.
/// Append-only.
/// </summary>
internal sealed class CancelledOrder
{
    public required Guid OrderId { get; init; }
    public required DateTimeOffset At { get; init; }
}
