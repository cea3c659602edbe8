using Zhanggui.Catalog;

namespace Zhanggui.ServiceDesk;

/// <summary>A consultation's id.</summary>
public readonly record struct ConsultationId(Guid Value) : IId<ConsultationId>
{
    /// <inheritdoc />
    public static ConsultationId From(Guid value) => new(value);
}

/// <summary>A soft hold's id.</summary>
public readonly record struct HoldId(Guid Value) : IId<HoldId>
{
    /// <inheritdoc />
    public static HoldId From(Guid value) => new(value);
}

/// <summary>How a consultation stands (flow F4, before the order).</summary>
public enum ConsultationState
{
    /// <summary>进行中: somebody answers.</summary>
    Open,

    /// <summary>
    /// 待补结果: nobody did anything for too long; its owner is asked how it ended. It is never closed by itself.
    /// </summary>
    Lapsed,

    /// <summary>成交: it became an order.</summary>
    Dealt,

    /// <summary>未成交: it did not, with a reason (ORD-15).</summary>
    Failed,
}

/// <summary>How a soft hold stands (ORD-31).</summary>
public enum HoldState
{
    /// <summary>留着.</summary>
    Live,

    /// <summary>已下单: the customer's order took it over.</summary>
    Used,

    /// <summary>已放回: somebody gave it back.</summary>
    Released,

    /// <summary>已到期: its time was over.</summary>
    Lapsed,
}

/// <summary>What somebody asks, as it is written down.</summary>
/// <param name="Account">The member who asks; null for somebody without an account.</param>
/// <param name="Phone">Their mobile number, when they gave one.</param>
/// <param name="Nick">What they are called where they ask; one of the three is needed.</param>
/// <param name="Channel">phone, chat, wechat, marketplace, visit or other.</param>
/// <param name="Kind">
/// What it is about: stock, size, price, postage, delivery, quality, activity, policy or other.
/// </param>
/// <param name="Note">What was asked, at most 500 characters.</param>
/// <param name="Skus">SKUs asked about, by code or bar code, at most 20.</param>
public sealed record ConsultationInput(
    Guid? Account,
    string? Phone,
    string? Nick,
    string Channel,
    string Kind,
    string? Note,
    IReadOnlyList<string> Skus
);

/// <summary>A consultation that was opened.</summary>
public sealed record ConsultationMade(ConsultationId Id, string No);

/// <summary>A hold that was placed.</summary>
public sealed record HoldMade(HoldId Id, string ConsultationNo, SkuId Sku, Quantity Quantity, DateTimeOffset Until);

/// <summary>A SKU's stock as it was told to the customer.</summary>
public sealed record ConfirmedStock(string Sku, Quantity OnHand, Quantity Reserved, Quantity Available);
