namespace Zhanggui.Catalog;

/// <summary>Every use case that changes the catalogue ends here: what was remembered is forgotten, and the modules above are told.</summary>
internal sealed class CatalogMemory(SkuMemory skus, Shelves shelves, Act act)
{
    public Task Changed(ProductId? product, CancellationToken ct)
    {
        skus.Forget();
        shelves.Forget();
        return act.Raise(new CatalogChanged(product), ct);
    }
}
