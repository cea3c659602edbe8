using Zhanggui.Demo.Pictures;
using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Writes one product out in full from its plan.</summary>
internal sealed class ProductWriter(SkuPlan plan, DemoRandom random)
{
    private readonly CatalogLine _line = plan.Line;
    private readonly CategoryFacts _category = CategoryFactTable.Find(plan.Category.Category);
    private readonly Material _material = MaterialTable.Find(plan.Line.Stuff);

    internal DemoProduct Write(int index, string style, int firstSku)
    {
        var price = Money.Yuan(_line.Yuan);
        var cost = Money.Yuan(_line.Yuan * random.Between(34, 46) / 100);
        var grams = _category.Grams * random.Between(85, 120) / 100 / 10 * 10;
        var volume = _category.Volume * random.Between(85, 120) / 100 / 10 * 10;
        var fit = CategoryFactTable.FitOf(_line.Zh, _category, random);
        var colours = plan.Candidates[..plan.Colours];
        return new DemoProduct(
            index,
            style,
            (_line.Zh, _line.En),
            _line.Subtitle is { } own ? (own.Zh, own.En) : random.Pick(_category.Subtitles),
            Brand(),
            Season(),
            plan.Category.Category,
            plan.Kind,
            price
        )
        {
            PromotionalPrice = _line.Promo is { } promo ? Money.Yuan(promo) : null,
            Cost = cost,
            WeightGrams = grams,
            VolumeCm3 = volume,
            ListedDaysAgo =
                _line.New ? random.Next(7)
                : _line.Presale is not null ? random.Between(2, 12)
                : random.Between(12, 330),
            PresaleShipsInDays = _line.Presale,
            PresaleDeposit = Money.Yuan(_line.Deposit ?? 0),
            Tags = [.. Tags()],
            Attributes = [.. Attributes(fit)],
            Description = [_material.Prose, Fit(fit), _category.Advice],
            SizeChart = SizeCharts.Of(plan.Kind, plan.Cut, plan.Sizes),
            Pictures = [.. Pictures(index, colours)],
            Colours = plan.Colourless ? [] : colours,
            Sizes = plan.Sizes,
            Skus = [.. Skus(index, style, firstSku, colours, price, cost, grams, volume)],
        };
    }

    private IEnumerable<string> Tags()
    {
        if (_line.New)
            yield return "新";
        if (_line.Lead)
            yield return "主推";
        if (_line.Presale is not null)
            yield return "预售";
    }

    private Text Brand() =>
        plan.Category.Letter switch
        {
            'F' => ("栖禾食集", "QIHE Pantry"),
            'M' => ("栖禾本草", "QIHE Botanics"),
            _ => ("栖禾", "QIHE"),
        };

    private Text Season() =>
        _material.Season switch
        {
            'W' => ("2026 秋冬", "Autumn & winter 2026"),
            'S' => ("2026 春夏", "Spring & summer 2026"),
            _ => ("四季", "All year"),
        };

    private IEnumerable<DemoAttribute> Attributes(Text fit)
    {
        var letter = plan.Category.Letter;
        var edible = letter == 'F';
        var cosmetic = letter == 'M';
        yield return new(
            edible ? ("配料", "Ingredients")
                : cosmetic ? ("主要成分", "Main ingredients")
                : letter is 'X' or 'B' ? ("材质", "Material")
                : ("面料", "Fabric"),
            _material.Made
        );
        yield return new(
            edible ? ("用途", "Use")
                : cosmetic ? ("适合", "Suits")
                : letter == 'X' ? ("鞋楦", "Last")
                : letter is 'B' or 'H' ? ("规格", "Size")
                : ("版型", "Fit"),
            fit
        );
        if (!edible && !cosmetic)
            yield return new(("季节", "Season"), Season());
        yield return new(("产地", "Origin"), _material.Origin);
        if (_material.ShelfMonths is { } months)
            yield return new(("保质期", "Shelf life"), ($"{months} 个月", $"{months} months"));
        yield return new(edible || cosmetic ? ("储存", "Storage") : ("洗护", "Care"), _material.Care);
    }

    private Text Fit(Text fit) =>
        plan.Category.Letter switch
        {
            'F' => (
                "出厂日期喷在罐底或袋背，发出时剩余保质期不少于三分之二。",
                "The date is printed on the base or the back; at least two thirds of the shelf life is left when it ships."
            ),
            'M' => (
                "成分表和使用方法在外盒背面；开封后请写上日期。",
                "Ingredients and directions are on the back of the box; note the date when you open it."
            ),
            'X' or 'B' => (
                "做工逐件检查：针距、边油、五金各看一遍，合格才入库。",
                "Each one is checked for stitches, edges and hardware before it is put on the shelf."
            ),
            _ => (
                $"版型{fit.Zh}。样衣试穿过三轮，肩、腰、摆都改到位再投产。",
                $"{fit.En} in cut. Three fittings went into shoulders, waist and hem before production."
            ),
        };

    private IEnumerable<DemoPicture> Pictures(int index, NamedColour[] colours)
    {
        var paper = random.Next(Palette.Backgrounds.Count);
        var first = new PictureSpec(plan.Kind, plan.Cut, colours[0], _line.Pattern, paper, index + 1);
        for (var i = 0; i < colours.Length; i++)
            yield return new(
                first with
                {
                    Colour = colours[i],
                    Background = (paper + i) % Palette.Backgrounds.Count,
                },
                plan.Colourless ? null : colours[i].Code,
                ($"{_line.Zh}，{colours[i].Zh}", $"{_line.En}, {colours[i].En}")
            );
        yield return new(
            first with
            {
                View = PictureView.Detail,
            },
            null,
            ($"{_line.Zh}，近看", $"{_line.En}, close up")
        );
        if (plan.Category.Letter is 'F' or 'M')
            yield break;
        yield return new(first with { View = PictureView.Hem }, null, ($"{_line.Zh}，下摆", $"{_line.En}, lower edge"));
        yield return new(
            first with
            {
                View = PictureView.Fabric,
            },
            null,
            ($"{_line.Zh}，材质", $"{_line.En}, material")
        );
    }

    private IEnumerable<DemoSku> Skus(
        int index,
        string style,
        int firstSku,
        NamedColour[] colours,
        Money price,
        Money cost,
        int grams,
        int volume
    )
    {
        var next = firstSku;
        foreach (var colour in colours)
        {
            var code = plan.Colourless ? style : $"{style}-{colour.Code}";
            foreach (var size in plan.Sizes.Length == 0 ? [null] : plan.Sizes.AsEnumerable<string?>())
            {
                yield return new DemoSku(
                    next,
                    index,
                    size is null ? code : $"{code}-{size}",
                    Barcodes.Number(10000 + next),
                    plan.Colourless ? null : colour,
                    size,
                    price,
                    cost,
                    grams,
                    volume
                );
                next++;
            }
        }
    }
}
