using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>What the warehouses can still promise while open orders are being planned.</summary>
internal sealed class StockLedger
{
    private readonly Dictionary<(string Warehouse, int Sku), int> _left;

    internal StockLedger(DemoWarehouses warehouses)
    {
        _left = warehouses.Stock.ToDictionary(s => (s.Warehouse, s.SkuIndex), s => s.OnHand.Units);
        Missing =
        [
            .. warehouses.Stock.Where(s => s.Warehouse == "HZ1" && s.OnHand == Quantity.Zero).Select(s => s.SkuIndex),
        ];
    }

    /// <summary>SKUs that HZ1 has none of.</summary>
    internal int[] Missing { get; }

    internal bool Has(string warehouse, int sku, int units) => _left.GetValueOrDefault((warehouse, sku)) >= units;

    internal void Reserve(string warehouse, int sku, int units) => _left[(warehouse, sku)] -= units;
}
