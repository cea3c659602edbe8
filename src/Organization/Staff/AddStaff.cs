using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>Takes somebody of staff on, in one or more positions (ORG-01).</summary>
[Needs("org.edit", "hr.edit")]
public sealed class AddStaff(ShopDb db, OperationContext context, IAccounts accounts, Reach reach)
{
    /// <summary>
    /// The person changes the first password at the first sign-in. Refused at "login", "name", "password" or
    /// "positions".
    /// </summary>
    public async Task<Result<AccountId>> Run(
        StaffCard card,
        string password,
        IReadOnlyList<string> positions,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(card);
        var wanted = (positions ?? []).Distinct().ToList();
        var known = await db.Set<Position>()
            .Where(p => EF.Parameter(wanted).Contains(p.Code) && p.Kind != PositionKind.Shop)
            .CountAsync(ct);
        var refusals = new List<Refusal>();
        if (card.Refuse() is { } bad)
            refusals.Add(bad);
        if (wanted.Count == 0 || known != wanted.Count)
            refusals.Add(
                Refusal.Invalid(
                    "organization.positions",
                    "positions",
                    "请至少选一个岗位",
                    "Choose at least one position."
                )
            );
        else if (await reach.Refuse(context.Actor, wanted, ct) is { } beyond)
            refusals.Add(beyond with { Field = "positions" });
        var made = await ((Accounts)accounts).Make(
            AccountKind.Staff,
            card.Login,
            card.PhoneOrNull,
            card.Name.Trim(),
            password ?? "",
            ct
        );
        if (!made.IsDone)
            refusals.AddRange(made.Refusal.All);
        if (Refusal.Join(refusals) is { } refused)
            return refused;

        // ORG-18: a password that somebody else chose is changed at the first sign-in.
        (made.Value.MustChangePassword, made.Value.DisplayNameEn) = (true, card.NameEnOrNull);
        foreach (var position in wanted)
            db.Add(Holding.Begin(made.Value.Id, position, null, context.Actor.Name, context.Now));
        return new AccountId(made.Value.Id);
    }
}

/// <summary>What is noted of somebody of staff.</summary>
public sealed record StaffCard(string Login, string Name, string? NameEn, string? Phone)
{
    internal string? NameEnOrNull => string.IsNullOrWhiteSpace(NameEn) ? null : NameEn.Trim();
    internal string? PhoneOrNull => string.IsNullOrWhiteSpace(Phone) ? null : Phone.Trim();

    internal Refusal? Refuse()
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > 40)
            refusals.Add(
                Refusal.Invalid(
                    "organization.name",
                    "name",
                    "请填姓名，40 字以内",
                    "Enter the name, at most 40 characters."
                )
            );
        if (NameEnOrNull is { Length: > 80 })
            refusals.Add(
                Refusal.Invalid("organization.name_en", "nameEn", "英文名最多 80 个字符", "At most 80 characters.")
            );
        if (PhoneOrNull is { } phone && (phone.Length != 11 || phone[0] != '1' || !phone.All(char.IsAsciiDigit)))
            refusals.Add(
                Refusal.Invalid(
                    "organization.phone",
                    "phone",
                    "手机号是 1 开头的 11 位数字",
                    "A mobile number has 11 digits and begins with 1."
                )
            );
        return Refusal.Join(refusals);
    }
}

/// <summary>Changes what is noted of somebody of staff; the login stays, because documents carry it.</summary>
[Needs("org.edit", "hr.edit")]
public sealed class EditStaff(ShopDb db, OperationContext context, Reach reach)
{
    /// <summary>Refused at "name", "nameEn" or "phone".</summary>
    public async Task<Result> Run(AccountId id, StaffCard card, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(card);
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id.Value && a.Kind == AccountKind.Staff, ct);
        if (account is null)
            return StaffErrors.NoAccount;
        if (card.Refuse() is { } refused)
            return refused;
        if (await reach.Refuse(context.Actor, await db.PositionsOf(id.Value, context.Now, ct), ct) is { } beyond)
            return beyond;
        var before = new
        {
            account.DisplayName,
            account.DisplayNameEn,
            account.PhoneNumber,
        };
        (account.DisplayName, account.DisplayNameEn, account.PhoneNumber) = (
            card.Name.Trim(),
            card.NameEnOrNull,
            card.PhoneOrNull
        );
        account.Touch(context.Now);
        context.Record(
            account.Subject,
            ("修改员工资料", "Staff details changed"),
            before,
            new
            {
                account.DisplayName,
                account.DisplayNameEn,
                account.PhoneNumber,
            }
        );
        context.Invalidate(ActorCache.Topic, id.Value.ToString());
        return Result.Done;
    }
}

/// <summary>Closes or reopens a staff account (ORG-17); open sessions end.</summary>
[Needs("org.edit", "hr.edit")]
public sealed class SetDisabled(ShopDb db, OperationContext context, Reach reach)
{
    /// <summary>Nobody closes their own account.</summary>
    public async Task<Result> Run(AccountId id, bool disabled, string why, CancellationToken ct)
    {
        if (context.Actor.Id == id.Value)
            return StaffErrors.OwnAccount;
        if (ReasonRule.Refuse(why) is { } reason)
            return reason;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id.Value && a.Kind == AccountKind.Staff, ct);
        if (account is null)
            return StaffErrors.NoAccount;
        if (account.IsDisabled == disabled)
            return Result.Done;
        if (await reach.Refuse(context.Actor, await db.PositionsOf(id.Value, context.Now, ct), ct) is { } beyond)
            return beyond;
        account.IsDisabled = disabled;
        account.Touch(context.Now);
        if (disabled)
            await db.EndSessions(account.Id, null, context.Now, ct);
        context.Record(
            account.Subject,
            disabled ? ("停用账户", "Account closed") : ("启用账户", "Account reopened"),
            note: why.Trim()
        );
        context.Invalidate(ActorCache.Topic, id.Value.ToString());
        return Result.Done;
    }
}
