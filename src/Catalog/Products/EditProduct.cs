namespace Zhanggui.Catalog;

/// <summary>Changes what a product says of itself; never its price or whether it is listed. Before and after are audited (CAT-06).</summary>
[Needs("cat.edit")]
public sealed class EditProduct
{
    private readonly Act _act;
    private readonly ProductBook _book;
    private readonly CatalogMemory _memory;

    internal EditProduct(Act act, ProductBook book, CatalogMemory memory) => (_act, _book, _memory) = (act, book, memory);

    /// <param name="id">Which product.</param>
    /// <param name="version">The version that the person saw; a later one is refused, so that nobody overwrites what they have not seen. Null: whatever it is.</param>
    /// <param name="input">All of it; what is left out is emptied.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(ProductId id, int? version, ProductInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var product = await _book.Find(id, ct);
        if (product is null) return ProductErrors.NotFound;
        if (version is { } seen && seen != product.Version) return ProductErrors.Changed;
        var wrong = input.Check()?.All.ToList() ?? [];
        if (!await _book.HasShelf(input.Category, ct)) wrong.Add(CategoryErrors.Unknown);
        if (Refusal.Join(wrong) is { } refusal) return refusal;

        var before = ProductPicture.Of(product);
        input.CopyTo(product, _act);
        product.Touch();
        await _book.Index(product, ct);
        _act.Record(product.Subject, ("修改商品资料", "Product data changed"), before, ProductPicture.Of(product));
        await _memory.Changed(product, ct);
        return Result.Done;
    }
}
