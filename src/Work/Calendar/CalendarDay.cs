namespace Zhanggui.Work;

/// <summary>What the company itself says of a day: it overrides the list that comes with the program.</summary>
internal sealed class CalendarDay
{
    public required DateOnly Day { get; init; }
    public required bool IsWorked { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
}
