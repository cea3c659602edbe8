using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;

namespace Zhanggui.Inventory;

/// <summary>On hand is the sum of the movements.</summary>
internal sealed class LedgerCheck : IIntegrityCheck
{
    public Text Name => new("账面库存等于流水之和", "Stock on hand is the sum of its movements");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var moved = (
            await db.Set<Movement>()
                .GroupBy(m => new { m.Sku, m.Warehouse })
                .Select(g => new { g.Key, Units = g.Sum(m => m.Quantity.Units) })
                .ToListAsync(ct)
        ).ToDictionary(x => (x.Key.Sku, x.Key.Warehouse), x => x.Units);
        var levels = await db.Set<StockLevel>().AsNoTracking().ToListAsync(ct);
        foreach (var level in levels)
        {
            moved.Remove((level.Sku, level.Warehouse), out var units);
            if (units != level.OnHand.Units)
                yield return new IntegrityViolation(
                    "stock",
                    $"SKU {level.Sku.Value}: {level.OnHand} on hand, movements add up to {units}"
                );
        }

        foreach (var (key, units) in moved.Where(m => m.Value != 0))
            yield return new IntegrityViolation(
                "stock",
                $"SKU {key.Item1.Value}: movements of {units} and no stock level"
            );
    }
}

/// <summary>Reserved is the sum of the live reservations.</summary>
internal sealed class ReservationCheck : IIntegrityCheck
{
    public Text Name => new("锁定库存等于有效预占之和", "Reserved stock is the sum of its live reservations");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var live = (
            await db.Set<Reservation>()
                .Where(r => r.State == ReservationState.Live)
                .GroupBy(r => new { r.Sku, r.Warehouse })
                .Select(g => new { g.Key, Units = g.Sum(r => r.Quantity.Units) })
                .ToListAsync(ct)
        ).ToDictionary(x => (x.Key.Sku, x.Key.Warehouse), x => x.Units);
        foreach (var level in await db.Set<StockLevel>().AsNoTracking().ToListAsync(ct))
        {
            live.Remove((level.Sku, level.Warehouse), out var units);
            if (units != level.Reserved.Units)
                yield return new IntegrityViolation(
                    "reservation",
                    $"SKU {level.Sku.Value}: {level.Reserved} reserved, live reservations add up to {units}"
                );
        }

        foreach (var (key, units) in live)
            yield return new IntegrityViolation(
                "reservation",
                $"SKU {key.Item1.Value}: {units} reserved and no stock level"
            );
    }
}

/// <summary>What lies in the bins is what the warehouse has.</summary>
internal sealed class BinCheck : IIntegrityCheck
{
    public Text Name => new("货位库存等于仓库库存", "What lies in the bins is what the warehouse has");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var bins = (
            await db.Set<BinStock>()
                .GroupBy(m => new { m.Sku, m.Warehouse })
                .Select(g => new { g.Key, Units = g.Sum(m => m.OnHand.Units) })
                .ToListAsync(ct)
        ).ToDictionary(x => (x.Key.Sku, x.Key.Warehouse), x => x.Units);
        foreach (var level in await db.Set<StockLevel>().AsNoTracking().ToListAsync(ct))
            if (bins.GetValueOrDefault((level.Sku, level.Warehouse)) != level.OnHand.Units)
                yield return new IntegrityViolation(
                    "bins",
                    $"SKU {level.Sku.Value}: {level.OnHand} in the warehouse, {bins.GetValueOrDefault((level.Sku, level.Warehouse))} in its bins"
                );
    }
}

/// <summary>
/// What the stock is worth is what its movements brought and took, and stands on the goods account to the fen
/// (docs/decisions/0017).
/// </summary>
internal sealed class StockValueCheck(IJournal journal) : IIntegrityCheck
{
    public Text Name =>
        new("库存金额等于库存商品科目余额", "What the stock is worth is the balance of the goods account");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var sums = db.Set<Movement>()
            .GroupBy(m => m.Sku)
            .Select(g => new
            {
                g.Key,
                Units = g.Sum(m => m.Quantity.Units),
                Value = g.Sum(m => m.Value.Fen),
            });
        var moved = await sums.ToDictionaryAsync(x => x.Key, ct);
        var values = await db.Set<StockValue>().AsNoTracking().ToListAsync(ct);
        foreach (var value in values)
        {
            moved.Remove(value.Sku, out var sum);
            var (units, worth) = (sum?.Units ?? 0, new Money(sum?.Value ?? 0));
            if (units != value.OnHand.Units || worth != value.Value)
                yield return Wrong(
                    $"SKU {value.Sku.Value}: {value.OnHand} pieces worth {value.Value}, movements add up to {units} worth {worth}"
                );
        }

        foreach (var (sku, sum) in moved)
            yield return Wrong($"SKU {sku.Value}: movements of {sum.Units} worth {new Money(sum.Value)} and no value");
        var (total, account) = (values.Sum(v => v.Value), await journal.Balance(LedgerAccount.Goods, ct));
        if (total != account)
            yield return Wrong($"The stock is worth {total}, {account} stands on account {(int)LedgerAccount.Goods}");
    }

    private static IntegrityViolation Wrong(string what) => new("stock value", what);
}
