namespace Zhanggui.Catalog;

/// <summary>Takes a picture off a product (CAT-17). The file stays, so that old documents still show it.</summary>
[Needs("cat.edit", "cat.edit.pictures")]
public sealed class RemovePicture
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal RemovePicture(ShopDb db, OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_db, _context, _directory, _cache) = (db, context, directory, cache);

    /// <summary>Refuses to take the last front picture of a listed product.</summary>
    public async Task<Result> Run(ProductId id, PictureId pictureId, CancellationToken ct)
    {
        var product = await _directory.Find(id, ct);
        var picture = product?.Pictures.Find(p => p.Id == pictureId);
        if (product is null || picture is null)
            return ProductErrors.NoPicture;
        if (
            product.Status == ProductStatus.Listed
            && picture.Kind == PictureKind.Front
            && product.Pictures.Count(p => p.Kind == PictureKind.Front) == 1
        )
            return Refusal.Conflict(
                "catalog.last_picture",
                "在售商品至少留一张正面图。请先传新的，再删这张",
                "A listed product keeps at least one front picture. Add a new one first."
            );
        product.Pictures.Remove(picture);
        _db.Remove(picture);
        product.Touch();
        _context.Record(
            product.Subject,
            ("撤下图片", "Picture removed"),
            before: new
            {
                picture = picture.Id,
                kind = picture.Kind.ToString(),
                picture.Url,
            }
        );
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
