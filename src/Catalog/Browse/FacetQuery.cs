using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>A way to narrow a list down.</summary>
internal enum Way
{
    None,
    Size,
    Colour,
    Brand,
    Season,
    Attribute,
}

/// <summary>A SKU on sale with its price of the moment.</summary>
internal sealed class PricedSku
{
    public ProductId ProductId { get; init; }
    public string Size { get; init; } = "";
    public string ColourZh { get; init; } = "";
    public string ColourEn { get; init; } = "";
    public string Swatch { get; init; } = "";
    public long Now { get; init; }
    public bool IsPromo { get; init; }
}

/// <summary>
/// Turns a shopper's question into one on the tables. Only listed products, whatever is asked (SHOP-35).
/// </summary>
internal sealed class FacetQuery(ShopDb db, CategoryTree tree, DateTimeOffset now)
{
    /// <summary>Every SKU on sale with its price at this moment.</summary>
    public IQueryable<PricedSku> OnSale =>
        db.Set<Sku>()
            .AsNoTracking()
            .Where(s => !s.IsOff)
            .Select(s => new PricedSku
            {
                ProductId = s.ProductId,
                Size = s.Size,
                ColourZh = s.ColourZh,
                ColourEn = s.ColourEn,
                Swatch = s.Swatch,
                Now =
                    s.PromoPrice != null
                    && (s.PromoFrom == null || s.PromoFrom <= now)
                    && (s.PromoUntil == null || s.PromoUntil > now)
                        ? s.PromoPrice!.Value.Fen
                        : s.Price.Fen,
                IsPromo =
                    s.PromoPrice != null
                    && (s.PromoFrom == null || s.PromoFrom <= now)
                    && (s.PromoUntil == null || s.PromoUntil > now),
            });

    /// <summary>Every listed product that has something on sale.</summary>
    public IQueryable<Product> Listed =>
        db.Set<Product>().AsNoTracking().Where(p => p.Status == ProductStatus.Listed && p.Skus.Any(s => !s.IsOff));

    /// <summary>
    /// The products that match, except for one way of narrowing: its own values are counted without it.
    /// </summary>
    public IQueryable<Product> Products(BrowseFilter ask, Way except = Way.None, string? exceptAttribute = null)
    {
        var found = Asked(ask);
        var (brands, seasons) = (ask.Brands.ToList(), ask.Seasons.ToList());
        if (brands.Count > 0 && except != Way.Brand)
            found = found.Where(p => EF.Parameter(brands).Contains(p.BrandZh));
        if (seasons.Count > 0 && except != Way.Season)
            found = found.Where(p => EF.Parameter(seasons).Contains(p.SeasonZh));
        foreach (
            var one in ask
                .Attributes.Select(Pair)
                .Where(a => a.Value.Length > 0)
                .GroupBy(a => a.Name)
                .Where(g => g.Key != exceptAttribute)
        )
        {
            var (name, values) = (one.Key, one.Select(a => a.Value).ToList());
            found = found.Where(p =>
                db.Set<ProductAttribute>()
                    .Any(a =>
                        a.ProductId == p.Id
                        && a.IsFilter
                        && a.NameZh == name
                        && EF.Parameter(values).Contains(a.ValueZh)
                    )
            );
        }

        // Size, colour and price are of one and the same SKU: a blue M that costs less than 300.
        var skus = Skus(ask, except);
        return found.Where(p => skus.Any(s => s.ProductId == p.Id));
    }

    /// <summary>The SKUs on sale that match.</summary>
    public IQueryable<PricedSku> Skus(BrowseFilter ask, Way except)
    {
        var skus = OnSale;
        var (sizes, colours) = (ask.Sizes.ToList(), ask.Colours.ToList());
        if (sizes.Count > 0 && except != Way.Size)
            skus = skus.Where(s => EF.Parameter(sizes).Contains(s.Size));
        if (colours.Count > 0 && except != Way.Colour)
            skus = skus.Where(s => EF.Parameter(colours).Contains(s.ColourZh));
        if (ask.PriceFrom is { Fen: var from })
            skus = skus.Where(s => s.Now >= from);
        if (ask.PriceTo is { Fen: var to })
            skus = skus.Where(s => s.Now <= to);
        return ask.OnPromotion ? skus.Where(s => s.IsPromo) : skus;
    }

    /// <summary>
    /// In the order asked for; the style number decides between equals, so pages never overlap. "match": the more of
    /// the words stand in the name, the earlier.
    /// </summary>
    public IQueryable<Product> Sorted(IQueryable<Product> products, string sort, string? words = null)
    {
        var prices = OnSale;
        var asked =
            sort == "match" ? Tokens.Question(words).SelectMany(readings => readings[0]).Distinct().ToList() : [];
        return sort switch
        {
            "price" => products
                .OrderBy(p => prices.Where(s => s.ProductId == p.Id).Min(s => (long?)s.Now))
                .ThenBy(p => p.StyleNo),
            "-price" => products
                .OrderByDescending(p => prices.Where(s => s.ProductId == p.Id).Min(s => (long?)s.Now))
                .ThenBy(p => p.StyleNo),
            "match" => products
                .OrderByDescending(p =>
                    EF.Parameter(asked).Count(w => p.NameZh.Contains(w) || p.NameEn.ToLower().Contains(w))
                )
                .ThenByDescending(p => p.ListedAt)
                .ThenBy(p => p.StyleNo),
            "sales" => products
                .OrderByDescending(p => p.SalesRank)
                .ThenByDescending(p => p.ListedAt)
                .ThenBy(p => p.StyleNo),
            _ => products.OrderByDescending(p => p.ListedAt).ThenBy(p => p.StyleNo),
        };
    }

    /// <summary>"面料:羊毛" in its two parts.</summary>
    public static (string Name, string Value) Pair(string attribute)
    {
        var colon = attribute.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (attribute, "") : (attribute[..colon], attribute[(colon + 1)..]);
    }

    private IQueryable<Product> Asked(BrowseFilter ask)
    {
        var found = string.IsNullOrWhiteSpace(ask.Search) ? db.Set<Product>() : SearchIndex.Matches(db, ask.Search);
        if (found is null)
            return db.Set<Product>().Where(p => false); // Words without a single letter or digit match nothing.
        found = found.AsNoTracking().Where(p => p.Status == ProductStatus.Listed);
        if (ask.CategorySlug is null)
            return found;
        List<CategoryId> within = tree.Find(ask.CategorySlug) is { } category ? [.. tree.Within(category)] : [];
        return found.Where(p => EF.Parameter(within).Contains(p.CategoryId));
    }
}
