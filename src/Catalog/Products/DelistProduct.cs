namespace Zhanggui.Catalog;

/// <summary>Takes a product out of the shop; the reason is kept (CAT-14). It can't be found or bought from then on (SHOP-35).</summary>
[Needs("list.edit")]
public sealed class DelistProduct
{
    private readonly Act _act;
    private readonly ProductBook _book;
    private readonly CatalogMemory _memory;

    internal DelistProduct(Act act, ProductBook book, CatalogMemory memory) => (_act, _book, _memory) = (act, book, memory);

    /// <summary>Refuses an empty reason.</summary>
    public async Task<Result> Run(ProductId id, string why, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(why) || why.Length > 200) return ProductErrors.ReasonMissing;
        var product = await _book.Find(id, ct);
        if (product is null) return ProductErrors.NotFound;
        var before = product.Status;
        if (product.Delist() is { IsDone: false } refused) return refused;
        _act.Record(product.Subject, ("下架", "Delisted"), new { status = before.ToString() }, new { status = product.Status.ToString() }, why.Trim());
        await _memory.Changed(product, ct);
        return Result.Done;
    }
}
