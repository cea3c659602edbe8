using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>
/// Counts what each filter would leave. The choices are those of the shelf without filters, so that a choice does not vanish while one
/// ticks; its count is made with all other kinds of filters. Everything is grouped and counted in the database.
/// </summary>
internal sealed class FilterCounts(ShopDb db, ShelfTree tree, BrowseFilter filter)
{
    private sealed record Group(string Value, string En, string Swatch, int Count);

    public async Task<Filters> Of(BrowseQuery ask, CancellationToken ct)
    {
        var bare = new BrowseQuery { Words = ask.Words, Shelf = ask.Shelf };
        var total = await filter.Products(bare).CountAsync(ct);
        return new Filters(total, await Shelves(ask, ct),
            [.. (await Merged(ask, bare, FilterKind.Size, Sizes, ct)).OrderBy(c => Catalog.Sizes.Place(c.Value)).Select(c => c with { Name = Catalog.Sizes.Name(c.Value) })],
            await Merged(ask, bare, FilterKind.Colour, Colours, ct), await Merged(ask, bare, FilterKind.Brand, Brands, ct), await Merged(ask, bare, FilterKind.Season, Seasons, ct), await Attributes(ask, bare, ct));
    }

    private async Task<IReadOnlyList<FilterChoice>> Shelves(BrowseQuery ask, CancellationToken ct)
    {
        var counts = await filter.Products(ask, FilterKind.Shelf).GroupBy(p => p.CategoryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. tree.Below(ask.Shelf?.Id).Select(s => new FilterChoice(s.Slug, s.Name, tree.Within(s).Sum(id => counts.GetValueOrDefault(id)))).Where(c => c.Count > 0 || ask.Within.Contains(c.Value))];
    }

    /// <summary>The choices of the whole shelf with the counts of the filtered one; the most frequent first.</summary>
    private static async Task<IReadOnlyList<FilterChoice>> Merged(BrowseQuery ask, BrowseQuery bare, FilterKind kind, Func<BrowseQuery, FilterKind, CancellationToken, Task<List<Group>>> count, CancellationToken ct)
    {
        var all = await count(bare, kind, ct);
        var left = ask.IsFiltered ? (await count(ask, kind, ct)).ToDictionary(g => g.Value, g => g.Count) : null;
        return [.. all.OrderByDescending(g => g.Count).ThenBy(g => g.Value, StringComparer.Ordinal).Select(g => new FilterChoice(g.Value, new Text(g.Value, g.En), left is null ? g.Count : left.GetValueOrDefault(g.Value), g.Swatch))];
    }

    private Task<List<Group>> Sizes(BrowseQuery ask, FilterKind except, CancellationToken ct) => filter.Products(ask, except).Join(filter.Skus(ask, except), p => p.Id, s => s.ProductId, (p, s) => new { s.ProductId, s.Size })
        .Where(x => x.Size != "").GroupBy(x => x.Size).Select(g => new Group(g.Key, g.Key, "", g.Select(x => x.ProductId).Distinct().Count())).ToListAsync(ct);

    private Task<List<Group>> Colours(BrowseQuery ask, FilterKind except, CancellationToken ct) => filter.Products(ask, except).Join(filter.Skus(ask, except), p => p.Id, s => s.ProductId, (p, s) => new { s.ProductId, s.ColourZh, s.ColourEn, s.Swatch })
        .Where(x => x.ColourZh != "" && x.Swatch != "").GroupBy(x => x.ColourZh).Select(g => new Group(g.Key, g.Min(x => x.ColourEn)!, g.Min(x => x.Swatch)!, g.Select(x => x.ProductId).Distinct().Count())).ToListAsync(ct);

    private Task<List<Group>> Brands(BrowseQuery ask, FilterKind except, CancellationToken ct) =>
        filter.Products(ask, except).Where(p => p.BrandZh != "").GroupBy(p => p.BrandZh).Select(g => new Group(g.Key, g.Min(p => p.BrandEn)!, "", g.Count())).ToListAsync(ct);

    private Task<List<Group>> Seasons(BrowseQuery ask, FilterKind except, CancellationToken ct) =>
        filter.Products(ask, except).Where(p => p.SeasonZh != "").GroupBy(p => p.SeasonZh).Select(g => new Group(g.Key, g.Min(p => p.SeasonEn)!, "", g.Count())).ToListAsync(ct);

    private async Task<IReadOnlyList<AttributeFilter>> Attributes(BrowseQuery ask, BrowseQuery bare, CancellationToken ct)
    {
        var all = await Facts(bare, null, ct);
        var left = ask.IsFiltered ? await Facts(ask, null, ct) : all;
        // A name that is filtered by is counted without its own filter.
        foreach (var name in ask.Attributes.Select(a => BrowseFilter.Pair(a).Name).Distinct())
            left = [.. left.Where(f => f.NameZh != name), .. (await Facts(ask, name, ct)).Where(f => f.NameZh == name)];
        var counts = left.ToDictionary(f => (f.NameZh, f.ValueZh), f => f.Count);
        return [.. all.GroupBy(f => f.NameZh).OrderByDescending(g => g.Sum(f => f.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new AttributeFilter(new Text(g.Key, g.First().NameEn),
            [.. g.OrderByDescending(f => f.Count).ThenBy(f => f.ValueZh, StringComparer.Ordinal).Select(f => new FilterChoice(g.Key + ":" + f.ValueZh, new Text(f.ValueZh, f.ValueEn), counts.GetValueOrDefault((f.NameZh, f.ValueZh))))]))];
    }

    private sealed record Fact(string NameZh, string NameEn, string ValueZh, string ValueEn, int Count);

    private Task<List<Fact>> Facts(BrowseQuery ask, string? except, CancellationToken ct) =>
        filter.Products(ask, FilterKind.None, except).Join(db.Set<ProductAttribute>().Where(a => a.IsFilter), p => p.Id, a => a.ProductId, (p, a) => a)
            .GroupBy(a => new { a.NameZh, a.ValueZh }).Select(g => new Fact(g.Key.NameZh, g.Min(a => a.NameEn)!, g.Key.ValueZh, g.Min(a => a.ValueEn)!, g.Select(a => a.ProductId).Distinct().Count())).ToListAsync(ct);
}
