using Zhanggui.Demo.Pictures;

namespace Zhanggui.Demo.Fixtures;

/// <summary>A product before its SKUs are numbered: the colours it may have and those it got.</summary>
internal sealed class SkuPlan(
    CategoryLines category,
    CatalogLine line,
    PictureKind kind,
    string cut,
    NamedColour[] candidates,
    string[] sizes
)
{
    internal CategoryLines Category { get; } = category;
    internal CatalogLine Line { get; } = line;
    internal PictureKind Kind { get; } = kind;
    internal string Cut { get; } = cut;
    internal NamedColour[] Candidates { get; } = candidates;
    internal string[] Sizes { get; } = sizes;
    internal int Colours { get; private set; } = line.Colours is null ? 1 : candidates.Length;

    /// <summary>Food and single-shade beauty come in no colours that a customer could choose.</summary>
    internal bool Colourless => Category.Letter == 'F' || (Category.Letter == 'M' && Candidates.Length == 1);

    internal int PerColour => Math.Max(1, Sizes.Length);

    internal int Count => Colours * PerColour;

    /// <summary>
    /// Gives the plans more colours, in a drawn order, until there are exactly <paramref name="total"/> SKUs.
    /// </summary>
    internal static void FillUp(IReadOnlyList<SkuPlan> plans, int total, DemoRandom random)
    {
        var left = total - plans.Sum(p => p.Count);
        for (var max = 2; max <= 4 && left > 0; max++)
        {
            foreach (var plan in random.Shuffled(plans.Where(p => p.Line.Colours is null)))
            {
                if (plan.Colours >= max || plan.PerColour > left)
                    continue;
                plan.Colours++;
                left -= plan.PerColour;
            }
        }

        if (left != 0)
            throw new InvalidOperationException(
                $"The catalogue's lines don't add up to {total} SKUs: {left} are left over."
            );
    }
}
