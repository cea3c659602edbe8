using Shouldly;
using Xunit;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Demo.Pictures;
using Zhanggui.Kernel;

namespace Zhanggui.Unit.Demo;

/// <summary>The demo shop's goods.</summary>
public sealed class CatalogTests
{
    private static readonly DemoCatalog Catalog = DemoCatalog.Build(1);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(42), InlineData(20261122)]
    public void Any_seed_gives_40_categories_300_products_and_1200_skus(int seed)
    {
        var catalog = DemoCatalog.Build(seed);
        catalog.Categories.Count.ShouldBe(40);
        catalog.Products.Count.ShouldBe(300);
        catalog.Skus.Count.ShouldBe(1200);
        catalog.Products.SelectMany(p => p.Skus).ShouldBe(catalog.Skus);
    }

    [Fact]
    public void Codes_names_and_slugs_are_unique_and_indexes_count_up()
    {
        Catalog.Skus.Select(s => s.Code).ShouldBeUnique();
        Catalog.Skus.Select(s => s.Barcode).ShouldBeUnique();
        Catalog.Products.Select(p => p.StyleNumber).ShouldBeUnique();
        Catalog.Products.Select(p => p.Name.Zh).ShouldBeUnique();
        Catalog.Products.Select(p => p.Name.En).ShouldBeUnique();
        Catalog.Categories.Select(c => c.Slug).ShouldBeUnique();
        Catalog.Skus.Select(s => s.Index).ShouldBe(Enumerable.Range(0, 1200));
        Catalog.Products.Select(p => p.Index).ShouldBe(Enumerable.Range(0, 300));
        Catalog.Products.ShouldAllBe(p =>
            p.Skus.All(s => s.ProductIndex == p.Index && s.Code.StartsWith(p.StyleNumber))
        );
    }

    [Fact]
    public void Every_barcode_is_an_EAN_13_with_its_check_digit()
    {
        foreach (var sku in Catalog.Skus)
        {
            sku.Barcode.Length.ShouldBe(13);
            sku.Barcode.ShouldStartWith("690");
            // The rule of the standard, counted from the right: the check digit once, then three and one in turn.
            sku.Barcode.Reverse()
                .Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3))
                .Sum()
                .ShouldSatisfyAllConditions(sum => (sum % 10).ShouldBe(0));
        }
    }

    [Fact]
    public void Every_product_hangs_on_a_leaf_of_a_tree_of_at_most_three_levels()
    {
        var parents = Catalog.Categories.Select(c => c.ParentSlug).ToHashSet();
        Catalog.Products.ShouldAllBe(p =>
            Catalog.Categories.Any(c => c.Slug == p.CategorySlug) && !parents.Contains(p.CategorySlug)
        );
        Catalog.Categories.Max(c => c.Level).ShouldBe(3);
        Catalog
            .Categories.Where(c => !parents.Contains(c.Slug))
            .ShouldAllBe(c => Catalog.Products.Count(p => p.CategorySlug == c.Slug) >= 5);
    }

    [Fact]
    public void The_goods_of_the_mock_ups_are_there()
    {
        string[] codes =
        [
            "QH-C2602-JT-M",
            "QH-C2602-CQ-L",
            "QH-C2617-CQ-L",
            "QH-K2619-JH-F",
            "QH-K2604-WL-L",
            "QH-S2604-ZH-F",
            "QH-S2611-YB-M",
            "QH-D2614-ZH-S",
            "QH-X2602-CH-37",
            "QH-T2607-CQ-27",
            "QH-Q2603-DS-M",
            "QH-B2603-ML",
            "QH-F2601",
            "QH-M2605-YF",
        ];
        codes.ShouldBeSubsetOf(Catalog.Skus.Select(s => s.Code));
        Catalog.Products.Single(p => p.StyleNumber == "QH-C2602").Price.ToYuan().ShouldBe("¥1,299.00");
    }

    [Fact]
    public void There_is_a_name_of_28_characters_and_a_price_of_128460_yuan()
    {
        Catalog.Products.Max(p => p.Name.Zh.Length).ShouldBe(28);
        Catalog.Products.Max(p => p.Price).ToYuan().ShouldBe("¥128,460.00");
    }

    [Fact]
    public void Prices_weights_and_texts_are_complete()
    {
        foreach (var product in Catalog.Products)
        {
            product.Cost.ShouldBeGreaterThan(Money.Zero);
            product.Cost.ShouldBeLessThan(product.PromotionalPrice ?? product.Price, product.Name.Zh);
            (product.PromotionalPrice ?? Money.Zero).ShouldBeLessThan(product.Price);
            product.WeightGrams.ShouldBeGreaterThan(0);
            product.VolumeCm3.ShouldBeGreaterThan(0);
            product.ListedDaysAgo.ShouldBeInRange(0, 330);
            product.Attributes.Count.ShouldBeGreaterThanOrEqualTo(4);
            product.Attributes.Select(a => a.Name.Zh).ShouldBeUnique();
            product
                .Description.Append(product.Name)
                .Append(product.Subtitle)
                .Concat(product.Attributes.Select(a => a.Value))
                .ShouldAllBe(t => t.Zh.Length > 0 && t.En.Length > 0 && t.En.All(c => c < 0x3000));
            product.Skus.Count.ShouldBe(Math.Max(1, product.Colours.Count) * Math.Max(1, product.Sizes.Count));
        }

        Catalog.Products.Count(p => p.PromotionalPrice is not null).ShouldBeInRange(20, 60);
        Catalog.Products.Count(p => p.PresaleShipsInDays is not null).ShouldBeInRange(3, 10);
        Catalog.Products.Count(p => p.Tags.Contains("新")).ShouldBe(26);
    }

    [Fact]
    public void Clothes_have_a_size_chart_with_a_figure_for_every_size_and_nothing_else_has_one()
    {
        foreach (var product in Catalog.Products)
        {
            (product.SizeChart is not null).ShouldBe(product.Kind <= PictureKind.Trousers, product.Name.Zh);
            product.SizeChart?.Sizes.ShouldBe(product.Sizes);
            product.SizeChart?.Rows.ShouldAllBe(r =>
                r.Centimetres.Count == product.Sizes.Count
                && r.Centimetres.All(cm => cm > 0)
                && r.Centimetres.Zip(r.Centimetres.Skip(1)).All(pair => pair.First < pair.Second)
            );
        }
    }

    [Fact]
    public void Every_picture_of_the_catalogue_can_be_drawn_and_every_colour_has_a_front()
    {
        var pictures = Catalog.Products.SelectMany(p => p.Pictures).ToArray();
        pictures.ShouldAllBe(p => PictureGenerator.Draw(p.Spec).Length <= 4096 && p.Alt.Zh.Length > 0);
        pictures.Select(p => p.Spec.Key).ShouldBeUnique();
        Catalog.Products.ShouldAllBe(p => p.Pictures[0].Spec.View == PictureView.Front && p.Pictures.Count >= 2);
        Catalog.Products.ShouldAllBe(p =>
            p.Colours.All(c =>
                p.Pictures.Any(i => i.ColourCode == c.Code && i.Spec.Colour == c && i.Spec.View == PictureView.Front)
            )
        );
    }
}
