namespace Zhanggui.Pricing;

/// <summary>Why a price is ended or taken back, in a request.</summary>
internal sealed record ReasonBody(string? Reason);
