using Microsoft.EntityFrameworkCore;

namespace Zhanggui.ServiceDesk;

/// <summary>A category of reasons why a consultation came to nothing (ORD-15), as a manager has set it.</summary>
internal sealed class LostDealReason
{
    public const string Other = "other";

    public required string Code { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required int Sort { get; set; }
    public required bool Active { get; set; }

    /// <summary>Whether it says nothing without a line of explanation.</summary>
    public required bool NeedsNote { get; set; }

    public Text Name => new(NameZh, NameEn);

    /// <summary>What a new application has. A row of the table stands in for the one of the same code.</summary>
    public static readonly IReadOnlyList<LostDealReason> Factory =
    [
        Of("price", 10, "嫌价格高", "Price too high"),
        Of("stock", 20, "没有货", "Out of stock"),
        Of("size", 30, "颜色尺码不全", "Size or colour missing"),
        Of("postage", 40, "嫌运费高", "Postage too high"),
        Of("delivery", 50, "到货太慢", "Delivery takes too long"),
        Of("compare", 60, "想再比较", "Wants to compare"),
        Of("quality", 70, "担心质量", "Doubts about quality"),
        Of("fit", 80, "怕不合身", "Doubts about the fit"),
        Of("offer", 90, "等活动优惠", "Waits for an offer"),
        Of("payment", 100, "付款不成功", "Payment failed"),
        Of("silent", 110, "客户没有再回复", "The customer fell silent"),
        Of(Other, 900, "其他", "Other", needsNote: true),
    ];

    private static LostDealReason Of(string code, int sort, string zh, string en, bool needsNote = false) =>
        new()
        {
            Code = code,
            NameZh = zh,
            NameEn = en,
            Sort = sort,
            Active = true,
            NeedsNote = needsNote,
        };
}

/// <summary>The reasons in force: the factory's, and what a manager has changed or added.</summary>
internal sealed class LostDealReasons(ShopDb db)
{
    /// <summary>All of them, also those out of use, in their order.</summary>
    public async Task<IReadOnlyList<LostDealReason>> All(CancellationToken ct)
    {
        var set = await db.Set<LostDealReason>().AsNoTracking().ToDictionaryAsync(r => r.Code, ct);
        return
        [
            .. LostDealReason
                .Factory.Where(f => !set.ContainsKey(f.Code))
                .Concat(set.Values)
                .OrderBy(r => r.Sort)
                .ThenBy(r => r.Code, StringComparer.Ordinal),
        ];
    }

    public async Task<LostDealReason?> Of(string? code, CancellationToken ct) =>
        (await All(ct)).FirstOrDefault(r => r.Code == code);
}
