using System.Net;
using System.Net.Http.Json;
using Zhanggui.Kernel;
using Zhanggui.Records;
using Zhanggui.Work;
using static Zhanggui.Integration.Records.RegisterFixture;

namespace Zhanggui.Integration.Records;

/// <summary>Rounds and other entries that come due by themselves.</summary>
public sealed class RoundTests
{
    private const string Round = "warehouse-round";

    [Theory, Databases, Trait("Rule", "INV-18/opening-and-closing")]
    public async Task The_round_at_opening_and_at_closing_comes_onto_the_list_and_leaves_it_when_it_is_made(
        string database
    )
    {
        await using var registers = await RegisterFixture.Open(database);
        var (clock, receiver) = (registers.App.Clock, await registers.As("RECEIVER"));
        var values = Least(registers.Shipped.First(r => r.Key == Round));
        await registers.App.RunJobs();
        var morning = (await registers.Open("RECEIVER", "records.duty")).ShouldHaveSingleItem(
            "at ten the closing round is not due yet"
        );
        (morning.DueAt, morning.EscalateTo).ShouldBe((At(22, 9, 0), "WHMGR"));

        (await receiver.GetAsync(morning.Link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Make(receiver, Round, values, await registers.Duty("open", 22));
        (await registers.Open("RECEIVER", "records.duty")).ShouldBeEmpty();
        (await registers.DutyState("open", 22)).ShouldBe(DutyState.Late);
        (
            await Refused(receiver, $"/api/v1/records/{Round}", new { values, duty = await registers.Duty("open", 22) })
        ).Body.ShouldContain("records.no_duty");

        clock.Advance(At(22, 19, 29) - clock.GetUtcNow());
        await registers.App.RunJobs();
        (await registers.Open("RECEIVER", "records.duty")).ShouldBeEmpty("it comes two hours before");
        clock.Advance(TimeSpan.FromMinutes(1));
        await registers.App.RunJobs();
        await registers.App.RunJobs();
        (await registers.Open("RECEIVER", "records.duty")).ShouldHaveSingleItem().DueAt.ShouldBe(At(22, 21, 30));
        await Make(receiver, Round, values);
        (await registers.DutyState("close", 22)).ShouldBe(
            DutyState.Done,
            "the round was not begun from the list, and is the one that is due"
        );
    }

    [Theory, Databases]
    public async Task A_round_that_was_not_made_before_the_next_one_counts_as_missed(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var manager = await registers.As("WHMGR");
        await registers.App.RunJobs();
        registers.App.Clock.Advance(TimeSpan.FromDays(1));

        await registers.App.RunJobs();

        (await registers.DutyState("open", 22)).ShouldBe(DutyState.Missed);
        (await registers.Open("RECEIVER", "records.duty")).ShouldHaveSingleItem().DueAt.ShouldBe(At(23, 9, 0));
        var home = await Text(manager, "/office/records");
        home.ShouldContain("漏 1");
        home.ShouldContain("开仓巡查");
        (await Text(manager, "/office/records?month=2026-10")).ShouldNotContain("漏 1");
    }

    [Theory, Databases, Trait("Rule", "INV-18/doors-windows-zones"), Trait("Rule", "INV-18/anomaly")]
    public async Task What_is_not_in_order_stands_on_the_supervisors_list_at_once_until_somebody_says_what_was_done(
        string database
    )
    {
        await using var registers = await RegisterFixture.Open(database);
        var (receiver, manager) = (await registers.As("RECEIVER"), await registers.As("WHMGR"));
        var register = registers.Shipped.First(r => r.Key == Round);
        register
            .Fields.Where(f => f.Kind == FieldKind.Point)
            .Select(f => f.Key)
            .ShouldBe(["gates", "windows", "fire", "power", "damp", "zones"]);
        var form = Least(register);
        (form["zones"], form["zones_what"], form["damp"], form["damp_what"]) = (
            "anomaly",
            "B-07 底层 2 箱湿了",
            "ok",
            ""
        );

        var page = await Send(receiver, $"/office/records/{Round}/new", form);
        var no = page.Split('/')[^1];
        var todo = (await registers.Open("WHMGR", "records.anomaly")).ShouldHaveSingleItem();
        (todo.Link, todo.Rule.Zh).ShouldBe((page, "各库区货架：B-07 底层 2 箱湿了"));
        (await Entry(manager, Round, no)).GetProperty("openAnomalies").GetInt32().ShouldBe(1);
        (await Text(manager, $"/office/records/{Round}?anomaly=open")).ShouldContain(no);

        (await Refused(manager, $"/api/v1/records/{Round}/{no}/settle", new { reason = "" })).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (
            await manager.PostAsJsonAsync(
                $"/api/v1/records/{Round}/{no}/settle",
                new { reason = "换了垫板，箱子已晾干" }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await registers.Open("WHMGR", "records.anomaly")).ShouldBeEmpty();
        (
            await Refused(manager, $"/api/v1/records/{Round}/{no}/settle", new { reason = "再来一次" })
        ).Body.ShouldContain("records.no_anomaly");
        // Without saying what is wrong it is no anomaly and no order either.
        var (status, _) = await Refused(
            receiver,
            $"/api/v1/records/{Round}",
            new { values = new Dictionary<string, string?>(Least(register)) { ["zones"] = "" } }
        );
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, Databases, Trait("Rule", "INV-19/lock"), Trait("Rule", "INV-19/seal-number")]
    public async Task The_lock_is_logged_with_each_round_and_a_seal_with_its_number(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var receiver = await registers.As("RECEIVER");
        var values = Least(registers.Shipped.First(r => r.Key == Round));
        (
            await Refused(
                receiver,
                $"/api/v1/records/{Round}",
                new { values = values.Where(v => v.Key != "lock").ToDictionary() }
            )
        ).Body.ShouldContain("\"lock\"");
        values["lock"] = "sealed";
        (await Refused(receiver, $"/api/v1/records/{Round}", new { values })).Body.ShouldContain("seal_no");
        values["seal_no"] = "F-20261122";

        var no = await Make(receiver, Round, values);

        var list = await Text(receiver, $"/office/records/{Round}?q=f-20261122");
        list.ShouldContain(no);
        list.ShouldContain("上锁并加封条");
    }

    [Theory, Databases, Trait("Rule", "INV-19/seal-number")]
    public async Task Over_a_holiday_a_warehouse_is_sealed_and_on_a_weekend_locked(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        await registers.As("RECEIVER");
        (
            await registers.App.Run(
                AppFixture.Staff("hr.edit"),
                (SetDays u) => u.Run("2027-01-01 休 元旦", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        var values = Least(registers.Shipped.First(r => r.Key == Round));
        values["lock"] = "locked";
        async Task<HttpClient> On(DateOnly day)
        {
            var today = new BusinessCalendar().DateOf(registers.App.Clock.GetUtcNow());
            registers.App.Clock.Advance(TimeSpan.FromDays(day.DayNumber - today.DayNumber));
            return await registers.SignedIn("RECEIVER");
        }

        // A Friday and the Saturday after it; then the Thursday before New Year's Day, itself, and the Sunday after it.
        await Make(await On(new(2026, 12, 4)), Round, values);
        await Make(await On(new(2026, 12, 5)), Round, values);
        await Make(await On(new(2026, 12, 30)), Round, values);
        foreach (var day in new DateOnly[] { new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 3) })
        {
            var receiver = await On(day);
            values["lock"] = "locked";
            (await Refused(receiver, $"/api/v1/records/{Round}", new { values })).Body.ShouldContain("records.holiday");
            (values["lock"], values["seal_no"]) = ("sealed", $"F-{day:yyyyMMdd}");
            var no = await Make(receiver, Round, values);

            // A correction cannot take the seal away again.
            values["lock"] = "locked";
            (
                await Refused(receiver, $"/api/v1/records/{Round}/{no}/correction", new { values, reason = "看错了" })
            ).Body.ShouldContain("records.holiday");
        }

        await Make(await On(new(2027, 1, 4)), Round, values);
    }

    [Theory, Databases]
    public async Task A_correction_of_a_point_moves_the_anomaly_along_and_one_of_something_else_leaves_it(
        string database
    )
    {
        await using var registers = await RegisterFixture.Open(database);
        var receiver = await registers.As("RECEIVER");
        var values = Least(registers.Shipped.First(r => r.Key == Round));
        var no = await Make(receiver, Round, values);
        async Task Correct(string field, string to)
        {
            values[field] = to;
            (
                await receiver.PostAsJsonAsync(
                    $"/api/v1/records/{Round}/{no}/correction",
                    new { values, reason = "看错了" }
                )
            ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        async Task<int> Standing() => (await Entry(receiver, Round, no)).GetProperty("openAnomalies").GetInt32();

        await Correct("fire", "灭火器过期");
        ((await registers.Open("WHMGR", "records.anomaly")).ShouldHaveSingleItem().Rule.Zh, await Standing()).ShouldBe(
            ("消防：灭火器过期", 1)
        );
        await Correct("fire", "两个灭火器过期");
        (await registers.Open("WHMGR", "records.anomaly"))
            .ShouldHaveSingleItem()
            .Rule.Zh.ShouldBe("消防：两个灭火器过期");
        await Correct("fire", "ok");
        ((await registers.Open("WHMGR", "records.anomaly")).Count, await Standing()).ShouldBe((0, 0));

        await Correct("damp", "地面有水");
        (
            await receiver.PostAsJsonAsync($"/api/v1/records/{Round}/{no}/settle", new { reason = "擦干了" })
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Correct("lock", "open");
        ((await registers.Open("WHMGR", "records.anomaly")).Count, await Standing()).ShouldBe(
            (0, 0),
            "what was settled stays settled"
        );
    }

    private static DateTimeOffset At(int day, int hour, int minute) =>
        new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8));
}
