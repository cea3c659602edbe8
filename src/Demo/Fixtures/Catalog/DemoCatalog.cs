using System.Globalization;
using Zhanggui.Demo.Pictures;
using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>
/// The goods of the demo company: 40 categories, 300 products, 1,200 SKUs. The same seed gives the same catalogue.
/// </summary>
/// <param name="Categories">Parents before children.</param>
/// <param name="Products">In the order of their index.</param>
/// <param name="Skus">In the order of their index.</param>
public sealed record DemoCatalog(
    IReadOnlyList<DemoCategory> Categories,
    IReadOnlyList<DemoProduct> Products,
    IReadOnlyList<DemoSku> Skus
)
{
    /// <summary>How many SKUs there are, whatever the seed.</summary>
    public const int SkuCount = 1200;

    private static readonly CategoryLines[] ByCategory =
    [
        .. OuterwearLines.ByCategory,
        .. DressLines.ByCategory,
        .. KnitLines.ByCategory,
        .. SmallGoodsLines.ByCategory,
        .. PantryLines.ByCategory,
    ];

    /// <summary>Builds the catalogue for <paramref name="seed"/>.</summary>
    public static DemoCatalog Build(int seed)
    {
        var random = new DemoRandom((ulong)seed, "catalog");
        var plans = ByCategory
            .SelectMany(category => category.Lines.Select(line => Plan(category, line, random)))
            .ToArray();
        SkuPlan.FillUp(plans, SkuCount, random);

        var serials = new StyleNumbers(
            plans.Where(p => p.Line.Serial is not null).Select(p => (p.Category.Letter, p.Line.Serial!.Value))
        );
        var products = new List<DemoProduct>();
        var skus = new List<DemoSku>();
        foreach (var plan in plans)
        {
            var product = new ProductWriter(plan, random).Write(
                products.Count,
                serials.Next(plan.Category.Letter, plan.Line.Serial),
                skus.Count
            );
            products.Add(product);
            skus.AddRange(product.Skus);
        }

        return new DemoCatalog(CategoryTable.Build(), products, skus);
    }

    private static SkuPlan Plan(CategoryLines category, CatalogLine line, DemoRandom random)
    {
        // A cut such as "tube:cap" names another kind of picture than the shelf's.
        var colon = line.Cut.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? category.Kind : Enum.Parse<PictureKind>(line.Cut[..colon], ignoreCase: true);
        var sizes = line.Sizes ?? random.Pick(CategoryFactTable.Find(category.Category).Sizes);
        return new SkuPlan(
            category,
            line,
            kind,
            line.Cut[(colon + 1)..],
            ColourChoice.Candidates(line, kind, random),
            sizes.Length == 0 ? [] : sizes.Split(' ')
        );
    }

    /// <summary>Deals out QH-{letter}26{nn}, leaving out the numbers that lines have claimed.</summary>
    private sealed class StyleNumbers(IEnumerable<(char Letter, int Serial)> claimed)
    {
        private readonly HashSet<(char, int)> _taken = [.. claimed];
        private readonly Dictionary<char, int> _last = [];

        internal string Next(char letter, int? claimedSerial)
        {
            var serial = claimedSerial ?? NextFree(letter);
            return string.Create(CultureInfo.InvariantCulture, $"QH-{letter}26{serial:D2}");
        }

        private int NextFree(char letter)
        {
            var serial = _last.GetValueOrDefault(letter);
            do serial++;
            while (_taken.Contains((letter, serial)));
            return _last[letter] = serial;
        }
    }
}
