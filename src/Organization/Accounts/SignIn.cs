using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>Checks a login and a password: failures are counted and logged, too many lock the account for a while (SHOP-13).</summary>
[Open]
public sealed class CheckPassword(ShopDb db, Act act, PasswordRules rules, Policies policies, IPasswordHasher<Account> hasher)
{
    private static readonly Refusal Wrong = Refusal.Invalid("organization.wrong_password", "password", "登录名或密码不对，请再核对一次", "Login or password is wrong. Please check them.");

    // Verified when there is no such account, so that a missing one takes as long as a wrong password.
    private const string Nobody = "AQAAAAIAAYagAAAAEJ0t2m1a3FZxZ5yyrOFoQm7pF6gJm6iR7C0wq8rKQvQ0rM8O8b1n6n0mM1bq3w3yGg==";

    /// <summary>The outcome is a value even when it is a refusal, because the failure must be counted and committed.</summary>
    public async Task<Result<SignInOutcome>> Run(string login, string password, bool staff, string? visitor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(login);
        var normal = login.Trim().ToUpperInvariant();
        var phone = login.Trim();
        var kind = staff ? AccountKind.Staff : AccountKind.Member;
        var id = await db.Set<Account>().Where(a => a.Kind == kind && (a.NormalizedUserName == normal || a.PhoneNumber == phone)).OrderBy(a => a.NormalizedUserName == normal ? 0 : 1).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
        // Tries of one account stand in line for its row: guesses at the same moment are all counted, and none is checked past the lock.
        await db.Set<Account>().Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount), ct);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, ct);
        if (account is null || account.IsDisabled)
        {
            hasher.VerifyHashedPassword(null!, Nobody, password ?? "");
            return new SignInOutcome(null, Wrong);
        }

        if (account.LockoutEnd > act.Now)
        {
            var minutes = (int)Math.Ceiling((account.LockoutEnd.Value - act.Now).TotalMinutes);
            return new SignInOutcome(null, Refusal.Invalid("organization.locked", "password", $"输错太多次，账户锁定中，请 {minutes} 分钟后再试", $"Too many failures: the account is locked for {minutes} more minutes."));
        }

        if (hasher.VerifyHashedPassword(account, account.PasswordHash!, password ?? "") == PasswordVerificationResult.Failed) return Failed(account);
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        act.Record(account.Subject, ("登录", "Signed in"), after: new { act.Actor.Address });
        await act.Raise(new SignedIn(new AccountId(account.Id), staff, visitor), ct);
        return new SignInOutcome(account.Id, null) { MustChangePassword = rules.IsExpired(account, act.Now) };
    }

    private Result<SignInOutcome> Failed(Account account)
    {
        account.AccessFailedCount++;
        var locked = account.AccessFailedCount >= policies.Get(PasswordRules.MaxFailures);
        if (locked) (account.AccessFailedCount, account.LockoutEnd) = (0, act.Now + policies.Get(PasswordRules.LockFor));
        act.Record(account.Subject, locked ? ("登录失败并锁定", "Sign-in failed, locked") : ("登录失败", "Sign-in failed"), after: new { act.Actor.Address });
        return new SignInOutcome(null, Wrong);
    }
}

/// <summary>What came of a sign-in.</summary>
/// <param name="Account">Who it is; null when it was refused.</param>
/// <param name="Refusal">Why not.</param>
public sealed record SignInOutcome(Guid? Account, Refusal? Refusal)
{
    /// <summary>ORG-22: the password is too old, it must be changed first.</summary>
    public bool MustChangePassword { get; init; }
}

internal sealed class Sessions(Operations operations, ShopDb db) : ISessions
{
    public const string Kind = "kind";
    public const string Stamp = "stamp";

    public async Task<Result> SignIn(HttpContext context, string login, string password, bool staff, CancellationToken ct)
    {
        var visitor = context.Request.Cookies["zg_visitor"];
        var checkedIn = await operations.Run(context.Actor(), (CheckPassword u) => u.Run(login, password, staff, visitor, ct), ct);
        if (!checkedIn.IsDone) return checkedIn.Refusal;
        if (checkedIn.Value.Account is not { } id) return checkedIn.Value.Refusal!;
        await SignInNew(context, new AccountId(id), ct);
        return Result.Done;
    }

    public async Task SignInNew(HttpContext context, AccountId account, CancellationToken ct)
    {
        var found = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == account.Value, ct);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, found.Id.ToString()), new Claim(ClaimTypes.Name, found.DisplayName), new Claim(Kind, found.Kind.ToString()), new Claim(Stamp, found.SecurityStamp ?? "")],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = found.Kind == AccountKind.Member });
    }

    public Task SignOut(HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
}

/// <summary>Sets a new password; the old one must be known. Other sessions of the account end.</summary>
[Open]
public sealed class ChangePassword(ShopDb db, Act act, PasswordRules rules, IPasswordHasher<Account> hasher, ActorCache cache)
{
    /// <summary>Refused at the field: "old", "password" or "again".</summary>
    public async Task<Result> Run(AccountId id, string old, string password, string again, CancellationToken ct)
    {
        if (act.Actor.Id != id.Value) return Access.Denied("account.own");
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id.Value, ct);
        if (account is null) return Access.Denied("account.own");
        if (hasher.VerifyHashedPassword(account, account.PasswordHash!, old ?? "") == PasswordVerificationResult.Failed)
            return Refusal.Invalid("organization.old_password", "old", "现在的密码不对", "The present password is wrong.");
        if (rules.Refuse(account.UserName, password) is { } refusal) return refusal;
        if (password != again) return Refusal.Invalid("organization.passwords_differ", "again", "两次输入的密码不一样", "The two passwords differ.");
        if (rules.RefuseReuse(account, password) is { } reuse) return reuse;
        rules.Set(account, password, act.Now);
        act.Record(account.Subject, ("修改密码", "Password changed"));
        cache.Forget(id.Value);
        return Result.Done;
    }
}
