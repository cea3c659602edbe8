using System.Globalization;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>Takes a PostgreSQL database out with pg_dump and puts it back with pg_restore.</summary>
internal sealed class PostgresCopy(DatabaseChoice database) : IDatabaseCopy
{
    private readonly PostgresTools _tools = new(database.ConnectionString);

    public string Kind => "postgres";

    public string Name => "PostgreSQL";

    /// <summary>
    /// The rows are counted in the snapshot that pg_dump reads, so that they fit however many orders are placed
    /// meanwhile.
    /// </summary>
    public async Task<Result<TakenCopy>> Take(string to, CancellationToken ct)
    {
        try
        {
            await using var connection = await Open(ct);
            await using var transaction = await connection.BeginTransactionAsync(
                System.Data.IsolationLevel.RepeatableRead,
                ct
            );
            var tables = await Column(
                connection,
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
                ct
            );
            if (!tables.Contains("__EFMigrationsHistory"))
                return BackupErrors.Nothing;
            var snapshot = (await Column(connection, "SELECT pg_export_snapshot()", ct))[0];
            var dumped = await _tools.Run(
                "pg_dump",
                [
                    "--format=custom",
                    "--no-owner",
                    "--no-privileges",
                    "--schema=public",
                    "--no-password",
                    $"--snapshot={snapshot}",
                    $"--file={to}",
                ],
                ct
            );
            if (!dumped.IsDone)
                return dumped.Refusal;
            var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var table in tables)
                rows[table] = long.Parse(
                    (await Column(connection, $"SELECT COUNT(*)::text FROM public.\"{table}\"", ct))[0],
                    CultureInfo.InvariantCulture
                );
            return new TakenCopy(
                (await Column(connection, "SELECT MAX(\"MigrationId\") FROM public.\"__EFMigrationsHistory\"", ct))[0],
                rows
            );
        }
        catch (PostgresException e)
        {
            return BackupErrors.Failed("PostgreSQL", e.MessageText);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return BackupErrors.Unreachable(e.Message);
        }
    }

    public async Task<Result<bool>> IsEmpty(CancellationToken ct)
    {
        try
        {
            await using var connection = await Open(ct);
            return (
                    await Column(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' LIMIT 1", ct)
                ).Count == 0;
        }
        catch (PostgresException e)
        {
            return BackupErrors.Failed("PostgreSQL", e.MessageText);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return BackupErrors.Unreachable(e.Message);
        }
    }

    /// <summary>Its checksum has been compared; pg_restore reads its table of contents.</summary>
    public Task<Result> Check(string copy, CancellationToken ct) => _tools.Run("pg_restore", ["--list", copy], ct);

    /// <summary>
    /// What was there moves into a schema of another name, and comes back when the copy can't be put in. Other nodes
    /// must be stopped: they would write into the schema that was moved away.
    /// </summary>
    public async Task<Result<string?>> Put(string copy, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var connection = await Open(ct);
            var others = await Column(
                connection,
                "SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'zhanggui%'",
                ct
            );
            if (others.Count > 0)
                return BackupErrors.InUse(others.Count);
            var aside = (await IsEmpty(ct)).Value
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"before_restore_{now:yyyyMMdd_HHmmss}");
            if (aside is not null)
                await Do(connection, $"BEGIN; ALTER SCHEMA public RENAME TO {aside}; CREATE SCHEMA public; COMMIT", ct);
            var restored = await _tools.Run(
                "pg_restore",
                [
                    "--single-transaction",
                    "--exit-on-error",
                    "--schema=public",
                    "--no-owner",
                    "--no-privileges",
                    "--no-password",
                    $"--dbname={new NpgsqlConnectionStringBuilder(database.ConnectionString).Database}",
                    copy,
                ],
                ct
            );
            if (restored.IsDone)
                return aside;
            if (aside is not null)
                await Do(
                    connection,
                    $"BEGIN; DROP SCHEMA public CASCADE; ALTER SCHEMA {aside} RENAME TO public; COMMIT",
                    CancellationToken.None
                );
            return restored.Refusal;
        }
        catch (PostgresException e)
        {
            return BackupErrors.Failed("PostgreSQL", e.MessageText);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return BackupErrors.Unreachable(e.Message);
        }
    }

    private async Task<NpgsqlConnection> Open(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Pooling = false,
                ApplicationName = "backup",
                CommandTimeout = 0,
            }.ToString()
        );
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task Do(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<string>> Column(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var values = new List<string>();
        while (await reader.ReadAsync(ct))
            values.Add(reader.GetString(0));
        return values;
    }
}
