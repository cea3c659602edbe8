namespace Zhanggui.Catalog;

/// <summary>Where a product stands in its life. Shoppers see Listed only (SHOP-02, SHOP-35).</summary>
public enum ProductStatus
{
    /// <summary>草稿: being prepared.</summary>
    Draft,

    /// <summary>在售: shown in the shop and can be bought.</summary>
    Listed,

    /// <summary>已下架: kept, not shown.</summary>
    Delisted,
}

/// <summary>What moves a product through its life.</summary>
public enum ProductVerb
{
    /// <summary>上架.</summary>
    List,

    /// <summary>下架.</summary>
    Delist,
}

/// <summary>All that a product's life allows, and the names of its states.</summary>
public static class ProductStates
{
    /// <summary>The table; a draft that is not wanted stays a draft, and a delisted product may come back.</summary>
    public static readonly TransitionTable<ProductStatus, ProductVerb> Table = new(
        "catalog",
        NameOf,
        NameOf,
        (ProductStatus.Draft, ProductVerb.List, ProductStatus.Listed),
        (ProductStatus.Listed, ProductVerb.Delist, ProductStatus.Delisted),
        (ProductStatus.Delisted, ProductVerb.List, ProductStatus.Listed)
    );

    /// <summary>The state's name.</summary>
    public static Text NameOf(ProductStatus status) =>
        status switch
        {
            ProductStatus.Draft => ("草稿", "Draft"),
            ProductStatus.Listed => ("在售", "Listed"),
            _ => ("已下架", "Delisted"),
        };

    /// <summary>The verb's name.</summary>
    public static Text NameOf(ProductVerb verb) => verb == ProductVerb.List ? ("上架", "List") : ("下架", "Delist");
}
