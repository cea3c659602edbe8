using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>A manifest with its parcels, in the order in which they were scanned.</summary>
internal sealed record ManifestView(Manifest Manifest, IReadOnlyList<ManifestLine> Lines);

/// <summary>Reads manifests and pickup calls.</summary>
internal sealed class ManifestReads(ShopDb db)
{
    /// <summary>Packed parcels per courier that stand on no manifest yet.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Packed(CancellationToken ct) =>
        (await db.Set<SlipProgress>().Where(p => p.Status == SlipStatus.Packed && p.Manifest == null).GroupBy(p => p.Courier).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => g.Key, g => g.Count);

    public async Task<PageOf<Manifest>> List(string? courier, string? state, string? before, int take, CancellationToken ct)
    {
        var manifests = db.Set<Manifest>().AsNoTracking();
        if (!string.IsNullOrEmpty(courier)) manifests = manifests.Where(m => m.Courier == courier);
        if (Enum.TryParse<ManifestStatus>(state, ignoreCase: true, out var status)) manifests = manifests.Where(m => m.Status == status);
        if (!string.IsNullOrEmpty(before)) manifests = manifests.Where(m => string.Compare(m.No, before) < 0);
        var rows = await manifests.OrderByDescending(m => m.No).Take(take + 1).ToListAsync(ct);
        var more = rows.Count > take;
        if (more) rows.RemoveAt(take);
        return new PageOf<Manifest>(rows, more ? rows[^1].No : null);
    }

    /// <summary>All manifests, newest first, for an export.</summary>
    public IAsyncEnumerable<Manifest> Export() => db.Set<Manifest>().AsNoTracking().OrderByDescending(m => m.No).AsAsyncEnumerable();

    public Task<ManifestId?> IdOf(string no, CancellationToken ct) => db.Set<Manifest>().Where(m => m.No == no).Select(m => (ManifestId?)m.Id).FirstOrDefaultAsync(ct);

    public async Task<ManifestView?> View(string no, CancellationToken ct)
    {
        var manifest = await db.Set<Manifest>().AsNoTracking().FirstOrDefaultAsync(m => m.No == no, ct);
        if (manifest is null) return null;
        return new ManifestView(manifest, await db.Set<ManifestLine>().AsNoTracking().Where(l => l.Manifest == manifest.Id).OrderBy(l => l.AddedAt).ThenBy(l => l.SlipNo).ToListAsync(ct));
    }

    public async Task<ManifestView?> View(ManifestId id, CancellationToken ct) =>
        await db.Set<Manifest>().Where(m => m.Id == id).Select(m => m.No).FirstOrDefaultAsync(ct) is { } no ? await View(no, ct) : null;

    public async Task<IReadOnlyList<PickupCall>> Calls(int take, CancellationToken ct) =>
        await db.Set<PickupCall>().AsNoTracking().OrderByDescending(c => c.CalledAt).Take(take).ToListAsync(ct);
}
