using Microsoft.Data.Sqlite;

namespace Zhanggui.Platform;

/// <summary>Takes the embedded database out and puts it back, as one file.</summary>
internal sealed class SqliteCopy(DatabaseChoice database) : IDatabaseCopy
{
    private readonly string _file = Path.GetFullPath(
        new SqliteConnectionStringBuilder(database.ConnectionString).DataSource
    );

    public string Kind => "sqlite";

    public string Name => "SQLite";

    /// <summary>The online copy takes one snapshot; writers go on beside it.</summary>
    public async Task<Result<TakenCopy>> Take(string to, CancellationToken ct)
    {
        if (!File.Exists(_file))
            return BackupErrors.Nothing;
        await using (var source = Open(_file, SqliteOpenMode.ReadWrite))
        await using (var copy = Open(to, SqliteOpenMode.ReadWriteCreate))
        {
            source.BackupDatabase(copy);
            // A copy that needs no second file beside it.
            await Column(copy, "PRAGMA journal_mode=DELETE", ct);
            if (await Broken(copy, ct) is { } wrong)
                return BackupErrors.Damaged(_file, (wrong, wrong));
            var tables = await Column(
                copy,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
                ct
            );
            if (!tables.Contains("__EFMigrationsHistory"))
                return BackupErrors.Nothing;
            var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var table in tables)
                rows[table] = long.Parse(
                    (await Column(copy, $"SELECT COUNT(*) FROM \"{table}\"", ct))[0],
                    System.Globalization.CultureInfo.InvariantCulture
                );
            return new TakenCopy(
                (await Column(copy, "SELECT MAX(\"MigrationId\") FROM \"__EFMigrationsHistory\"", ct))[0],
                rows
            );
        }
    }

    public async Task<Result<bool>> IsEmpty(CancellationToken ct)
    {
        if (!File.Exists(_file))
            return true;
        await using var connection = Open(_file, SqliteOpenMode.ReadWrite);
        return (await Column(connection, "SELECT name FROM sqlite_master LIMIT 1", ct)).Count == 0;
    }

    public async Task<Result> Check(string copy, CancellationToken ct)
    {
        await using var connection = Open(copy, SqliteOpenMode.ReadWrite);
        return await Broken(connection, ct) is { } wrong ? BackupErrors.Damaged(copy, (wrong, wrong)) : Result.Done;
    }

    /// <summary>What was there is renamed with its log; the copy takes its place by one rename.</summary>
    public async Task<Result<string?>> Put(string copy, DateTimeOffset now, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        // The log's mode stands in the file, and whoever opens it first may do so only for reading.
        await using (var fresh = Open(copy, SqliteOpenMode.ReadWrite))
            await Column(fresh, "PRAGMA journal_mode=WAL", ct);
        string? aside = null;
        if (!(await IsEmpty(ct)).Value)
        {
            // The last of the log goes into the file, so that the old database is one file too.
            await using (var old = Open(_file, SqliteOpenMode.ReadWrite))
                await Column(old, "PRAGMA journal_mode=DELETE", ct);
            aside = Path.Combine(
                Path.GetDirectoryName(_file)!,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"before-restore-{now:yyyyMMdd-HHmmss}.db"
                )
            );
            File.Move(_file, aside);
        }

        File.Delete(_file + "-wal");
        File.Delete(_file + "-shm");
        File.Move(copy, _file, overwrite: true);
        return aside;
    }

    private static async Task<string?> Broken(SqliteConnection connection, CancellationToken ct)
    {
        try
        {
            var said = await Column(connection, "PRAGMA integrity_check(1)", ct);
            return said is ["ok"] ? null : string.Join("; ", said);
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 60,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static async Task<List<string>> Column(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var values = new List<string>();
        while (await reader.ReadAsync(ct))
            values.Add(reader.GetValue(0).ToString() ?? "");
        return values;
    }
}
