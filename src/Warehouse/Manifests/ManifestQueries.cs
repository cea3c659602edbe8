using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>A manifest with its parcels, in the order in which they were scanned.</summary>
internal sealed record ManifestView(Manifest Manifest, IReadOnlyList<ManifestLine> Lines);

/// <summary>Reads manifests and pickup calls.</summary>
internal sealed class ManifestQueries(ShopDb db)
{
    /// <summary>Packed parcels per courier that stand on no manifest yet.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Packed(CancellationToken ct) =>
        (
            await db.Set<OutboundOrderProgress>()
                .Where(p => p.Status == OutboundOrderStatus.Packed && p.Manifest == null)
                .GroupBy(p => p.Courier)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(ct)
        ).ToDictionary(g => g.Key, g => g.Count);

    /// <summary>
    /// An installation makes a handful a day: the list's own order has an index, the others sort what the filters
    /// leave.
    /// </summary>
    private static readonly Sorts<Manifest> Sorts = new Sorts<Manifest>(m => m.Id.Value)
        .By("opened", m => m.At)
        .By("no", m => m.No)
        .By("parcels", m => m.Parcels)
        .By("weight", m => m.WeightGrams);

    public Task<PageOf<Manifest>> List(
        string? courier,
        string? state,
        ListPlace place,
        int take,
        CancellationToken ct
    ) => Sorts.Page(Filtered(courier, state), place, take, ct);

    /// <summary>The whole list as it is filtered and sorted, for an export.</summary>
    public IAsyncEnumerable<Manifest> Export(string? courier, string? state, ListPlace place) =>
        Sorts.Sorted(Filtered(courier, state), place).AsAsyncEnumerable();

    private IQueryable<Manifest> Filtered(string? courier, string? state)
    {
        var manifests = db.Set<Manifest>().AsNoTracking();
        if (!string.IsNullOrEmpty(courier))
            manifests = manifests.Where(m => m.Courier == courier);
        return Enum.TryParse<ManifestStatus>(state, ignoreCase: true, out var status)
            ? manifests.Where(m => m.Status == status)
            : manifests;
    }

    public Task<ManifestId?> IdOf(string no, CancellationToken ct) =>
        db.Set<Manifest>().Where(m => m.No == no).Select(m => (ManifestId?)m.Id).FirstOrDefaultAsync(ct);

    public async Task<ManifestView?> View(string no, CancellationToken ct)
    {
        var manifest = await db.Set<Manifest>().AsNoTracking().FirstOrDefaultAsync(m => m.No == no, ct);
        if (manifest is null)
            return null;
        return new ManifestView(
            manifest,
            await db.Set<ManifestLine>()
                .AsNoTracking()
                .Where(l => l.Manifest == manifest.Id)
                .OrderBy(l => l.AddedAt)
                .ThenBy(l => l.SlipNo)
                .ToListAsync(ct)
        );
    }

    public async Task<ManifestView?> View(ManifestId id, CancellationToken ct) =>
        await db.Set<Manifest>().Where(m => m.Id == id).Select(m => m.No).FirstOrDefaultAsync(ct) is { } no
            ? await View(no, ct)
            : null;

    public async Task<IReadOnlyList<PickupCall>> Calls(int take, CancellationToken ct) =>
        await db.Set<PickupCall>().AsNoTracking().OrderByDescending(c => c.CalledAt).Take(take).ToListAsync(ct);
}
