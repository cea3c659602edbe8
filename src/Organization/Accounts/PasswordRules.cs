using Microsoft.AspNetCore.Identity;

namespace Zhanggui.Organization;

/// <summary>The password rules of the handbooks (ORG-19 to ORG-22), as policies.</summary>
public sealed class PasswordRules(Policies policies, IPasswordHasher<Account> hasher)
{
    /// <summary>ORG-19: at least six characters.</summary>
    public static readonly NumberPolicy MinLength = new(
        "password.min.length",
        ("密码最少位数", "Shortest password"),
        "ORG-19",
        6,
        6,
        64,
        Policy.Technical
    );

    /// <summary>ORG-21: how many of letters, digits and symbols.</summary>
    public static readonly NumberPolicy Classes = new(
        "password.classes",
        ("密码至少几类字符", "Kinds of characters in a password"),
        "ORG-21",
        2,
        1,
        3,
        Policy.Technical
    );

    /// <summary>ORG-22: days until staff must change it.</summary>
    public static readonly NumberPolicy MaxAgeDays = new(
        "password.max.age.days",
        ("员工密码几天一换", "Staff change their password every (days)"),
        "ORG-22",
        90,
        1,
        3650,
        Policy.Technical
    );

    /// <summary>ORG-22 for members: days until they must change it; 0 for never.</summary>
    public static readonly NumberPolicy MaxAgeMembers = new(
        "password.max.age.members",
        ("会员密码几天一换，0 为不强制", "Members change their password every (days), 0 for never"),
        "ORG-22",
        0,
        0,
        3650,
        Policy.Technical
    );

    /// <summary>ORG-22: how many days before that they are reminded.</summary>
    public static readonly NumberPolicy RemindDays = new(
        "password.remind.days",
        ("密码到期前几天提醒", "Reminded so many days before a password expires"),
        "ORG-22",
        7,
        0,
        60,
        Policy.Technical
    );

    /// <summary>ORG-22: how many earlier passwords can't be used again.</summary>
    public static readonly NumberPolicy History = new(
        "password.history",
        ("不能重复最近几次密码", "Earlier passwords that can't be used again"),
        "ORG-22",
        5,
        0,
        24,
        Policy.Technical
    );

    /// <summary>SHOP-13: failures until an account is locked.</summary>
    public static readonly NumberPolicy MaxFailures = new(
        "signin.max.failures",
        ("输错几次锁定", "Failures until an account is locked"),
        "SHOP-13",
        5,
        3,
        50,
        Policy.Technical
    );

    /// <summary>SHOP-13: how long it stays locked.</summary>
    public static readonly MinutesPolicy LockFor = new(
        "signin.lockout.minutes",
        ("锁定几分钟", "Locked for (minutes)"),
        "SHOP-13",
        15,
        1,
        1440,
        Policy.Technical
    );

    /// <summary>The answer to everything but changing the password, once it is too old (ORG-22).</summary>
    public static readonly Refusal Expired = Refusal.Forbidden(
        "organization.password_expired",
        "密码到期了，请先改密码，再继续工作",
        "Your password has expired. Change it first, then go on."
    );

    internal static readonly Policy[] All =
    [
        MinLength,
        Classes,
        MaxAgeDays,
        MaxAgeMembers,
        RemindDays,
        History,
        MaxFailures,
        LockFor,
    ];

    /// <summary>What a new password must be like, in one sentence for the form, by the policies in force.</summary>
    public Text Hint =>
        new(
            $"至少 {policies.Get(MinLength)} 位，不以数字开头，字母、数字、符号至少 {policies.Get(Classes)} 类，不和最近 {policies.Get(History)} 次相同",
            $"At least {policies.Get(MinLength)} characters, not beginning with a digit, at least {policies.Get(Classes)} of letters, digits and symbols, none of the last {policies.Get(History)}."
        );

    /// <summary>Null when the password may be used.</summary>
    public Refusal? Refuse(string? login, string password) =>
        Refuse(login, password, policies.Get(MinLength), policies.Get(Classes));

    internal static Refusal? Refuse(string? login, string password, int min, int wanted)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < min)
            return Bad("too_short", $"密码至少 {min} 位", $"A password has at least {min} characters.");
        if (password.Length > 128)
            return Bad("too_long", "密码最多 128 位", "A password has at most 128 characters.");
        if (char.IsDigit(password[0]))
            return Bad("starts_with_digit", "密码不能以数字开头", "A password can't begin with a digit.");
        var classes =
            (password.Any(char.IsLetter) ? 1 : 0)
            + (password.Any(char.IsDigit) ? 1 : 0)
            + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);
        if (classes < wanted)
            return Bad(
                "too_simple",
                $"字母、数字、符号里至少要有 {wanted} 类",
                $"Use at least {wanted} of letters, digits and symbols."
            );
        return string.Equals(login, password, StringComparison.OrdinalIgnoreCase)
            ? Bad("same_as_login", "密码不能和登录名一样", "The password can't be the login name.")
            : null;
    }

    /// <summary>Null when the account has not used it lately.</summary>
    public Refusal? RefuseReuse(Account account, string password)
    {
        ArgumentNullException.ThrowIfNull(account);
        var earlier = Lines(account.EarlierPasswords).Take(policies.Get(History)).Prepend(account.PasswordHash!);
        return earlier.Any(hash =>
            hash is not null
            && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed
        )
            ? Bad("used_before", "这个密码最近用过，请换一个", "This password was used lately. Choose another.")
            : null;
    }

    /// <summary>True when it must be changed before anything else.</summary>
    public bool IsExpired(Account account, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.MustChangePassword || ExpiresAt(account) is { } at && at < now;
    }

    /// <summary>The days left of a password that expires soon; null when there is no need to speak of it.</summary>
    public int? DaysLeft(Account account, DateTimeOffset now) =>
        ExpiresAt(account) is { } at && at >= now && at - now <= TimeSpan.FromDays(policies.Get(RemindDays))
            ? (int)Math.Ceiling((at - now).TotalDays)
            : null;

    private DateTimeOffset? ExpiresAt(Account account)
    {
        var days = policies.Get(account.Kind == AccountKind.Staff ? MaxAgeDays : MaxAgeMembers);
        return days == 0 ? null : account.PasswordChangedAt + TimeSpan.FromDays(days);
    }

    internal void Set(Account account, string password, DateTimeOffset now)
    {
        if (account.PasswordHash is { } old)
            account.EarlierPasswords = string.Join(
                '\n',
                Lines(account.EarlierPasswords).Prepend(old).Take(policies.Get(History))
            );
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordChangedAt = now;
        account.MustChangePassword = false;
        account.SecurityStamp = Guid.CreateVersion7(now).ToString("N");
        account.Touch(now);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Refusal Bad(string code, string zh, string en) =>
        Refusal.Invalid("organization.password_" + code, "password", zh, en);
}
