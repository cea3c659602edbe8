using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Zhanggui.Harness;

/// <summary>
/// A private PostgreSQL cluster in a scratch folder, on a free loopback port. One per process, started when first asked
/// for, stopped and removed at the end. Under root the server runs as the user postgres, because it refuses to run as root.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _bin;
    private bool _stopped;

    private PostgresCluster(string folder, string bin, int port)
    {
        (_folder, _bin, Port) = (folder, bin, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    /// <summary>The loopback port.</summary>
    public int Port { get; }

    /// <summary>A connection string to one of its databases.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Maximum Pool Size=20;Timeout=30;Command Timeout=60;Include Error Detail=true";

    /// <summary>Makes and starts a cluster.</summary>
    /// <param name="isDurable">True: every commit is synchronised. False: nothing is, and the system writes to the disk when it
    /// likes.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresCluster> Start(bool isDurable)
    {
        var bin = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).OrderDescending().FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb"))) : null;
        if (bin is null) throw new InvalidOperationException("PostgreSQL is missing. Install it with: sudo apt-get install postgresql-15");
        var folder = Directory.CreateTempSubdirectory("zhanggui-pg-").FullName;
        var cluster = new PostgresCluster(folder, bin, FreePort());
        if (IsRoot) await cluster.Do("chown", ["postgres", folder], asPostgres: false);
        await cluster.Do(Path.Combine(bin, "initdb"), ["-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]);
        var settings = $"-p {cluster.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}";
        settings += " -c max_connections=500 -c shared_buffers=256MB";
        if (!isDurable) settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB";
        await cluster.Do(Path.Combine(bin, "pg_ctl"),
            ["-D", cluster.Data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", settings, "start"]);
        return cluster;
    }

    /// <summary>Makes a database with nothing in it, or a copy of another one that nobody uses now.</summary>
    public async Task<DatabaseChoice> Create(string database, string? template = null)
    {
        await Sql($"CREATE DATABASE {database}" + (template is null ? "" : $" TEMPLATE {template}"));
        return DatabaseChoice.Postgres(ConnectionString(database));
    }

    /// <summary>Removes a database: a run makes hundreds, and together they would fill a small machine.</summary>
    public async Task Drop(DatabaseChoice database)
    {
        await using (var connection = new NpgsqlConnection(database.ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await Sql($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database.ConnectionString).Database} WITH (FORCE)");
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
        var start = asPostgres && IsRoot ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        // The server inherits our handles: a redirected pipe would stay open for as long as it runs.
        (start.RedirectStandardOutput, start.RedirectStandardError) = (!arguments.Contains("start"), false);
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput) await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private void Stop()
    {
        if (_stopped) return;
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
