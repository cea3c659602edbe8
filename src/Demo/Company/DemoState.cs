using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>What of the demo company is there already.</summary>
internal sealed class DemoState(ShopDb db)
{
    public Task<bool> HasStaff(CancellationToken ct) => db.Set<Account>().AnyAsync(a => a.Kind == AccountKind.Staff, ct);

    public Task<bool> HasOrders(CancellationToken ct) => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM ordering_order LIMIT 1").AnyAsync(ct);

    public Task<bool> HasChannels(CancellationToken ct) => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM channels_channel LIMIT 1").AnyAsync(ct);

    public Task<bool> HasConsultations(CancellationToken ct) => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM support_consultation LIMIT 1").AnyAsync(ct);

    public Task<bool> HasWholesale(CancellationToken ct) => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM customers_class LIMIT 1").AnyAsync(ct);

    public Task<bool> HasApprovals(CancellationToken ct) => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM approvals_request LIMIT 1").AnyAsync(ct);

    public async Task<IReadOnlyDictionary<string, AccountId>> Accounts(IReadOnlyList<string> logins, CancellationToken ct)
    {
        var wanted = logins.Select(l => l.ToUpperInvariant()).ToList();
        return (await db.Set<Account>().AsNoTracking().Where(a => EF.Parameter(wanted).Contains(a.NormalizedUserName!)).Select(a => new { a.UserName, a.Id }).ToListAsync(ct)).ToDictionary(a => a.UserName!, a => new AccountId(a.Id));
    }
}
