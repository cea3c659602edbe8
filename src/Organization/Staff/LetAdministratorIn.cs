using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>A login and the password that was just made for it.</summary>
public sealed record NewKey(string Login, string Password);

/// <summary>
/// Lets whoever runs the program in as the system administrator, with a password that holds until the first sign-in
/// (ORG-18). An empty installation has nobody who could add staff; and somebody must be able to come in when the last
/// administrator has left or forgotten their password. Everything else goes through <see cref="AddStaff"/>.
/// </summary>
[SystemOnly]
public sealed class LetAdministratorIn
{
    private const string Position = "SYSADMIN";
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly IAccounts _accounts;
    private readonly PasswordRules _rules;

    internal LetAdministratorIn(ShopDb db, OperationContext context, IAccounts accounts, PasswordRules rules) =>
        (_db, _context, _accounts, _rules) = (db, context, accounts, rules);

    /// <summary>
    /// Makes the account, or opens the one that is there: enabled, unlocked, other sessions ended, in the position.
    /// With <paramref name="onlyFirst"/> nothing happens once there is staff, and the answer is null. Refused for a
    /// member's login and for what no login looks like.
    /// </summary>
    public async Task<Result<NewKey?>> Run(string login, bool onlyFirst, CancellationToken ct)
    {
        if (onlyFirst && await _db.Set<Account>().AnyAsync(a => a.Kind == AccountKind.Staff, ct))
            return (NewKey?)null;
        var (name, password) = ((login ?? "").Trim(), Fresh());
        var normal = name.ToUpperInvariant();
        var account = await _db.Set<Account>()
            .FirstOrDefaultAsync(a => a.NormalizedUserName == normal && a.Kind == AccountKind.Staff, ct);
        if (account is null)
        {
            var made = await ((Accounts)_accounts).Make(AccountKind.Staff, name, null, name, password, ct);
            if (!made.IsDone)
                return made.Refusal;
            account = made.Value;
        }
        else
        {
            _rules.Set(account, password, _context.Now);
            (account.IsDisabled, account.LockoutEnd, account.AccessFailedCount) = (false, null, 0);
            account.Touch(_context.Now);
            await _db.EndSessions(account.Id, null, _context.Now, ct);
            _context.Record(account.Subject, ("从命令行重设密码", "Password reset from the command line"));
        }

        account.MustChangePassword = true;
        if (!(await _db.PositionsOf(account.Id, _context.Now, ct)).Contains(Position))
        {
            _db.Add(Holding.Begin(account.Id, Position, null, _context.Actor.Name, _context.Now));
            _context.Record(account.Subject, ("任职", "Position given"), after: new { position = Position });
        }

        _context.Invalidate(ActorCache.Topic, account.Id.ToString());
        return new NewKey(account.UserName!, password);
    }

    /// <summary>
    /// By the strictest rules that can be set, except for the length beyond sixteen; nothing in it is mistaken for
    /// something else.
    /// </summary>
    private static string Fresh() =>
        $"{RandomNumberGenerator.GetString("abcdefghkmnpqrstuvwxyz", 10)}-{RandomNumberGenerator.GetString("23456789", 4)}";
}
