using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Approvals;

internal sealed class DelegationQueries(ShopDb db)
{
    /// <summary>
    /// What somebody delegated and what was delegated to them, newest first; or, for those who see all, everybody's.
    /// </summary>
    public async Task<IReadOnlyList<Delegation>> Of(Guid? me, bool all, string? after, int take, CancellationToken ct)
    {
        var rows = db.Set<Delegation>().AsNoTracking().Where(d => all || d.FromId == me || d.ToId == me);
        if (PagePlace.Read(after) is var (at, id))
            rows = rows.Where(d => d.Until <= at && (d.Until < at || d.Id < id));
        return await rows.OrderByDescending(d => d.Until).ThenByDescending(d => d.Id).Take(take).ToListAsync(ct);
    }

    public static string KeyOf(Delegation d) => new PagePlace(d.Until, d.Id).ToString();
}
