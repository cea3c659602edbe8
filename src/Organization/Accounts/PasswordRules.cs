using Microsoft.AspNetCore.Identity;

namespace Zhanggui.Organization;

/// <summary>The password rules of the handbooks (ORG-19 to ORG-22), as policies.</summary>
public sealed class PasswordRules(Policies policies, IPasswordHasher<Account> hasher)
{
    /// <summary>ORG-19: at least six characters.</summary>
    public static readonly NumberPolicy MinLength = new("password.min_length", ("密码最少位数", "Shortest password"), "ORG-19", 6, 6, 64, Policy.Technical);

    /// <summary>ORG-21: how many of letters, digits and symbols.</summary>
    public static readonly NumberPolicy Classes = new("password.classes", ("密码至少几类字符", "Kinds of characters in a password"), "ORG-21", 2, 1, 3, Policy.Technical);

    /// <summary>ORG-22: days until staff must change it.</summary>
    public static readonly NumberPolicy MaxAgeDays = new("password.max_age_days", ("员工密码几天一换", "Staff change their password every (days)"), "ORG-22", 90, 1, 3650, Policy.Technical);

    /// <summary>ORG-22: how many earlier passwords can't be used again.</summary>
    public static readonly NumberPolicy History = new("password.history", ("不能重复最近几次密码", "Earlier passwords that can't be used again"), "ORG-22", 5, 0, 24, Policy.Technical);

    /// <summary>SHOP-13: failures until an account is locked.</summary>
    public static readonly NumberPolicy MaxFailures = new("signin.max_failures", ("输错几次锁定", "Failures until an account is locked"), "SHOP-13", 5, 3, 50, Policy.Technical);

    /// <summary>SHOP-13: how long it stays locked.</summary>
    public static readonly MinutesPolicy LockFor = new("signin.lock_for", ("锁定几分钟", "Locked for (minutes)"), "SHOP-13", 15, 1, 1440, Policy.Technical);

    internal static readonly Policy[] All = [MinLength, Classes, MaxAgeDays, History, MaxFailures, LockFor];

    /// <summary>Null when the password may be used.</summary>
    public Refusal? Refuse(string? login, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var min = policies.Get(MinLength);
        if (password.Length < min) return Bad("too_short", $"密码至少 {min} 位", $"A password has at least {min} characters.");
        if (password.Length > 128) return Bad("too_long", "密码最多 128 位", "A password has at most 128 characters.");
        if (char.IsDigit(password[0])) return Bad("starts_with_digit", "密码不能以数字开头", "A password can't begin with a digit.");
        var classes = (password.Any(char.IsLetter) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0) + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);
        var wanted = policies.Get(Classes);
        if (classes < wanted) return Bad("too_simple", $"字母、数字、符号里至少要有 {wanted} 类", $"Use at least {wanted} of letters, digits and symbols.");
        return string.Equals(login, password, StringComparison.OrdinalIgnoreCase) ? Bad("same_as_login", "密码不能和登录名一样", "The password can't be the login name.") : null;
    }

    /// <summary>Null when the account has not used it lately.</summary>
    public Refusal? RefuseReuse(Account account, string password)
    {
        var earlier = account.EarlierPasswords.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(account.PasswordHash!).Take(policies.Get(History) + 1);
        return earlier.Any(hash => hash is not null && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed)
            ? Bad("used_before", "这个密码最近用过，请换一个", "This password was used lately. Choose another.") : null;
    }

    /// <summary>True when staff must change it before anything else.</summary>
    public bool IsExpired(Account account, DateTimeOffset now) => account.Kind == AccountKind.Staff && now - account.PasswordChangedAt > TimeSpan.FromDays(policies.Get(MaxAgeDays));

    internal void Set(Account account, string password, DateTimeOffset now)
    {
        if (account.PasswordHash is { } old)
            account.EarlierPasswords = string.Join('\n', account.EarlierPasswords.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(old).Take(policies.Get(History)));
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordChangedAt = now;
        account.SecurityStamp = Guid.CreateVersion7(now).ToString("N");
    }

    private static Refusal Bad(string code, string zh, string en) => Refusal.Invalid("organization.password_" + code, "password", zh, en);
}
