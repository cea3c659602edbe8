using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// Writes many rows of many tables in as few round trips as the database allows, inside the current transaction. On
/// PostgreSQL each table is one statement (<c>INSERT ... SELECT FROM unnest</c> for many rows), and all tables go in
/// one batch: one round trip. On SQLite, which lives in the process, it is one prepared statement per table, run row by
/// row. Columns and conversions come from the model, so a row written here reads back as the same entity.
/// </summary>
public sealed class SetWriter(ShopDb db)
{
    /// <summary>
    /// Up to so many rows are cheaper one by one: PostgreSQL plans a join over arrays anew each time.
    /// </summary>
    public const int SmallSetThreshold = 4;

    private readonly List<(string Sql, object?[] Values)> _commands = [];
    private readonly List<(IEntityType Type, IReadOnlyList<object> Rows)> _inserts = [];

    /// <summary>Adds rows to be inserted, in order.</summary>
    public void Insert<T>(IReadOnlyCollection<T> rows)
        where T : class
    {
        if (rows.Count == 0)
            return;
        _inserts.Add(
            (
                db.Model.FindEntityType(typeof(T))
                    ?? throw new InvalidOperationException($"{typeof(T)} is not mapped."),
                [.. rows]
            )
        );
    }

    /// <summary>
    /// Adds a statement with positional parameters ($1 ... on both databases) that runs after the inserts.
    /// </summary>
    public void Execute(string sql, params object?[] values) => _commands.Add((sql, values));

    /// <summary>Sends everything.</summary>
    public Task Flush(CancellationToken ct) => Flush(commits: false, ct);

    internal async Task Flush(bool commits, CancellationToken ct)
    {
        if (_inserts.Count + _commands.Count == 0 && !commits)
            return;
        if (db.IsPostgres)
            await FlushPostgres(commits, ct);
        else
            await FlushSqlite(ct);
        _inserts.Clear();
        _commands.Clear();
    }

    private async Task FlushPostgres(bool commits, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(
            connection,
            (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction()
        );
        foreach (var (type, rows) in _inserts)
            batch.BatchCommands.Add(TableOf.Of(type).Insert(rows));
        foreach (var (sql, values) in _commands)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }

        if (commits)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task FlushSqlite(CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (type, rows) in _inserts)
        {
            var table = TableOf.Of(type);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = table.SqliteInsert;
            var parameters = table
                .Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (i + 1) }))
                .ToArray();
            foreach (var row in rows)
            {
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i].Value = table.Columns[i].ToSqlite(row);
                await command.ExecuteNonQueryAsync(ct);
            }
        }

        foreach (var (sql, values) in _commands)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
                command.Parameters.AddWithValue("$" + (i + 1), values[i] ?? DBNull.Value);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
