namespace Zhanggui.Inventory;

/// <summary>The numbers of purchase requests.</summary>
public static class PurchaseRequestPolicies
{
    /// <summary>Within how many hours purchasing says when it comes, or that it does not.</summary>
    public static readonly NumberPolicy AnswerHours = new(
        "purchase_requests.answer_hours",
        ("缺货补货申请几小时内答复", "Hours to answer a purchase request"),
        "PUR-40",
        24,
        1,
        240
    );

    internal static readonly Policy[] All = [AnswerHours];
}
