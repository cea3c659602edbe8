using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Organization;

/// <summary>
/// An application with the seeded organization, staff of the test's choice, and browsers that keep their cookies.
/// </summary>
internal sealed class OrganizationFixture(AppFixture app) : IAsyncDisposable
{
    public const string Password = "Qihe-2026";

    /// <summary>An administrator who is nobody of the staff.</summary>
    public static readonly Actor Administrator = AppFixture.Staff("org.edit", "org.view", "hr.edit", "audit.view");

    public AppFixture App => app;

    public static async Task<OrganizationFixture> Open(string database, Action<IServiceCollection>? configure = null)
    {
        var app = await AppFixture.Start(database, configure: configure);
        (
            await app.Run(Actor.System("test"), (SeedOrganization u) => u.Run(CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        return new OrganizationFixture(app);
    }

    /// <summary>Somebody of staff, long in their positions, with a fresh password.</summary>
    public async Task<AccountId> Staff(string login, params string[] positions)
    {
        var (now, hasher) = (app.Clock.GetUtcNow(), app.Services.GetRequiredService<IPasswordHasher<Account>>());
        var id = Ids.New<AccountId>(now);
        var import = new AccountImport(
            id,
            AccountKind.Staff,
            login,
            null,
            login,
            hasher.HashPassword(null!, Password),
            now,
            positions
        );
        (
            await app.Run(Actor.System("test"), (ImportAccounts u) => u.Run([import], CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        return id;
    }

    /// <summary>A browser without scripts: follows no redirect, keeps cookies.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        )
        {
            BaseAddress = app.Address,
        };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async Task<HttpClient> SignedIn(string login, string password = Password)
    {
        var browser = Browser();
        (await SignIn(browser, login, password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return browser;
    }

    public static Task<HttpResponseMessage> SignIn(HttpClient browser, string login, string password) =>
        browser.PostAsJsonAsync("/api/v1/session", new SignInBody(login, password));

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<Problem>())?.Code;

    /// <summary>The verbs of an account's audit chain, oldest first.</summary>
    public async Task<IReadOnlyList<string>> Log(string type, Guid id) =>
        await app.Ask(
            async (AuditTrail audit) =>
                (IReadOnlyList<string>)[.. (await audit.Of(type, id, CancellationToken.None)).Select(e => e.VerbEn)]
        );

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed record Problem(string Code);
}
