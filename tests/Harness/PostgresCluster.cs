using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Zhanggui.Harness;

/// <summary>
/// A private PostgreSQL cluster in a scratch folder, on a free loopback port. One per process, started when first asked
/// for, stopped and removed at the end. Under root the server runs as the user postgres, because it refuses to run as
/// root.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _bin;
    private readonly ConcurrentBag<(string Name, string Shape)> _clean = [];
    private readonly ConcurrentDictionary<string, string> _reusable = [];
    private bool _stopped;

    private PostgresCluster(string folder, string bin, int port)
    {
        (_folder, _bin, Port) = (folder, bin, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    /// <summary>The loopback port.</summary>
    public int Port { get; }

    /// <summary>A connection string to one of its databases.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Maximum Pool Size=20;Timeout=30;Command Timeout=60;Include Error Detail=true";

    /// <summary>Makes and starts a cluster.</summary>
    /// <param name="isDurable">
    /// True: every commit is synchronised. False: nothing is, and the system writes to the disk when it likes.
    /// </param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresCluster> Start(bool isDurable)
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(d => Path.Combine(d, "bin"))
                .OrderDescending()
                .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (bin is null)
            throw new InvalidOperationException(
                "PostgreSQL is missing. Install it with: sudo apt-get install postgresql-15"
            );
        var folder = Directory.CreateTempSubdirectory("zhanggui-pg-").FullName;
        var cluster = new PostgresCluster(folder, bin, FreePort());
        if (IsRoot)
            await cluster.Do("chown", ["postgres", folder], asPostgres: false);
        await cluster.Do(
            Path.Combine(bin, "initdb"),
            [
                "-D",
                cluster.Data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=icu",
                "--icu-locale=en-US",
            ]
        );
        var settings = $"-p {cluster.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}";
        settings += " -c max_connections=500 -c shared_buffers=256MB";
        if (!isDurable)
            settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB";
        await cluster.Do(
            Path.Combine(bin, "pg_ctl"),
            ["-D", cluster.Data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", settings, "start"]
        );
        return cluster;
    }

    /// <summary>Makes a database with nothing in it, or a copy of another one that nobody uses now.</summary>
    public async Task<DatabaseChoice> Create(string database, string? template = null)
    {
        await Sql($"CREATE DATABASE {database}" + (template is null ? "" : $" TEMPLATE {template}"));
        return DatabaseChoice.Postgres(ConnectionString(database));
    }

    /// <summary>
    /// A database as its template is: one that an earlier test gave back, else a copy, which costs a second of the
    /// disk's time.
    /// </summary>
    /// <param name="name">What a copy is called.</param>
    /// <param name="template">A database whose tables are empty, but for what its making left in them.</param>
    public async Task<DatabaseChoice> Take(string name, string template)
    {
        if (_clean.TryTake(out var clean))
        {
            _reusable[clean.Name] = clean.Shape;
            return DatabaseChoice.Postgres(ConnectionString(clean.Name));
        }

        var copy = await Create(name, template);
        await using var connection = await Open(copy);
        _reusable[name] = await Ask(connection, Shape);
        return copy;
    }

    /// <summary>
    /// Takes a database back. What was taken from a template is emptied for the next test, when nobody is connected and
    /// its tables, triggers, functions and settings are as they were; everything else is removed: a run makes hundreds,
    /// and together they would fill a small machine.
    /// </summary>
    public async Task GiveBack(DatabaseChoice database)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        if (_reusable.TryRemove(name, out var shape) && await IsEmptied(database, shape))
            _clean.Add((name, shape));
        else
            await Drop(database);
    }

    private static async Task<bool> IsEmptied(DatabaseChoice database, string shape)
    {
        try
        {
            await using var connection = await Open(database);
            return await Ask(connection, Alone) == "1"
                && await Ask(connection, Shape) == shape
                && await Ask(connection, Empty) == "empty";
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false; // The test has removed it itself.
        }
    }

    private const string Shape = """
        SELECT md5(string_agg(what, ' ' ORDER BY what)) FROM (
          SELECT concat(c.relname, c.relkind, (SELECT string_agg(concat(a.attname, a.atttypid, a.attnotnull), ',' ORDER BY a.attnum)
            FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)) AS what
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
          UNION ALL SELECT concat(tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
          UNION ALL SELECT concat(proname, md5(prosrc)) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
          UNION ALL SELECT s.setconfig::text FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
            WHERE d.datname = current_database()) AS shape
        """;

    /// <summary>Removes all rows and begins all sequences anew.</summary>
    private const string Empty = """
        DO $$ DECLARE t record; BEGIN
          SET LOCAL session_replication_role = replica;
          FOR t IN SELECT oid, relkind, oid::regclass::text AS name FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') AND relname <> '__EFMigrationsHistory' LOOP
            IF t.relkind = 'S' THEN EXECUTE 'ALTER SEQUENCE ' || t.name || ' RESTART';
            ELSIF pg_relation_size(t.oid) > 65536 THEN EXECUTE 'TRUNCATE ' || t.name || ' CASCADE';
            ELSIF pg_relation_size(t.oid) > 0 THEN EXECUTE 'DELETE FROM ' || t.name;
            END IF;
          END LOOP;
        END $$;
        SELECT 'empty'
        """;

    /// <summary>Waits at most a second until those who were connected are gone.</summary>
    private const string Alone = """
        DO $$ BEGIN
          FOR i IN 1..50 LOOP
            PERFORM pg_stat_clear_snapshot();
            EXIT WHEN (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend') = 1;
            PERFORM pg_sleep(0.02);
          END LOOP;
        END $$;
        SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
        """;

    private static async Task<NpgsqlConnection> Open(DatabaseChoice database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Removes a database.</summary>
    public async Task Drop(DatabaseChoice database)
    {
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await Sql(
            $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database.ConnectionString).Database} WITH (FORCE)"
        );
    }

    private async Task Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Data => Path.Combine(_folder, "data");

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>A loopback port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Do(string program, string[] arguments, bool asPostgres = true)
    {
        var start =
            asPostgres && IsRoot
                ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments])
                : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        // The server inherits our handles: a redirected pipe would stay open for as long as it runs.
        (start.RedirectStandardOutput, start.RedirectStandardError) = (!arguments.Contains("start"), false);
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput)
            await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
    }

    private void Stop()
    {
        if (_stopped)
            return;
        _stopped = true;
        try
        {
            Do(Path.Combine(_bin, "pg_ctl"), ["-D", Data, "-m", "immediate", "-w", "stop"]).GetAwaiter().GetResult();
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The scratch cluster in {_folder} could not be removed: {e.Message}");
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }
}
