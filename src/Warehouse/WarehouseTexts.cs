namespace Zhanggui.Warehouse;

/// <summary>Marks the texts of this module's pages.</summary>
public sealed class WarehouseTexts;
