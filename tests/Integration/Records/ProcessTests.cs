using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Platform;
using Zhanggui.Records;
using Zhanggui.Work;
using static Zhanggui.Integration.Records.RegisterFixture;

namespace Zhanggui.Integration.Records;

/// <summary>Processes by page and by JSON; every shipped one is walked to its end.</summary>
public sealed class ProcessTests
{
    private const string Api = "/api/v1/processes";

    /// <summary>
    /// The whole of F6, word by word: what is missing, is another position's or need not wait any more is seen here.
    /// </summary>
    [Theory]
    [
        Trait("Rule", "CHN-01/account"),
        Trait("Rule", "CHN-02/examination"),
        Trait("Rule", "CHN-02/checklist"),
        Trait("Rule", "CHN-03/stages")
    ]
    [Trait("Rule", "CHN-04"), Trait("Rule", "CHN-05")]
    [InlineData("register", null, "account DIST; vault SYSADMIN after account")]
    [InlineData("papers", "OPSDIR", "exam STOREMGR; scans HRADMIN; submit DIST after exam+scans")]
    [InlineData(
        "review",
        "OPSDIR",
        "alipay-check CASHIER; first DIST after alipay-check; second DIST after first; brand DIST after second"
    )]
    [InlineData("prepare", null, "deposit ACCT; service CSMGR; postage WHMGR")]
    [InlineData(
        "open",
        null,
        "photos DESIGN; texts COPY; decoration DESIGN; listing EDITOR after photos+texts; opening STOREMGR after listing+decoration"
    )]
    public void Opening_a_shop_has_these_stages_with_these_tasks(string key, string? gate, string tasks)
    {
        Zhanggui
            .Channels.ShopOpening.Process.Stages.Select(s => s.Key)
            .ShouldBe(["register", "papers", "review", "prepare", "open"]);
        var stage = Zhanggui.Channels.ShopOpening.Process.Stages.Single(s => s.Key == key);
        stage.Gate.ShouldBe(gate);
        string.Join(
                "; ",
                stage.Tasks.Select(t =>
                    $"{t.Key} {t.Position}{(t.After.Count > 0 ? " after " + string.Join('+', t.After) : "")}"
                )
            )
            .ShouldBe(tasks);
        if (key != "papers")
            return;
        stage.Tasks.Single(t => t.Key == "exam").Fields.Single().IsRequired.ShouldBeTrue();
        stage
            .Tasks.Single(t => t.Key == "scans")
            .Fields.Select(f => (f.Key, f.Kind))
            .ShouldBe(
                new[] { "licence", "tax", "quality", "trademark", "authorisation", "alipay" }.Select(k =>
                    (k, FieldKind.Point)
                )
            );
    }

    [Theory, Databases]
    public async Task A_shop_is_opened_stage_by_stage_each_task_on_the_list_of_its_position(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var process = Opening(registers);
        var (leader, page) = await Started(registers, process);

        foreach (var stage in process.Stages)
            await Walk(registers, process, stage, page, withGate: true);

        (await Json(await leader.GetAsync(Api + "/" + page.Split('/')[^1])))
            .GetProperty("status")
            .GetProperty("state")
            .GetString()
            .ShouldBe("Ended");
        (await registers.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "CHN-03/working-days")]
    public async Task The_platforms_reviews_are_due_after_the_policys_working_days_and_what_runs_keeps_its_own(
        string database
    )
    {
        await using var registers = await RegisterFixture.Open(database);
        var process = Opening(registers);
        process.Stages.Single(s => s.Within is not null).Within!.Default.ShouldBe(20);
        var change = AppFixture.Staff(Zhanggui.Platform.Policy.Business);
        (
            await registers.App.Run(
                change,
                (ChangePolicy u) => u.Run("shopopen.review.workdays", "6", "平台承诺", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        var (leader, page) = await Started(registers, process);
        (
            await registers.App.Run(
                change,
                (ChangePolicy u) => u.Run("shopopen.review.workdays", "30", "平台变慢", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        foreach (var stage in process.Stages.Take(2))
            await Walk(registers, process, stage, page, withGate: true);
        foreach (var key in new[] { "alipay-check", "first", "second" })
            await Done(registers, process, page, process.Stages[2].Tasks.Single(t => t.Key == key));

        var status = (await Json(await leader.GetAsync(Api + "/" + page.Split('/')[^1]))).GetProperty("status");
        var brand = status
            .GetProperty("tasks")
            .EnumerateArray()
            .Single(t => t.GetProperty("key").GetString() == "brand");
        var calendar = await registers.App.Ask(async (IWorkCalendar c) => await c.Get(CancellationToken.None));
        brand
            .GetProperty("dueAt")
            .GetDateTimeOffset()
            .ShouldBe(calendar.DueAfterWorkdays(status.GetProperty("stageBeganAt").GetDateTimeOffset(), 6));
    }

    [Theory, Databases, Trait("Rule", "CHN-03/alarm")]
    public async Task A_task_that_is_late_is_reported_to_the_process_superior_and_shown_as_late(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var process = Opening(registers);
        var (leader, page) = await Started(registers, process);
        await registers.As("OPSDIR");
        await registers.App.RunJobs();
        (await Reported()).ShouldBeNull();
        (await Text(leader, "/office/processes")).ShouldNotContain("有任务迟了");

        var calendar = await registers.App.Ask(async (IWorkCalendar c) => await c.Get(CancellationToken.None));
        var now = registers.App.Clock.GetUtcNow();
        registers.App.Clock.Advance(
            calendar.DueAfterWorkdays(now, process.Stages[0].Workdays) - now + TimeSpan.FromMinutes(1)
        );
        await registers.App.RunJobs();

        (await Reported()).ShouldBe("OPSDIR");
        (await Text(leader, "/office/processes")).ShouldContain("有任务迟了");

        async Task<string?> Reported() =>
            (await registers.Open("DIST", "process.shop-opening.task:account")).ShouldHaveSingleItem().EscalatedTo;
    }

    [Theory, Databases]
    public async Task Of_two_who_complete_a_task_at_once_one_is_told_that_it_is_done(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var process = Opening(registers);
        var (_, page) = await Started(registers, process);
        var owner = await registers.As("DIST");
        var path = $"{Api}/{page.Split('/')[^1]}/tasks/account/done";
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(n => owner.PostAsJsonAsync(path, new { values = new { account = "qihe" + n } }))
        );

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(3);
        (await registers.Open("SYSADMIN", "process.shop-opening.task:vault")).Count.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task A_blocked_task_is_on_the_list_of_whoever_it_waits_for(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var process = Opening(registers);
        var (leader, page) = await Started(registers, process);
        (
            await Send(
                leader,
                page + "/block",
                new()
                {
                    ["task"] = "account",
                    ["position"] = "HRADMIN",
                    ["reason"] = "等执照原件",
                }
            )
        ).ShouldBe(page);
        var todo = (await registers.Open("HRADMIN", "process.shop-opening.block:account")).ShouldHaveSingleItem();
        (todo.Link, todo.Rule.Zh).ShouldBe((page, "等执照原件"));
        (await Text(leader, page)).ShouldContain("等执照原件");
        (
            await Refused(
                leader,
                $"{Api}/{page.Split('/')[^1]}/tasks/account/done",
                new { values = new { account = "qihe" } }
            )
        ).Body.ShouldContain("records.task_not_now");

        (
            await Send(
                await registers.As("HRADMIN"),
                page + "/unblock",
                new() { ["task"] = "account", ["reason"] = "原件在保险柜" }
            )
        ).ShouldBe(page);
        await Done(registers, process, page, process.Stages[0].Tasks[0]);
    }

    [Theory, Databases]
    public async Task Who_has_nothing_to_do_with_a_process_does_not_see_it(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var (_, page) = await Started(registers, Opening(registers));
        var outsider = await registers.As("PICKER");
        (await outsider.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Text(outsider, "/office/processes")).ShouldNotContain("天猫旗舰店");
        (await Refused(outsider, Api, new { process = "shop-opening", title = "我也开" })).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private static Process Opening(RegisterFixture registers) =>
        registers.App.Services.GetServices<Process>().Single(p => p.Key == "shop-opening");

    private static async Task<(HttpClient Leader, string Page)> Started(RegisterFixture registers, Process process)
    {
        var leader = await registers.As(process.Owner);
        return (
            leader,
            await Send(leader, "/office/processes", new() { ["process"] = process.Key, ["title"] = "天猫旗舰店" })
        );
    }

    private static async Task Walk(RegisterFixture registers, Process process, Stage stage, string page, bool withGate)
    {
        var left = stage.Tasks.ToList();
        while (left.Find(t => t.After.All(a => left.TrueForAll(l => l.Key != a))) is { } task)
        {
            (await registers.Open(task.Position, $"process.{process.Key}.task:{task.Key}")).Count.ShouldBe(1, task.Key);
            await Done(registers, process, page, task);
            left.Remove(task);
        }

        left.ShouldBeEmpty();
        if (!withGate || stage.Gate is not { } gate)
            return;
        (await registers.Open(gate, $"process.{process.Key}.gate:{stage.Key}")).Count.ShouldBe(1, stage.Key);
        (
            await Refused(await registers.As(process.Owner), $"{Api}/{page.Split('/')[^1]}/release", new { })
        ).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Send(await registers.As(gate), page + "/release", [])).ShouldBe(page);
    }

    /// <summary>The task's position does it; what its form asks for must be there.</summary>
    private static async Task Done(RegisterFixture registers, Process process, string page, StageTask task)
    {
        var (owner, path) = (await registers.As(task.Position), $"{Api}/{page.Split('/')[^1]}/tasks/{task.Key}/done");
        (await Text(owner, page)).ShouldContain(task.Name.Zh);
        var values = task.Fields.ToDictionary(f => f.Key, f => (string?)Sample(f));
        if (values.Count > 0)
            (await Refused(owner, path, new { values = new Dictionary<string, string?>() })).Status.ShouldBe(
                HttpStatusCode.UnprocessableEntity
            );
        (await owner.PostAsJsonAsync(path, new { values })).StatusCode.ShouldBe(HttpStatusCode.NoContent, task.Key);
        (await registers.Open(task.Position, $"process.{process.Key}.task:{task.Key}")).ShouldBeEmpty();
    }
}
