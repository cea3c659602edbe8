using Zhanggui.Work;

namespace Zhanggui.Records;

/// <summary>Reads an entry's values for the day to which it belongs.</summary>
internal sealed class EntryValues(IWorkCalendar workdays, Company company)
{
    /// <summary>
    /// As <see cref="FieldValues.Read"/>. For a register that minds holidays the entry's day counts as one when it or
    /// the day after it is: a warehouse that is closed on the eve stays closed over the holiday.
    /// </summary>
    public async ValueTask<Result<SortedDictionary<string, string>>> Read(
        Register register,
        EntryInput input,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var isHoliday = false;
        if (register.MindsHolidays)
        {
            var (days, day) = (await workdays.Get(ct), company.Calendar.DateOf(at));
            isHoliday = days.IsHoliday(day) || days.IsHoliday(day.AddDays(1));
        }

        return FieldValues.Read(register, input.Values ?? new Dictionary<string, string?>(), isHoliday);
    }
}
