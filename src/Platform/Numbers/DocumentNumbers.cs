using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>The counter of one kind of document on one business day.</summary>
internal sealed class NumberCounter
{
    public required string Prefix { get; init; }
    public required DateOnly Day { get; init; }
    public int Last { get; set; }
}

/// <summary>
/// Numbers that people can read on the phone: SO20261122-000042. Unique, rising within a node, with gaps allowed. On
/// PostgreSQL each node takes blocks in a transaction of its own, so nobody waits for anybody's order. On SQLite, where
/// one writer writes at a time anyway, the counter moves in the operation's own transaction.
/// </summary>
public sealed class DocumentNumbers(DatabaseChoice database, Company company)
{
    private const int Block = 100;
    private readonly ConcurrentDictionary<string, NumberBlock> _blocks = new();
    private readonly SemaphoreSlim _fetch = new(1, 1);

    /// <summary>The next number of a kind, for a document made at <paramref name="now"/>.</summary>
    public async Task<string> Next(ShopDb db, string prefix, DateTimeOffset now, CancellationToken ct) =>
        (await Take(db, prefix, 1, now, ct))[0];

    /// <summary>The next numbers of a kind, in order.</summary>
    public async Task<IReadOnlyList<string>> Take(
        ShopDb db,
        string prefix,
        int count,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var day = company.Calendar.DateOf(now);
        if (!database.IsPostgres)
        {
            var last = await Move(db, prefix, day, count, ct);
            return [.. Enumerable.Range(last - count + 1, count).Select(n => Format(prefix, day, n))];
        }

        await _fetch.WaitAsync(ct);
        try
        {
            var numbers = new List<string>(count);
            while (numbers.Count < count)
            {
                if (!_blocks.TryGetValue(prefix, out var block) || block.Day != day || block.Next > block.End)
                    block = new NumberBlock(
                        day,
                        await (
                            block?.Day == day && block.Coming is { IsFaulted: false } coming
                                ? coming
                                : MoveAside(prefix, day, ct)
                        )
                    );
                // The block after this one is fetched while this one is still being used: whoever takes the last number
                // need not wait.
                else if (block.Coming is null && block.End - block.Next < Block / 2)
                    block.Coming = MoveAside(prefix, day, CancellationToken.None);
                numbers.Add(Format(prefix, day, block.Next++));
                _blocks[prefix] = block;
            }

            return numbers;
        }
        finally
        {
            _fetch.Release();
        }
    }

    /// <summary>A block of numbers whose last one is given.</summary>
    private sealed class NumberBlock(DateOnly day, int end)
    {
        public DateOnly Day { get; } = day;
        public int Next { get; set; } = end - Block + 1;
        public int End { get; } = end;
        public Task<int>? Coming { get; set; }
    }

    private static async Task<int> Move(ShopDb db, string prefix, DateOnly day, int by, CancellationToken ct) =>
        (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    INSERT INTO platform_number ("Prefix", "Day", "Last") VALUES ({prefix}, {day}, {by})
                    ON CONFLICT ("Prefix", "Day") DO UPDATE SET "Last" = platform_number."Last" + {by} RETURNING "Last" AS "Value"
                    """
                )
                .ToListAsync(ct)
        )[0];

    /// <summary>
    /// The caller's operation holds a connection already: the block is fetched on one from a pool of its own.
    /// </summary>
    private async Task<int> MoveAside(string prefix, DateOnly day, CancellationToken ct)
    {
        await using var connection = database.NewSideConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO platform_number ("Prefix", "Day", "Last") VALUES ($1, $2, $3)
            ON CONFLICT ("Prefix", "Day") DO UPDATE SET "Last" = platform_number."Last" + $3 RETURNING "Last"
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = prefix },
                new() { Value = day },
                new() { Value = Block },
            },
        };
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private static string Format(string prefix, DateOnly day, int n) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{day:yyyyMMdd}-{n:000000}");
}
