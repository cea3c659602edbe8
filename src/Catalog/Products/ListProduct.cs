namespace Zhanggui.Catalog;

/// <summary>Shows a product in the shop (CAT-12). Refuses one that lacks what a shopper needs (CAT-21).</summary>
[Needs("list.edit")]
public sealed class ListProduct
{
    private readonly Act _act;
    private readonly ProductBook _book;
    private readonly CatalogMemory _memory;

    internal ListProduct(Act act, ProductBook book, CatalogMemory memory) => (_act, _book, _memory) = (act, book, memory);

    /// <summary>The note is optional.</summary>
    public async Task<Result> Run(ProductId id, string? note, CancellationToken ct)
    {
        var product = await _book.Find(id, ct);
        if (product is null) return ProductErrors.NotFound;
        if (note?.Length > 200) return ProductErrors.ReasonMissing;
        var before = product.Status;
        if (product.List(_act.Now) is { IsDone: false } refused) return refused;
        _act.Record(product.Subject, ("上架", "Listed"), new { status = before.ToString() }, new { status = product.Status.ToString() }, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        await _memory.Changed(product, ct);
        return Result.Done;
    }
}
