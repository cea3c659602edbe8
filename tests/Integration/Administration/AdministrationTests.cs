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
        var now = organization.App.Clock.GetUtcNow();
        var seq = await organization.App.Ask(
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
        var operator1 = AppFixture.Staff("db.edit");
        (
            await organization.App.Run(operator1, (AbandonOutboxMessage u) => u.Run(seq, "", None))
        ).Refusal!.Field.ShouldBe("why");
        (await organization.App.Run(operator1, (RetryOutboxMessage u) => u.Run(seq, None))).IsDone.ShouldBeTrue();
        (
            await organization.App.Run(operator1, (AbandonOutboxMessage u) => u.Run(seq, "不用了", None))
        ).Refusal!.Code.ShouldBe("organization.not_dead");
        var state = await organization.App.Ask(
            (ShopDb db) => db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Seq == seq)
        );
        (state.State, state.Tries).ShouldBe((OutboxState.Open, 0));
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
