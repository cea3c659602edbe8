using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Catalog;

/// <summary>Which products staff look for.</summary>
/// <param name="Words">As in the shop's search, drafts and delisted products included.</param>
/// <param name="Category">A category's slug, with all below it.</param>
/// <param name="Status">One state only.</param>
/// <param name="Sort">"style" or "created"; the newest first when null.</param>
/// <param name="Descending">The largest first.</param>
/// <param name="After">The key of the last row seen.</param>
internal sealed record ProductQuery(
    string? Words,
    string? Category,
    ProductStatus? Status,
    string? Sort,
    bool Descending,
    string? After
);

/// <summary>A product in staff's list.</summary>
internal sealed record ProductRow(
    ProductId Id,
    string StyleNo,
    Text Name,
    string Category,
    string PictureUrl,
    long PriceLow,
    long PriceHigh,
    int Skus,
    ProductStatus Status,
    bool IsHero,
    DateTimeOffset? ListedAt,
    DateTimeOffset CreatedAt
)
{
    /// <summary>"399.00" or "399.00–429.00".</summary>
    public string PriceRange =>
        PriceLow == PriceHigh ? new Money(PriceLow).ToString() : $"{new Money(PriceLow)}–{new Money(PriceHigh)}";
}

/// <summary>One SKU in an export.</summary>
internal sealed record SkuRow(Product Product, Sku Sku, string Category);

/// <summary>Staff's list of products.</summary>
internal sealed class ProductList(ShopDb db, CategoryCache categories)
{
    /// <summary>What the address asks for.</summary>
    public static ProductQuery QueryOf(ListRequest request)
    {
        var sort = request.Place.Sort is "style" or "created" ? request.Place.Sort : null;
        var status = Asked.Choice<ProductStatus>(request["status"]);
        return new ProductQuery(
            request["q"],
            request["category"],
            status,
            sort,
            request.Table.Descending,
            request.Table.After
        );
    }

    public async Task<PageOf<ProductRow>> Page(ListRequest request, int take)
    {
        var (rows, next) = await Page(QueryOf(request), take, request.Ct);
        return new PageOf<ProductRow>(rows, next);
    }

    /// <summary>Those of these style numbers.</summary>
    public async Task<IReadOnlyList<ProductRow>> Numbered(IReadOnlyList<string> numbers, CancellationToken ct) =>
        await Rows(db.Set<Product>().AsNoTracking().Where(p => EF.Parameter(numbers).Contains(p.StyleNo)), ct);

    /// <summary>One page by keyset, and the key of the next one; null on the last.</summary>
    public async Task<(IReadOnlyList<ProductRow> Rows, string? Next)> Page(
        ProductQuery query,
        int take,
        CancellationToken ct
    )
    {
        var rows = await Rows(Sorted(Paged(Found(query), query), query).Take(take + 1), ct);
        List<ProductRow> page = [.. rows.Take(take)];
        return (page, rows.Count > take ? Key(page[^1], query.Sort) : null);
    }

    private async Task<IReadOnlyList<ProductRow>> Rows(IQueryable<Product> products, CancellationToken ct)
    {
        var rows = await products
            .Select(p => new
            {
                p.Id,
                p.StyleNo,
                p.NameZh,
                p.NameEn,
                p.CategoryId,
                p.Status,
                p.IsHero,
                p.ListedAt,
                p.CreatedAt,
                Skus = p.Skus.Count,
                Low = p.Skus.Min(s => (long?)s.Price.Fen) ?? 0,
                High = p.Skus.Max(s => (long?)s.Price.Fen) ?? 0,
                Picture = p.Pictures.OrderBy(x => x.Sort).Select(x => x.Url).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var tree = categories.Now;
        return
        [
            .. rows.Select(r => new ProductRow(
                r.Id,
                r.StyleNo,
                new Text(r.NameZh, r.NameEn),
                tree.Find(r.CategoryId)?.Name.ToString() ?? "",
                r.Picture ?? "",
                r.Low,
                r.High,
                r.Skus,
                r.Status,
                r.IsHero,
                r.ListedAt,
                r.CreatedAt
            )),
        ];
    }

    /// <summary>How many match.</summary>
    public Task<int> Count(ProductQuery query, CancellationToken ct) => Found(query).CountAsync(ct);

    /// <summary>Every SKU of what matches, streamed.</summary>
    public async IAsyncEnumerable<SkuRow> Skus(
        ProductQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var tree = categories.Now;
        var rows = Found(query)
            .Join(db.Set<Sku>().AsNoTracking(), p => p.Id, s => s.ProductId, (p, s) => new { Product = p, Sku = s })
            .OrderBy(x => x.Product.StyleNo)
            .ThenBy(x => x.Sku.Sort);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            yield return new SkuRow(
                row.Product,
                row.Sku,
                string.Join(" / ", tree.Way(row.Product.CategoryId).Select(s => s.Name))
            );
    }

    private IQueryable<Product> Found(ProductQuery query)
    {
        var found = string.IsNullOrWhiteSpace(query.Words)
            ? db.Set<Product>()
            : SearchIndex.Matches(db, query.Words) ?? db.Set<Product>().Where(p => false);
        found = found.AsNoTracking();
        if (query.Status is { } status)
            found = found.Where(p => p.Status == status);
        if (string.IsNullOrEmpty(query.Category))
            return found;
        List<CategoryId> within = categories.Now.Find(query.Category) is { } category
            ? [.. categories.Now.Within(category)]
            : [];
        return found.Where(p => EF.Parameter(within).Contains(p.CategoryId));
    }

    private static IQueryable<Product> Paged(IQueryable<Product> found, ProductQuery query)
    {
        if (query.After is not { Length: > 0 } after)
            return found;
        if (query.Sort == "style")
            return query.Descending
                ? found.Where(p => string.Compare(p.StyleNo, after) < 0)
                : found.Where(p => string.Compare(p.StyleNo, after) > 0);
        var parts = after.Split('~');
        if (
            parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTime.MaxValue.Ticks
            || !Ids.TryParse<ProductId>(parts[1], out var id)
        )
            return found;
        var at = new DateTimeOffset(ticks, TimeSpan.Zero);
        return Newest(query)
            ? found.Where(p => p.CreatedAt <= at && (p.CreatedAt < at || p.Id.Value < id.Value))
            : found.Where(p => p.CreatedAt >= at && (p.CreatedAt > at || p.Id.Value > id.Value));
    }

    private static IQueryable<Product> Sorted(IQueryable<Product> found, ProductQuery query) =>
        (query.Sort, query.Descending) switch
        {
            ("style", false) => found.OrderBy(p => p.StyleNo),
            ("style", true) => found.OrderByDescending(p => p.StyleNo),
            _ => Newest(query)
                ? found.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id)
                : found.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id),
        };

    /// <summary>The list's own order is the newest first; asked for by its column it begins with the oldest.</summary>
    private static bool Newest(ProductQuery query) => query.Sort != "created" || query.Descending;

    private static string Key(ProductRow last, string? sort) =>
        sort == "style"
            ? last.StyleNo
            : string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.UtcTicks}~{last.Id.Value:N}");
}
