using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Security.Claims;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Organization;

/// <summary>Passwords, locks, positions and what they allow.</summary>
public sealed class SignInTests
{
    private const string Password = "qihe2026";
    private static readonly Actor House = Actor.System("test");
    private static readonly Actor Admin = new(ActorKind.Staff, new Guid("00000000-0000-7000-8000-0000000000ad"), "管理员", new HashSet<string> { "org.edit", "hr.edit", "user.level.execute" });

    [Theory, Databases, Trait("Rule", "SHOP-13")]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour(string database)
    {
        await using var house = await Harness.House.Start(database);
        var id = await Staff(house, "lin", "CSPRE");
        for (var i = 0; i < 4; i++) (await SignIn(house, "lin", "falsch-1")).Refusal!.Code.ShouldBe("organization.wrong_password");
        (await SignIn(house, "lin", Password)).Account.ShouldBe(id);
        for (var i = 0; i < 5; i++) (await SignIn(house, "lin", "falsch-1")).Refusal!.Code.ShouldBe("organization.wrong_password");

        (await SignIn(house, "lin", Password)).Refusal!.Code.ShouldBe("organization.locked");
        house.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await SignIn(house, "LIN", Password)).Refusal!.Code.ShouldBe("organization.locked");
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        (await SignIn(house, "lin", Password)).Account.ShouldBe(id);

        var failures = await house.Ask((ShopDb db) => db.Set<AuditEntry>().AsNoTracking().Where(e => e.SubjectId == id && e.VerbEn.StartsWith("Sign-in failed")).Select(e => e.VerbEn).ToListAsync());
        failures.Count.ShouldBe(9);
        failures.Count(f => f == "Sign-in failed, locked").ShouldBe(1);
        (await house.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "SHOP-13")]
    public async Task Guesses_at_the_same_moment_are_all_counted(string database)
    {
        await using var house = await Harness.House.Start(database);
        var id = await Staff(house, "lin", "CSPRE");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Task.Run(() => SignIn(house, "lin", "falsch-" + i))));
        (await SignIn(house, "lin", Password)).Refusal!.Code.ShouldBe("organization.locked");
        (await house.Ask((ShopDb db) => db.Set<AuditEntry>().CountAsync(e => e.SubjectId == id && e.VerbEn.StartsWith("Sign-in failed")))).ShouldBe(5);
    }

    [Theory, Databases]
    public async Task Nobody_learns_whether_a_login_exists_and_a_customer_is_no_staff(string database)
    {
        await using var house = await Harness.House.Start(database);
        await Staff(house, "lin", "CSPRE");
        var (unknown, wrong) = (await SignIn(house, "nobody", Password), await SignIn(house, "lin", "falsch-1"));
        unknown.Refusal.ShouldBe(wrong.Refusal);
        var asCustomer = await house.Run(Actor.Visitor(), (CheckPassword u) => u.Run("lin", Password, staff: false, null, CancellationToken.None));
        asCustomer.Value.Refusal!.Code.ShouldBe("organization.wrong_password");
    }

    [Fact, Trait("Rule", "ORG-19"), Trait("Rule", "ORG-20"), Trait("Rule", "ORG-21")]
    public async Task A_password_keeps_the_handbooks_rules()
    {
        (string Password, string? Refusal)[] table =
        [
            ("ab12!", "organization.password_too_short"), ("", "organization.password_too_short"),
            ("1abcdef", "organization.password_starts_with_digit"), ("٣abcdef", "organization.password_starts_with_digit"),
            ("abcdefgh", "organization.password_too_simple"), ("!!!!!!!!", "organization.password_too_simple"),
            ("Lin_2026", "organization.password_same_as_login"), ("lin_2026", "organization.password_same_as_login"),
            ("abc123", null), ("密码abc1", null), ("!23456", null),
        ];
        await using var house = await Harness.House.Start("sqlite");
        using var scope = house.Services.CreateScope();
        var rules = scope.ServiceProvider.GetRequiredService<PasswordRules>();
        foreach (var (password, refusal) in table) (rules.Refuse("lin_2026", password)?.Code).ShouldBe(refusal, password);
    }

    [Theory, Databases, Trait("Rule", "ORG-22")]
    public async Task A_password_expires_after_90_days_and_then_nothing_is_left_but_changing_it(string database)
    {
        await using var house = await Harness.House.Start(database);
        var id = await Staff(house, "lin", "CSPRE");
        (await SignIn(house, "lin", Password)).MustChangePassword.ShouldBeFalse();
        (await ActorOf(house, id)).May("order.accept").ShouldBeTrue();

        house.Clock.Advance(TimeSpan.FromDays(90) + TimeSpan.FromSeconds(1));
        (await SignIn(house, "lin", Password)).MustChangePassword.ShouldBeTrue();
        (await ActorOf(house, id)).Permissions.ShouldBeEmpty();

        await Change(house, id, Password, "neues-2026");
        (await ActorOf(house, id)).May("order.accept").ShouldBeTrue();
    }

    [Theory, Databases, Trait("Rule", "ORG-22")]
    public async Task None_of_the_last_five_passwords_can_be_used_again(string database)
    {
        await using var house = await Harness.House.Start(database);
        var id = await Staff(house, "lin", "CSPRE");
        string[] used = [Password, "zweites-2", "drittes-3", "viertes-4", "fuenftes-5", "sechstes-6"];
        for (var i = 1; i < used.Length; i++) await Change(house, id, used[i - 1], used[i]);
        foreach (var old in used)
            (await TryChange(house, id, used[^1], old)).Refusal!.Code.ShouldBe("organization.password_used_before", old);
        (await SignIn(house, "lin", used[^1])).Account.ShouldBe(id);

        await Change(house, id, used[^1], "siebtes-7");
        // The first is the seventh from the end now.
        await Change(house, id, "siebtes-7", Password);
    }

    [Theory, Databases, Trait("Rule", "ORG-22")]
    public async Task A_password_that_somebody_else_chose_is_expired_from_the_start(string database)
    {
        await using var house = await Harness.House.Start(database);
        await house.Run(House, (SeedOrganization u) => u.Run(CancellationToken.None));
        var made = await house.Run(Admin, (AddStaff u) => u.Run("new.one", "新同事", Password, ["CSPRE"], CancellationToken.None));
        (await SignIn(house, "new.one", Password)).MustChangePassword.ShouldBeTrue();
        (await ActorOf(house, made.Value.Value)).Permissions.ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-14")]
    public async Task Whoever_leaves_a_position_loses_what_it_allowed_and_keeps_the_rest(string database)
    {
        await using var house = await Harness.House.Start(database);
        var id = await Staff(house, "lin", "CSPRE", "PICKER");
        var before = await ActorOf(house, id);
        (before.May("order.confirm"), before.May("outbound.pick")).ShouldBe((true, true));

        await GivenShop.Must(house.Run(Admin, (SetHolding u) => u.Run(new AccountId(id), "CSPRE", false, CancellationToken.None)));
        var after = await ActorOf(house, id);
        (after.May("order.confirm"), after.May("outbound.pick")).ShouldBe((false, true));
        after.Positions.ShouldBe(["PICKER"]);
    }

    [Theory, Databases]
    public async Task A_permission_that_is_given_or_taken_counts_at_once_and_needs_a_reason(string database)
    {
        await using var house = await Harness.House.Start(database);
        var id = await Staff(house, "zhao", "PICKER");
        (await ActorOf(house, id)).May("order.cancel").ShouldBeFalse();
        (await house.Run(Admin, (SetGrant u) => u.Run("PICKER", "order.cancel", true, " ", CancellationToken.None))).Refusal!.Code.ShouldBe("organization.reason");
        (await house.Run(Admin, (SetGrant u) => u.Run("PICKER", "no.such", true, "申请 1", CancellationToken.None))).Refusal!.Code.ShouldBe("organization.no_permission");
        (await house.Run(Harness.House.Staff("order.cancel"), (SetGrant u) => u.Run("PICKER", "order.cancel", true, "自己给", CancellationToken.None))).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await ActorOf(house, id)).May("order.cancel").ShouldBeFalse();

        await GivenShop.Must(house.Run(Admin, (SetGrant u) => u.Run("PICKER", "order.cancel", true, "申请 1", CancellationToken.None)));
        (await ActorOf(house, id)).May("order.cancel").ShouldBeTrue();
        await GivenShop.Must(house.Run(Admin, (SetGrant u) => u.Run("PICKER", "order.cancel", false, "申请 2", CancellationToken.None)));
        (await ActorOf(house, id)).May("order.cancel").ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task A_closed_account_neither_signs_in_nor_goes_on(string database)
    {
        await using var house = await Harness.House.Start(database);
        var id = await Staff(house, "lin", "CSPRE");
        (await ActorOf(house, id)).Kind.ShouldBe(ActorKind.Staff);
        await GivenShop.Must(house.Run(Admin, (SetDisabled u) => u.Run(new AccountId(id), true, CancellationToken.None)));
        (await ActorOf(house, id)).Kind.ShouldBe(ActorKind.Visitor);
        (await SignIn(house, "lin", Password)).Refusal!.Code.ShouldBe("organization.wrong_password");
    }

    [Fact, Trait("Rule", "ORD-09")]
    public void Nobody_at_all_holds_the_permission_to_edit_an_order() =>
        SeedOrganization.Grants().ShouldNotContain(g => g.Permission == "order.edit");

    private static async Task<Guid> Staff(Harness.House house, string login, params string[] positions)
    {
        await house.Run(House, (SeedOrganization u) => u.Run(CancellationToken.None));
        var id = Ids.New<AccountId>(house.Clock.GetUtcNow());
        var hash = house.Services.GetRequiredService<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>().HashPassword(null!, Password);
        await GivenShop.Must(house.Run(House, (ImportAccounts u) => u.Run([new AccountImport(id, AccountKind.Staff, login, null, login, hash, house.Clock.GetUtcNow(), positions)], CancellationToken.None)));
        return id.Value;
    }

    private static async Task<SignInOutcome> SignIn(Harness.House house, string login, string password) =>
        (await house.Run(Actor.Visitor("10.0.0.1"), (CheckPassword u) => u.Run(login, password, staff: true, null, CancellationToken.None))).Value;

    private static Task<Result> TryChange(Harness.House house, Guid id, string old, string password) =>
        house.Run(new Actor(ActorKind.Staff, id, "lin", new HashSet<string>()), (ChangePassword u) => u.Run(new AccountId(id), old, password, password, CancellationToken.None));

    private static Task Change(Harness.House house, Guid id, string old, string password) => GivenShop.Must(TryChange(house, id, old, password));

    /// <summary>Who the house takes a session for: the cookie carries the account and its stamp.</summary>
    private static async Task<Actor> ActorOf(Harness.House house, Guid id)
    {
        var stamp = await house.Ask((ShopDb db) => db.Set<Account>().Where(a => a.Id == id).Select(a => a.SecurityStamp).SingleAsync());
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString()), new Claim("stamp", stamp ?? "")], "test")) };
        return await house.Ask((IActors actors) => actors.Of(context).AsTask());
    }
}
