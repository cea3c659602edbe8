using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Catalog;

/// <summary>All SKU cards in memory, read again after a change here and every five seconds for changes made elsewhere. Readers never wait for a refresh that is under way.</summary>
internal sealed class CatalogCache(IServiceScopeFactory scopes, TimeProvider clock) : ICatalog
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;

    private sealed record Snapshot(FrozenDictionary<SkuId, (Sku Sku, Product Product)> ById, FrozenDictionary<string, SkuId> ByCode, ILookup<ProductId, (Sku Sku, Product Product)> ByProduct, long At, long Generation);

    private long _generation;

    /// <summary>The catalogue has changed on this node.</summary>
    public void Forget() => Interlocked.Increment(ref _generation);

    public async Task<IReadOnlyDictionary<SkuId, SkuCard>> Skus(IReadOnlyCollection<SkuId> ids, CancellationToken ct)
    {
        var all = await Current(ct);
        var now = clock.Now();
        var found = new Dictionary<SkuId, SkuCard>(ids.Count);
        foreach (var id in ids)
            if (all.ById.TryGetValue(id, out var hit)) found[id] = Card(hit.Sku, hit.Product, now);
        return found;
    }

    public async Task<IReadOnlyList<SkuCard>> OfProduct(ProductId product, CancellationToken ct)
    {
        var all = await Current(ct);
        var now = clock.Now();
        return [.. all.ByProduct[product].Select(x => Card(x.Sku, x.Product, now)).Where(c => c.IsListed).OrderBy(c => c.Code, StringComparer.Ordinal)];
    }

    public async Task<SkuCard?> ByCode(string barcodeOrCode, CancellationToken ct)
    {
        var all = await Current(ct);
        return all.ByCode.TryGetValue(barcodeOrCode.Trim().ToUpperInvariant(), out var id) ? Card(all.ById[id].Sku, all.ById[id].Product, clock.Now()) : null;
    }

    public static SkuCard Card(Sku s, Product p, DateTimeOffset now) => new(
        s.Id, p.Id, s.Code, s.Barcode, p.StyleNo, p.Name, new Text(s.ColourZh, s.ColourEn), s.Size, s.PriceAt(now), s.Price, s.Cost, s.WeightGrams, s.PictureUrl, p.Status == ProductStatus.Listed, s.PresaleShipsOn);

    private async Task<Snapshot> Current(CancellationToken ct)
    {
        var known = _snapshot;
        var generation = Interlocked.Read(ref _generation);
        if (known is not null && known.Generation == generation && clock.GetElapsedTime(known.At) < Fresh) return known;
        // A snapshot that is only old serves while one caller reads the next; one that is known to be wrong does not.
        if (known is not null && known.Generation == generation && !await _reading.WaitAsync(0, ct)) return known;
        if (known is null || known.Generation != generation) await _reading.WaitAsync(ct);
        try
        {
            if (_snapshot is { } other && !ReferenceEquals(other, known) && other.Generation == generation) return other;
            return _snapshot = await Read(generation, ct);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Snapshot> Read(long generation, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var products = await db.Set<Product>().AsNoTracking().ToDictionaryAsync(p => p.Id, ct);
        var skus = await db.Set<Sku>().AsNoTracking().ToListAsync(ct);
        var codes = skus.SelectMany(s => new[] { (Code: s.Code.ToUpperInvariant(), s.Id), (Code: s.Barcode, s.Id) }).DistinctBy(c => c.Code);
        return new Snapshot(skus.ToFrozenDictionary(s => s.Id, s => (s, products[s.Product])), codes.ToFrozenDictionary(c => c.Code, c => c.Id), skus.ToLookup(s => s.Product, s => (s, products[s.Product])), clock.GetTimestamp(), generation);
    }
}
