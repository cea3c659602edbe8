using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>
/// What a SKU's pieces in all warehouses are worth to us: value by pieces is the moving average at which they leave
/// (docs/decisions/0017).
/// </summary>
internal sealed class StockValue
{
    public required SkuId Sku { get; init; }
    public Quantity OnHand { get; init; }
    public Money Value { get; init; }
}

/// <summary>
/// The statements that move a SKU's value. The row is locked from the first one until the end of the transaction, so
/// movements of a SKU follow each other.
/// </summary>
internal static class StockValueRow
{
    public static Task AddValue(this ShopDb db, SkuId sku, Quantity quantity, Money value, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inventory_value ("Sku", "OnHand", "Value") VALUES ({sku.Value}, {quantity.Units}, {value.Fen})
            ON CONFLICT ("Sku") DO UPDATE SET
                "OnHand" = inventory_value."OnHand" + {quantity.Units}, "Value" = inventory_value."Value" + {value.Fen}
            """,
            ct
        );

    /// <summary>
    /// Takes pieces at the moving average and answers what they cost. What leaves and what stays are always the whole,
    /// to the fen; the last piece takes what is left.
    /// </summary>
    public static async Task<Money> TakeValue(this ShopDb db, SkuId sku, int units, CancellationToken ct)
    {
        // Held from here on: whoever takes the next pieces sees what these have left.
        var held = await db.Set<StockValue>()
            .FromSql(
                $"""
                UPDATE inventory_value SET "OnHand" = "OnHand" WHERE "Sku" = {sku.Value} AND "OnHand" >= {units} RETURNING *
                """
            )
            .AsNoTracking()
            .ToListAsync(ct);
        var row =
            held.FirstOrDefault()
            ?? throw new InvalidOperationException($"{units} pieces of {sku.Value} leave, and fewer have a value.");
        var cost = row.Value.Allocate([units, row.OnHand.Units - units])[0];
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE inventory_value SET "OnHand" = "OnHand" - {units}, "Value" = "Value" - {cost.Fen} WHERE "Sku" = {sku.Value}
            """,
            ct
        );
        return cost;
    }
}
