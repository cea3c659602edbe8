using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Counts what each way of narrowing would leave. Everything is grouped and counted in the database.</summary>
internal sealed class Facets(ShopDb db, FacetQuery facets)
{
    private sealed record Group(string Value, string En, string Swatch, int Count);

    private sealed record Fact(string NameZh, string NameEn, string ValueZh, string ValueEn, int Count);

    public async Task<IReadOnlyList<Facet>> Of(BrowseFilter ask, CancellationToken ct)
    {
        var sizes = await Merged(ask, Way.Size, Sizes, ct);
        var colours = await Merged(ask, Way.Colour, Colours, ct);
        return
        [
            new Facet(
                "size",
                [
                    .. sizes
                        .OrderBy(g => Catalog.Sizes.Place(g.Value))
                        .Select(g => (g.Value, Catalog.Sizes.Name(g.Value), g.Count)),
                ]
            ),
            new Facet("colour", [.. colours.Select(Choice)], colours.ToDictionary(g => g.Value, g => g.Swatch)),
            new Facet("season", [.. (await Merged(ask, Way.Season, Seasons, ct)).Select(Choice)]),
            new Facet("brand", [.. (await Merged(ask, Way.Brand, Brands, ct)).Select(Choice)]),
            .. await Attributes(ask, ct),
        ];
    }

    private static (string Value, Text Label, int Count) Choice(Group g) => (g.Value, new Text(g.Value, g.En), g.Count);

    /// <summary>The values of the whole list with the counts of the narrowed one; the most frequent first.</summary>
    private static async Task<IReadOnlyList<Group>> Merged(
        BrowseFilter ask,
        Way way,
        Func<BrowseFilter, Way, CancellationToken, Task<List<Group>>> count,
        CancellationToken ct
    )
    {
        var all = await count(ask.Wide, way, ct);
        var left = ask.IsNarrowed ? (await count(ask, way, ct)).ToDictionary(g => g.Value, g => g.Count) : null;
        return
        [
            .. all.OrderByDescending(g => g.Count)
                .ThenBy(g => g.Value, StringComparer.Ordinal)
                .Take(24)
                .Select(g => left is null ? g : g with { Count = left.GetValueOrDefault(g.Value) }),
        ];
    }

    private async Task<List<Group>> Sizes(BrowseFilter ask, Way except, CancellationToken ct) =>
        [
            .. (
                await facets
                    .Products(ask, except)
                    .Join(facets.Skus(ask, except), p => p.Id, s => s.ProductId, (p, s) => new { s.ProductId, s.Size })
                    .Where(x => x.Size != "")
                    .GroupBy(x => x.Size)
                    .Select(g => new { g.Key, Count = g.Select(x => x.ProductId).Distinct().Count() })
                    .ToListAsync(ct)
            ).Select(g => new Group(g.Key, g.Key, "", g.Count)),
        ];

    private async Task<List<Group>> Colours(BrowseFilter ask, Way except, CancellationToken ct) =>
        [
            .. (
                await facets
                    .Products(ask, except)
                    .Join(
                        facets.Skus(ask, except),
                        p => p.Id,
                        s => s.ProductId,
                        (p, s) =>
                            new
                            {
                                s.ProductId,
                                s.ColourZh,
                                s.ColourEn,
                                s.Swatch,
                            }
                    )
                    .Where(x => x.ColourZh != "" && x.Swatch != "")
                    .GroupBy(x => x.ColourZh)
                    .Select(g => new
                    {
                        g.Key,
                        En = g.Min(x => x.ColourEn),
                        Swatch = g.Min(x => x.Swatch),
                        Count = g.Select(x => x.ProductId).Distinct().Count(),
                    })
                    .ToListAsync(ct)
            ).Select(g => new Group(g.Key, g.En!, g.Swatch!, g.Count)),
        ];

    private async Task<List<Group>> Brands(BrowseFilter ask, Way except, CancellationToken ct) =>
        [
            .. (
                await facets
                    .Products(ask, except)
                    .Where(p => p.BrandZh != "")
                    .GroupBy(p => p.BrandZh)
                    .Select(g => new
                    {
                        g.Key,
                        En = g.Min(p => p.BrandEn),
                        Count = g.Count(),
                    })
                    .ToListAsync(ct)
            ).Select(g => new Group(g.Key, g.En!, "", g.Count)),
        ];

    private async Task<List<Group>> Seasons(BrowseFilter ask, Way except, CancellationToken ct) =>
        [
            .. (
                await facets
                    .Products(ask, except)
                    .Where(p => p.SeasonZh != "")
                    .GroupBy(p => p.SeasonZh)
                    .Select(g => new
                    {
                        g.Key,
                        En = g.Min(p => p.SeasonEn),
                        Count = g.Count(),
                    })
                    .ToListAsync(ct)
            ).Select(g => new Group(g.Key, g.En!, "", g.Count)),
        ];

    private async Task<IReadOnlyList<Facet>> Attributes(BrowseFilter ask, CancellationToken ct)
    {
        var all = await Facts(ask.Wide, null, ct);
        var left = ask.IsNarrowed ? await Facts(ask, null, ct) : all;
        // A name that is narrowed by is counted without its own values.
        foreach (var name in ask.Attributes.Select(a => FacetQuery.Pair(a).Name).Distinct())
            left = [.. left.Where(f => f.NameZh != name), .. (await Facts(ask, name, ct)).Where(f => f.NameZh == name)];
        var counts = left.ToDictionary(f => (f.NameZh, f.ValueZh), f => f.Count);
        return
        [
            .. all.GroupBy(f => f.NameZh)
                .OrderByDescending(g => g.Sum(f => f.Count))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(8)
                .Select(g => new Facet(
                    "attribute",
                    [
                        .. g.OrderByDescending(f => f.Count)
                            .ThenBy(f => f.ValueZh, StringComparer.Ordinal)
                            .Take(12)
                            .Select(f =>
                                (
                                    g.Key + ":" + f.ValueZh,
                                    new Text(f.ValueZh, f.ValueEn),
                                    counts.GetValueOrDefault((f.NameZh, f.ValueZh))
                                )
                            ),
                    ]
                )
                {
                    Name = new Text(g.Key, g.First().NameEn),
                }),
        ];
    }

    private async Task<List<Fact>> Facts(BrowseFilter ask, string? except, CancellationToken ct) =>
        [
            .. (
                await facets
                    .Products(ask, Way.None, except)
                    .Join(
                        db.Set<ProductAttribute>().Where(a => a.IsFilter),
                        p => p.Id,
                        a => a.ProductId,
                        (p, a) =>
                            new
                            {
                                a.ProductId,
                                a.NameZh,
                                a.NameEn,
                                a.ValueZh,
                                a.ValueEn,
                            }
                    )
                    .GroupBy(a => new { a.NameZh, a.ValueZh })
                    .Select(g => new
                    {
                        g.Key,
                        NameEn = g.Min(a => a.NameEn),
                        ValueEn = g.Min(a => a.ValueEn),
                        Count = g.Select(a => a.ProductId).Distinct().Count(),
                    })
                    .ToListAsync(ct)
            ).Select(g => new Fact(g.Key.NameZh, g.NameEn!, g.Key.ValueZh, g.ValueEn!, g.Count)),
        ];
}
