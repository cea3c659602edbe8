using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Zhanggui.Harness;

/// <summary>
/// Speaks to a database as a stranger does, beside the program that serves it: no model, no pool, nothing kept open.
/// </summary>
public static class Raw
{
    /// <summary>The first column of a question's answer, as text.</summary>
    public static async Task<IReadOnlyList<string>> Column(DatabaseChoice database, string sql)
    {
        await using var connection = await Open(database);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetValue(0).ToString()!);
        return values;
    }

    /// <summary>Does something to the database.</summary>
    /// <param name="wait">
    /// Seconds to wait for the embedded database's only writer before error 5 "database is locked".
    /// </param>
    public static async Task Execute(DatabaseChoice database, string sql, int wait = 30)
    {
        await using var connection = await Open(database, wait);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<DbConnection> Open(DatabaseChoice database, int wait = 30)
    {
        ArgumentNullException.ThrowIfNull(database);
        DbConnection connection = database.IsPostgres
            ? new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString()
            )
            : new SqliteConnection(
                new SqliteConnectionStringBuilder(database.ConnectionString)
                {
                    Pooling = false,
                    DefaultTimeout = wait,
                }.ToString()
            );
        await connection.OpenAsync();
        return connection;
    }
}
