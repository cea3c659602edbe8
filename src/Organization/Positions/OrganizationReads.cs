using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

internal sealed record StaffRow(Guid Id, string Login, string Name, bool IsDisabled, IReadOnlyList<Position> Positions);

internal sealed class OrganizationReads(ShopDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<StaffRow>> Staff(string? search, string? position, CancellationToken ct)
    {
        var now = clock.Now();
        var query = db.Set<Account>().AsNoTracking().Where(a => a.Kind == AccountKind.Staff);
        if (!string.IsNullOrWhiteSpace(search)) query = query.Where(a => a.DisplayName.Contains(search) || a.UserName!.Contains(search));
        if (!string.IsNullOrWhiteSpace(position)) query = query.Where(a => db.Set<Holding>().Any(h => h.AccountId == a.Id && h.Position == position && h.Until == null));
        var staff = await query.OrderBy(a => a.UserName).Take(500).ToListAsync(ct);
        var ids = staff.Select(s => s.Id).ToList();
        var held = await (from h in db.Set<Holding>().AsNoTracking()
                          join p in db.Set<Position>() on h.Position equals p.Code
                          where EF.Parameter(ids).Contains(h.AccountId) && h.From <= now && (h.Until == null || h.Until > now)
                          orderby p.Sort
                          select new { h.AccountId, Position = p }).ToListAsync(ct);
        var byAccount = held.ToLookup(h => h.AccountId, h => h.Position);
        return [.. staff.Select(s => new StaffRow(s.Id, s.UserName!, s.DisplayName, s.IsDisabled, [.. byAccount[s.Id]]))];
    }

    public async Task<IReadOnlyList<Position>> Positions(CancellationToken ct) => await db.Set<Position>().AsNoTracking().OrderBy(p => p.Sort).ToListAsync(ct);

    public async Task<IReadOnlyList<Department>> Departments(CancellationToken ct) => await db.Set<Department>().AsNoTracking().OrderBy(d => d.Sort).ToListAsync(ct);

    public async Task<ILookup<string, string>> Grants(CancellationToken ct) =>
        (await db.Set<Grant>().AsNoTracking().OrderBy(g => g.Permission).ToListAsync(ct)).ToLookup(g => g.Position, g => g.Permission);

    public async Task<IReadOnlyList<Holding>> Holdings(Guid account, CancellationToken ct) =>
        await db.Set<Holding>().AsNoTracking().Where(h => h.AccountId == account).OrderByDescending(h => h.From).ToListAsync(ct);
}
