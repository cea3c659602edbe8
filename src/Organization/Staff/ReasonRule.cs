namespace Zhanggui.Organization;

/// <summary>What interferes with people's rights or with the running system is done with a written reason.</summary>
public static class ReasonRule
{
    private const int MaxLength = 200;

    /// <summary>
    /// Null when a reason was given; else <c>organization.reason</c>, field "why": none, or over 200 characters.
    /// </summary>
    public static Refusal? Refuse(string? why) =>
        string.IsNullOrWhiteSpace(why) || why.Trim().Length > MaxLength
            ? Refusal.Invalid(
                "organization.reason",
                "why",
                "请写明依据和原因，200 字以内",
                "Say on whose request and why, in at most 200 characters."
            )
            : null;
}
