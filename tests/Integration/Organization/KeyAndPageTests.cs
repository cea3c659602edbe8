using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Organization;

/// <summary>API keys, and the pages of the organization.</summary>
public sealed class KeyAndPageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static HttpClient Program(OrganizationFixture organization, string key, bool bearer)
    {
        var client = new HttpClient { BaseAddress = organization.App.Address };
        if (bearer)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        else
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    [Theory, Databases]
    public async Task A_key_opens_what_it_was_given_until_it_is_revoked(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var made = (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (MakeApiKey u) => u.Run("对接程序", ["org.view"], 30, None)
            )
        ).Value;
        using var bearer = Program(organization, made.Key, bearer: true);
        using var header = Program(organization, made.Key, bearer: false);
        using var wrong = Program(organization, made.Key[..^1] + (made.Key[^1] == 'A' ? 'B' : 'A'), bearer: true);

        (await bearer.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await header.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await wrong.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await bearer.GetAsync("/api/v1/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bearer.GetFromJsonAsync<SessionView>("/api/v1/session"))!.Kind.ShouldBe("Partner");

        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (RevokeApiKey u) => u.Run(made.Id, "合作结束", None)
            )
        ).IsDone.ShouldBeTrue();
        (await bearer.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, Databases]
    public async Task A_key_ends_with_its_time_and_never_holds_more_than_its_maker(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (MakeApiKey u) => u.Run("太多", ["fin.approve"], null, None)
            )
        ).Refusal!.Field.ShouldBe("permissions");
        (await organization.App.Ask((ShopDb db) => db.Set<ApiKey>().CountAsync())).ShouldBe(0);
        var made = (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (MakeApiKey u) => u.Run("一天", ["org.view"], 1, None)
            )
        ).Value;
        using var program = Program(organization, made.Key, bearer: true);
        (await program.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
        organization.App.Clock.Advance(TimeSpan.FromDays(1));
        (await program.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, Databases]
    public async Task The_secret_of_a_key_is_kept_nowhere(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var made = (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (MakeApiKey u) => u.Run("对接程序", ["org.view"], null, None)
            )
        ).Value;
        var secret = made.Key.Split('_')[2];
        (
            await organization.App.Ask((ShopDb db) => db.Set<ApiKey>().AsNoTracking().SingleAsync())
        ).Hash.ShouldNotContain(secret);
        (
            await organization.App.Ask(
                (ShopDb db) =>
                    db.Set<AuditEntry>().Where(e => e.SubjectType == "apikey").Select(e => e.After).SingleAsync()
            )
        )!.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Every_entry_of_the_menu_and_every_rule_has_an_icon_that_exists()
    {
        await using var organization = await OrganizationFixture.Open("sqlite");
        organization
            .App.Services.GetServices<Zhanggui.Ui.MenuItem>()
            .Where(m => Zhanggui.Ui.UiAssets.IconBody(m.Icon).Length == 0)
            .Select(m => m.Href + " " + m.Icon)
            .ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Every_page_of_the_organization_answers_in_both_languages(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("admin", "SYSADMIN", "GM", "IT");
        using var browser = await organization.SignedIn("admin");
        string[] pages =
        [
            "/office",
            "/office?group=1",
            "/office/todo/history",
            "/office/account",
            "/office/password",
            "/office/staff",
            "/office/staff?q=admin&state=all",
            "/office/staff/new",
            $"/office/staff/{id.Value}",
            "/office/staff/export?format=xlsx",
            "/office/staff/chart",
            "/office/staff/positions",
            "/office/staff/positions/CSPRE",
            "/office/staff/positions/MEMBER",
            "/office/staff/positions/new",
            "/office/staff/positions/export?format=csv",
            "/office/staff/departments/new",
            "/office/staff/departments/CS",
            "/office/staff/sensitive",
            "/office/staff/sensitive?q=order",
            "/office/staff/keys",
            "/office/todo/count",
            "/api/v1/positions",
            "/api/v1/departments",
            "/api/v1/permissions",
            "/api/v1/keys",
            "/api/v1/todos",
            "/api/v1/todos/count",
            "/api/v1/todos/history",
            "/api/v1/todos/waiting",
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
            }
        }
    }

    [Theory, Databases, Trait("Rule", "DAT-09/permissions")]
    public async Task Signing_in_and_every_change_leave_whole_chains(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("lin", "CSPRE");
        (await organization.SignedIn("lin")).Dispose();
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (GivePosition u) => u.Run(id, "CSPOST", null, "兼售后", None)
            )
        ).IsDone.ShouldBeTrue();
        (await organization.App.Verify()).ShouldBeEmpty();
        (await organization.Log("account", id.Value)).ShouldBe(["Signed in", "Position given"]);
    }
}
