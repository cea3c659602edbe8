using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Lists or delists a product, with a reason (CAT-06).</summary>
[Needs("list.edit")]
public sealed class MoveProduct
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly CatalogCache _cache;

    internal MoveProduct(ShopDb db, Act act, CatalogCache cache) => (_db, _act, _cache) = (db, act, cache);

    /// <summary>Refused without a reason, and when the product is there already.</summary>
    public async Task<Result> Run(string styleNo, ProductVerb verb, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200) return ProductErrors.Reason;
        var product = await _db.Set<Product>().FirstOrDefaultAsync(p => p.StyleNo == styleNo, ct);
        if (product is null) return ProductErrors.NotFound;
        var before = product.Status;
        var moved = product.Move(verb, _act.Now);
        if (!moved.IsDone) return moved;
        _act.Record(product.Subject, verb == ProductVerb.List ? ("上架", "Listed") : ("下架", "Delisted"), new { before }, new { product.Status }, reason.Trim());
        await _act.Raise(new CatalogChanged(product.StyleNo), ct);
        _cache.Forget();
        return Result.Done;
    }
}

/// <summary>The catalogue that shoppers see has changed.</summary>
public sealed record CatalogChanged(string StyleNo) : IEvent;

/// <summary>Changes the price of a product's SKUs; before and after stay in its history (CAT-06).</summary>
[Needs("price.publish")]
public sealed class ChangePrice
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly CatalogCache _cache;

    internal ChangePrice(ShopDb db, Act act, CatalogCache cache) => (_db, _act, _cache) = (db, act, cache);

    /// <summary>One SKU by code, or all of the product when <paramref name="code"/> is null. A promotional price must be lower and ends at <paramref name="until"/>.</summary>
    public async Task<Result> Run(string styleNo, string? code, Money price, Money? promo, DateTimeOffset? until, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200) return ProductErrors.Reason;
        if (price <= Money.Zero || price > Money.Yuan(10_000_000)) return ProductErrors.Price;
        if (promo is { } p && (p <= Money.Zero || p >= price)) return ProductErrors.Promo;
        var product = await _db.Set<Product>().FirstOrDefaultAsync(x => x.StyleNo == styleNo, ct);
        if (product is null) return ProductErrors.NotFound;
        var skus = await _db.Set<Sku>().Where(s => s.Product == product.Id).ToListAsync(ct);
        var changed = skus.Where(s => code is null || s.Code == code).ToList();
        if (changed.Count == 0) return ProductErrors.NotFound;
        var before = changed.Select(s => new { s.Code, s.Price, s.PromoPrice }).ToList();
        foreach (var sku in changed) (sku.Price, sku.PromoPrice, sku.PromoFrom, sku.PromoUntil) = (price, promo, promo is null ? null : _act.Now, promo is null ? null : until);
        product.PriceFrom = skus.Min(s => s.PriceAt(_act.Now));
        _act.Record(product.Subject, ("改价", "Price changed"), before, changed.Select(s => new { s.Code, s.Price, s.PromoPrice }).ToList(), reason.Trim());
        await _act.Raise(new CatalogChanged(product.StyleNo), ct);
        _cache.Forget();
        return Result.Done;
    }
}

/// <summary>What of a product's texts can be edited.</summary>
public sealed record ProductEdit(string NameZh, string NameEn, string SubtitleZh, string SubtitleEn, string DescriptionZh, string DescriptionEn, bool IsHero, bool IsNew);

/// <summary>Edits a product's texts and marks.</summary>
[Needs("cat.edit")]
public sealed class EditProduct
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly CatalogCache _cache;

    internal EditProduct(ShopDb db, Act act, CatalogCache cache) => (_db, _act, _cache) = (db, act, cache);

    /// <summary>Names have 2 to 60 characters.</summary>
    public async Task<Result> Run(string styleNo, ProductEdit edit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.NameZh.Trim().Length is < 2 or > 60) return Refusal.Invalid("catalog.name", "nameZh", "名称请写 2 到 60 个字", "A name has 2 to 60 characters.");
        if (edit.NameEn.Trim().Length is < 2 or > 120) return Refusal.Invalid("catalog.name_en", "nameEn", "英文名请写 2 到 120 个字符", "An English name has 2 to 120 characters.");
        if (edit.DescriptionZh.Length > 4000 || edit.DescriptionEn.Length > 8000) return Refusal.Invalid("catalog.description", "descriptionZh", "描述太长，请精简", "The description is too long.");
        var product = await _db.Set<Product>().FirstOrDefaultAsync(p => p.StyleNo == styleNo, ct);
        if (product is null) return ProductErrors.NotFound;
        var before = new { product.NameZh, product.SubtitleZh, product.IsHero, product.IsNew };
        (product.NameZh, product.NameEn, product.SubtitleZh, product.SubtitleEn) = (edit.NameZh.Trim(), edit.NameEn.Trim(), edit.SubtitleZh.Trim(), edit.SubtitleEn.Trim());
        (product.DescriptionZh, product.DescriptionEn, product.IsHero, product.IsNew) = (edit.DescriptionZh.Trim(), edit.DescriptionEn.Trim(), edit.IsHero, edit.IsNew);
        var known = (await _db.Set<SearchToken>().Where(t => t.Product == product.Id).Select(t => t.Token).ToListAsync(ct)).ToHashSet();
        foreach (var token in Tokens.Of(product.NameZh, product.NameEn, product.SubtitleZh, product.SubtitleEn).Except(known)) _db.Add(new SearchToken { Token = token, Product = product.Id });
        _act.Record(product.Subject, ("编辑商品", "Product edited"), before, new { product.NameZh, product.SubtitleZh, product.IsHero, product.IsNew });
        await _act.Raise(new CatalogChanged(product.StyleNo), ct);
        _cache.Forget();
        return Result.Done;
    }
}

/// <summary>Adds an uploaded picture to a product (CAT-17), within the limits of CMS-20.</summary>
[Needs("cat.edit", "cat.edit.pictures")]
public sealed class AddPicture(ShopDb db, Act act, Files files)
{
    /// <summary>Refused with the limit in the message.</summary>
    public async Task<Result> Run(string styleNo, string name, byte[] bytes, CancellationToken ct)
    {
        var product = await db.Set<Product>().FirstOrDefaultAsync(p => p.StyleNo == styleNo, ct);
        if (product is null) return ProductErrors.NotFound;
        if (FileKinds.Sniff(bytes) is not { Group: FileGroup.Picture }) return Refusal.Invalid("catalog.not_a_picture", "file", "请上传 JPG、PNG、GIF 或 WebP 图片", "Upload a JPG, PNG, GIF or WebP picture.");
        var stored = await files.Upload(name, bytes, act.Now, ct);
        if (!stored.IsDone) return stored.Refusal;
        var last = await db.Set<ProductPicture>().Where(p => p.Product == product.Id).MaxAsync(p => (int?)p.Sort, ct) ?? -1;
        db.Add(new ProductPicture { Product = product.Id, Sort = last + 1, Url = Files.Url(stored.Value) });
        act.Record(product.Subject, ("上传图片", "Picture uploaded"), after: new { name, bytes.Length });
        await act.Raise(new CatalogChanged(product.StyleNo), ct);
        return Result.Done;
    }
}

internal static class ProductErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound("catalog.not_found", "没有这个商品，请核对款号", "There is no such product. Check the style number.");
    public static readonly Refusal Reason = Refusal.Invalid("catalog.reason", "reason", "请写明原因，200 字以内", "Say why, in at most 200 characters.");
    public static readonly Refusal Price = Refusal.Invalid("catalog.price", "price", "价格要大于 0", "The price must be more than 0.");
    public static readonly Refusal Promo = Refusal.Invalid("catalog.promo", "promo", "促销价要低于原价", "The promotional price must be below the price.");
}
