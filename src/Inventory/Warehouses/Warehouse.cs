namespace Zhanggui.Inventory;

internal sealed class Warehouse
{
    public required WarehouseId Id { get; init; }
    public required string Code { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }

    /// <summary>Which warehouse is asked first, smallest first.</summary>
    public required int Priority { get; init; }

    public WarehouseCard Card => new(Id, Code, new Text(NameZh, NameEn), Priority);
}

internal sealed class Bin
{
    public required BinId Id { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public required string Code { get; init; }

    /// <summary>The order in which a picker walks past.</summary>
    public required int PickSequence { get; init; }
}

/// <summary>
/// The warehouses, read once: they come with the opening stock and do not change while the application runs.
/// </summary>
internal sealed class WarehouseCache
{
    public IReadOnlyList<WarehouseCard>? Known { get; set; }
}
