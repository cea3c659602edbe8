using Zhanggui.Catalog;
using Zhanggui.Pricing;

namespace Zhanggui.Storefront;

/// <summary>A price that was agreed for one member, with the goods that it is for (CAT-11).</summary>
internal sealed record MySpecial(LiveSpecial Special, SkuCard Sku);

/// <summary>A special price as JSON.</summary>
/// <param name="No">Its number, TJ….</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is, in both languages.</param>
/// <param name="Usual">What a piece costs everybody else.</param>
/// <param name="Price">What a piece costs this member.</param>
/// <param name="Left">How many pieces may still be bought at it.</param>
/// <param name="Until">Until when, exclusive.</param>
internal sealed record MySpecialAnswer(
    string No,
    SkuId Sku,
    string Code,
    Text Name,
    Money Usual,
    Money Price,
    int Left,
    DateTimeOffset Until
);

/// <summary>Shows members what was agreed for them.</summary>
internal sealed class MySpecials(ISpecialPrices specials, ICatalog catalog)
{
    /// <summary>Those that can be used now: the goods are sold, and for more. What ends first stands first.</summary>
    public async Task<IReadOnlyList<MySpecial>> Of(Guid account, CancellationToken ct)
    {
        var live = specials.Of(account);
        if (live.Count == 0)
            return [];
        var skus = await catalog.Skus([.. live.Select(s => s.Sku).Distinct()], ct);
        return
        [
            .. live.Where(s => skus.TryGetValue(s.Sku, out var sku) && sku.IsListed && s.Price < sku.Price)
                .Select(s => new MySpecial(s, skus[s.Sku])),
        ];
    }

    public async Task<IReadOnlyList<MySpecialAnswer>> Answers(Guid account, CancellationToken ct) =>
        [
            .. (await Of(account, ct)).Select(m => new MySpecialAnswer(
                m.Special.No,
                m.Sku.Id,
                m.Sku.Code,
                m.Sku.Name,
                m.Sku.Price,
                m.Special.Price,
                m.Special.Left,
                m.Special.Until
            )),
        ];
}
