using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>Sets a new password; the old one must be known. The account's other sessions end.</summary>
[Open]
public sealed class ChangePassword(
    ShopDb db,
    OperationContext context,
    PasswordRules rules,
    IPasswordHasher<Account> hasher
)
{
    /// <summary>
    /// Refused at the field: "old", "password" or "again" (ORG-19 to ORG-22). The session <paramref name="keep"/> stays
    /// open.
    /// </summary>
    public async Task<Result> Run(
        AccountId id,
        string old,
        string password,
        string again,
        Guid? keep,
        CancellationToken ct
    )
    {
        if (context.Actor.Id != id.Value || context.Actor.Kind is ActorKind.Partner)
            return Access.Denied("account.own");
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id.Value, ct);
        if (account is null)
            return Access.Denied("account.own");
        if (hasher.VerifyHashedPassword(account, account.PasswordHash!, old ?? "") == PasswordVerificationResult.Failed)
            return Refusal.Invalid(
                "organization.old_password",
                "old",
                "现在的密码不对",
                "The present password is wrong."
            );
        if (rules.Refuse(account.UserName, password) is { } refusal)
            return refusal;
        if (password != again)
            return Refusal.Invalid(
                "organization.passwords_differ",
                "again",
                "两次输入的密码不一样",
                "The two passwords differ."
            );
        if (rules.RefuseReuse(account, password) is { } reuse)
            return reuse;
        rules.Set(account, password, context.Now);
        var ended = await db.EndSessions(account.Id, keep, context.Now, ct);
        context.Record(account.Subject, ("修改密码", "Password changed"), after: new { sessionsEnded = ended });
        context.Invalidate(ActorCache.Topic, id.Value.ToString());
        return Result.Done;
    }
}

/// <summary>
/// Gives somebody of staff a temporary password, shown once; they must change it at the next sign-in (ORG-18). A lock
/// is lifted.
/// </summary>
[Needs("org.edit", "user.level.execute")]
public sealed class ResetPassword(ShopDb db, OperationContext context, PasswordRules rules)
{
    /// <summary>
    /// Answers the temporary password. Never call it with an idempotency key: the outcome would be stored.
    /// </summary>
    public async Task<Result<string>> Run(AccountId id, string why, CancellationToken ct)
    {
        if (context.Actor.Id == id.Value)
            return StaffErrors.OwnAccount;
        if (ReasonRule.Refuse(why) is { } reason)
            return reason;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id.Value && a.Kind == AccountKind.Staff, ct);
        if (account is null)
            return StaffErrors.NoAccount;
        var password = Random();
        rules.Set(account, password, context.Now);
        (account.MustChangePassword, account.AccessFailedCount, account.LockoutEnd) = (true, 0, null);
        await db.EndSessions(account.Id, null, context.Now, ct);
        context.Record(account.Subject, ("重置密码", "Password reset"), note: why.Trim());
        context.Invalidate(ActorCache.Topic, id.Value.ToString());
        return password;
    }

    /// <summary>
    /// Letters and digits that can't be mistaken for each other when read out, beginning with a letter (ORG-20).
    /// </summary>
    private static string Random() =>
        RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 4)
        + "-"
        + RandomNumberGenerator.GetString("23456789", 3)
        + "-"
        + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5);
}
