using System.Net;
using System.Net.Http.Json;
using Zhanggui.Records;
using static Zhanggui.Integration.Records.RegisterFixture;

namespace Zhanggui.Integration.Records;

/// <summary>A register that a manager makes on a page, without code.</summary>
public sealed class OwnRegisterTests
{
    private const string Who = """ "key":"who","name":{"zh":"谁","en":"Who"} """;
    private static readonly Dictionary<string, string?> Keys = new()
    {
        ["nameZh"] = "钥匙领用",
        ["nameEn"] = "Key log",
        ["prefix"] = "ys",
        ["purpose"] = "当天领当天还",
        ["w_WHMGR"] = "true",
        ["r_RECEIVER"] = "true",
        ["fzh0"] = "哪把钥匙",
        ["fkind0"] = "Text",
        ["freq0"] = "true",
        ["flist0"] = "true",
        ["fzh1"] = "还了没有",
        ["fen1"] = "Back",
        ["fkind1"] = "Choice",
        ["fopt1"] = "没还 已还",
        ["fzh2"] = "",
        ["dutyCycle"] = "Weekly",
        ["dutyDay"] = "1",
        ["dutyBy"] = "17:30",
        ["dutyPosition"] = "WHMGR",
    };

    [Theory, Databases]
    public async Task A_manager_makes_a_register_on_a_page_and_it_is_kept_listed_exported_and_due(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var (manager, keeper) = (await registers.As("GM"), await registers.As("WHMGR"));

        (await Send(manager, "/office/records/define", Keys)).ShouldBe("/office/records/key-log");
        var form = await Text(keeper, "/office/records/key-log/new");
        form.ShouldContain("哪把钥匙");
        var page = await Send(keeper, "/office/records/key-log/new", new() { ["f1"] = "北门", ["f2"] = "没还" });
        var no = page.Split('/')[^1];
        no.ShouldStartWith("YS20261122-");
        foreach (
            var path in new[]
            {
                "/office/records/key-log",
                page,
                "/office/records/key-log/export?format=csv",
                "/office/records/key-log/print",
            }
        )
            (await Text(keeper, path)).ShouldContain("北门", customMessage: path);
        (await Text(await registers.As("RECEIVER"), page)).ShouldContain("北门");
        (await (await registers.As("PICKER")).GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        registers.App.Clock.Advance(
            new DateTimeOffset(2026, 11, 23, 15, 30, 0, TimeSpan.FromHours(8)) - registers.App.Clock.GetUtcNow()
        );
        await registers.App.RunJobs();
        (await registers.Open("WHMGR", "records.duty")).ShouldHaveSingleItem().KindZh.ShouldBe("钥匙领用");
    }

    [Theory, Databases]
    public async Task The_next_version_leaves_entries_as_they_were_written(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var (manager, keeper) = (await registers.As("GM"), await registers.As("WHMGR"));
        await Send(manager, "/office/records/define", Keys);
        var old = await Make(keeper, "key-log", new() { ["f1"] = "北门", ["f2"] = "已还" });

        (await Text(manager, "/office/records/define/key-log")).ShouldContain("value=\"哪把钥匙\"");
        var next = new Dictionary<string, string?>(Keys)
        {
            ["was"] = "key-log",
            ["fkey0"] = "f1",
            ["fzh0"] = "钥匙编号",
            ["fkey1"] = "f2",
            ["fzh2"] = "谁陪同",
            ["fkind2"] = "Text",
            ["freq2"] = "true",
        };
        (await Send(manager, "/office/records/define", next)).ShouldBe("/office/records/key-log");

        (await Text(keeper, $"/office/records/key-log/{old}")).ShouldContain("哪把钥匙");
        (await Refused(keeper, "/api/v1/records/key-log", new { values = new { f1 = "南门" } })).Body.ShouldContain(
            "f3"
        );
        var newer = await Make(keeper, "key-log", new() { ["f1"] = "南门", ["f3"] = "麦晓岚" });
        (await Text(keeper, $"/office/records/key-log/{newer}")).ShouldContain("钥匙编号");
        (
            (await Entry(keeper, "key-log", old)).GetProperty("version").GetInt32(),
            (await Entry(keeper, "key-log", newer)).GetProperty("version").GetInt32()
        ).ShouldBe((1, 2));
    }

    [Theory, Databases]
    public async Task A_definition_that_says_too_little_or_takes_what_another_has_is_refused_with_what_was_typed(
        string database
    )
    {
        await using var registers = await RegisterFixture.Open(database);
        var manager = await registers.As("GM");
        (string Field, string? Value, string Says)[] wrong =
        [
            ("nameZh", "", "请写中文名"),
            ("prefix", "1", "两个大写字母"),
            ("prefix", "YY", "前缀"),
            ("w_WHMGR", "", "至少选一个登记的岗位"),
            ("fopt1", "只有一个", "第 2 项"),
            ("dutyPosition", "", "定期登记"),
            ("dutyDay", "8", "定期登记"),
        ];
        foreach (var (field, value, says) in wrong)
        {
            var answer = await manager.PostAsync(
                "/office/records/define",
                new FormUrlEncodedContent(
                    new Dictionary<string, string?>(Keys) { [field] = value }.Select(f =>
                        KeyValuePair.Create(f.Key, f.Value ?? "")
                    )
                )
            );
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            ((int)answer.StatusCode).ShouldBe(422, $"{field}={value}: {page}");
            page.ShouldContain(says);
            page.ShouldContain("value=\"哪把钥匙\"");
        }

        var clerk = await registers.As("WHMGR");
        (await clerk.GetAsync("/office/records/define")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await clerk.PostAsync(
                "/office/records/define",
                new FormUrlEncodedContent(Keys.Select(f => KeyValuePair.Create(f.Key, f.Value ?? "")))
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task A_program_defines_a_register_too_and_what_it_sends_wrongly_is_refused(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var (manager, keeper) = (await registers.As("GM"), await registers.As("WHMGR"));
        const string Name = """ "name":{"zh":"来访","en":"Visits"},"purpose":{"zh":"","en":""},"rule":"own" """;
        (string Key, string Body, string Says)[] wrong =
        [
            ("visits", $$$"""{ {{{Name}}},"prefix":"LF","fields":[null],"writers":["WHMGR"]}""", "web.malformed"),
            (
                "visits",
                $$$"""{ {{{Name}}},"prefix":"LF","fields":[{ {{{Who}}},"options":null}],"writers":["WHMGR"]}""",
                "records.hollow"
            ),
            ("visits", $$$"""{ {{{Name}}},"prefix":"LF","fields":[{ {{{Who}}} }],"writers":null}""", "records.hollow"),
            ("visits", $$$"""{ {{{Name}}},"prefix":"LF","writers":["WHMGR"]}""", "records.hollow"),
            ("visits", $$$"""{ {{{Name}}},"prefix":"LF","fields":[],"writers":["WHMGR"]}""", "records.no_fields"),
            (
                "visits",
                $$$"""{ {{{Name}}},"prefix":"LF","fields":[{ {{{Who}}} }],"writers":["NOBODY"]}""",
                "records.no_writers"
            ),
            (
                "visits",
                $$$"""
                { {{{Name}}},"prefix":"LF","writers":["WHMGR"],
                "fields":[{ {{{Who}}},"requiredWhen":{"field":"none","value":"x"}}]}
                """,
                "records.field"
            ),
            (
                "VISITS",
                $$$"""{ {{{Name}}},"prefix":"LF","fields":[{ {{{Who}}} }],"writers":["WHMGR"]}""",
                "records.key"
            ),
            (
                "seal-use",
                $$$"""{ {{{Name}}},"prefix":"LF","fields":[{ {{{Who}}} }],"writers":["WHMGR"]}""",
                "records.shipped"
            ),
            (
                "visits",
                $$$"""{ {{{Name}}},"prefix":"YY","fields":[{ {{{Who}}} }],"writers":["WHMGR"]}""",
                "records.taken"
            ),
        ];
        foreach (var (key, body, says) in wrong)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            (
                await (await manager.PutAsync($"/api/v1/records/{key}", content)).Content.ReadAsStringAsync()
            ).ShouldContain(says, customMessage: body);
        }

        using var right = new StringContent(
            $$$"""{ {{{Name}}},"prefix":"LF","fields":[{ {{{Who}}},"isRequired":true}],"writers":["WHMGR"]}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        (await manager.PutAsync("/api/v1/records/visits", right)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (
            await Text(keeper, $"/office/records/visits/{await Make(keeper, "visits", new() { ["who"] = "桐乡羽织" })}")
        ).ShouldContain("桐乡羽织");
    }

    [Theory, Databases]
    public async Task What_is_due_early_in_the_morning_stands_on_the_list_the_evening_before(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        await Send(
            await registers.As("GM"),
            "/office/records/define",
            new(Keys) { ["dutyCycle"] = "Daily", ["dutyBy"] = "00:30" }
        );
        var clock = registers.App.Clock;
        clock.Advance(new DateTimeOffset(2026, 11, 23, 22, 29, 0, TimeSpan.FromHours(8)) - clock.GetUtcNow());
        await registers.App.RunJobs();
        var today = (await registers.Open("WHMGR", "records.duty")).Where(w => w.KindZh == "钥匙领用").ToList();
        today.Select(w => w.DueAt).ShouldBe([new DateTimeOffset(2026, 11, 23, 0, 30, 0, TimeSpan.FromHours(8))]);

        clock.Advance(TimeSpan.FromMinutes(1));
        await registers.App.RunJobs();

        (await registers.Open("WHMGR", "records.duty"))
            .Where(w => w.KindZh == "钥匙领用")
            .Select(w => w.DueAt)
            .ShouldBe([new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.FromHours(8))]);
    }

    [Theory, Databases]
    public async Task Entries_of_an_own_register_with_approval_wait_for_it(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var (manager, keeper) = (await registers.As("GM"), await registers.As("WHMGR"));
        await Send(manager, "/office/records/define", new(Keys) { ["approval"] = "true" });

        var no = await Make(keeper, "key-log", new() { ["f1"] = "保险柜" });

        var entry = await Entry(keeper, "key-log", no);
        entry.GetProperty("state").GetString().ShouldBe("Waiting");
        entry.GetProperty("approval").GetString().ShouldNotBeNull();
    }

    [Theory, Databases]
    public async Task Two_entries_of_one_submit_are_one(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var keeper = await registers.As("WHMGR");
        var values = Least(registers.Shipped.First(r => r.Key == "five-s"));
        async Task<HttpResponseMessage> Post()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/records/five-s")
            {
                Content = JsonContent.Create(new { values }),
            };
            request.Headers.Add("Idempotency-Key", "five-s-1");
            return await keeper.SendAsync(request);
        }

        var both = await Task.WhenAll(Post(), Post());

        both.Select(b => b.StatusCode).ShouldBe([HttpStatusCode.Created, HttpStatusCode.Created]);
        (await registers.Count("five-s")).ShouldBe(1);
    }
}
