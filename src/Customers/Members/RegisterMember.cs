using System.Text;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>A new member of the shop; raised in the transaction that makes the account.</summary>
public sealed record MemberRegistered(AccountId Account, string Login, string? Phone) : IEvent;

/// <summary>
/// The 30-second registration (SHOP-12): login name or mobile number, a password twice, nothing else. Everything wrong
/// is refused in one pass, at the fields "login", "password" and "again".
/// </summary>
[Open]
public sealed class RegisterMember(ShopDb db, OperationContext context, IAccounts accounts)
{
    private const int LoginMin = 3;
    private const int LoginMax = 30;

    /// <summary>
    /// Makes account and profile. A mobile number as login is kept as the phone number too. Whoever registers is signed
    /// in next: <see cref="SignedIn"/> is raised here, so that what <paramref name="visitor"/> had (the guest cart,
    /// SHOP-07) goes along.
    /// </summary>
    public async Task<Result<AccountId>> Run(
        string login,
        string password,
        string again,
        string? visitor,
        CancellationToken ct
    )
    {
        var name = LoginName(login);
        List<Refusal> refusals = name.IsDone ? [] : [name.Refusal];
        if (string.IsNullOrEmpty(password))
            refusals.Add(
                Refusal.Invalid("customers.password_missing", "password", "请设一个密码", "Choose a password.")
            );
        else if (password != again)
            refusals.Add(
                Refusal.Invalid(
                    "customers.passwords_differ",
                    "again",
                    "两次输入的密码不一样，请再输一次",
                    "The two passwords differ; please type it again."
                )
            );
        if (Refusal.Join(refusals) is { } refused)
            return refused;

        var phone = PhoneNumber.IsMobile(name.Value) ? name.Value : null;
        var account = await accounts.RegisterMember(name.Value, phone, password, ct);
        if (!account.IsDone)
            return account;
        var member = Member.Registered(account.Value, name.Value, phone, context.Now);
        db.Add(member);
        context.Record(
            member.Subject with
            {
                IsNew = true,
            },
            ("注册会员", "Member registered"),
            after: new { member.Login, Phone = Masked.Phone(phone) }
        );
        await context.Raise(new MemberRegistered(account.Value, name.Value, phone), ct);
        await context.Raise(new SignedIn(account.Value, false, visitor), ct);
        return account.Value;
    }

    /// <summary>
    /// Checks a login before registering, so that a form can say what is wrong with it: a mobile number, or a name of
    /// letters and digits that is not a number. Answers it in the form in which it is stored.
    /// </summary>
    public static Result<string> LoginName(string? login)
    {
        var typed = (login ?? "").Trim();
        if (typed.Length == 0)
            return Bad("login_missing", "请填手机号或登录名", "Enter a mobile number or a login name.");
        if (typed.All(c => char.IsDigit(c) || c is ' ' or '-' or '+'))
        {
            var phone = PhoneNumber.Parse(typed, "login");
            if (!phone.IsDone)
                return Bad(
                    "login_not_mobile",
                    phone.Refusal.Message.Zh.Split('。')[0],
                    phone.Refusal.Message.En.Split(':')[0]
                );
            return phone.Value[0] == '1'
                ? phone
                : Bad(
                    "login_not_mobile",
                    "请用手机号或登录名，座机不行",
                    "Use a mobile number or a login name, not a landline."
                );
        }

        if (typed.Length is < LoginMin or > LoginMax)
            return Bad(
                "login_length",
                $"登录名要 {LoginMin} 到 {LoginMax} 个字",
                $"A login name has {LoginMin} to {LoginMax} characters."
            );
        return typed.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || r.Value is '_' or '-' or '.' or '@')
            ? typed
            : Bad(
                "login_characters",
                "登录名只能用字母、数字、汉字和 _ - . @",
                "A login name has letters, digits and _ - . @ only."
            );
    }

    private static Refusal Bad(string why, string zh, string en) =>
        Refusal.Invalid("customers." + why, "login", zh, en);
}
