namespace Zhanggui.Records;

/// <summary>A day of the month, with what fell due on it and what will.</summary>
internal sealed record DutyDay(DateOnly Day, bool IsToday, int Done, int Late, int Missed, int Open)
{
    private const int Max = 8;

    /// <summary>A bar for each, what is worst on top; of many the first ones.</summary>
    public IEnumerable<string> Tones =>
        new[] { ("danger", Missed), ("warn", Late), ("idle", Open), ("ok", Done) }
            .SelectMany(t => Enumerable.Repeat(t.Item1, t.Item2))
            .Take(Max);

    /// <summary>
    /// What is past is what was put on lists; from today on a duty counts by its definition until it is there.
    /// </summary>
    public static IReadOnlyList<DutyDay> Month(
        DateOnly first,
        DateOnly today,
        IReadOnlyList<Register> registers,
        IReadOnlyList<DutyRow> rows,
        BusinessCalendar calendar
    )
    {
        var kept = rows.Where(r => registers.Any(g => g.Key == r.Register)).ToLookup(r => r.Day);
        return
        [
            .. Enumerable
                .Range(0, DateTime.DaysInMonth(first.Year, first.Month))
                .Select(first.AddDays)
                .Select(day =>
                {
                    var of = kept[day].ToList();
                    var coming =
                        day < today
                            ? 0
                            : registers.Sum(r =>
                                r.Duties.Count(d =>
                                    d.DueOn(day, calendar) is not null
                                    && !of.Exists(o => o.Register == r.Key && o.Duty == d.Key)
                                )
                            );
                    int Count(DutyState state) => of.Count(o => o.State == state);
                    return new DutyDay(
                        day,
                        day == today,
                        Count(DutyState.Done),
                        Count(DutyState.Late),
                        Count(DutyState.Missed),
                        Count(DutyState.Open) + coming
                    );
                }),
        ];
    }
}
