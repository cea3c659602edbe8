namespace Zhanggui.Catalog;

/// <summary>Puts a picture first: lists show it (CAT-17).</summary>
[Needs("cat.edit", "cat.edit.pictures")]
public sealed class SetMainPicture
{
    private readonly Act _act;
    private readonly ProductBook _book;
    private readonly CatalogMemory _memory;

    internal SetMainPicture(Act act, ProductBook book, CatalogMemory memory) => (_act, _book, _memory) = (act, book, memory);

    /// <summary>The others keep their order behind it.</summary>
    public async Task<Result> Run(ProductId id, PictureId pictureId, CancellationToken ct)
    {
        var product = await _book.Find(id, ct);
        var picture = product?.Pictures.Find(p => p.Id == pictureId);
        if (product is null || picture is null) return ProductErrors.NoPicture;
        var before = product.Pictures.MinBy(p => p.Sort)!.Id;
        var place = 0;
        foreach (var other in product.Pictures.OrderBy(p => p.Id == pictureId ? 0 : 1).ThenBy(p => p.Sort)) other.Sort = place++;
        product.Touch();
        _act.Record(product.Subject, ("设为主图", "Main picture set"), new { main = before }, new { main = pictureId });
        await _memory.Changed(product, ct);
        return Result.Done;
    }
}
