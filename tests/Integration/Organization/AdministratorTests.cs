using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Organization;

/// <summary>Whoever runs the program can always come in, and only they.</summary>
public sealed class AdministratorTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Machine = Actor.System("命令行");

    [Theory, Databases, Trait("Rule", "ORG-18/personal")]
    public async Task An_empty_application_lets_its_first_administrator_in_once_who_must_choose_a_password_and_can_add_staff(
        string database
    )
    {
        await using var organization = await OrganizationFixture.Open(database);
        var key = (await First(organization)).Value!;
        (await First(organization)).Value.ShouldBeNull("the house has staff now");

        using var admin = await organization.SignedIn("admin", key.Password);
        var staff = new
        {
            login = "linzhixia",
            name = "林知夏",
            nameEn = "Lin Zhixia",
            password = "Qihe-2026",
            positions = new[] { "CSPRE" },
        };
        (await admin.PostAsJsonAsync("/api/v1/staff", staff)).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden,
            "the password that stood on the console comes first"
        );
        (
            await admin.PutAsJsonAsync(
                "/api/v1/session/password",
                new
                {
                    old = key.Password,
                    password = "Shuishan-88",
                    again = "Shuishan-88",
                }
            )
        ).IsSuccessStatusCode.ShouldBeTrue();
        (await admin.PostAsJsonAsync("/api/v1/staff", staff)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await organization.SignedIn("linzhixia")).Dispose();
    }

    [Theory, Databases]
    public async Task A_lost_password_is_made_anew_and_whoever_was_signed_in_is_out(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("guan", "SYSADMIN");
        using var before = await organization.SignedIn("guan");
        await organization.App.Ask(
            (ShopDb db) =>
                db.Set<Account>()
                    .Where(a => a.UserName == "guan")
                    .ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDisabled, true))
        );
        var key = (await organization.App.Run(Machine, (LetAdministratorIn u) => u.Run("GUAN", false, None))).Value!;
        key.Login.ShouldBe("guan");
        organization.App.Clock.Advance(TimeSpan.FromSeconds(6)); // Who is signed in is remembered for five.
        (await before.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (
            await OrganizationFixture.SignIn(organization.Browser(), "guan", OrganizationFixture.Password)
        ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await organization.SignedIn("guan", key.Password)).Dispose();
        (
            await organization.App.Ask((ShopDb db) => db.Set<Holding>().CountAsync(h => h.Position == "SYSADMIN"))
        ).ShouldBe(1, "the position is not given twice");
        (await organization.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_members_login_becomes_no_administrators(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        using var visitor = organization.Browser();
        (
            await visitor.PostAsJsonAsync("/api/v1/members", new { login = "admin", password = "qihe2026" })
        ).StatusCode.ShouldBe(HttpStatusCode.Created);
        var refused = await First(organization);
        refused.IsDone.ShouldBeFalse();
        (await organization.App.Run(Machine, (LetAdministratorIn u) => u.Run("x", false, None))).IsDone.ShouldBeFalse();
    }

    private static Task<Zhanggui.Kernel.Result<NewKey?>> First(OrganizationFixture organization) =>
        organization.App.Run(Machine, (LetAdministratorIn u) => u.Run("admin", true, None));
}
