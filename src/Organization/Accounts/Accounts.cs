using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

internal sealed class Accounts(ShopDb db, OperationContext context, PasswordRules rules, TimeProvider clock) : IAccounts
{
    public static readonly Refusal LoginTaken = Refusal.Invalid(
        "organization.login_taken",
        "login",
        "这个登录名已经有人用了，请换一个，或直接登录",
        "This login is taken. Choose another, or sign in."
    );

    public static readonly Refusal BadLogin = Refusal.Invalid(
        "organization.login",
        "login",
        "登录名请用 3 到 30 个字母、数字或手机号",
        "A login has 3 to 30 letters or digits, or is a mobile number."
    );

    public async Task<Result<AccountId>> RegisterMember(
        string login,
        string? phone,
        string password,
        CancellationToken ct
    )
    {
        var made = await Make(AccountKind.Member, login, phone, login.Trim(), password, ct);
        return made.IsDone ? new AccountId(made.Value.Id) : made.Refusal;
    }

    public async Task<Result<Account>> Make(
        AccountKind kind,
        string login,
        string? phone,
        string name,
        string password,
        CancellationToken ct
    )
    {
        login = (login ?? "").Trim();
        if (
            login.Length is < 3 or > 30
            || login.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '.' or '-' or '@'))
        )
            return BadLogin;
        if (rules.Refuse(login, password ?? "") is { } refusal)
            return refusal;
        var normal = login.ToUpperInvariant();
        if (await db.Set<Account>().AnyAsync(a => a.NormalizedUserName == normal, ct))
            return LoginTaken;
        var account = new Account
        {
            Id = Guid.CreateVersion7(context.Now),
            Kind = kind,
            DisplayName = name,
            CreatedAt = context.Now,
            PasswordChangedAt = context.Now,
            UserName = login,
            NormalizedUserName = normal,
            PhoneNumber = phone,
            LockoutEnabled = true,
        };
        rules.Set(account, password!, context.Now);
        db.Add(account);
        context.Record(
            account.Subject with
            {
                IsNew = true,
            },
            kind == AccountKind.Staff ? ("新建员工账户", "Staff account made") : ("注册会员", "Member registered"),
            after: new { login, name }
        );
        return account;
    }

    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        var ids = accounts.Distinct().ToList();
        return await db.Set<Account>()
            .AsNoTracking()
            .Where(a => EF.Parameter(ids).Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
    }

    public async Task<IReadOnlyList<AccountId>> Named(string nameOrLogin, CancellationToken ct)
    {
        var normal = nameOrLogin.ToUpperInvariant();
        var ids = await db.Set<Account>()
            .AsNoTracking()
            .Where(a => a.DisplayName == nameOrLogin || a.NormalizedUserName == normal)
            .Select(a => a.Id)
            .Take(50)
            .ToListAsync(ct);
        return [.. ids.Select(AccountId.From)];
    }

    public async Task<IReadOnlyList<(AccountId Id, string Name)>> Holders(string position, CancellationToken ct)
    {
        var now = clock.Now();
        var found = await (
            from h in db.Set<Holding>().AsNoTracking()
            join a in db.Set<Account>() on h.AccountId equals a.Id
            where h.Position == position && h.From <= now && (h.Until == null || h.Until > now) && !a.IsDisabled
            orderby a.UserName
            select new { a.Id, a.DisplayName }
        ).ToListAsync(ct);
        return [.. found.Select(f => (new AccountId(f.Id), f.DisplayName))];
    }
}
