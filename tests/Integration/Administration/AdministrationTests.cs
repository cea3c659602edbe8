using System.Net;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Administration;
using Zhanggui.Integration.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Administration;

/// <summary>The pages for whoever runs the program, and the outbox's dead messages.</summary>
public sealed class AdministrationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases]
    public async Task A_dead_message_is_tried_again_or_given_up_once(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var seq = await Dead(organization);
        var operator1 = AppFixture.Staff("db.edit");
        (
            await organization.App.Run(operator1, (AbandonOutboxMessage u) => u.Run(seq, "", None))
        ).Refusal!.Field.ShouldBe("why");
        (await organization.App.Run(operator1, (RetryOutboxMessage u) => u.Run(seq, None))).IsDone.ShouldBeTrue();
        (
            await organization.App.Run(operator1, (AbandonOutboxMessage u) => u.Run(seq, "不用了", None))
        ).Refusal!.Code.ShouldBe("organization.not_dead");
        var state = await State(organization, seq);
        (state.State, state.Tries).ShouldBe((OutboxState.Open, 0));
    }

    [Theory, Databases]
    public async Task A_dead_message_shows_why_it_failed_and_is_given_up_on_its_page_with_a_reason(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var seq = await Dead(organization);
        var here = $"/office/outbox/{seq}";
        await organization.Staff("admin", "SYSADMIN", "GM", "IT");
        using var browser = await organization.SignedIn("admin");
        (await browser.GetStringAsync("/office/outbox")).ShouldContain($"href=\"{here}\"");
        (await browser.GetStringAsync("/office/outbox/count")).ShouldContain(">1<");
        (await browser.GetStringAsync(here)).ShouldContain("no answer");
        (await browser.GetAsync("/office/outbox/999999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await browser.PostAsync(here + "/give-up", new FormUrlEncodedContent([new("why", "")]))).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (await State(organization, seq)).State.ShouldBe(OutboxState.Dead);
        (
            await browser.PostAsync(here + "/give-up", new FormUrlEncodedContent([new("why", "人工补发了")]))
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await State(organization, seq)).State.ShouldBe(OutboxState.Done);
        WebUtility.HtmlDecode(await browser.GetStringAsync(here)).ShouldContain("人工补发了");
        (await browser.GetStringAsync("/api/v1/outbox")).ShouldBe("[]");
        (await browser.GetStringAsync("/office/outbox")).ShouldNotContain($"href=\"{here}\"");
        (await browser.GetStringAsync("/office/outbox?state=Done")).ShouldContain($"href=\"{here}\"");
    }

    [Theory, Databases]
    public async Task Dead_messages_that_are_ticked_are_tried_again_and_what_is_settled_is_left_alone(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var (first, second) = (await Dead(organization), await Dead(organization));
        await organization.Staff("admin", "SYSADMIN", "GM", "IT");
        using var browser = await organization.SignedIn("admin");
        (
            await organization.App.Run(
                AppFixture.Staff("db.edit"),
                (AbandonOutboxMessage u) => u.Run(first, "过时", None)
            )
        ).IsDone.ShouldBeTrue();
        var done = await browser.PostAsync(
            "/office/outbox/bulk",
            new FormUrlEncodedContent([
                new("act", "retry"),
                new("go", "1"),
                new("id", $"{first}"),
                new("id", $"{second}"),
            ])
        );
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync()).ShouldContain("这条消息已经处理过了");
        (await State(organization, first)).State.ShouldBe(OutboxState.Done);
        (await State(organization, second)).State.ShouldBe(OutboxState.Open);
    }

    private static Task<OutboxMessage> State(OrganizationFixture organization, long seq) =>
        organization.App.Ask((ShopDb db) => db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Seq == seq));

    /// <summary>A message that failed ten times.</summary>
    private static Task<long> Dead(OrganizationFixture organization)
    {
        var now = organization.App.Clock.GetUtcNow();
        return organization.App.Ask(
            async (ShopDb db) =>
            {
                var message = new OutboxMessage
                {
                    EventId = Guid.CreateVersion7(now),
                    Reaction = "Gone:Gone",
                    Type = "Gone",
                    Payload = "{}",
                    At = now,
                    NextAt = now,
                    Tries = 10,
                    State = OutboxState.Dead,
                    EndedAt = now,
                    Error = "no answer",
                };
                db.Add(message);
                await db.SaveChangesAsync();
                return message.Seq;
            }
        );
    }

    [Theory, Databases]
    public async Task Every_page_of_the_administration_answers_in_both_languages(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("admin", "SYSADMIN", "GM", "IT");
        using var browser = await organization.SignedIn("admin");
        string[] pages =
        [
            "/office/policies",
            "/office/policies?q=ORG-19",
            "/office/policies/password.min.length",
            "/office/policies/changes",
            "/office/policies/export?format=csv",
            "/office/audit",
            "/office/audit?who=admin&from=2026-11-22&to=2026-11-22",
            $"/office/audit/account/{id.Value}",
            "/office/audit/export?format=csv",
            "/office/outbox",
            "/office/outbox?state=Done",
            "/office/outbox/count",
            "/office/jobs",
            "/api/v1/policies",
            "/api/v1/audit",
            $"/api/v1/audit/account/{id.Value}",
            "/api/v1/outbox",
            "/api/v1/jobs",
        ];
        foreach (var language in new[] { "zh-CN", "en" })
        {
            (await browser.GetAsync($"/language/{language}?back=/office"))
                .Headers.Location!.ToString()
                .ShouldBe("/office");
            foreach (var page in pages)
            {
                var answer = await browser.GetAsync(page);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{language} {page}");
                var text = await answer.Content.ReadAsStringAsync();
                if (language == "en" && page == "/office/jobs")
                    text.ShouldContain("What happens by the clock");
            }
        }
    }
}
