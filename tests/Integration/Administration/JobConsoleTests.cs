using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Administration;
using Zhanggui.Integration.Organization;
using Zhanggui.Integration.Platform;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Administration;

/// <summary>The console of jobs, by page and by JSON.</summary>
public sealed class JobConsoleTests
{
    private const string Name = "test.console";
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases]
    public async Task The_page_tells_what_each_job_does_when_it_runs_how_it_went_and_why_it_failed(string database)
    {
        await using var organization = await Failing(database);
        using var browser = await SignedIn(organization);
        (await Text(browser, "/office/jobs")).ShouldContain("还没跑过");
        (await Text(browser, "/office/jobs/test.console")).ShouldContain("还没有运行记录");

        await organization.App.RunJobs();
        var list = await Text(browser, "/office/jobs");
        foreach (var words in new[] { "测试任务", "只在测试里。", "每 15 分钟", "磁盘满了", "一直在跑", "每天 03:30" })
            list.ShouldContain(words);
        var history = await Text(browser, "/office/jobs/test.console");
        foreach (var words in new[] { "只在测试里。", "磁盘满了", "按时间安排", "2 / 3", "4.0 秒" })
            history.ShouldContain(words);

        (await browser.GetAsync("/language/en?back=/office")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var english = await Text(browser, "/office/jobs");
        foreach (var words in new[] { "Test job", "Only in tests.", "every 15 minutes", "daily at 03:30", "Run now" })
            english.ShouldContain(words);
        (await Text(browser, "/office/jobs/test.console")).ShouldContain("2 of 3");
        (await Text(browser, "/office/palette?q=test+job")).ShouldContain("href=\"/office/jobs/test.console\"");
        (await browser.GetAsync("/office/jobs/test.nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Whoever_runs_the_system_lets_a_job_run_at_once_and_the_log_says_who(string database)
    {
        var job = new TestJob(Name, JobSchedule.Daily(3, 30));
        await using var organization = await Open(database, job);
        using var browser = await SignedIn(organization);
        await organization.App.RunJobs();
        job.Began.ShouldBe(0);

        var answer = await browser.PostAsync(
            "/office/jobs/test.console/run",
            new FormUrlEncodedContent([new("back", "/office/jobs/test.console")])
        );
        (answer.StatusCode, answer.Headers.Location!.ToString().Split('?')[0]).ShouldBe(
            (HttpStatusCode.SeeOther, "/office/jobs/test.console")
        );
        (await Text(browser, "/office/jobs")).ShouldContain("马上（admin）");
        await organization.App.RunJobs();
        job.Began.ShouldBe(1);
        var run = await organization.App.Ask(
            (ShopDb db) => db.Set<JobRun>().AsNoTracking().SingleAsync(r => r.Job == job.Name)
        );
        (run.AskedBy, run.Outcome).ShouldBe(("admin", JobOutcome.Done));
        var audit = await organization.App.Ask(
            (ShopDb db) => db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.SubjectType == "job")
        );
        (audit.SubjectNo, audit.ActorName, audit.VerbEn).ShouldBe(("test.console", "admin", "Job run at once"));

        // Once: afterwards the timetable decides again.
        await organization.App.RunJobs();
        var state = await organization.App.Ask(
            (ShopDb db) => db.Set<JobState>().AsNoTracking().SingleAsync(j => j.Name == job.Name)
        );
        (job.Began, state.AskedBy, state.NextAt).ShouldBe(
            (1, null, new DateTimeOffset(2026, 11, 22, 19, 30, 0, TimeSpan.Zero))
        );
    }

    [Theory, Databases]
    public async Task A_job_that_runs_all_the_time_or_does_not_exist_is_not_started(string database)
    {
        await using var organization = await Open(database);
        var staff = AppFixture.Staff("db.edit");
        (await organization.App.Run(staff, (RunJob u) => u.Run("platform.seal", None))).Refusal!.Code.ShouldBe(
            "organization.job_runs_anyway"
        );
        (await organization.App.Run(staff, (RunJob u) => u.Run("test.nothing", None))).Refusal!.Code.ShouldBe(
            "organization.no_such_job"
        );
        (await organization.App.Ask((ShopDb db) => db.Set<JobState>().CountAsync())).ShouldBe(0);
        (
            await organization.App.Ask((ShopDb db) => db.Set<AuditEntry>().CountAsync(e => e.SubjectType == "job"))
        ).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task A_job_that_nobody_has_looked_at_yet_can_be_started_too(string database)
    {
        var job = new TestJob(Name, JobSchedule.Cron("0 4 1 1 *"));
        await using var organization = await Open(database, job);
        (
            await organization.App.Run(AppFixture.Staff("db.edit"), (RunJob u) => u.Run(job.Name, None))
        ).IsDone.ShouldBeTrue();
        await organization.App.RunJobs();
        job.Began.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Looking_and_starting_are_two_permissions(string database)
    {
        var job = new TestJob(Name, JobSchedule.Daily(3, 30));
        await using var organization = await Open(database, job);
        using var looker = await Program(organization, "db.view");
        using var nobody = await Program(organization, "org.view");
        using var runner = await Program(organization, "db.edit");

        (await looker.GetAsync("/api/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await looker.PostAsync("/api/v1/jobs/test.console/run", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.GetAsync("/api/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.GetAsync("/api/v1/jobs/test.console")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await organization.App.Run(AppFixture.Staff("db.view"), (RunJob u) => u.Run(job.Name, None))
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        await organization.App.RunJobs();
        job.Began.ShouldBe(0);

        (await runner.PostAsync("/api/v1/jobs/test.console/run", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await organization.App.RunJobs();
        job.Began.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task The_json_tells_the_same_and_pages_through_the_runs(string database)
    {
        await using var organization = await Failing(database);
        using var program = await Program(organization, "db.view");
        for (var i = 0; i < 3; i++)
        {
            await organization.App.RunJobs();
            organization.App.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        var row = (await Json(program, "/api/v1/jobs"))
            .EnumerateArray()
            .Single(j => j.GetProperty("name").GetString() == Name);
        (
            row.GetProperty("outcome").GetString(),
            row.GetProperty("lastError").GetString(),
            row.GetProperty("lastSeconds").GetDouble(),
            row.GetProperty("runs").GetInt64()
        ).ShouldBe(("Failed", "磁盘满了", 4.0, 3));
        var first = await Json(program, "/api/v1/jobs/test.console?take=2");
        first.GetProperty("runs").GetArrayLength().ShouldBe(2);
        first.GetProperty("runs")[0].GetProperty("error").GetString().ShouldBe("磁盘满了");
        var rest = await Json(
            program,
            "/api/v1/jobs/test.console?take=2&after=" + Uri.EscapeDataString(first.GetProperty("next").GetString()!)
        );
        (rest.GetProperty("runs").GetArrayLength(), rest.GetProperty("next").ValueKind).ShouldBe(
            (1, JsonValueKind.Null)
        );
        (await program.GetAsync("/api/v1/jobs/test.nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>With a job that takes four seconds on the test's clock, comes to two of three, and fails.</summary>
    private static async Task<OrganizationFixture> Failing(string database)
    {
        var job = new TestJob(Name, JobSchedule.Every(TimeSpan.FromMinutes(15)));
        var organization = await Open(database, job);
        job.Work = async (progress, _) =>
        {
            await progress.Say(("2 / 3", "2 of 3"));
            organization.App.Clock.Advance(TimeSpan.FromSeconds(4));
            throw new InvalidOperationException("磁盘满了");
        };
        return organization;
    }

    private static Task<OrganizationFixture> Open(string database, params TestJob[] jobs) =>
        OrganizationFixture.Open(
            database,
            s =>
            {
                foreach (var job in jobs)
                    s.AddSingleton<IJob>(job);
            }
        );

    private static async Task<HttpClient> SignedIn(OrganizationFixture organization)
    {
        await organization.Staff("admin", "SYSADMIN", "GM", "IT");
        return await organization.SignedIn("admin");
    }

    private static async Task<HttpClient> Program(OrganizationFixture organization, params string[] permissions)
    {
        var maker = AppFixture.Staff([.. permissions, "org.edit"]);
        var made = await GivenShop.Must(
            organization.App.Run(maker, (MakeApiKey u) => u.Run("程序", permissions, 30, None))
        );
        var client = new HttpClient { BaseAddress = organization.App.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Key);
        return client;
    }

    private static async Task<string> Text(HttpClient browser, string page)
    {
        var answer = await browser.GetAsync(page);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> Json(HttpClient program, string path)
    {
        using var document = JsonDocument.Parse(await program.GetStringAsync(path));
        return document.RootElement.Clone();
    }
}
