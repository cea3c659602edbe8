namespace Zhanggui.Catalog;

/// <summary>Adds a picture to a product (CAT-17), within the limits of CMS-20.</summary>
[Needs("cat.edit", "cat.edit.pictures")]
public sealed class AddPicture
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly Files _files;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal AddPicture(
        ShopDb db,
        OperationContext context,
        Files files,
        ProductDirectory directory,
        CatalogCache cache
    ) => (_db, _context, _files, _directory, _cache) = (db, context, files, directory, cache);

    /// <summary>
    /// Refuses files that are no pictures or too large, and a colour that the product does not come in.
    /// </summary>
    public async Task<Result<PictureId>> Run(
        ProductId id,
        string name,
        byte[] bytes,
        PictureKind kind,
        string? colour,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var product = await _directory.Find(id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        var of = string.IsNullOrWhiteSpace(colour) ? null : colour.Trim();
        if (of is not null && product.Skus.All(s => s.ColourZh != of))
            return Refusal.Invalid(
                "catalog.no_colour",
                "colour",
                "这个商品没有这个颜色",
                "The product does not come in this colour."
            );
        if (product.Pictures.Count >= 40)
            return Refusal.Conflict(
                "catalog.too_many_pictures",
                "一个商品最多 40 张图片，请先删掉不用的",
                "A product has at most 40 pictures. Remove one first."
            );
        if (FileKinds.Sniff(bytes) is not { Group: FileGroup.Picture })
            return Refusal.Invalid(
                "catalog.no_picture_file",
                "file",
                "请选 JPG、PNG、GIF 或 WebP 图片",
                "Choose a JPG, PNG, GIF or WebP picture."
            );
        var file = await _files.Upload(name, bytes, _context.Now, ct);
        if (!file.IsDone)
            return file.Refusal;

        var picture = new Picture
        {
            Id = _context.NewId<PictureId>(),
            ProductId = id,
            Url = Files.Url(file.Value),
            Kind = kind,
            ColourZh = of,
            Sort = product.Pictures.Count == 0 ? 0 : product.Pictures.Max(p => p.Sort) + 1,
            AltZh = string.Join(' ', new[] { product.NameZh, of, Picture.Name(kind).Zh }.Where(t => t is not null)),
            AltEn = string.Join(
                ' ',
                new[]
                {
                    product.NameEn,
                    product.Skus.Find(s => s.ColourZh == of)?.ColourEn,
                    Picture.Name(kind).En,
                }.Where(t => t is not null)
            ),
        };
        product.Pictures.Add(picture);
        _db.Add(picture);
        product.Touch();
        _context.Record(
            product.Subject,
            ("上传图片", "Picture added"),
            after: new
            {
                picture = picture.Id,
                kind = kind.ToString(),
                colour = of,
                url = picture.Url,
            }
        );
        await _cache.Changed(product, ct);
        return picture.Id;
    }
}
