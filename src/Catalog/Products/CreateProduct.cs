using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Makes a product with its colours and sizes, as a draft that shoppers don't see (CAT-01, CAT-02).</summary>
[Needs("cat.edit", "cat.draft")]
public sealed partial class CreateProduct
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal CreateProduct(ShopDb db, OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_db, _context, _directory, _cache) = (db, context, directory, cache);

    /// <summary>Refuses a style number that is taken, an unknown shelf, and every field that is wrong.</summary>
    public async Task<Result<ProductId>> Run(
        string styleNo,
        ProductInput input,
        VariantsInput variants,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(variants);
        var no = (styleNo ?? "").Trim().ToUpperInvariant();
        var wrong = new List<Refusal>();
        if (!StyleForm().IsMatch(no))
            wrong.Add(
                Refusal.Invalid(
                    "catalog.style_form",
                    "styleNo",
                    "款号写 3 到 30 个字母、数字或短横线，如 QH-C2602",
                    "Style number: 3 to 30 letters, digits or dashes, such as QH-C2602."
                )
            );
        else if (await _db.Set<Product>().AnyAsync(p => p.StyleNo == no, ct))
            wrong.Add(ProductErrors.StyleTaken(no));
        if (!await _directory.HasCategory(input.Category, ct))
            wrong.Add(CategoryErrors.Unknown);
        if (input.Check() is { } bad)
            wrong.AddRange(bad.All);
        if (Variants.Check(variants) is { } badVariants)
            wrong.AddRange(badVariants.All);
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;

        var product = new Product
        {
            Id = _context.NewId<ProductId>(),
            StyleNo = no,
            CategoryId = input.Category,
            NameZh = "",
            NameEn = "",
            CreatedAt = _context.Now,
        };
        input.CopyTo(product, _context);
        if (await Variants.Taken(_db, Variants.Add(product, variants, _context), ct) is { } taken)
            return taken;
        _db.Add(product);
        await _db.SaveChangesAsync(ct); // The search rows refer to it.
        await _directory.Index(product, ct);
        _context.Record(
            product.Subject with
            {
                IsNew = true,
            },
            ("新建商品", "Product created"),
            after: ProductPicture.Of(product)
        );
        await _cache.Changed(product, ct);
        return product.Id;
    }

    [GeneratedRegex("^[0-9A-Z][0-9A-Z-]{1,28}[0-9A-Z]$")]
    private static partial Regex StyleForm();
}
