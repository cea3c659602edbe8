using Zhanggui.Catalog;

namespace Zhanggui.Unit.Catalog;

/// <summary>How texts become search tokens (SHOP-03).</summary>
public sealed class TokensTests
{
    private static bool Finds(string question, params string[] texts)
    {
        var tokens = Tokens.Of(texts).ToHashSet();
        var words = Tokens.Question(question);
        return words.Count > 0 && words.All(w => w.Any(reading => reading.All(tokens.Contains)));
    }

    [Fact]
    public void Han_characters_become_singles_and_pairs() =>
        Tokens
            .Of("羊毛大衣")
            .Order(StringComparer.Ordinal)
            .ShouldBe(["大", "大衣", "毛", "毛大", "羊", "羊毛", "衣"], ignoreOrder: true);

    [Fact]
    public void Latin_words_are_lowered_and_full_width_forms_made_plain() =>
        Tokens.Of("Ｗｏｏｌ  COAT café").ShouldBe(["cafe", "coat", "wool"]);

    [Theory]
    [
        InlineData("QH-C2602"),
        InlineData("qhc2602"),
        InlineData("C2602"),
        InlineData("qh"),
        InlineData("ｑｈ－ｃ２６０２")
    ]
    public void A_style_number_is_found_with_and_without_its_dash_and_by_its_parts(string question) =>
        Finds(question, "QH-C2602").ShouldBeTrue();

    [Theory]
    [Trait("Rule", "SHOP-03/fields")]
    [
        InlineData("羊毛大衣"),
        InlineData("大衣羊毛"),
        InlineData("羊毛 大衣"),
        InlineData("大衣，羊毛"),
        InlineData("中长款大衣"),
        InlineData("双面呢大衣"),
        InlineData("QH-C2602 大衣"),
        InlineData("羊")
    ]
    public void Words_are_found_in_any_order_with_or_without_blanks(string question) =>
        Finds(question, "羊毛混纺系带中长款双面呢大衣", "QH-C2602").ShouldBeTrue();

    [Theory]
    [InlineData("羊毛裤"), InlineData("羽绒服"), InlineData("大衣 丝"), InlineData("QH-C2603"), InlineData("C260")]
    public void A_word_that_is_not_there_finds_nothing(string question) =>
        Finds(question, "羊毛混纺系带中长款双面呢大衣", "QH-C2602").ShouldBeFalse();

    [Theory]
    [
        InlineData(""),
        InlineData("   "),
        InlineData("!!!"),
        InlineData("--"),
        InlineData("'; DROP TABLE"),
        InlineData("\"")
    ]
    public void Signs_are_no_words(string question)
    {
        foreach (var token in Tokens.Question(question).SelectMany(w => w).SelectMany(r => r))
            token.ShouldAllBe(c => char.IsLetterOrDigit(c));
        if (!question.Any(char.IsLetterOrDigit))
            Tokens.Question(question).ShouldBeEmpty();
    }

    [Fact]
    public void A_lone_surrogate_or_a_very_long_question_breaks_nothing()
    {
        Tokens.Question("\ud800大衣").ShouldNotBeEmpty();
        Tokens.Question(new string('衣', 5000)).SelectMany(w => w).Count().ShouldBeLessThanOrEqualTo(16);
        Tokens.Question(string.Join(' ', Enumerable.Repeat("a", 5000))).Count.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void A_rare_character_beyond_sixteen_bits_is_one_character() =>
        Tokens.Of("𠮷野").ShouldBe(["𠮷", "𠮷野", "野"], ignoreOrder: true);
}
