using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>A card without the price of the moment.</summary>
internal sealed record SkuFacts(SkuCard Card, PriceTag Tag)
{
    public SkuCard At(DateTimeOffset now) => Card with { Price = Tag.At(now) };
}

/// <summary>
/// The catalogue as the modules above see it, SKU by SKU out of memory: what was asked for before is answered without a
/// question to the database. A promotion begins and ends on the instant, because the price is made when a card is
/// handed out.
/// </summary>
internal sealed class SkuCards : ICatalog
{
    private const int Max = 100_000;
    private readonly SideConnection _sideConnection;
    private readonly TimeProvider _clock;
    private readonly Cached<Known> _known;

    public SkuCards(SideConnection sideConnection, CacheInvalidationBus invalidations, TimeProvider clock)
    {
        (_sideConnection, _clock, _known) = (
            sideConnection,
            clock,
            new Cached<Known>(clock, () => invalidations.Lifetime)
        );
        invalidations.Subscribe(CatalogCache.Topic, _ => _known.Invalidate());
    }

    private sealed class Known
    {
        public ConcurrentDictionary<SkuId, SkuFacts> ById { get; } = new();
        public ConcurrentDictionary<string, SkuId> ByCode { get; } = new(StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<SkuId, SkuCard>> Skus(IReadOnlyCollection<SkuId> ids, CancellationToken ct)
    {
        var (known, now) = (Now(), _clock.Now());
        var wanted = ids.Distinct().ToList();
        foreach (var some in wanted.Where(id => !known.ById.ContainsKey(id)).ToList().Chunk(1000))
        foreach (var facts in await Read(s => EF.Parameter(some).Contains(s.Id), ct))
            known.ById[facts.Card.Id] = facts;
        var cards = new Dictionary<SkuId, SkuCard>(wanted.Count);
        foreach (var id in wanted)
            if (known.ById.TryGetValue(id, out var facts))
                cards[id] = facts.At(now);
        return cards;
    }

    public async Task<IReadOnlyList<SkuCard>> OfProduct(ProductId product, CancellationToken ct)
    {
        var now = _clock.Now();
        return [.. (await Read(s => s.ProductId == product, ct)).Where(f => f.Card.IsListed).Select(f => f.At(now))];
    }

    public async Task<SkuCard?> ByCode(string barcodeOrCode, CancellationToken ct)
    {
        // Scanners and people write the same code in either case; codes are stored in capitals.
        var code = barcodeOrCode.Trim().ToUpperInvariant();
        if (code.Length is 0 or > 60)
            return null;
        var known = Now();
        if (known.ByCode.TryGetValue(code, out var id) && known.ById.TryGetValue(id, out var facts))
            return facts.At(_clock.Now());
        var found = (await Read(s => s.Barcode == code || s.Code == code, ct))
            .OrderBy(f => f.Card.Barcode == code ? 0 : 1)
            .FirstOrDefault();
        if (found is null)
            return null;
        known.ById[found.Card.Id] = found;
        known.ByCode[code] = found.Card.Id;
        return found.At(_clock.Now());
    }

    public async Task<IReadOnlyList<SkuCard>> ByCodes(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var (now, known, cards) = (_clock.Now(), Now(), new List<SkuCard>(codes.Count));
        foreach (var some in codes.Distinct().Chunk(1000))
        {
            foreach (var facts in await Read(s => EF.Parameter(some).Contains(s.Code), ct))
            {
                known.ById[facts.Card.Id] = facts;
                cards.Add(facts.At(now));
            }
        }

        return cards;
    }

    /// <summary>The card of a SKU whose product and pictures (in their order) are at hand.</summary>
    public static SkuFacts Facts(Sku s, Product p, IReadOnlyList<Picture> pictures) =>
        Facts(
            s,
            p.StyleNo,
            p.Name,
            p.Status,
            p.PresaleShipsOn,
            p.PresaleDeposit,
            (pictures.FirstOrDefault(x => x.ColourZh == s.ColourZh) ?? pictures.FirstOrDefault())?.Url
        );

    private static SkuFacts Facts(
        Sku s,
        string styleNo,
        Text name,
        ProductStatus status,
        DateOnly? ships,
        Money deposit,
        string? picture
    ) =>
        new(
            new SkuCard(
                s.Id,
                s.ProductId,
                s.Code,
                s.Barcode,
                styleNo,
                name,
                s.Colour,
                s.Size,
                s.Price,
                s.Price,
                s.Cost,
                s.WeightGrams,
                picture ?? "",
                status == ProductStatus.Listed && !s.IsOff,
                s.PresaleShipsOn ?? ships
            )
            {
                PresaleDeposit = (s.PresaleShipsOn ?? ships) is null ? Money.Zero : deposit,
            },
            s.Tag
        );

    /// <summary>What is known now. Too much of it is begun anew.</summary>
    private Known Now()
    {
        var known = _known.Get(() => new Known());
        if (known.ById.Count > Max)
            _known.Invalidate();
        return known;
    }

    private Task<List<SkuFacts>> Read(Expression<Func<Sku, bool>> which, CancellationToken ct) =>
        _sideConnection.Ask(async db =>
        {
            var rows = await db.Set<Sku>()
                .AsNoTracking()
                .Where(which)
                .OrderBy(s => s.ProductId)
                .ThenBy(s => s.Sort)
                .Join(
                    db.Set<Product>(),
                    s => s.ProductId,
                    p => p.Id,
                    (s, p) =>
                        new
                        {
                            Sku = s,
                            p.StyleNo,
                            p.NameZh,
                            p.NameEn,
                            p.Status,
                            p.PresaleShipsOn,
                            p.PresaleDeposit,
                            Own = db.Set<Picture>()
                                .Where(x => x.ProductId == p.Id && x.ColourZh == s.ColourZh)
                                .OrderBy(x => x.Sort)
                                .Select(x => x.Url)
                                .FirstOrDefault(),
                            Main = db.Set<Picture>()
                                .Where(x => x.ProductId == p.Id)
                                .OrderBy(x => x.Sort)
                                .Select(x => x.Url)
                                .FirstOrDefault(),
                        }
                )
                .ToListAsync(ct);
            return rows.Select(r =>
                    Facts(
                        r.Sku,
                        r.StyleNo,
                        new Text(r.NameZh, r.NameEn),
                        r.Status,
                        r.PresaleShipsOn,
                        r.PresaleDeposit,
                        r.Own ?? r.Main
                    )
                )
                .ToList();
        });
}
