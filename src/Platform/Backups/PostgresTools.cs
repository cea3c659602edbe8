using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// PostgreSQL's own programs. The password goes to them by the environment, never by the command line that everybody on
/// the machine can read.
/// </summary>
internal sealed class PostgresTools(string connectionString)
{
    /// <summary>
    /// Runs one program against the database. Refused when it is not there or fails, with its own words.
    /// </summary>
    public async Task<Result> Run(string tool, IEnumerable<string> words, CancellationToken ct)
    {
        if (Find(tool) is not { } path)
            return BackupErrors.NoTool(tool);
        var start = new ProcessStartInfo(path, words) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Environment())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(ct);
        await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? Result.Done : BackupErrors.Failed(tool, (await said).Trim());
    }

    /// <summary>
    /// On the path, else where Debian keeps every version's programs: the newest, because it also reads older servers.
    /// </summary>
    private static string? Find(string tool)
    {
        var path = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian)
            ? Directory
                .GetDirectories(debian)
                .OrderByDescending(d =>
                    int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                        ? n
                        : 0
                )
                .Select(d => Path.Combine(d, "bin"))
            : [];
        return path.Concat(versions).Select(d => Path.Combine(d, tool)).FirstOrDefault(File.Exists);
    }

    private IEnumerable<(string Name, string Value)> Environment()
    {
        var c = new NpgsqlConnectionStringBuilder(connectionString);
        (string Name, string? Value)[] all =
        [
            ("PGHOST", c.Host),
            ("PGPORT", c.Port.ToString(CultureInfo.InvariantCulture)),
            ("PGUSER", c.Username),
            ("PGPASSWORD", c.Password),
            ("PGDATABASE", c.Database ?? c.Username),
            ("PGPASSFILE", c.Passfile),
            (
                "PGSSLMODE",
                c.SslMode switch
                {
                    SslMode.VerifyCA => "verify-ca",
                    SslMode.VerifyFull => "verify-full",
                    var mode => mode.ToString().ToLowerInvariant(),
                }
            ),
            ("PGSSLROOTCERT", c.RootCertificate),
        ];
        return all.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => (v.Name, v.Value!));
    }
}
