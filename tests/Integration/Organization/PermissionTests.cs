using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Organization;

/// <summary>Who may do what, when it changes, and who may change it.</summary>
public sealed class PermissionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<HttpStatusCode> Staff(HttpClient browser) =>
        (await browser.GetAsync("/api/v1/staff")).StatusCode;

    private static Task<int> Grants(AppFixture app) => app.Ask((ShopDb db) => db.Set<Grant>().CountAsync());

    [Theory, Databases, Trait("Rule", "ORG-14/server-side"), Trait("Rule", "ORG-14/logged")]
    public async Task What_is_not_granted_is_refused_and_the_attempt_is_logged(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("picker", "PICKER");
        using var browser = await organization.SignedIn("picker");

        var answer = await browser.PostAsJsonAsync(
            "/api/v1/staff",
            new StaffBody("mine", "我", null, null, "Secret-1", ["GM"])
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync("/office/staff")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await organization.App.Run(
                AppFixture.Staff("rep.view"),
                (AddStaff u) => u.Run(new StaffCard("mine", "我", null, null), "Secret-1", ["GM"], None)
            )
        ).Refusal!.Code.ShouldBe("platform.not_permitted");

        (
            await organization.App.Ask((ShopDb db) => db.Set<Account>().AnyAsync(a => a.UserName == "mine"))
        ).ShouldBeFalse();
        (
            await organization.App.Ask((ShopDb db) => db.Set<AuditEntry>().AnyAsync(e => e.UseCase == nameof(AddStaff)))
        ).ShouldBeTrue();
    }

    [Theory, Databases, Trait("Rule", "ORG-14/server-side")]
    public async Task Every_endpoint_says_who_may_call_it(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var endpoints = organization
            .App.Services.GetRequiredService<IEnumerable<Microsoft.AspNetCore.Routing.EndpointDataSource>>()
            .SelectMany(s => s.Endpoints)
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(50);
        endpoints
            .Where(e => e.Metadata.GetMetadata<EndpointAccess>() is null)
            .Select(e => e.DisplayName)
            .ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-31/seeded")]
    public async Task Every_permission_that_the_code_asks_for_is_held_by_some_position(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var held = await organization.App.Ask(
            (ShopDb db) => db.Set<Grant>().Select(g => g.Permission).Distinct().ToListAsync()
        );
        var asked = organization
            .App.Services.GetServices<Permission>()
            .Select(p => p.Code)
            .Concat(
                organization
                    .App.Services.GetRequiredService<IEnumerable<Microsoft.AspNetCore.Routing.EndpointDataSource>>()
                    .SelectMany(s => s.Endpoints)
                    .SelectMany(e => e.Metadata.GetMetadata<EndpointAccess>()?.AnyOf ?? [])
            )
            .Distinct();
        asked.Except(held).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-31/editable")]
    public async Task A_new_release_gives_its_new_permissions_once_and_what_people_took_away_stays_away(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        const string Taken = "order.accept",
            New = "order.arrange";
        var all = await Grants(organization.App);
        async Task<int> Holders(string permission) =>
            await organization.App.Ask((ShopDb db) => db.Set<Grant>().CountAsync(g => g.Permission == permission));
        async Task Restart() =>
            (
                await organization.App.Run(Actor.System("test"), (SeedOrganization u) => u.Run(None))
            ).IsDone.ShouldBeTrue();
        var (accepts, arranges) = (await Holders(Taken), await Holders(New));
        // An application of the release before, whose people have taken one permission from everybody; it kept no note
        // of what it had been offered.
        await organization.App.Ask(
            async (ShopDb db) => await db.Set<Grant>().Where(g => g.Permission == New).ExecuteDeleteAsync()
        );
        await organization.App.Ask(async (ShopDb db) => await db.Set<OfferedPermission>().ExecuteDeleteAsync());
        await Restart();
        (await Holders(New)).ShouldBe(arranges);

        await organization.App.Ask(
            async (ShopDb db) => await db.Set<Grant>().Where(g => g.Permission == Taken).ExecuteDeleteAsync()
        );
        await Restart();
        (await Holders(Taken)).ShouldBe(0);
        await organization.App.Ask(
            async (ShopDb db) =>
                await db.Set<OfferedPermission>().Where(o => o.Permission == Taken).ExecuteDeleteAsync()
        );
        await Restart();
        (await Holders(Taken)).ShouldBe(accepts);
        (await Grants(organization.App)).ShouldBe(all);
    }

    [Theory, Databases, Trait("Rule", "ORG-16/moves-permissions")]
    public async Task A_position_brings_its_permissions_with_the_next_request_and_takes_them_along(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("lin", "PICKER");
        using var browser = await organization.SignedIn("lin");
        (await Staff(browser)).ShouldBe(HttpStatusCode.Forbidden);

        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (GivePosition u) => u.Run(id, "SYSADMIN", null, "申请 12 号，总经理批", None)
            )
        ).IsDone.ShouldBeTrue();
        (await Staff(browser)).ShouldBe(HttpStatusCode.OK);
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (EndPosition u) => u.Run(id, "SYSADMIN", "调岗", None)
            )
        ).IsDone.ShouldBeTrue();
        (await Staff(browser)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases, Trait("Rule", "ORG-02/end-date")]
    public async Task A_position_for_a_time_ends_with_its_last_day(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("lin", "PICKER");
        using var browser = await organization.SignedIn("lin");
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (GivePosition u) => u.Run(id, "SYSADMIN", new DateOnly(2026, 11, 22), "顶班一天", None)
            )
        ).IsDone.ShouldBeTrue();

        organization.App.Clock.Advance(TimeSpan.FromHours(14) - TimeSpan.FromMinutes(1)); // 23:59 in Shanghai
        (await Staff(browser)).ShouldBe(HttpStatusCode.OK);
        organization.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Staff(browser)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases, Trait("Rule", "ORG-12/executed"), Trait("Rule", "ORG-31/editable")]
    public async Task The_matrix_is_changed_with_a_reason_and_takes_effect_with_the_next_request(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "PICKER");
        using var browser = await organization.SignedIn("lin");
        (await Staff(browser)).ShouldBe(HttpStatusCode.Forbidden);

        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (SetGrants u) => u.Run([new GrantChange("PICKER", "org.view", true)], " ", None)
            )
        ).Refusal!.Field.ShouldBe("why");
        (await Staff(browser)).ShouldBe(HttpStatusCode.Forbidden);
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (SetGrants u) => u.Run([new GrantChange("PICKER", "org.view", true)], "申请 13 号", None)
            )
        ).IsDone.ShouldBeTrue();
        (await Staff(browser)).ShouldBe(HttpStatusCode.OK);
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (SetGrants u) => u.Run([new GrantChange("PICKER", "org.view", false)], "申请 14 号", None)
            )
        ).IsDone.ShouldBeTrue();
        (await Staff(browser)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task Nobody_changes_their_own_position_or_invents_a_permission(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("admin", "SYSADMIN");
        var admin = new Actor(ActorKind.Staff, id.Value, "admin", new HashSet<string> { "org.edit" })
        {
            Positions = ["SYSADMIN"],
        };
        var before = await Grants(organization.App);

        (
            await organization.App.Run(
                admin,
                (SetGrants u) =>
                    u.Run(
                        [new GrantChange("PICKER", "stk.view", true), new GrantChange("SYSADMIN", "fin.approve", true)],
                        "自己加",
                        None
                    )
            )
        ).Refusal!.Code.ShouldBe("organization.own_position");
        (
            await organization.App.Run(
                admin,
                (SetGrants u) => u.Run([new GrantChange("PICKER", "order.edit", true)], "改订单", None)
            )
        ).Refusal!.Code.ShouldBe("organization.no_permission");
        (
            await organization.App.Run(
                admin,
                (SetGrants u) => u.Run([new GrantChange("MEMBER", "org.view", true)], "会员", None)
            )
        ).Refusal!.Code.ShouldBe("organization.shop_row");
        (
            await organization.App.Run(admin, (GivePosition u) => u.Run(id, "GM", null, "升职", None))
        ).Refusal!.Code.ShouldBe("organization.own_position");
        (await organization.App.Run(admin, (ResetPassword u) => u.Run(id, "忘了", None))).Refusal!.Code.ShouldBe(
            "organization.own_account"
        );

        (await Grants(organization.App)).ShouldBe(before);
        (
            await organization.App.Ask((ShopDb db) => db.Set<Holding>().CountAsync(h => h.AccountId == id.Value))
        ).ShouldBe(1);
    }

    [Theory, Databases, Trait("Rule", "ORG-08/department"), Trait("Rule", "ORG-01/several")]
    public async Task A_supervisor_manages_the_positions_below_their_own_and_no_others(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("lin", "CSPRE");
        var supervisor = new Actor(ActorKind.Staff, Guid.CreateVersion7(), "zhou", new HashSet<string> { "hr.edit" })
        {
            Positions = ["CSMGR"],
        };

        (
            await organization.App.Run(supervisor, (GivePosition u) => u.Run(id, "CSPOST", null, "兼售后", None))
        ).IsDone.ShouldBeTrue();
        foreach (var beyond in new[] { "GM", "CSMGR", "CSDIR", "PICKER", "SYSADMIN" })
            (
                await organization.App.Run(supervisor, (GivePosition u) => u.Run(id, beyond, null, "试试", None))
            ).Refusal!.Code.ShouldBe("organization.beyond_reach", beyond);
        (
            await organization.App.Run(
                supervisor,
                (AddStaff u) => u.Run(new StaffCard("boss", "老板", null, null), "Secret-1", ["GM"], None)
            )
        ).Refusal!.Code.ShouldBe("organization.beyond_reach");

        var held = await organization.App.Ask(
            (ShopDb db) => db.PositionsOf(id.Value, organization.App.Clock.GetUtcNow(), None)
        );
        held.ShouldBe(["CSPRE", "CSPOST"], ignoreOrder: true);
        (
            await organization.App.Ask((ShopDb db) => db.Set<Account>().AnyAsync(a => a.UserName == "boss"))
        ).ShouldBeFalse();
    }

    [Theory, Databases, Trait("Rule", "ORG-17/disabled")]
    public async Task A_closed_account_is_out_at_once_and_can_not_come_back(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("lin", "SYSADMIN");
        using var browser = await organization.SignedIn("lin");
        (await Staff(browser)).ShouldBe(HttpStatusCode.OK);

        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (SetDisabled u) => u.Run(id, true, "离职", None)
            )
        ).IsDone.ShouldBeTrue();

        (await Staff(browser)).ShouldBe(HttpStatusCode.Unauthorized);
        (
            await OrganizationFixture.Code(
                await OrganizationFixture.SignIn(browser, "lin", OrganizationFixture.Password)
            )
        ).ShouldBe("organization.wrong_password");
    }

    [Theory, Databases, Trait("Rule", "ORG-18/personal")]
    public async Task A_new_or_reset_password_is_changed_by_its_owner_before_anything_else(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var made = await organization.App.Run(
            OrganizationFixture.Administrator,
            (AddStaff u) =>
                u.Run(new StaffCard("tang", "唐小满", "Tang Xiaoman", null), "Erst-2026", ["SYSADMIN"], None)
        );
        using var first = await organization.SignedIn("tang", "Erst-2026");
        (await OrganizationFixture.Code(await first.GetAsync("/api/v1/staff"))).ShouldBe(
            "organization.password_expired"
        );
        (
            await first.PutAsJsonAsync(
                "/api/v1/session/password",
                new PasswordBody("Erst-2026", "Mein-2026", "Mein-2026")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Staff(first)).ShouldBe(HttpStatusCode.OK);

        var temporary = (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (ResetPassword u) => u.Run(made.Value, "本人忘了", None)
            )
        ).Value;
        (await Staff(first)).ShouldBe(HttpStatusCode.Unauthorized);
        using var again = await organization.SignedIn("tang", temporary);
        (await OrganizationFixture.Code(await again.GetAsync("/api/v1/staff"))).ShouldBe(
            "organization.password_expired"
        );
        (
            await organization.App.Ask(
                (ShopDb db) =>
                    db.Set<AuditEntry>()
                        .Where(e => e.SubjectId == made.Value.Value)
                        .Select(e => e.After + e.Before + e.Note)
                        .ToListAsync()
            )
        ).ShouldAllBe(t => t == null || !t.Contains(temporary));
    }

    [Theory, Databases, Trait("Rule", "ORG-01/lines")]
    public async Task Reporting_lines_can_not_run_in_a_circle(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (EditPosition u) =>
                    u.Run("GM", new PositionCard("总经理", "General manager", "GMO", "CSPRE"), false, None)
            )
        ).Refusal!.Field.ShouldBe("superior");
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (EditPosition u) =>
                    u.Run("LIVE", new PositionCard("直播主播", "Live host", "OPS", "OPSDIR"), true, None)
            )
        ).IsDone.ShouldBeTrue();
        var chart = await organization.App.Services.GetRequiredService<IPositions>().All(None);
        chart["GM"].Superior.ShouldBeNull();
        chart["LIVE"].Superior.ShouldBe("OPSDIR");
    }

    [Theory, Databases, Trait("Rule", "ORG-31/editable")]
    public async Task Seeding_again_changes_nothing_that_the_company_has_changed(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var all = await Grants(organization.App);
        (
            await organization.App.Run(
                OrganizationFixture.Administrator,
                (SetGrants u) => u.Run([new GrantChange("PICKER", "stk.edit", false)], "改制", None)
            )
        ).IsDone.ShouldBeTrue();
        (await organization.App.Run(Actor.System("test"), (SeedOrganization u) => u.Run(None))).IsDone.ShouldBeTrue();
        (await Grants(organization.App)).ShouldBe(all - 1);
    }
}
