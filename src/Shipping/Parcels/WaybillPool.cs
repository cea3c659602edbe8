using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Zhanggui.Shipping;

/// <summary>How many numbers of a courier's pool were used.</summary>
internal sealed class WaybillCounter
{
    public required string Courier { get; init; }
    public long Last { get; set; }
}

/// <summary>
/// Hands out the couriers' waybill numbers, each once. On PostgreSQL a node takes blocks in a transaction of its own,
/// so packers do not wait for each other; on SQLite the counter moves in the operation's own transaction.
/// </summary>
internal sealed class WaybillPool(DatabaseChoice database)
{
    private const int Block = 50;
    private readonly Dictionary<string, (long Next, long End)> _blocks = [];
    private readonly SemaphoreSlim _fetch = new(1, 1);

    public async Task<long> Take(ShopDb db, string courier, CancellationToken ct)
    {
        if (!database.IsPostgres)
            return await Move(db, courier, 1, ct);
        await _fetch.WaitAsync(ct);
        try
        {
            if (!_blocks.TryGetValue(courier, out var block) || block.Next > block.End)
            {
                var last = await MoveAside(courier, ct);
                block = (last - Block + 1, last);
            }

            _blocks[courier] = block with { Next = block.Next + 1 };
            return block.Next;
        }
        finally
        {
            _fetch.Release();
        }
    }

    /// <summary>
    /// The first of so many numbers in a row, taken in the caller's own transaction: for imports, which nobody waits
    /// for.
    /// </summary>
    public static async Task<long> TakeMany(ShopDb db, string courier, int count, CancellationToken ct) =>
        await Move(db, courier, count, ct) - count + 1;

    private static async Task<long> Move(ShopDb db, string courier, int by, CancellationToken ct) =>
        (
            await db
                .Database.SqlQuery<long>(
                    $"""
                    INSERT INTO shipping_waybill_counter ("Courier", "Last") VALUES ({courier}, {by})
                    ON CONFLICT ("Courier") DO UPDATE SET "Last" = shipping_waybill_counter."Last" + {by} RETURNING "Last" AS "Value"
                    """
                )
                .ToListAsync(ct)
        )[0];

    /// <summary>
    /// The caller's operation holds a connection already: the block is fetched on one from a pool of its own.
    /// </summary>
    private async Task<long> MoveAside(string courier, CancellationToken ct)
    {
        await using var connection = database.NewSideConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO shipping_waybill_counter ("Courier", "Last") VALUES ($1, $2)
            ON CONFLICT ("Courier") DO UPDATE SET "Last" = shipping_waybill_counter."Last" + $2 RETURNING "Last"
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = courier },
                new() { Value = (long)Block },
            },
        };
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
