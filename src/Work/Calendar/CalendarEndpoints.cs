using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Work;

/// <summary>A day that differs from its weekday.</summary>
public sealed record DayView(DateOnly Day, bool IsWorked, Text Name);

/// <summary>A year's calendar.</summary>
/// <param name="IsKnown">The year's holidays are entered.</param>
/// <param name="Workdays">How many days are worked.</param>
/// <param name="Moved">The days that differ from their weekday.</param>
public sealed record YearView(int Year, bool IsKnown, int Workdays, IReadOnlyList<DayView> Moved);

/// <summary>Days, one a line.</summary>
public sealed record DaysBody(string Days);

/// <summary>
/// The working calendar: a year at a glance, and pasting what was announced. JSON under /api/v1/calendar.
/// </summary>
internal static class CalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/calendar", Show).NeedsSignIn().ExcludeFromDescription();
        routes.MapPost("/office/calendar", Save).Needs("hr.edit").DisableAntiforgery().ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/calendar").WithTags("Work 待办");
        api.MapGet("/{year:int}", Get)
            .NeedsSignIn()
            .WithName("GetCalendar")
            .WithSummary("A year's working days: which days differ from their weekday");
        api.MapPost("", Set)
            .Needs("hr.edit")
            .WithName("SetDays")
            .WithSummary("Say of days whether they are worked, one a line: 2027-01-01 off 元旦");
    }

    private static async Task<IResult> Show(
        HttpContext http,
        WorkCalendars calendars,
        Company company,
        TimeProvider clock,
        IStringLocalizer<WorkTexts> l,
        CancellationToken ct
    ) =>
        await Page(
            http,
            new FormState(),
            Year(http.Request.Query["year"], company, clock),
            200,
            calendars,
            company,
            clock,
            l,
            ct
        );

    private static async Task<IResult> Save(
        HttpContext http,
        UseCaseExecutor executor,
        WorkCalendars calendars,
        Company company,
        TimeProvider clock,
        IStringLocalizer<WorkTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var year = Year(form["year"], company, clock);
        var saved = await executor.Run(http.Actor(), (SetDays u) => u.Run(form["days"], ct), ct, form.IdempotencyKey);
        if (saved.IsDone)
            return PageResult.Redirect(http, $"/office/calendar?year={year}", l["已录入 {0} 天", saved.Value]);
        form.Accept(saved.Refusal);
        return await Page(http, form, year, 422, calendars, company, clock, l, ct);
    }

    private static async Task<IResult> Get(int year, WorkCalendars calendars, CancellationToken ct)
    {
        if (year is < 2000 or > 2100)
            return Refusals.Problem(
                Refusal.NotFound("work.no_year", "只有 2000 到 2100 年", "Years from 2000 to 2100 only.")
            );
        var (calendar, days) = (await calendars.Get(ct), await calendars.Days(ct));
        var moved = days
            .Values.Where(d => d.Day.Year == year)
            .OrderBy(d => d.Day)
            .Select(d => new DayView(d.Day, d.IsWorked, d.Name))
            .ToList();
        return TypedResults.Ok(
            new YearView(
                year,
                calendar.Knows(year),
                calendar.Workdays(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1)),
                moved
            )
        );
    }

    private static async Task<IResult> Set(
        DaysBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await executor.Run(http.Actor(), (SetDays u) => u.Run(body.Days, ct), ct, http.IdempotencyKey())).ToHttp();

    private static async Task<IResult> Page(
        HttpContext http,
        FormState form,
        int year,
        int status,
        WorkCalendars calendars,
        Company company,
        TimeProvider clock,
        IStringLocalizer<WorkTexts> l,
        CancellationToken ct
    )
    {
        var model = new CalendarViews.Model(
            year,
            company.Calendar.DateOf(clock.Now()),
            await calendars.Get(ct),
            await calendars.Days(ct),
            form,
            http.Actor().May("hr.edit")
        );
        return PageResult.Page(l["工作日历"], CalendarViews.Year(model, l), typeof(OfficeLayout), status);
    }

    private static int Year(string? text, Company company, TimeProvider clock) =>
        int.TryParse(
            text,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var year
        ) && year is >= 2000 and <= 2100
            ? year
            : company.Calendar.DateOf(clock.Now()).Year;
}
