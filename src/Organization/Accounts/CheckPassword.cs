using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>What came of a sign-in.</summary>
/// <param name="Account">Who it is; null when it was refused.</param>
/// <param name="Session">The session that began.</param>
/// <param name="Refusal">Why not.</param>
public sealed record SignInOutcome(Guid? Account, Guid Session, Refusal? Refusal);

/// <summary>
/// Checks a login and a password: failures are counted and logged, too many lock the account for a while (SHOP-13).
/// </summary>
[Open]
public sealed class CheckPassword(
    ShopDb db,
    OperationContext context,
    PasswordRules rules,
    Policies policies,
    IPasswordHasher<Account> hasher,
    DummyHash dummy
)
{
    private static readonly Refusal Wrong = Refusal.Invalid(
        "organization.wrong_password",
        "password",
        "登录名或密码不对，请再核对一次",
        "Login or password is wrong. Please check them."
    );

    /// <summary>
    /// The outcome is a value even when it is a refusal, because the failure must be counted and committed.
    /// </summary>
    public async Task<Result<SignInOutcome>> Run(
        string login,
        string password,
        bool staff,
        Device device,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(device);
        var typed = (login ?? "").Trim();
        var account = await Find(typed, staff, ct);
        if (account is null || account.IsDisabled)
            return Unknown(typed, password ?? "");
        if (account.LockoutEnd > context.Now)
            return Locked(account);
        if (
            hasher.VerifyHashedPassword(account, account.PasswordHash!, password ?? "")
            == PasswordVerificationResult.Failed
        )
            return Failed(account);

        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        account.Touch(context.Now);
        var session = Session.Begin(account.Id, device, context.Actor.Address, context.Now);
        db.Add(session);
        context.Record(
            account.Subject,
            ("登录", "Signed in"),
            after: new { device.Agent, passwordExpired = rules.IsExpired(account, context.Now) }
        );
        await context.Raise(new SignedIn(new AccountId(account.Id), staff, device.VisitorKey), ct);
        return new SignInOutcome(account.Id, session.Id, null);
    }

    /// <summary>By login first, by mobile number second: a login may look like a number.</summary>
    private async Task<Account?> Find(string typed, bool staff, CancellationToken ct)
    {
        var (normal, kind) = (typed.ToUpperInvariant(), staff ? AccountKind.Staff : AccountKind.Member);
        return await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedUserName == normal && a.Kind == kind, ct)
            ?? await db.Set<Account>()
                .Where(a => a.PhoneNumber == typed && a.Kind == kind)
                .OrderBy(a => a.CreatedAt)
                .FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// Takes as long as a wrong password and says the same, so that nobody learns who has an account.
    /// </summary>
    private Result<SignInOutcome> Unknown(string typed, string password)
    {
        dummy.Verify(password);
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("login:" + typed.ToUpperInvariant())).AsSpan(0, 16));
        context.Record(
            new Subject("login", id, typed.Length > 30 ? typed[..30] : typed),
            ("登录失败，没有这个账户或已停用", "Sign-in failed: no such account, or closed")
        );
        return new SignInOutcome(null, default, Wrong);
    }

    private SignInOutcome Locked(Account account)
    {
        var minutes = (int)Math.Ceiling((account.LockoutEnd!.Value - context.Now).TotalMinutes);
        context.Record(account.Subject, ("锁定期间尝试登录", "Sign-in tried while locked"));
        return new SignInOutcome(
            null,
            default,
            Refusal.Invalid(
                "organization.locked",
                "password",
                $"输错太多次，账户已锁定。请 {minutes} 分钟后再试，或请系统管理员重置密码",
                $"Too many failures: the account is locked for {minutes} more minutes. The system administrator can reset the password."
            )
        );
    }

    private SignInOutcome Failed(Account account)
    {
        account.AccessFailedCount++;
        var left = policies.Get(PasswordRules.MaxFailures) - account.AccessFailedCount;
        if (left <= 0)
            (account.AccessFailedCount, account.LockoutEnd) = (0, context.Now + policies.Get(PasswordRules.LockFor));
        account.Touch(context.Now);
        context.Record(
            account.Subject,
            left <= 0 ? ("登录失败并锁定", "Sign-in failed, locked") : ("登录失败", "Sign-in failed"),
            after: new { account.LockoutEnd }
        );
        return left <= 0 ? Locked(account, context.Now) : new SignInOutcome(null, default, Wrong);
    }

    private SignInOutcome Locked(Account account, DateTimeOffset now)
    {
        var minutes = (int)Math.Ceiling((account.LockoutEnd!.Value - now).TotalMinutes);
        return new SignInOutcome(
            null,
            default,
            Refusal.Invalid(
                "organization.locked",
                "password",
                $"输错太多次，账户已锁定 {minutes} 分钟",
                $"Too many failures: the account is locked for {minutes} minutes."
            )
        );
    }
}

/// <summary>
/// A hash that nobody's password has, made once by the same hasher: checking against it takes as long as checking a
/// real one.
/// </summary>
public sealed class DummyHash(IPasswordHasher<Account> hasher)
{
    private readonly Lazy<string> _hash = new(() =>
        hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)))
    );

    internal void Verify(string password) => hasher.VerifyHashedPassword(null!, _hash.Value, password);
}
