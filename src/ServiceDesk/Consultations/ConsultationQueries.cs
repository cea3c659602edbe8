using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Inventory;
using Zhanggui.Organization;

namespace Zhanggui.ServiceDesk;

/// <summary>One consultation with what stands around it.</summary>
internal sealed record ConsultationFile(
    Consultation Consultation,
    IReadOnlyDictionary<SkuId, SkuCard> Cards,
    IReadOnlyDictionary<SkuId, StockCard> Stock,
    IReadOnlyList<Hold> Holds,
    IReadOnlyList<AuditEntry> History,
    IReadOnlyList<LostDealReason> Reasons
);

/// <summary>Reads consultations and holds.</summary>
internal sealed class ConsultationQueries(
    ShopDb db,
    ICatalog catalog,
    IStock stock,
    AuditTrail audit,
    LostDealReasons reasons,
    IPositions positions
)
{
    private static readonly string[] Answering = ["CSPRE", "CSPOST", "CSMGR"];

    public Task<Consultation?> ByNo(string no, CancellationToken ct) =>
        db.Set<Consultation>().AsNoTracking().Include(c => c.Items).FirstOrDefaultAsync(c => c.No == no, ct);

    public async Task<ConsultationFile?> File(string no, CancellationToken ct)
    {
        if (await ByNo(no, ct) is not { } c)
            return null;
        var skus = c.Items.Select(i => i.Sku).ToList();
        var holds = await db.Set<Hold>()
            .AsNoTracking()
            .Where(h => h.ConsultationId == c.Id)
            .OrderByDescending(h => h.At)
            .ToListAsync(ct);
        return new ConsultationFile(
            c,
            await catalog.Skus(skus, ct),
            await stock.Of(skus, ct),
            holds,
            await audit.Of("consultation", c.Id.Value, ct),
            await reasons.All(ct)
        );
    }

    /// <summary>How many of somebody's consultations wait for an outcome.</summary>
    public Task<int> Waiting(Guid? owner, CancellationToken ct) =>
        db.Set<Consultation>()
            .CountAsync(c => c.State == ConsultationState.Lapsed && (owner == null || c.OwnerId == owner), ct);

    /// <summary>A member's last consultations, the newest first.</summary>
    public async Task<IReadOnlyList<Consultation>> OfMember(Guid account, int take, CancellationToken ct) =>
        await db.Set<Consultation>()
            .AsNoTracking()
            .Where(c => c.Account == account)
            .OrderByDescending(c => c.OpenedAt)
            .Take(take)
            .ToListAsync(ct);

    /// <summary>What is held for a member now.</summary>
    public async Task<IReadOnlyList<Hold>> HeldFor(Guid account, CancellationToken ct)
    {
        var key = Holder.Member(account);
        return await db.Set<Hold>()
            .AsNoTracking()
            .Where(h => h.HeldFor == key && h.State == HoldState.Live)
            .OrderBy(h => h.Until)
            .ToListAsync(ct);
    }

    /// <summary>Live holds, those that run out first in front; one person's or everybody's.</summary>
    public async Task<IReadOnlyList<Hold>> Live(Guid? by, CancellationToken ct) =>
        await db.Set<Hold>()
            .AsNoTracking()
            .Where(h => h.State == HoldState.Live && (by == null || h.ById == by))
            .OrderBy(h => h.Until)
            .Take(200)
            .ToListAsync(ct);

    public Task<Hold?> Hold(HoldId id, CancellationToken ct) =>
        db.Set<Hold>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, ct);

    public Task<IReadOnlyList<LostDealReason>> Reasons(CancellationToken ct) => reasons.All(ct);

    /// <summary>Who may be answering, for the filter.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> People(CancellationToken ct)
    {
        var all = await positions.All(ct);
        return
        [
            .. Answering
                .Where(all.ContainsKey)
                .SelectMany(p => all[p].Holders)
                .DistinctBy(h => h.Id)
                .Select(h => (h.Id.Value, h.Name))
                .OrderBy(h => h.Name, StringComparer.CurrentCulture),
        ];
    }
}
