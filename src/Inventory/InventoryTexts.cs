namespace Zhanggui.Inventory;

/// <summary>Marks this module's texts: the Chinese text is the key, InventoryTexts.en.resx holds the English.</summary>
public sealed class InventoryTexts;
