using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Zhanggui.Bench;

/// <summary>Somebody who writes an order's rows by hand, one transaction per order, with nothing in front.</summary>
internal interface IFloorClient : IAsyncDisposable
{
    Task<bool> Place(Basket basket);
}

/// <summary>
/// One prepared batch per order, sent and committed in one round trip: the stock first (its check constraint refuses to
/// oversell), then the rows.
/// </summary>
internal sealed class PostgresFloor : IFloorClient
{
    private readonly OrderRows _rows;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _batch;
    private readonly List<(NpgsqlParameter Parameter, Cell Cell)> _changing = [];
    private readonly List<NpgsqlParameter> _skus = [];

    private PostgresFloor(OrderRows rows, NpgsqlConnection connection, int lines)
    {
        (_rows, _connection, _batch) = (rows, connection, new NpgsqlBatch(connection));
        for (var i = 0; i < lines; i++)
        {
            var sku = new NpgsqlParameter { DataTypeName = "uuid", Value = Guid.Empty };
            _skus.Add(sku);
            _batch.BatchCommands.Add(
                new NpgsqlBatchCommand(
                    "UPDATE inventory_stock SET \"Reserved\" = \"Reserved\" + 1 WHERE \"Sku\" = $1 AND \"Warehouse\" = $2"
                )
                {
                    Parameters =
                    {
                        sku,
                        new NpgsqlParameter { DataTypeName = "uuid", Value = Guid.Parse(rows.Warehouse) },
                    },
                }
            );
        }

        foreach (var table in rows.Tables)
            _batch.BatchCommands.Add(Insert(table));
    }

    public static async Task<IFloorClient> Open(string connectionString, OrderRows rows, int lines)
    {
        var connection = new NpgsqlConnection(connectionString + ";Maximum Pool Size=140");
        await connection.OpenAsync();
        var floor = new PostgresFloor(rows, connection, lines);
        await floor._batch.PrepareAsync();
        return floor;
    }

    private NpgsqlBatchCommand Insert(TableRows table)
    {
        var command = new NpgsqlBatchCommand();
        var sql = new StringBuilder(
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES "
        );
        foreach (var (r, row) in table.Rows.Index())
        {
            sql.Append(r == 0 ? "(" : ", (");
            foreach (var (c, cell) in row.Index())
            {
                var parameter = new NpgsqlParameter { DataTypeName = table.Columns[c].Type, Value = cell.Value };
                command.Parameters.Add(parameter);
                if (cell.Tokens.Count > 0)
                    _changing.Add((parameter, cell));
                sql.Append(c == 0 ? "$" : ", $").Append(command.Parameters.Count);
            }

            sql.Append(')');
        }

        command.CommandText = sql.ToString();
        return command;
    }

    public async Task<bool> Place(Basket basket)
    {
        var fresh = _rows.Fresh(basket);
        foreach (var (parameter, cell) in _changing)
            parameter.Value = _rows.Fill(cell, fresh);
        // In one order, as everybody who has met a deadlock does it.
        foreach (var (i, sku) in basket.Skus.Select(s => s.Value).Order().Index())
            _skus[i].Value = sku;
        await _batch.ExecuteNonQueryAsync();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>
/// The same on SQLite: prepared statements, BEGIN IMMEDIATE, the file's own lock between the clients.
/// </summary>
internal sealed class SqliteFloor : IFloorClient
{
    private readonly OrderRows _rows;
    private readonly SqliteConnection _connection;
    private readonly List<(SqliteCommand Command, IReadOnlyList<Cell> Row)> _inserts = [];

    private SqliteFloor(OrderRows rows, SqliteConnection connection)
    {
        (_rows, _connection) = (rows, connection);
        foreach (var table in rows.Tables)
        foreach (var row in table.Rows)
        {
            var command = connection.CreateCommand();
            command.CommandText =
                $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", row.Select((_, i) => "$" + (i + 1)))})";
            foreach (var (i, cell) in row.Index())
                command.Parameters.AddWithValue("$" + (i + 1), cell.Value);
            _inserts.Add((command, row));
        }
    }

    public static async Task<IFloorClient> Open(string connectionString, OrderRows rows)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        var floor = new SqliteFloor(rows, connection);
        await floor.Run(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; PRAGMA cache_size=-32000;"
        );
        return floor;
    }

    public async Task<bool> Place(Basket basket)
    {
        var fresh = _rows.Fresh(basket);
        await Run("BEGIN IMMEDIATE");
        foreach (var sku in basket.Skus)
            await Run(
                $"UPDATE inventory_stock SET \"Reserved\" = \"Reserved\" + 1 WHERE \"Sku\" = '{sku.Value.ToString().ToUpperInvariant()}' AND \"Warehouse\" = '{_rows.Warehouse.ToUpperInvariant()}'"
            );
        foreach (var (command, row) in _inserts)
        {
            for (var i = 0; i < row.Count; i++)
                if (row[i].Tokens.Count > 0)
                    command.Parameters[i].Value = _rows.Fill(row[i], fresh);
            await command.ExecuteNonQueryAsync();
        }

        await Run("COMMIT");
        return true;
    }

    private async Task Run(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (command, _) in _inserts)
            await command.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
