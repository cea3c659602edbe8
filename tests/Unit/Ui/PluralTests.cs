using Zhanggui.Ui;

namespace Zhanggui.Unit.Ui;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "0 styles")]
    [InlineData(1, "1 style")]
    [InlineData(2, "2 styles")]
    public void Words_follow_their_number(int count, string expected) =>
        string.Format(Plurals.Format, "{0} {0:style|styles}", count).ShouldBe(expected);

    [Fact]
    public void Formats_of_numbers_stay() =>
        string.Format(Plurals.Format, "{0:N0} {1}", 1204, "rows")
            .ShouldBe(1204.ToString("N0", System.Globalization.CultureInfo.CurrentCulture) + " rows");
}
