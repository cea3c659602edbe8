using Zhanggui.Organization;

namespace Zhanggui.Ordering;

/// <summary>The numbers of gifts.</summary>
public static class GiftPolicies
{
    /// <summary>
    /// ORD-29: what each position may give away on one order by itself. Beyond it another person agrees (policy
    /// approval.amendment.chain).
    /// </summary>
    public static readonly TextPolicy Authority = ApprovalLimit.AsPolicy(
        "orders.gift.authority",
        (
            "每张订单可自行送赠品的上限（岗位@元x件）",
            "Gifts a position may grant by itself on one order (POSITION@yuan x pieces)"
        ),
        "ORD-29",
        "CSPRE@30x1 CSPOST@50x2 CSMGR@200x5 CSDIR@500x10"
    );

    /// <summary>The most pieces of gifts on one order, whoever agrees.</summary>
    public static readonly NumberPolicy Max = new(
        "orders.gift.most",
        ("一张订单最多几件赠品", "Most pieces of gifts on one order"),
        "ORD-29",
        10,
        1,
        100
    );

    internal static readonly Policy[] All = [Authority, Max];
}

/// <summary>Authority is given to positions that exist.</summary>
internal sealed class GiftAuthorityCheck(IPositions positions) : IPolicyCheck
{
    public async Task<Refusal?> Check(Policy policy, string value, CancellationToken ct) =>
        policy.Key == GiftPolicies.Authority.Key ? await ApprovalLimit.UnknownPosition(value, positions, ct) : null;
}

/// <summary>What a gift is refused for.</summary>
internal static class GiftErrors
{
    public static readonly Refusal Sku = Refusal.Invalid(
        "ordering.gift_sku",
        "sku",
        "没有这个商品编码或条码，请核对",
        "There is no such SKU or bar code. Check it."
    );

    public static readonly Refusal Presale = Refusal.Invalid(
        "ordering.gift_presale",
        "sku",
        "预售商品还没有货，不能当赠品",
        "Presale goods are not here yet and can't be given away."
    );

    public static Refusal Quantity(int left) =>
        Refusal.Invalid(
            "ordering.gift_quantity",
            "quantity",
            left < 1 ? "这张订单的赠品已经到上限" : $"数量填 1 到 {left}",
            left < 1 ? "This order has as many gifts as it may have." : $"A quantity from 1 to {left}."
        );

    public static Refusal SoldOut(int available) =>
        Refusal.Conflict(
            "ordering.gift_sold_out",
            $"只剩 {available} 件可送",
            $"Only {available} are left to give."
        ) with
        {
            Field = "sku",
        };
}
