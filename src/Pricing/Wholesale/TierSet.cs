using System.Globalization;

namespace Zhanggui.Pricing;

/// <summary>From so many pieces of a product on, each costs this much.</summary>
public readonly record struct WholesaleTier(int From, Money Price);

/// <summary>
/// The steps of a wholesale price: each begins at more pieces than the one before, and is cheaper. The first one's
/// beginning is the minimum.
/// </summary>
internal sealed record TierSet(IReadOnlyList<WholesaleTier> All)
{
    public const int Max = 10,
        MaxPieces = 9999;
    private static readonly Money Dearest = new(99_999_999);

    public int Minimum => All[0].From;

    /// <summary>The step that so many pieces reach; null below the minimum.</summary>
    public WholesaleTier? At(int pieces) =>
        All.LastOrDefault(t => t.From <= pieces) is { From: > 0 } reached ? reached : null;

    /// <summary>The next step from so many pieces; null on the last.</summary>
    public WholesaleTier? After(int pieces) =>
        All.FirstOrDefault(t => t.From > pieces) is { From: > 0 } next ? next : null;

    public static Result<TierSet> Of(IReadOnlyList<WholesaleTier>? tiers)
    {
        if (tiers is null || tiers.Count == 0)
            return WholesaleErrors.NoTiers;
        if (tiers.Count > Max)
            return WholesaleErrors.ManyTiers;
        if (tiers.Any(t => t.From is < 1 or > MaxPieces))
            return WholesaleErrors.Pieces;
        if (tiers.Any(t => t.Price <= Money.Zero || t.Price > Dearest))
            return WholesaleErrors.Price;
        for (var i = 1; i < tiers.Count; i++)
            if (tiers[i].From <= tiers[i - 1].From || tiers[i].Price >= tiers[i - 1].Price)
                return WholesaleErrors.Order;
        return new TierSet(tiers);
    }

    /// <summary>As it is stored: "10=8000;50=7000".</summary>
    public override string ToString() =>
        string.Join(';', All.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.From}={t.Price.Fen}")));

    public static TierSet Parse(string text) =>
        new([
            .. text.Split(';')
                .Select(t => t.Split('='))
                .Select(t => new WholesaleTier(
                    int.Parse(t[0], CultureInfo.InvariantCulture),
                    new Money(long.Parse(t[1], CultureInfo.InvariantCulture))
                )),
        ]);
}
