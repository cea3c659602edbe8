using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>
/// Writes and forgets the cookie. What the cookie says is only who and which session; whether that counts is asked of
/// the database.
/// </summary>
internal sealed class Sessions(UseCaseExecutor executor, ShopDb db, ActorCache cache) : ISessions
{
    public const string Kind = "kind";
    public const string SessionId = "sid";

    public async Task<Result> SignIn(
        HttpContext context,
        string login,
        string password,
        bool staff,
        CancellationToken ct
    )
    {
        var outcome = await executor.Run(
            context.Actor(),
            (CheckPassword u) => u.Run(login, password, staff, Device.Of(context), ct),
            ct
        );
        if (!outcome.IsDone)
            return outcome.Refusal;
        if (outcome.Value.Account is not { } id)
            return outcome.Value.Refusal!;
        await SetCookie(context, id, outcome.Value.Session, ct);
        return Result.Done;
    }

    public async Task SignInNew(HttpContext context, AccountId account, CancellationToken ct)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        var begun = await executor.Run(
            Actor.System("sessions"),
            (BeginSession u) => u.Run(account, Device.Of(context), address, ct),
            ct
        );
        if (begun.IsDone)
            await SetCookie(context, account.Value, begun.Value, ct);
    }

    public async Task SignOut(HttpContext context)
    {
        if (Guid.TryParse(context.User.FindFirstValue(SessionId), out var session))
            await executor.Run(
                context.Actor(),
                (EndSession u) => u.Run(session, CancellationToken.None),
                CancellationToken.None
            );
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private async Task SetCookie(HttpContext context, Guid id, Guid session, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == id, ct);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(ClaimTypes.Name, account.DisplayName),
                new Claim(Kind, account.Kind.ToString()),
                new Claim(SessionId, session.ToString()),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        // Staff share desks: their cookie ends with the browser. A customer's phone stays signed in.
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IsPersistent = account.Kind == AccountKind.Member }
        );
        cache.Invalidate(id);
    }
}
