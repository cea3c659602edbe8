using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>A card without the price of the moment.</summary>
internal sealed record SkuFacts(SkuCard Card, PriceTag Tag)
{
    public SkuCard At(DateTimeOffset now) => Card with { Price = Tag.At(now) };
}

/// <summary>What is remembered of SKUs; one for all requests.</summary>
internal sealed class SkuMemory(TimeProvider clock)
{
    private const int Most = 100_000;
    private readonly Remembered<Shelf> _shelf = new(clock, () => new Shelf());

    /// <summary>The cards that are known now. Never held longer than a question lasts.</summary>
    public Shelf Now
    {
        get
        {
            var shelf = _shelf.Get();
            if (shelf.ById.Count > Most) _shelf.Forget();
            return shelf;
        }
    }

    public void Forget() => _shelf.Forget();

    internal sealed class Shelf
    {
        public ConcurrentDictionary<SkuId, SkuFacts> ById { get; } = new();
        public ConcurrentDictionary<string, SkuId> ByCode { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>The catalogue as the modules above see it.</summary>
internal sealed class SkuCards(ShopDb db, SkuMemory memory, TimeProvider clock) : ICatalog
{
    public async Task<IReadOnlyDictionary<SkuId, SkuCard>> Skus(IReadOnlyCollection<SkuId> ids, CancellationToken ct)
    {
        var (known, now) = (memory.Now, clock.Now());
        var wanted = ids.Distinct().ToList();
        var missing = wanted.Where(id => !known.ById.ContainsKey(id)).ToList();
        var read = new Dictionary<SkuId, SkuFacts>();
        foreach (var some in missing.Chunk(1000))
            foreach (var facts in await Read(s => EF.Parameter(some).Contains(s.Id), ct)) read[facts.Card.Id] = known.ById[facts.Card.Id] = facts;
        var cards = new Dictionary<SkuId, SkuCard>(wanted.Count);
        foreach (var id in wanted)
            if (read.TryGetValue(id, out var facts) || known.ById.TryGetValue(id, out facts)) cards[id] = facts.At(now);
        return cards;
    }

    public async Task<IReadOnlyList<SkuCard>> OfProduct(ProductId product, CancellationToken ct)
    {
        var now = clock.Now();
        return [.. (await Read(s => s.ProductId == product, ct)).Where(f => f.Card.IsListed).Select(f => f.At(now))];
    }

    public async Task<SkuCard?> ByCode(string barcodeOrCode, CancellationToken ct)
    {
        var code = barcodeOrCode.Trim();
        if (code.Length is 0 or > 60) return null;
        var known = memory.Now;
        if (known.ByCode.TryGetValue(code, out var id) && known.ById.TryGetValue(id, out var facts)) return facts.At(clock.Now());
        // Scanners and people write the same code in either case; codes are stored in capitals.
        var upper = code.ToUpperInvariant();
        var found = (await Read(s => s.Barcode == code || s.Code == upper, ct)).OrderBy(f => f.Card.Barcode == code ? 0 : 1).FirstOrDefault();
        if (found is null) return null;
        known.ById[found.Card.Id] = found;
        known.ByCode[code] = found.Card.Id;
        return found.At(clock.Now());
    }

    private async Task<List<SkuFacts>> Read(System.Linq.Expressions.Expression<Func<Sku, bool>> which, CancellationToken ct)
    {
        var rows = await db.Set<Sku>().AsNoTracking().Where(which).OrderBy(s => s.ProductId).ThenBy(s => s.Sort).Join(db.Set<Product>(), s => s.ProductId, p => p.Id, (s, p) => new
        {
            Sku = s, p.StyleNo, p.NameZh, p.NameEn, p.Status, p.PresaleShipsOn,
            Own = db.Set<Picture>().Where(x => x.ProductId == p.Id && x.ColourZh == s.ColourZh && x.Kind == PictureKind.Front).OrderBy(x => x.Sort).Select(x => (FileId?)x.FileId).FirstOrDefault(),
            Main = db.Set<Picture>().Where(x => x.ProductId == p.Id).OrderBy(x => x.Sort).Select(x => (FileId?)x.FileId).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. rows.Select(r => new SkuFacts(new SkuCard(
            r.Sku.Id, r.Sku.ProductId, r.Sku.Code, r.Sku.Barcode, r.StyleNo, new Text(r.NameZh, r.NameEn), r.Sku.Colour, r.Sku.Size, r.Sku.Price, r.Sku.Price, r.Sku.Cost, r.Sku.WeightGrams,
            (r.Own ?? r.Main) is { } file ? Files.Url(file) : "", r.Status == ProductStatus.Listed && !r.Sku.IsOff, r.Sku.PresaleShipsOn ?? r.PresaleShipsOn), r.Sku.Tag))];
    }
}
