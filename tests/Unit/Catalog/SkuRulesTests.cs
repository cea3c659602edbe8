using Zhanggui.Catalog;

namespace Zhanggui.Unit.Catalog;

/// <summary>Bar codes, sizes, and what staff type about products.</summary>
public sealed class SkuRulesTests
{
    [Theory]
    [
        InlineData("6901234567892", true),
        InlineData("4006381333931", true),
        InlineData("6901234567890", false),
        InlineData("690123456789", false),
        InlineData("69012345678x2", false),
        InlineData(null, false)
    ]
    public void A_bar_code_is_proved_by_its_last_digit(string? code, bool valid) => Ean13.IsValid(code).ShouldBe(valid);

    [Fact]
    public void Bar_codes_of_the_application_are_valid_and_differ()
    {
        var now = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        var codes = Enumerable.Range(0, 2000).Select(_ => Ean13.InHouse(Ids.New<SkuId>(now).Value)).ToList();
        codes.ShouldAllBe(c => Ean13.IsValid(c) && c.StartsWith("20", StringComparison.Ordinal));
        codes.Distinct().Count().ShouldBe(2000);
    }

    [Fact]
    public void Sizes_stand_in_the_order_people_expect() =>
        new[] { "均码", "38", "XL", "36.5", "2XL", "S", "37", "XS", "L", "M" }
            .OrderBy(Sizes.Place)
            .ShouldBe(["XS", "S", "M", "L", "XL", "2XL", "36.5", "37", "38", "均码"]);

    [Fact]
    public void Typed_attributes_read_back_as_they_were_printed()
    {
        const string Typed = "*面料：羊毛 60%，锦纶 40% | Fabric: wool 60%, nylon 40%\n洗护：干洗";
        var read = ProductLines.Attributes(Typed)!;
        read.Select(a => (a.Name.Zh, a.Value.En, a.IsFilter))
            .ShouldBe([("面料", "wool 60%, nylon 40%", true), ("洗护", "干洗", false)]);
        var rows = ProductInput.AttributeRows(default, read, DateTimeOffset.UnixEpoch);
        ProductLines.Print(rows).ShouldBe(Typed);
    }

    [Fact]
    public void Typed_measures_read_back_as_they_were_printed()
    {
        const string Typed = "衣长：S 108、M 110.5 | Length\n胸围：S 98、M 102";
        var read = ProductLines.Measures(Typed)!;
        read.Select(m => (m.Name.Zh, m.Size, m.Millimetres))
            .ShouldBe([("衣长", "S", 1080), ("衣长", "M", 1105), ("胸围", "S", 980), ("胸围", "M", 1020)]);
        ProductLines.Print(ProductInput.MeasureRows(default, read, DateTimeOffset.UnixEpoch)).ShouldBe(Typed);
    }

    [Theory]
    [InlineData("面料羊毛"), InlineData("：羊毛"), InlineData("面料："), InlineData("面料：羊毛 | Fabric wool")]
    public void An_attribute_line_that_can_t_be_read_is_not_guessed(string line) =>
        ProductLines.Attributes(line).ShouldBeNull();

    [Theory]
    [InlineData("胸围：S"), InlineData("胸围：S 98.25"), InlineData("胸围：S -1"), InlineData("胸围：S 9999")]
    public void A_measure_line_that_can_t_be_read_is_not_guessed(string line) =>
        ProductLines.Measures(line).ShouldBeNull();

    [Fact]
    public void Typed_colours_have_a_name_a_swatch_and_English() =>
        ProductLines
            .Colours("焦糖 #a9713f | Caramel\n藏青 #27324f")
            .ShouldBe([
                new ColourInput(new Text("焦糖", "Caramel"), "#a9713f"),
                new ColourInput(new Text("藏青", "藏青"), "#27324f"),
            ]);

    [Theory]
    [InlineData("red; x"), InlineData("#12345"), InlineData("#12345g")]
    public void A_swatch_is_six_hexadecimal_digits_and_nothing_else(string swatch) =>
        Variants
            .Check(
                new VariantsInput(
                    [new ColourInput(("红", "Red"), swatch)],
                    ["M"],
                    Money.Yuan(1),
                    Money.Zero,
                    Quantity.Zero
                )
            )!
            .Field.ShouldBe("colours");
}
