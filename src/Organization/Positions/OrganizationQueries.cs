using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

internal sealed record StaffRow(
    Guid Id,
    string Login,
    string Name,
    string? NameEn,
    string? Phone,
    bool IsDisabled,
    bool IsLocked,
    DateTimeOffset? LastSeenAt,
    IReadOnlyList<Position> Positions
)
{
    public string Shown =>
        Ui.Format.IsEnglish(System.Globalization.CultureInfo.CurrentUICulture) && NameEn is not null ? NameEn : Name;
}

internal sealed record StaffQuery(string? Search, string? Position, string? Department, string? State);

internal sealed record HoldingRow(string Position, Text Name, DateTimeOffset From, DateTimeOffset? Until, string By);

/// <summary>Reads staff, positions and the matrix.</summary>
internal sealed class OrganizationQueries(ShopDb db, TimeProvider clock)
{
    private static readonly Sorts<Account> ByLogin = new Sorts<Account>(a => a.Id, smallestFirst: true).By(
        "login",
        a => a.NormalizedUserName!
    );

    /// <summary>A page of staff, by login unless asked otherwise.</summary>
    public async Task<PageOf<StaffRow>> Page(StaffQuery q, ListPlace place, int take, CancellationToken ct)
    {
        var page = await ByLogin.Page(Fitting(q), place, take, ct);
        return new PageOf<StaffRow>(await Rows(page.Rows, ct), page.Next);
    }

    /// <summary>Staff by login, from the one after a login on; for programs.</summary>
    public async Task<IReadOnlyList<StaffRow>> After(string? login, StaffQuery q, int take, CancellationToken ct)
    {
        var accounts = Fitting(q);
        if (Text(login)?.ToUpperInvariant() is { } after)
            accounts = accounts.Where(a => string.Compare(a.NormalizedUserName, after) > 0);
        return await Rows(await accounts.OrderBy(a => a.NormalizedUserName).Take(take).ToListAsync(ct), ct);
    }

    private IQueryable<Account> Fitting(StaffQuery q)
    {
        var now = clock.Now();
        var query = db.Set<Account>().AsNoTracking().Where(a => a.Kind == AccountKind.Staff);
        if (Text(q.Search) is { } search)
        {
            var normal = search.ToUpperInvariant();
            query = query.Where(a =>
                a.DisplayName.Contains(search)
                || a.NormalizedUserName!.Contains(normal)
                || a.PhoneNumber == search
                || a.DisplayNameEn!.Contains(search)
            );
        }

        if (Text(q.Position) is { } position)
            query = query.Where(a =>
                db.Set<Holding>()
                    .Any(h =>
                        h.AccountId == a.Id
                        && h.Position == position
                        && h.From <= now
                        && (h.Until == null || h.Until > now)
                    )
            );
        if (Text(q.Department) is { } department)
            query = query.Where(a =>
                db.Set<Holding>()
                    .Any(h =>
                        h.AccountId == a.Id
                        && h.From <= now
                        && (h.Until == null || h.Until > now)
                        && db.Set<Position>().Any(p => p.Code == h.Position && p.Department == department)
                    )
            );
        if (q.State == "closed")
            query = query.Where(a => a.IsDisabled);
        else if (q.State == "open")
            query = query.Where(a => !a.IsDisabled);
        return query;
    }

    public async Task<StaffRow?> One(Guid id, CancellationToken ct) =>
        (
            await Rows(
                await db.Set<Account>()
                    .AsNoTracking()
                    .Where(a => a.Id == id && a.Kind == AccountKind.Staff)
                    .ToListAsync(ct),
                ct
            )
        ).FirstOrDefault();

    private async Task<IReadOnlyList<StaffRow>> Rows(IReadOnlyList<Account> staff, CancellationToken ct)
    {
        var now = clock.Now();
        var ids = staff.Select(s => s.Id).ToList();
        var held = await (
            from h in db.Set<Holding>().AsNoTracking()
            join p in db.Set<Position>() on h.Position equals p.Code
            where EF.Parameter(ids).Contains(h.AccountId) && h.From <= now && (h.Until == null || h.Until > now)
            orderby p.Sort
            select new { h.AccountId, Position = p }
        ).ToListAsync(ct);
        var seen = await db.Set<Session>()
            .AsNoTracking()
            .Where(s => EF.Parameter(ids).Contains(s.AccountId))
            .GroupBy(s => s.AccountId)
            .Select(g => new { g.Key, At = g.Max(s => s.LastSeenAt) })
            .ToDictionaryAsync(s => s.Key, s => s.At, ct);
        var byAccount = held.ToLookup(h => h.AccountId, h => h.Position);
        return
        [
            .. staff.Select(s => new StaffRow(
                s.Id,
                s.UserName!,
                s.DisplayName,
                s.DisplayNameEn,
                s.PhoneNumber,
                s.IsDisabled,
                s.LockoutEnd > now,
                seen.TryGetValue(s.Id, out var at) ? at : null,
                [.. byAccount[s.Id].DistinctBy(p => p.Code)]
            )),
        ];
    }

    public async Task<IReadOnlyList<Position>> Positions(CancellationToken ct) =>
        await db.Set<Position>().AsNoTracking().OrderBy(p => p.Sort).ToListAsync(ct);

    public async Task<IReadOnlyList<Department>> Departments(CancellationToken ct) =>
        await db.Set<Department>().AsNoTracking().OrderBy(d => d.Sort).ToListAsync(ct);

    public async Task<ILookup<string, string>> Grants(CancellationToken ct) =>
        (await db.Set<Grant>().AsNoTracking().OrderBy(g => g.Permission).ToListAsync(ct)).ToLookup(
            g => g.Position,
            g => g.Permission
        );

    /// <summary>By permission, the names of the positions that have it.</summary>
    public async Task<ILookup<string, Text>> Granted(IReadOnlyCollection<string> permissions, CancellationToken ct)
    {
        var held = await (
            from g in db.Set<Grant>().AsNoTracking()
            join p in db.Set<Position>() on g.Position equals p.Code
            where EF.Parameter(permissions).Contains(g.Permission)
            orderby p.Sort
            select new
            {
                g.Permission,
                p.NameZh,
                p.NameEn,
            }
        ).ToListAsync(ct);
        return held.ToLookup(h => h.Permission, h => new Text(h.NameZh, h.NameEn));
    }

    /// <summary>Who holds which position now, by position.</summary>
    public async Task<ILookup<string, (Guid Id, string Name)>> Holders(CancellationToken ct)
    {
        var now = clock.Now();
        var held = await (
            from h in db.Set<Holding>().AsNoTracking()
            join a in db.Set<Account>() on h.AccountId equals a.Id
            where h.From <= now && (h.Until == null || h.Until > now) && !a.IsDisabled
            orderby a.NormalizedUserName
            select new
            {
                h.Position,
                a.Id,
                a.DisplayName,
            }
        ).ToListAsync(ct);
        return held.Distinct().ToLookup(h => h.Position, h => (h.Id, h.DisplayName));
    }

    public async Task<IReadOnlyList<HoldingRow>> Holdings(Guid account, CancellationToken ct) =>
        await (
            from h in db.Set<Holding>().AsNoTracking()
            join p in db.Set<Position>() on h.Position equals p.Code
            where h.AccountId == account
            orderby h.From descending
            select new HoldingRow(p.Code, new Text(p.NameZh, p.NameEn), h.From, h.Until, h.By)
        ).ToListAsync(ct);

    public async Task<IReadOnlyList<Session>> Sessions(Guid account, CancellationToken ct)
    {
        var since = clock.Now() - Session.Lasts;
        return await db.Set<Session>()
            .AsNoTracking()
            .Where(s => s.AccountId == account && s.EndedAt == null && s.LastSeenAt > since)
            .OrderByDescending(s => s.LastSeenAt)
            .Take(50)
            .ToListAsync(ct);
    }

    public async Task<IReadOnlyList<ApiKey>> Keys(CancellationToken ct) =>
        await db.Set<ApiKey>().AsNoTracking().OrderByDescending(k => k.CreatedAt).Take(1000).ToListAsync(ct);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
