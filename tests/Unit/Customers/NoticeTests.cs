using System.Globalization;
using Zhanggui.Customers;
using Zhanggui.Kernel;

namespace Zhanggui.Unit.Customers;

/// <summary>The words of notices, and the hours at which they go out.</summary>
public sealed class NoticeTests
{
    private static readonly BusinessCalendar Shanghai = new();

    [Theory]
    [InlineData(
        "zh-CN",
        "{no}：{price}，{on}，{at}，{who}，{none}",
        "SO1：¥1,299.00，12 月 5 日，12 月 5 日 08:30，掌柜，{none}"
    )]
    [InlineData("en", "{no}: {price}, {on}, {at}, {who}", "SO1: ¥1,299.00, 5 December, 5 December 08:30, Keeper")]
    public void Values_are_written_as_the_language_writes_them(string language, string template, string words) =>
        NoticeKind
            .Fill(
                template,
                [
                    ("no", "SO1"),
                    ("price", Money.Yuan(1299)),
                    ("on", new DateOnly(2026, 12, 5)),
                    ("at", new DateTimeOffset(2026, 12, 5, 0, 30, 0, TimeSpan.Zero)),
                    ("who", new Text("掌柜", "Keeper")),
                ],
                CultureInfo.GetCultureInfo(language),
                Shanghai
            )
            .ShouldBe(words);

    [Theory]
    [InlineData("21:59:59", "22:00", "08:00", "29 21:59:59")]
    [InlineData("22:00:00", "22:00", "08:00", "30 08:00:00")]
    [InlineData("00:00:00", "22:00", "08:00", "29 08:00:00")]
    [InlineData("07:59:59", "22:00", "08:00", "29 08:00:00")]
    [InlineData("08:00:00", "22:00", "08:00", "29 08:00:00")]
    [InlineData("12:30:00", "12:00", "13:00", "29 13:00:00")]
    [InlineData("23:30:00", "22:00", "22:00", "29 23:30:00")]
    public void Quiet_hours_end_in_the_morning(string at, string from, string until, string sent)
    {
        var now = DateTimeOffset.Parse($"2026-11-29T{at}+08:00", CultureInfo.InvariantCulture);
        var notBefore = NoticePolicies.NotBefore(now, NoticePolicies.Time(from), NoticePolicies.Time(until), Shanghai);
        Shanghai.Local(notBefore).ToString("dd HH:mm:ss", CultureInfo.InvariantCulture).ShouldBe(sent);
    }
}
