using Zhanggui.Customers;

namespace Zhanggui.Pricing;

/// <summary>What customers are told about their special prices (PLUS-02); the company may word it anew.</summary>
internal static class SpecialPriceNotices
{
    public static readonly NoticeKind Granted = new(
        "price.special",
        ("特价已批", "Special price granted"),
        ("特价申请批准时", "When a special price is granted"),
        (
            "您要的“{goods}”已为您申请到特价 {price}，登录后下单即可，{until}前有效。",
            "You may buy “{goods}” for {price}: sign in and order; it holds until {until}."
        ),
        "goods",
        "price",
        "until"
    );

    public static readonly IReadOnlyList<NoticeKind> All = [Granted];
}
