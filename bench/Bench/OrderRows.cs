using System.Data.Common;
using System.Globalization;
using Zhanggui.Platform;

namespace Zhanggui.Bench;

/// <summary>A value of the sample order: the same in each, or new in each (an id, a number, a key, a SKU).</summary>
/// <param name="Value">As the sample has it.</param>
/// <param name="Tokens">What changes in it; empty for a constant.</param>
internal sealed record Cell(object Value, IReadOnlyList<int> Tokens);

/// <summary>The rows that one order put into one table.</summary>
internal sealed record TableRows(
    string Name,
    IReadOnlyList<(string Name, string Type)> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows
);

/// <summary>
/// Exactly the rows that placing one order writes, read back from the database after one was placed: so the floor
/// writes the same number of rows of the same width into the same tables, whatever the application learns to write
/// later.
/// </summary>
internal sealed class OrderRows
{
    private readonly List<string> _tokens;

    private OrderRows(List<string> tokens, IReadOnlyList<TableRows> tables, string warehouse) =>
        (_tokens, Tables, Warehouse) = (tokens, tables, warehouse);

    public IReadOnlyList<TableRows> Tables { get; }

    public string Warehouse { get; }

    public int RowCount => Tables.Sum(t => t.Rows.Count);

    /// <summary>
    /// Reads the rows of the newest order. <paramref name="marks"/> are the highest rowids before it (SQLite only).
    /// </summary>
    public static async Task<OrderRows> Read(
        DbConnection connection,
        bool postgres,
        Basket basket,
        IReadOnlyDictionary<string, long> marks
    )
    {
        var raw =
            new List<(
                string Table,
                List<(string Name, string Type)> Columns,
                List<object?[]> Rows,
                HashSet<string> Keys
            )>();
        foreach (var table in await Names(connection, postgres))
        {
            if (table is "inventory_stock" or "platform_number" || table.StartsWith("__", StringComparison.Ordinal))
                continue;
            var where = postgres
                ? "xmin = (SELECT xmin FROM ordering_order ORDER BY \"PlacedAt\" DESC LIMIT 1)"
                : "rowid > " + marks[table].ToString(CultureInfo.InvariantCulture);
            var columns = await Columns(connection, postgres, table);
            var rows = await Query(
                connection,
                $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.Name}\""))} FROM {table} WHERE {where}"
            );
            if (rows.Count > 0)
                raw.Add(
                    (
                        table,
                        [.. columns.Select(c => (c.Name, c.Type))],
                        rows,
                        [.. columns.Where(c => c.IsKey).Select(c => c.Name)]
                    )
                );
        }

        var skus = basket.Skus.Select(s => s.Value.ToString()).ToList();
        var order = raw.First(r => r.Table == "ordering_order");
        string Of(string name) =>
            Convert.ToString(
                order.Rows[0][order.Columns.FindIndex(c => c.Name == name)],
                CultureInfo.InvariantCulture
            )!;
        List<string> tokens = [.. skus, Of("Id").ToLowerInvariant(), Of("No")];
        var once = raw.First(r => r.Table == "ordering_placed_once");
        tokens.Add((string)once.Rows[0][once.Columns.FindIndex(c => c.Name == "Key")]!);
        foreach (var (_, columns, rows, keys) in raw)
        foreach (var row in rows)
            for (var i = 0; i < columns.Count; i++)
                if (
                    (keys.Contains(columns[i].Name) || columns[i].Name == "EventId")
                    && Guid.TryParse(row[i]?.ToString(), out var id)
                    && !tokens.Contains(id.ToString())
                )
                    tokens.Add(id.ToString());
        var reservation = raw.First(r => r.Table == "inventory_reservation");
        var warehouse = reservation.Rows[0][reservation.Columns.FindIndex(c => c.Name == "Warehouse")]!.ToString()!;
        return new OrderRows(
            tokens,
            [
                .. Ordered(raw)
                    .Select(r => new TableRows(
                        r.Table,
                        r.Columns,
                        [.. r.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(v => Plan(v, tokens))])]
                    )),
            ],
            warehouse
        );
    }

    /// <summary>New ids, numbers and keys for one more order.</summary>
    public string[] Fresh(Basket basket)
    {
        var fresh = new string[_tokens.Count];
        var n = basket.Skus.Count;
        for (var i = 0; i < fresh.Length; i++)
            fresh[i] =
                i < n ? basket.Skus[i].Value.ToString()
                : i == n + 1 ? "SO" + Guid.CreateVersion7().ToString("N")[^13..]
                : i == n + 2 ? Guid.CreateVersion7().ToString("N")
                : Guid.CreateVersion7().ToString();
        return fresh;
    }

    /// <summary>The cell's value for that order.</summary>
    public object Fill(Cell cell, string[] fresh)
    {
        if (cell.Tokens.Count == 0)
            return cell.Value;
        if (cell.Value is Guid)
            return Guid.Parse(fresh[cell.Tokens[0]]);
        var text = (string)cell.Value;
        foreach (var token in cell.Tokens)
        {
            var (old, now) = (_tokens[token], fresh[token]);
            text = text.Replace(old, now, StringComparison.Ordinal);
            if (old.Length == 36)
                text = text.Replace(old.ToUpperInvariant(), now.ToUpperInvariant(), StringComparison.Ordinal);
        }

        return text;
    }

    private static Cell Plan(object? value, List<string> tokens) =>
        value switch
        {
            Guid id => new Cell(id, tokens.IndexOf(id.ToString()) is >= 0 and var at ? [at] : []),
            string text => new Cell(
                text,
                [
                    .. tokens
                        .Index()
                        .Where(t => text.Contains(t.Item, StringComparison.OrdinalIgnoreCase))
                        .Select(t => t.Index),
                ]
            ),
            null => new Cell(DBNull.Value, []),
            _ => new Cell(value, []),
        };

    /// <summary>The order before its lines: they refer to it.</summary>
    private static IEnumerable<T> Ordered<T>(IEnumerable<T> tables)
        where T : notnull =>
        tables.OrderBy(t => t.ToString()!.Contains("(ordering_order,", StringComparison.Ordinal) ? 0 : 1);

    public static async Task<IReadOnlyDictionary<string, long>> Marks(DbConnection connection)
    {
        var marks = new Dictionary<string, long>();
        foreach (var table in await Names(connection, postgres: false))
            marks[table] = Convert.ToInt64(
                (await Query(connection, $"SELECT COALESCE(MAX(rowid), 0) FROM \"{table}\""))[0][0],
                CultureInfo.InvariantCulture
            );
        return marks;
    }

    private static async Task<List<string>> Names(DbConnection connection, bool postgres) =>
        [
            .. (
                await Query(
                    connection,
                    postgres
                        ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                        : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%fts%' AND sql NOT LIKE '%VIRTUAL%' AND sql NOT LIKE '%WITHOUT ROWID%'"
                )
            ).Select(r => (string)r[0]!),
        ];

    private static async Task<List<(string Name, string Type, bool IsKey)>> Columns(
        DbConnection connection,
        bool postgres,
        string table
    ) =>
        [
            .. (
                await Query(
                    connection,
                    postgres
                        ? $"""
                        SELECT a.attname, format_type(a.atttypid, NULL), COALESCE(a.attnum = ANY(i.indkey), false) FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
                        WHERE a.attrelid = '{table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND NOT a.atthasdef ORDER BY a.attnum
                        """
                        : $"SELECT name, type, pk > 0 FROM pragma_table_info('{table}') WHERE NOT (pk > 0 AND type = 'INTEGER' AND (SELECT COUNT(*) FROM pragma_table_info('{table}') WHERE pk > 0) = 1) AND dflt_value IS NULL ORDER BY cid"
                )
            ).Select(r => ((string)r[0]!, (string)r[1]!, Convert.ToBoolean(r[2], CultureInfo.InvariantCulture))),
        ];

    private static async Task<List<object?[]>> Query(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
            rows.Add([
                .. Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(i => reader.IsDBNull(i) ? null : reader.GetFieldValue<object>(i)),
            ]);
        return rows;
    }
}
