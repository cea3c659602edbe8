using System.Xml.Linq;
using Shouldly;
using Xunit;
using Zhanggui.Demo.Pictures;

namespace Zhanggui.Unit.Demo;

/// <summary>The picture generator: what a page that shows its pictures may rely on.</summary>
public sealed class PictureTests
{
    private static readonly PictureSpec[] EveryCut =
    [
        .. from kind in Enum.GetValues<PictureKind>()
        from cut in PictureCuts.Of(kind)
        from pattern in Enum.GetValues<PicturePattern>()
        from view in Enum.GetValues<PictureView>()
        select new PictureSpec(
            kind,
            cut,
            Palette.Find("藏青"),
            pattern,
            (int)kind % 8,
            7,
            view,
            view == PictureView.Front
        ),
    ];

    [Fact]
    public void Every_cut_in_every_pattern_and_view_is_a_small_harmless_svg()
    {
        foreach (var spec in EveryCut)
        {
            var svg = PictureGenerator.Draw(spec);
            svg.Length.ShouldBeInRange(300, 4096, spec.Key);
            var root = XDocument.Parse(svg).Root!;
            root.Attribute("viewBox")!.Value.ShouldBe("0 0 300 400");
            root.DescendantsAndSelf()
                .ShouldAllBe(
                    e => e.Name.LocalName != "script" && e.Name.LocalName != "style" && e.Name.LocalName != "text",
                    spec.Key
                );
            root.DescendantsAndSelf()
                .Attributes()
                .ShouldAllBe(
                    a =>
                        a.Name.LocalName != "style"
                        && !a.Name.LocalName.StartsWith("on")
                        && !a.Name.LocalName.EndsWith("href"),
                    spec.Key
                );
            svg.ShouldNotContain("NaN");
        }
    }

    [Fact]
    public void The_same_words_give_the_same_picture_and_other_words_another()
    {
        var spec = new PictureSpec(PictureKind.Coat, "belt", Palette.Find("焦糖"), PicturePattern.Check, 2, 7);
        PictureGenerator.Draw(spec).ShouldBe(PictureGenerator.Draw(spec with { }));
        PictureSpec[] others =
        [
            spec with
            {
                Kind = PictureKind.Dress,
                Cut = "wrap",
            },
            spec with
            {
                Cut = "long",
            },
            spec with
            {
                Colour = Palette.Find("藏青"),
            },
            spec with
            {
                Pattern = PicturePattern.Plain,
            },
            spec with
            {
                Background = 3,
            },
            spec with
            {
                Seed = 8,
            },
            spec with
            {
                View = PictureView.Hem,
            },
            spec with
            {
                Defect = true,
            },
        ];
        others.Select(PictureGenerator.Draw).Append(PictureGenerator.Draw(spec)).Distinct().Count().ShouldBe(9);
    }

    [Fact]
    public void Pictures_come_out_the_same_in_a_language_with_other_digits_and_signs()
    {
        var spec = new PictureSpec(PictureKind.Shoes, "boot", Palette.Find("茶褐"), Seed: 5, Defect: true);
        var expected = PictureGenerator.Draw(spec);
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "sv-SE", "de-DE", "ar-SA", "fa-IR" })
            {
                System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(
                    culture
                );
                PictureGenerator.Draw(spec).ShouldBe(expected, culture);
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Two_patterned_pictures_in_one_page_do_not_share_a_pattern_id()
    {
        var ids = Enumerable
            .Range(1, 300)
            .Select(PictureSampler.FromSeed)
            .Where(s => s.Pattern != PicturePattern.Plain)
            .Select(s =>
                XDocument
                    .Parse(PictureGenerator.Draw(s))
                    .Descendants()
                    .First(e => e.Attribute("id") is not null)
                    .Attribute("id")!
                    .Value
            )
            .ToArray();
        ids.Length.ShouldBeGreaterThan(100);
        ids.ShouldBeUnique();
    }

    [Fact]
    public void There_are_19_kinds_26_colours_10_patterns_and_8_papers()
    {
        Enum.GetValues<PictureKind>().Length.ShouldBe(19);
        Enum.GetValues<PicturePattern>().Length.ShouldBe(10);
        Palette.Backgrounds.Count.ShouldBe(8);
        Palette.Colours.Count.ShouldBe(26);
        Palette.Colours.Select(c => c.Code).ShouldBeUnique();
        Palette.Colours.Select(c => c.Slug).ShouldBeUnique();
        Palette.Colours.Select(c => c.Hex).ShouldBeUnique();
        Enum.GetValues<PictureKind>().ShouldAllBe(k => PictureCuts.Of(k).Count >= 1 && PictureCuts.Of(k).Count <= 6);
    }

    [Fact]
    public void A_cut_of_another_kind_or_a_ninth_paper_is_refused()
    {
        var spec = new PictureSpec(PictureKind.Coat, "belt", Palette.Find("JT"));
        Should.Throw<ArgumentOutOfRangeException>(() => PictureGenerator.Draw(spec with { Cut = "pump" }));
        Should.Throw<ArgumentOutOfRangeException>(() => PictureGenerator.Draw(spec with { Background = 8 }));
        Should.Throw<KeyNotFoundException>(() => Palette.Find("没有"));
    }
}
