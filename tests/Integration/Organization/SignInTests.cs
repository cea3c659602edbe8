using System.Net;
using System.Net.Http.Json;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Organization;

/// <summary>Signing in, failing to, old passwords and open sessions.</summary>
public sealed class SignInTests
{
    [Theory, Databases]
    public async Task Staff_sign_in_with_the_permissions_of_all_their_positions(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE", "PICKER");
        using var browser = organization.Browser();
        (await browser.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await OrganizationFixture.SignIn(browser, "LIN", OrganizationFixture.Password)).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );

        var session = (await browser.GetFromJsonAsync<SessionView>("/api/v1/session")).ShouldNotBeNull();
        session.Positions.ShouldBe(["CSPRE", "PICKER"]);
        session.Permissions.ShouldContain("order.confirm");
        session.Permissions.ShouldContain("outbound.pick");
        session.Permissions.ShouldNotContain("org.edit");
    }

    [Theory, Databases, Trait("Rule", "SHOP-13/limited"), Trait("Rule", "SHOP-13/logged")]
    public async Task Five_failures_lock_the_account_for_fifteen_minutes_and_are_logged(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var id = await organization.Staff("lin", "CSPRE");
        using var browser = organization.Browser();
        for (var i = 0; i < 4; i++)
            (await OrganizationFixture.Code(await OrganizationFixture.SignIn(browser, "lin", "wrong-1"))).ShouldBe(
                "organization.wrong_password"
            );
        (await OrganizationFixture.Code(await OrganizationFixture.SignIn(browser, "lin", "wrong-1"))).ShouldBe(
            "organization.locked"
        );

        (
            await OrganizationFixture.Code(
                await OrganizationFixture.SignIn(browser, "lin", OrganizationFixture.Password)
            )
        ).ShouldBe("organization.locked");
        (await browser.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        organization.App.Clock.Advance(TimeSpan.FromMinutes(15));
        (await OrganizationFixture.SignIn(browser, "lin", OrganizationFixture.Password)).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );

        (await organization.Log("account", id.Value)).ShouldBe([
            "Sign-in failed",
            "Sign-in failed",
            "Sign-in failed",
            "Sign-in failed",
            "Sign-in failed, locked",
            "Sign-in tried while locked",
            "Signed in",
        ]);
    }

    [Theory, Databases, Trait("Rule", "SHOP-13/limited")]
    public async Task Guesses_at_the_same_moment_are_all_counted(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(i =>
                    organization.App.Run(
                        Actor.Visitor(),
                        (CheckPassword u) =>
                            u.Run("lin", $"wrong-{i}", true, new Device("", null), CancellationToken.None)
                    )
                )
        );

        using var browser = organization.Browser();
        (
            await OrganizationFixture.Code(
                await OrganizationFixture.SignIn(browser, "lin", OrganizationFixture.Password)
            )
        ).ShouldBe("organization.locked");
    }

    [Theory, Databases]
    public async Task A_wrong_login_is_told_nothing_that_a_wrong_password_is_not(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        using var browser = organization.Browser();
        var (nobody, wrong) = (
            await OrganizationFixture.SignIn(browser, "nobody", "Wrong-1"),
            await OrganizationFixture.SignIn(browser, "lin", "Wrong-1")
        );
        nobody.StatusCode.ShouldBe(wrong.StatusCode);
        (await nobody.Content.ReadAsStringAsync()).ShouldBe(await wrong.Content.ReadAsStringAsync());
    }

    [Theory, Databases]
    public async Task A_member_does_not_get_in_through_the_staffs_door(string database)
    {
        await using var organization = await OrganizationFixture.Open(
            database,
            services => services.AddUseCase<RegisterHere>()
        );
        (
            await organization.App.Run(
                Actor.Visitor(),
                (RegisterHere u) => u.Run("13857264410", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        using var browser = organization.Browser();
        (
            await OrganizationFixture.Code(
                await OrganizationFixture.SignIn(browser, "13857264410", OrganizationFixture.Password)
            )
        ).ShouldBe("organization.wrong_password");
    }

    [Theory, Databases, Trait("Rule", "ORG-22/ninety-days"), Trait("Rule", "ORG-22/forced")]
    public async Task With_an_expired_password_only_changing_it_is_left(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("it", "IT");
        organization.App.Clock.Advance(TimeSpan.FromDays(90));
        using (var inTime = await organization.SignedIn("it"))
            (await inTime.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
        organization.App.Clock.Advance(TimeSpan.FromMinutes(1));

        using var browser = await organization.SignedIn("it");
        (await OrganizationFixture.Code(await browser.GetAsync("/api/v1/staff"))).ShouldBe(
            "organization.password_expired"
        );
        (await OrganizationFixture.Code(await browser.GetAsync("/api/v1/todos"))).ShouldBe(
            "organization.password_expired"
        );
        var page = await browser.GetAsync("/office");
        page.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        page.Headers.Location!.ToString().ShouldBe("/office/password");
        (await browser.GetAsync("/office/password")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (
            await browser.PutAsJsonAsync(
                "/api/v1/session/password",
                new PasswordBody(OrganizationFixture.Password, "Neu-2027", "Neu-2027")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases, Trait("Rule", "ORG-22/no-reuse")]
    public async Task The_last_five_passwords_are_not_used_again_and_the_sixth_is(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        using var browser = await organization.SignedIn("lin");
        async Task<string?> Change(string old, string to)
        {
            var answer = await browser.PutAsJsonAsync("/api/v1/session/password", new PasswordBody(old, to, to));
            return answer.IsSuccessStatusCode ? null : await OrganizationFixture.Code(answer);
        }

        (await Change(OrganizationFixture.Password, OrganizationFixture.Password)).ShouldBe(
            "organization.password_used_before"
        );
        var present = OrganizationFixture.Password;
        for (var i = 1; i <= 5; i++)
        {
            (await Change(present, $"Other-{i}")).ShouldBeNull();
            present = $"Other-{i}";
        }

        (await Change(present, OrganizationFixture.Password)).ShouldBe("organization.password_used_before");
        (await Change(present, "Other-6")).ShouldBeNull();
        (await Change("Other-6", OrganizationFixture.Password)).ShouldBeNull();
    }

    [Theory, Databases]
    public async Task Changing_the_password_ends_the_other_sessions_and_keeps_this_one(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        using var here = await organization.SignedIn("lin");
        using var there = await organization.SignedIn("lin");
        (await there.GetAsync("/api/v1/todos")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (
            await here.PutAsJsonAsync(
                "/api/v1/session/password",
                new PasswordBody(OrganizationFixture.Password, "Neu-2027", "Neu-2027")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await here.GetAsync("/api/v1/todos")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/api/v1/todos")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, Databases, Trait("Rule", "ORG-18/sessions")]
    public async Task Open_sessions_are_seen_and_can_be_ended_by_their_owner_alone(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        await organization.Staff("song", "CSPRE");
        using var here = await organization.SignedIn("lin");
        using var there = await organization.SignedIn("lin");
        using var stranger = await organization.SignedIn("song");
        var sessions = (await here.GetFromJsonAsync<List<OpenSession>>("/api/v1/session/all")).ShouldNotBeNull();
        sessions.Count.ShouldBe(2);
        var other = sessions.Single(s => !s.IsThis);

        await stranger.DeleteAsync($"/api/v1/session/all/{other.Id}");
        (await there.GetAsync("/api/v1/todos")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await here.DeleteAsync($"/api/v1/session/all/{other.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await there.GetAsync("/api/v1/todos")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.GetAsync("/api/v1/todos")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task A_cookie_is_worth_nothing_after_signing_out(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        using var browser = organization.Browser();
        var cookie = (await OrganizationFixture.SignIn(browser, "lin", OrganizationFixture.Password))
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("zg_session", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        (await browser.DeleteAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var thief = organization.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await thief.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, Databases]
    public async Task The_sign_in_page_keeps_what_was_typed_says_what_is_wrong_and_leads_only_into_this_site(
        string database
    )
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        using var browser = organization.Browser();
        Task<HttpResponseMessage> Post(string password, string back) =>
            browser.PostAsync(
                "/office/login",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["login"] = "lin",
                        ["password"] = password,
                        ["back"] = back,
                    }
                )
            );

        var refused = await Post("Wrong-1", "/office");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await refused.Content.ReadAsStringAsync();
        html.ShouldContain("value=\"lin\"");
        html.ShouldContain("登录名或密码不对");
        html.ShouldNotContain("Wrong-1");
        (await Post("", "/office")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Post(OrganizationFixture.Password, "//evil.example")).Headers.Location!.ToString().ShouldBe("/office");
    }
}

/// <summary>Registers a member through the contract, as the modules above do.</summary>
[Open]
public sealed class RegisterHere(IAccounts accounts)
{
    public async Task<Result<AccountId>> Run(string login, CancellationToken ct) =>
        await accounts.RegisterMember(login, login, OrganizationFixture.Password, ct);
}
