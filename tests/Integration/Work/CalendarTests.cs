using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Integration.Organization;
using Zhanggui.Platform;
using Zhanggui.Work;

namespace Zhanggui.Integration.Work;

/// <summary>The working calendar by page and by JSON, and who is asked for the next year.</summary>
public sealed class CalendarTests
{
    [Theory, Databases]
    public async Task Personnel_pastes_a_year_and_everybody_reads_it_and_deadlines_follow_at_once(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("fanshu", "HRADMIN");
        await organization.Staff("linzhixia", "CSPRE");
        using var personnel = await organization.SignedIn("fanshu");
        using var clerk = await organization.SignedIn("linzhixia");
        (await clerk.GetStringAsync("/office/calendar?year=2026")).ShouldContain("248");
        (await Text(clerk, "/office/calendar?year=2027")).ShouldContain("2027 年的节假日还没有录入");

        (await Post(personnel, "2027-01-01 休 元旦\n2027-01-04 何 元旦")).ShouldBe(
            ("work.calendar_line", HttpStatusCode.UnprocessableEntity)
        );
        (await Post(personnel, "2027-01-01 休\n2027-01-01 班")).ShouldBe(
            ("work.calendar_twice", HttpStatusCode.UnprocessableEntity)
        );
        (await Post(personnel, " ")).ShouldBe(("work.calendar_nothing", HttpStatusCode.UnprocessableEntity));
        (await Post(clerk, "2027-01-01 休 元旦")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(personnel, "2027-01-01 休 元旦\r\n2027-01-03 班 元旦")).Status.ShouldBe(HttpStatusCode.OK);

        var page = await Text(clerk, "/office/calendar?year=2027");
        page.ShouldNotContain("还没有录入");
        page.ShouldContain("title=\"元旦\"");
        var calendar = await organization.App.Ask(async (IWorkCalendar c) => await c.Get(CancellationToken.None));
        (
            calendar.IsWorkday(new DateOnly(2027, 1, 1)),
            calendar.IsWorkday(new DateOnly(2027, 1, 3)),
            calendar.IsWorkday(new DateOnly(2027, 1, 2))
        ).ShouldBe((false, true, false));
    }

    [Theory, Databases]
    public async Task In_December_personnel_is_asked_for_the_next_year_until_it_is_entered(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var app = organization.App;
        await app.RunJobs();
        (await Asked(app)).ShouldBe(0, "it is November");
        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.RunJobs();
        (await Asked(app)).ShouldBe(1);

        (
            await app.Run(
                AppFixture.Staff("hr.edit"),
                (SetDays u) => u.Run("2027-01-01 休 元旦", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobs();
        (await Asked(app)).ShouldBe(0);
    }

    private static Task<int> Asked(AppFixture app) =>
        app.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>()
                    .CountAsync(w => w.Kind == "work.calendar" && w.State == WorkState.Open && w.Position == "HRADMIN")
        );

    private static async Task<(string? Code, HttpStatusCode Status)> Post(HttpClient browser, string days)
    {
        var answer = await browser.PostAsJsonAsync("/api/v1/calendar", new { days });
        return (answer.IsSuccessStatusCode ? null : await OrganizationFixture.Code(answer), answer.StatusCode);
    }

    private static async Task<string> Text(HttpClient browser, string path) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync(path));
}
