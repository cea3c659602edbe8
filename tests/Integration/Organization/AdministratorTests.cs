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
    public async Task An_empty_house_lets_its_first_administrator_in_once_who_must_choose_a_password_and_can_add_staff(string database)
    {
        await using var bureau = await Bureau.Open(database);
        var key = (await First(bureau)).Value!;
        (await First(bureau)).Value.ShouldBeNull("the house has staff now");

        using var admin = await bureau.SignedIn("admin", key.Password);
        var staff = new { login = "linzhixia", name = "林知夏", nameEn = "Lin Zhixia", password = "Qihe-2026", positions = new[] { "CSPRE" } };
        (await admin.PostAsJsonAsync("/api/v1/staff", staff)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "the password that stood on the console comes first");
        (await admin.PutAsJsonAsync("/api/v1/session/password", new { old = key.Password, password = "Shuishan-88", again = "Shuishan-88" })).IsSuccessStatusCode.ShouldBeTrue();
        (await admin.PostAsJsonAsync("/api/v1/staff", staff)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await bureau.SignedIn("linzhixia")).Dispose();
    }

    [Theory, Databases]
    public async Task A_lost_password_is_made_anew_and_whoever_was_signed_in_is_out(string database)
    {
        await using var bureau = await Bureau.Open(database);
        await bureau.Staff("guan", "SYSADMIN");
        using var before = await bureau.SignedIn("guan");
        await bureau.House.Ask((ShopDb db) => db.Set<Account>().Where(a => a.UserName == "guan").ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDisabled, true)));
        var key = (await bureau.House.Run(Machine, (LetAdministratorIn u) => u.Run("GUAN", false, None))).Value!;
        key.Login.ShouldBe("guan");
        bureau.House.Clock.Advance(TimeSpan.FromSeconds(6)); // Who is signed in is remembered for five.
        (await before.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Bureau.SignIn(bureau.Browser(), "guan", Bureau.Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await bureau.SignedIn("guan", key.Password)).Dispose();
        (await bureau.House.Ask((ShopDb db) => db.Set<Holding>().CountAsync(h => h.Position == "SYSADMIN"))).ShouldBe(1, "the position is not given twice");
        (await bureau.House.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_members_login_becomes_no_administrators(string database)
    {
        await using var bureau = await Bureau.Open(database);
        using var visitor = bureau.Browser();
        (await visitor.PostAsJsonAsync("/api/v1/members", new { login = "admin", password = "qihe2026" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var refused = await First(bureau);
        refused.IsDone.ShouldBeFalse();
        (await bureau.House.Run(Machine, (LetAdministratorIn u) => u.Run("x", false, None))).IsDone.ShouldBeFalse();
    }

    private static Task<Zhanggui.Kernel.Result<NewKey?>> First(Bureau bureau) => bureau.House.Run(Machine, (LetAdministratorIn u) => u.Run("admin", true, None));
}
