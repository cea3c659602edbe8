using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zhanggui.Approvals;
using Zhanggui.Kernel;

namespace Zhanggui.Integration.Approvals;

/// <summary>The pages in both languages, and the same things as JSON.</summary>
public sealed partial class PageTests
{
    private static async Task<string> Read(
        HttpClient browser,
        string path,
        string language = "zh-CN",
        HttpStatusCode status = HttpStatusCode.OK
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", language);
        var answer = await browser.SendAsync(request);
        answer.StatusCode.ShouldBe(status, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> Post(HttpClient browser, string path, params (string, string)[] fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(fields.ToDictionary(f => f.Item1, f => f.Item2)));

    [Theory, Databases, Trait("Rule", "ORG-28/comment")]
    public async Task A_general_request_is_made_seen_and_decided_on_the_pages_without_scripts(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        await approvals.Person("lin", "CSPRE");
        await approvals.Person("zhou", "CSMGR");
        await approvals.Person("mai", "PACKER");
        var (lin, zhou, mai) = (
            await approvals.Organization.SignedIn("lin"),
            await approvals.Organization.SignedIn("zhou"),
            await approvals.Organization.SignedIn("mai")
        );
        (await Read(lin, "/office/approvals/new")).ShouldContain("你的上级 客服经理（zhou）");
        var bad = await Post(
            lin,
            "/office/approvals/new",
            ("title", ""),
            ("reason", "左耳没声音"),
            ("amount", "2.999")
        );
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await bad.Content.ReadAsStringAsync()).ShouldContain("左耳没声音");

        var made = await Post(
            lin,
            "/office/approvals/new",
            ("title", "补一副降噪耳麦"),
            ("reason", "左耳没声音"),
            ("amount", "260")
        );
        made.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var no = made.Headers.Location!.ToString().Split('/', '?')[3];
        foreach (
            var (language, decide, approve) in new[]
            {
                ("zh-CN", "等你批", "同意"),
                ("en", "Yours to decide", "Approve"),
            }
        )
        {
            var page = await Read(zhou, "/office/approvals", language);
            page.ShouldContain("补一副降噪耳麦");
            page.ShouldContain(no);
            page.ShouldContain("¥260.00");
            page.ShouldContain(decide);
            Blanks().Replace(page, " ").ShouldContain(approve + " <kbd");
            foreach (
                var path in new[]
                {
                    "/office/approvals/chains",
                    "/office/approvals/delegations",
                    "/office/approvals/delegations/new",
                    "/office/approvals?tab=decided",
                    "/office/approvals/new",
                }
            )
                await Read(zhou, path, language);
        }

        (await Read(lin, $"/office/approvals/{no}?tab=made")).ShouldContain("你提的，等 zhou 批");
        (await Read(zhou, $"/office/approvals/{no}/print")).ShouldContain("审批单");
        await Read(mai, $"/office/approvals/{no}", status: HttpStatusCode.NotFound);
        (await Post(mai, $"/office/approvals/{no}/approve", ("seen", "1-1"))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await Post(zhou, $"/office/approvals/{no}/return", ("seen", "1-1"), ("comment", " "))).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (await Post(zhou, $"/office/approvals/{no}/approve", ("seen", "1-1"), ("comment", "买吧"))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await Read(lin, $"/office/approvals/{no}")).ShouldContain("zhou 同意");
        (await Read(zhou, "/office/approvals")).ShouldContain("没有等你批的");
        (await Read(zhou, "/office/approvals/export?tab=decided&format=csv")).ShouldContain(
            $"{no},事项申请,补一副降噪耳麦"
        );
    }

    [Theory, Databases]
    public async Task A_document_shows_its_requests_and_a_list_finds_them(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var maker = await approvals.Person("he", "PLANNER");
        await approvals.Person("shen", "OPSDIR");
        await approvals.Person("meng", "MKTDIR", "GM");
        var draft = ApprovalFixture.Draft(ApprovalFixture.Price);
        var asked = await approvals.Ask(maker, draft);
        await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Either));
        (
            await approvals.App.Ask((IApprovalCards c) => c.Of(draft.Subject.Id, CancellationToken.None))
        ).ShouldNotBeNull();
        (
            await approvals.App.Ask((IApprovalCards c) => c.Of(Guid.CreateVersion7(), CancellationToken.None))
        ).ShouldBeNull();

        var gm = await approvals.Organization.SignedIn("meng");
        var all = await Read(gm, "/office/approvals?tab=all");
        all.ShouldContain("改价");
        all.ShouldContain("任一");
        foreach (
            var filter in new[]
            {
                "kind=test.price",
                $"q={asked.No}",
                $"q={asked.No[^6..]}",
                "kind=test.price&person=he&state=Pending&from=2026-11-22&to=2026-11-22",
            }
        )
        {
            var page = await Read(gm, "/office/approvals?tab=all&" + filter);
            page.ShouldContain($"data-row=\"{asked.No}\"", customMessage: filter);
            page.Split("data-row=").Length.ShouldBe(2, filter);
        }

        var shown = await Read(gm, $"/office/approvals/{asked.No}", "en");
        foreach (var text in new[] { "2 below the floor", "Wool coat", "1,299.00", "1,099.00", "Styles" })
            shown.ShouldContain(text);
    }

    [Theory, Databases]
    public async Task Lists_page_by_key_without_gaps_or_repeats(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops) = (await approvals.Person("he", "PLANNER"), await approvals.Person("shen", "OPSDIR"));
        await approvals.Person("ji", "MKTDIR");
        var asked = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            asked.Add((await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price))).No);
            if (i % 2 == 0)
                approvals.App.Clock.Advance(TimeSpan.FromMinutes(1)); // some share their instant
        }

        foreach (var (who, scope) in new[] { (ops, ApprovalScope.Decide), (maker, ApprovalScope.Made) })
        {
            var seen = new List<string>();
            var filter = new ApprovalFilter(scope);
            while (true)
            {
                var page = await approvals.App.Ask((ApprovalLists l) => l.List(who, filter, 3, CancellationToken.None));
                seen.AddRange(page.Select(r => r.Request.No));
                if (page.Count < 3)
                    break;
                filter = filter with { After = ApprovalLists.KeyOf(page[^1], scope) };
            }

            seen.Order().ShouldBe(asked.Order());
        }
    }

    [Theory, Databases, Trait("Rule", "ORG-28/comment"), Trait("Rule", "ORG-28/delegation")]
    [Trait("Rule", "ORG-28/history")]
    public async Task Everything_can_be_done_as_JSON_and_a_refusal_is_a_problem_with_a_code(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        await approvals.Person("lin", "CSPRE");
        var (zhou, xu) = (await approvals.Person("zhou", "CSMGR"), await approvals.Person("xu", "CSMGR"));
        var (maker, boss, other) = (
            await approvals.Organization.SignedIn("lin"),
            await approvals.Organization.SignedIn("zhou"),
            await approvals.Organization.SignedIn("xu")
        );
        var made = await maker.PostAsJsonAsync(
            "/api/v1/approvals",
            new
            {
                title = "补耳麦",
                reason = "左耳没声音",
                amount = 26_000,
            }
        );
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var no = (await Json(made)).GetProperty("no").GetString()!;
        (await Json(await boss.GetAsync("/api/v1/approvals")))
            .GetProperty("rows")[0]
            .GetProperty("no")
            .GetString()
            .ShouldBe(no);
        (await Json(await boss.GetAsync("/api/v1/approvals/count"))).GetProperty("toDecide").GetInt32().ShouldBe(1);
        (await boss.GetAsync("/api/v1/approvals?scope=all")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Allowed(boss, no)).ShouldBe(["approve", "reject", "return", "pass on"], ignoreOrder: true);
        (await Allowed(maker, no)).ShouldBe(["withdraw"]);
        (
            await Organization.OrganizationFixture.Code(
                await maker.PostAsJsonAsync($"/api/v1/approvals/{no}/approve", new { })
            )
        ).ShouldBe("approvals.own_request");
        (
            await Organization.OrganizationFixture.Code(
                await boss.PostAsJsonAsync($"/api/v1/approvals/{no}/reject", new { })
            )
        ).ShouldBe("approvals.comment");
        (
            await boss.PostAsJsonAsync($"/api/v1/approvals/{no}/pass", new { person = xu.Id, comment = "你定" })
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await other.PostAsJsonAsync($"/api/v1/approvals/{no}/return", new { comment = "写型号" })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );
        (
            await maker.PostAsJsonAsync($"/api/v1/approvals/{no}/resubmit", new { reason = "型号 H390" })
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (
            await Organization.OrganizationFixture.Code(
                await boss.PostAsJsonAsync($"/api/v1/approvals/{no}/approve", new { revision = 1, step = 1 })
            )
        ).ShouldBe("approvals.moved");
        (
            await boss.PostAsJsonAsync(
                $"/api/v1/approvals/{no}/approve",
                new
                {
                    comment = "买",
                    revision = 2,
                    step = 1,
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var one = (await Json(await maker.GetAsync($"/api/v1/approvals/{no}"))).GetProperty("request");
        one.GetProperty("history")
            .EnumerateArray()
            .Select(h => h.GetProperty("verb").GetString())
            .ShouldBe(["Asked", "PassedOn", "Returned", "Resubmitted", "Agreed"]);

        var second = (
            await Json(await maker.PostAsJsonAsync("/api/v1/approvals", new { title = "换椅子", reason = "坏了" }))
        )
            .GetProperty("no")
            .GetString()!;
        (
            await maker.PostAsJsonAsync($"/api/v1/approvals/{second}/withdraw", new { comment = "修好了" })
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await maker.GetAsync("/api/v1/approvals/AP20261122-999999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var now = approvals.App.Clock.GetUtcNow();
        var delegated = await boss.PostAsJsonAsync(
            "/api/v1/approvals/delegations",
            new
            {
                to = xu.Id,
                from = now,
                until = now.AddDays(2),
                reason = "休假",
            }
        );
        delegated.StatusCode.ShouldBe(HttpStatusCode.Created);
        var rows = (await Json(await other.GetAsync("/api/v1/approvals/delegations"))).GetProperty("rows");
        rows[0].GetProperty("inForce").GetBoolean().ShouldBeTrue();
        // Whom it does not concern sees it only with a permission, and customers see no such list at all.
        (await Json(await maker.GetAsync("/api/v1/approvals/delegations?all=true")))
            .GetProperty("rows")
            .GetArrayLength()
            .ShouldBe(0);
        using var customer = approvals.Organization.Browser();
        (
            await customer.PostAsJsonAsync("/api/v1/members", new { login = "13900000007", password = "qihe2026" })
        ).IsSuccessStatusCode.ShouldBeTrue();
        foreach (var list in new[] { "/api/v1/approvals/delegations", "/office/approvals/delegations/export" })
            (await customer.GetAsync(list)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, list);
        (
            await Organization.OrganizationFixture.Code(await customer.GetAsync("/api/v1/approvals/delegations"))
        ).ShouldBe("approvals.staff_only");
        (
            await boss.PostAsJsonAsync(
                $"/api/v1/approvals/delegations/{rows[0].GetProperty("id").GetGuid()}/revoke",
                new { }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Json(await boss.GetAsync("/api/v1/approvals/kinds")))
            .EnumerateArray()
            .Select(k => k.GetProperty("key").GetString())
            .ShouldContain("general");
        zhou.Id.ShouldNotBe(xu.Id);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.ShouldBeTrue();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<IEnumerable<string?>> Allowed(HttpClient who, string no) =>
        (await Json(await who.GetAsync($"/api/v1/approvals/{no}")))
            .GetProperty("allowed")
            .EnumerateArray()
            .Select(a => a.GetString());

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
