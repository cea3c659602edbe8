using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>A warehouse.</summary>
/// <param name="Code">"HZ1".</param>
/// <param name="Name">湖州一仓, Huzhou 1.</param>
/// <param name="Province">Where it stands.</param>
/// <param name="City">Where it stands.</param>
/// <param name="District">Where it stands.</param>
/// <param name="Street">Where it stands.</param>
public sealed record DemoWarehouse(
    string Code,
    Text Name,
    string Province,
    string City,
    string District,
    string Street
);

/// <summary>A bin, 货位.</summary>
/// <param name="Warehouse">The warehouse's code.</param>
/// <param name="Code">"A-03-2-05": zone, aisle, level, position. Unique within the warehouse.</param>
/// <param name="Zone">"A".</param>
/// <param name="Aisle">From 1.</param>
/// <param name="Level">From 1, the lowest.</param>
/// <param name="Position">From 1, at the front of the aisle.</param>
/// <param name="PickSequence">
/// The order in which a picker passes by, from 1 within the warehouse: up one aisle, down the next.
/// </param>
public sealed record DemoBin(
    string Warehouse,
    string Code,
    string Zone,
    int Aisle,
    int Level,
    int Position,
    int PickSequence
);

/// <summary>What lies in a bin today. A SKU lies in at most one bin of each warehouse.</summary>
/// <param name="Warehouse">The warehouse's code.</param>
/// <param name="Bin">The bin's code.</param>
/// <param name="SkuIndex">Which SKU.</param>
/// <param name="OnHand">Pieces on hand, including those that open orders have reserved; may be none.</param>
public sealed record DemoBinStock(string Warehouse, string Bin, int SkuIndex, Quantity OnHand);

/// <summary>
/// Two warehouses with 400 bins, and what lies in them. The same seed and catalogue give the same stock.
/// </summary>
/// <param name="Warehouses">湖州一仓 HZ1 and 佛山二仓 FS2.</param>
/// <param name="Bins">Warehouse by warehouse, in pick sequence.</param>
/// <param name="Stock">Every SKU is placed in HZ1, about four in ten in FS2 too.</param>
public sealed record DemoWarehouses(
    IReadOnlyList<DemoWarehouse> Warehouses,
    IReadOnlyList<DemoBin> Bins,
    IReadOnlyList<DemoBinStock> Stock
)
{
    /// <summary>Builds the warehouses for <paramref name="seed"/> and fills them with the catalogue's SKUs.</summary>
    public static DemoWarehouses Build(int seed, DemoCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        DemoBin[] bins =
        [
            .. WarehouseLayout.Bins("HZ1", [("A", 5, 3, 6), ("B", 5, 3, 6), ("C", 5, 2, 6), ("D", 5, 2, 4)]),
            .. WarehouseLayout.Bins("FS2", [("A", 5, 3, 4), ("B", 5, 3, 4)]),
        ];
        DemoWarehouse[] houses =
        [
            new("HZ1", ("湖州一仓", "Huzhou 1"), "浙江省", "湖州市", "吴兴区", "织里镇栋梁路 1688 号 3 号库"),
            new("FS2", ("佛山二仓", "Foshan 2"), "广东省", "佛山市", "南海区", "里水镇和顺大道 266 号 B 座"),
        ];
        return new DemoWarehouses(
            houses,
            bins,
            new StockPlacement(catalog, bins, new DemoRandom((ulong)seed, "stock")).Place()
        );
    }
}
