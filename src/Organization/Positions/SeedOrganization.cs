using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>Gives a new company its departments, positions and permissions (ORG-31). Once there are positions, they are the company's own and nothing is overwritten.</summary>
[HouseOnly]
public sealed class SeedOrganization(ShopDb db, Act act)
{
    /// <summary>Does nothing the second time.</summary>
    public async Task<Result> Run(CancellationToken ct)
    {
        if (await db.Set<Position>().AnyAsync(ct)) return Result.Done;
        var writer = new SetWriter(db);
        writer.Insert([.. PositionSeed.Departments.Select((d, i) => new Department { Code = d.Code, NameZh = d.Zh, NameEn = d.En, Sort = i })]);
        writer.Insert([.. PositionSeed.Positions.Select((p, i) => new Position { Code = p.Code, NameZh = p.Zh, NameEn = p.En, Department = p.Department, Superior = p.Superior, Sort = i })]);
        writer.Insert([.. Grants().Distinct().Select(g => new Grant { Position = g.Position, Permission = g.Permission })]);
        await writer.Flush(ct);
        act.Record(new Subject("organization", Guid.CreateVersion7(act.Now), "seed", true), ("建立岗位与权限", "Positions and permissions set up"), after: new { positions = PositionSeed.Positions.Length });
        return Result.Done;
    }

    internal static IEnumerable<(string Position, string Permission)> Grants() =>
        PositionSeed.Positions.SelectMany(p => PositionSeed.Permissions(p).Select(permission => (p.Code, permission)))
            .Concat(GrantSeed.Sensitive.SelectMany(s => s.Positions.Select(p => (p, s.Permission))));
}

/// <summary>Gives a permission to a position or takes it away (ORG-12), with a reason.</summary>
[Needs("org.edit", "user.level.execute")]
public sealed class SetGrant(ShopDb db, Act act, ActorCache cache, IEnumerable<Permission> permissions)
{
    /// <summary>Takes effect for everybody who holds the position, at once on this node and within seconds on others.</summary>
    public async Task<Result> Run(string position, string permission, bool granted, string why, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(why) || why.Length > 200) return Refusal.Invalid("organization.reason", "why", "请写明按哪份申请、为什么改", "Say which request this follows and why.");
        if (!await db.Set<Position>().AnyAsync(p => p.Code == position, ct)) return Refusal.NotFound("organization.no_position", "没有这个岗位", "There is no such position.");
        if (permissions.All(p => p.Code != permission) && SeedOrganization.Grants().All(g => g.Permission != permission)) return Refusal.NotFound("organization.no_permission", "没有这项权限", "There is no such permission.");
        var grant = await db.Set<Grant>().FirstOrDefaultAsync(g => g.Position == position && g.Permission == permission, ct);
        if ((grant is not null) == granted) return Result.Done;
        if (granted) db.Add(new Grant { Position = position, Permission = permission });
        else db.Remove(grant!);
        act.Record(new Subject("position", PositionId(position), position), granted ? ("授予权限", "Permission granted") : ("收回权限", "Permission taken away"), after: new { permission }, note: why.Trim());
        cache.ForgetAll();
        return Result.Done;
    }

    private static Guid PositionId(string code) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("position:" + code)).AsSpan(0, 16));
}

/// <summary>Takes somebody of staff on, in one or more positions.</summary>
[Needs("org.edit", "hr.edit")]
public sealed class AddStaff
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly Accounts _accounts;

    internal AddStaff(ShopDb db, Act act, Accounts accounts) => (_db, _act, _accounts) = (db, act, accounts);

    /// <summary>The person changes the first password at the first sign-in.</summary>
    public async Task<Result<AccountId>> Run(string login, string name, string password, IReadOnlyList<string> positions, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 40) return Refusal.Invalid("organization.name", "name", "请填姓名，40 字以内", "Enter the name, at most 40 characters.");
        var wanted = positions.Distinct().ToList();
        var known = await _db.Set<Position>().Where(p => EF.Parameter(wanted).Contains(p.Code)).CountAsync(ct);
        if (wanted.Count == 0 || known != wanted.Count) return Refusal.Invalid("organization.positions", "positions", "请至少选一个岗位", "Choose at least one position.");
        var made = await _accounts.Make(AccountKind.Staff, login, null, name.Trim(), password, ct);
        if (!made.IsDone) return made.Refusal;
        // ORG-22: a password that somebody else chose is expired from the start.
        made.Value.PasswordChangedAt = DateTimeOffset.UnixEpoch;
        foreach (var position in wanted) _db.Add(new Holding { Id = Guid.CreateVersion7(_act.Now), AccountId = made.Value.Id, Position = position, From = _act.Now, By = _act.Actor.Name });
        return new AccountId(made.Value.Id);
    }
}

/// <summary>Gives somebody a position, or ends it (ORG-01, ORG-16).</summary>
[Needs("org.edit", "hr.edit")]
public sealed class SetHolding(ShopDb db, Act act, ActorCache cache)
{
    /// <summary>Ended holdings stay as history.</summary>
    public async Task<Result> Run(AccountId account, string position, bool holds, CancellationToken ct)
    {
        var found = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == account.Value && a.Kind == AccountKind.Staff, ct);
        if (found is null || !await db.Set<Position>().AnyAsync(p => p.Code == position, ct)) return Refusal.NotFound("organization.no_staff", "没有这位员工或岗位", "There is no such person or position.");
        var current = await db.Set<Holding>().FirstOrDefaultAsync(h => h.AccountId == account.Value && h.Position == position && h.Until == null, ct);
        if ((current is not null) == holds) return Result.Done;
        if (holds) db.Add(new Holding { Id = Guid.CreateVersion7(act.Now), AccountId = account.Value, Position = position, From = act.Now, By = act.Actor.Name });
        else current!.Until = act.Now;
        act.Record(found.Subject, holds ? ("任职", "Position given") : ("卸任", "Position ended"), after: new { position });
        cache.Forget(account.Value);
        return Result.Done;
    }
}

/// <summary>Closes or reopens a staff account (ORG-17); open sessions end.</summary>
[Needs("org.edit", "hr.edit")]
public sealed class SetDisabled(ShopDb db, Act act, ActorCache cache)
{
    /// <summary>Nobody closes their own account.</summary>
    public async Task<Result> Run(AccountId account, bool disabled, CancellationToken ct)
    {
        if (act.Actor.Id == account.Value) return Refusal.Conflict("organization.own_account", "不能停用自己的账户", "You can't close your own account.");
        var found = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == account.Value && a.Kind == AccountKind.Staff, ct);
        if (found is null) return Refusal.NotFound("organization.no_staff", "没有这位员工", "There is no such person.");
        found.IsDisabled = disabled;
        act.Record(found.Subject, disabled ? ("停用账户", "Account closed") : ("启用账户", "Account reopened"));
        cache.Forget(account.Value);
        return Result.Done;
    }
}
