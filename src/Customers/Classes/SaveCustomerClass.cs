using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>Adds a class of customers or changes one (ORD-21).</summary>
[Needs(ClassSetup.Edit)]
public sealed partial class SaveCustomerClass
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;

    internal SaveCustomerClass(ShopDb db, OperationContext context) => (_db, _context) = (db, context);

    /// <summary>
    /// With <paramref name="isNew"/> a code that is there already is refused; without, an unknown one is added: the
    /// same request twice leaves the same.
    /// </summary>
    public async Task<Result> Run(string code, CustomerClassInput input, bool isNew, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (zh, en, wrong) = ((input.NameZh ?? "").Trim(), (input.NameEn ?? "").Trim(), new List<Refusal>());
        if (code is null || !CodeShape().IsMatch(code))
            wrong.Add(ClassErrors.Code);
        if (zh.Length is 0 or > 30)
            wrong.Add(ClassErrors.NameZh);
        if (en.Length is 0 or > 40)
            wrong.Add(ClassErrors.NameEn);
        if (Refusal.Join(wrong) is { } refused)
            return refused;
        var found = await _db.Set<CustomerClass>().FirstOrDefaultAsync(c => c.Code == code, ct);
        if (found is not null && isNew)
            return ClassErrors.Taken;
        var before = found?.Card;
        var saved = found ?? new CustomerClass { Code = code! };
        if (found is null)
            _db.Add(saved);
        saved.Describe((zh, en), input.IsOpen, input.IsActive);
        _context.Record(
            saved.Subject with
            {
                IsNew = found is null,
            },
            found is null ? ("新增客户类型", "Customer class added") : ("修改客户类型", "Customer class changed"),
            before,
            saved.Card
        );
        _context.Invalidate(ClassCache.Topic);
        return Result.Done;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,19}$")]
    private static partial Regex CodeShape();
}

/// <summary>Puts a member into a class, or back to retail, with the reason (ORD-21).</summary>
[Needs(ClassSetup.Set)]
public sealed class SetMemberClass
{
    private readonly OperationContext _context;
    private readonly CustomerClassDirectory _directory;

    internal SetMemberClass(OperationContext context, CustomerClassDirectory directory) =>
        (_context, _directory) = (context, directory);

    /// <summary>
    /// Null is retail. Refused without a reason, for one's own account, and when nothing would change.
    /// </summary>
    public async Task<Result> Run(AccountId account, string? code, string? why, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(why) || why.Length > 200)
            return ClassErrors.Reason;
        return account.Value == _context.Actor.Id
            ? ClassErrors.Own
            : await _directory.Put(account, string.IsNullOrWhiteSpace(code) ? null : code, why.Trim(), ct);
    }
}

/// <summary>Puts members into classes; the one place that does.</summary>
internal sealed class CustomerClassDirectory(ShopDb db, OperationContext context) : IClassLock
{
    private readonly Dictionary<string, CustomerClassCard?> _held = [];

    public async Task<CustomerClassCard?> LockForUpdate(string code, CancellationToken ct)
    {
        if (_held.TryGetValue(code, out var held))
            return held;
        var there =
            await db.Set<CustomerClass>()
                .Where(c => c.Code == code)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version + 1), ct) > 0;
        return _held[code] = there
            ? (await db.Set<CustomerClass>().AsNoTracking().FirstAsync(c => c.Code == code, ct)).Card
            : null;
    }

    public async Task<Result> Put(AccountId account, string? code, string why, CancellationToken ct)
    {
        if (code is not null && !await db.Set<CustomerClass>().AnyAsync(c => c.Code == code && c.IsActive, ct))
            return ClassErrors.Class;
        if (await db.Set<Member>().FirstOrDefaultAsync(m => m.Account == account, ct) is not { } member)
            return MemberErrors.NotFound;
        if (member.Class == code)
            return ClassErrors.Same;
        var before = member.Class;
        member.Join(code);
        context.Record(
            member.Subject,
            ("设客户类型", "Customer class set"),
            new { @class = before },
            new { @class = code },
            why
        );
        context.Invalidate(ClassCache.Topic);
        return Result.Done;
    }
}
