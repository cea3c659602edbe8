namespace Zhanggui.Ordering;

/// <summary>The numbers of orders that are paid by deposit and balance (SHOP-25, ORD-26).</summary>
public static class DepositPolicies
{
    internal const string KeepNever = "never";
    internal const string KeepUnpaid = "unpaid";
    internal const string KeepCustomer = "customer";

    /// <summary>How long the customer has for the balance once the goods are there.</summary>
    public static readonly MinutesPolicy BalanceWithin = new(
        "orders.balance_within",
        ("货到齐后几分钟内付尾款", "Pay the balance within (minutes) once the goods are there"),
        "SHOP-25",
        3 * 24 * 60,
        60,
        30 * 24 * 60
    );

    /// <summary>How long before its end the customer is told once more.</summary>
    public static readonly MinutesPolicy RemindBefore = new(
        "orders.balance_remind",
        ("尾款截止前几分钟再提醒", "Remind of the balance (minutes) before its end"),
        "SHOP-25",
        24 * 60,
        10,
        7 * 24 * 60
    );

    /// <summary>
    /// When the deposit stays with us: never, when the balance was not paid in time, or also when the customer cancels.
    /// </summary>
    public static readonly ChoicePolicy Keep = new(
        "orders.deposit.keep",
        (
            "定金何时不退（never 都退，unpaid 尾款逾期不退，customer 客户取消也不退）",
            "When the deposit is kept (never; unpaid: the balance is overdue; customer: also when the customer cancels)"
        ),
        "SHOP-25",
        KeepUnpaid,
        [KeepNever, KeepUnpaid, KeepCustomer]
    );

    internal static readonly Policy[] All = [BalanceWithin, RemindBefore, Keep];
}
