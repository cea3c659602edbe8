using System.Diagnostics;
using System.Globalization;

namespace Zhanggui.Bench;

/// <summary>
/// Processor time of this process and of the servers of one PostgreSQL cluster, in milliseconds. On a machine that
/// others use as well, a side with many server processes gets more of it than a side with one; processor time per piece
/// of work does not depend on that.
/// </summary>
internal static class Cpu
{
    private const double MillisecondsPerTick = 10;

    /// <summary>The cluster's port; 0 without one.</summary>
    public static int Port { get; set; }

    public static double Now()
    {
        using var self = Process.GetCurrentProcess();
        var total = self.TotalProcessorTime.TotalMilliseconds;
        if (Port == 0)
            return total;
        var servers = Process.GetProcessesByName("postgres");
        var stats = servers.Select(s => (s.Id, Fields: Fields(s.Id))).Where(s => s.Fields.Length > 15).ToList();
        var postmaster = stats
            .FirstOrDefault(s =>
                CommandLine(s.Id)
                    .Contains($"-p\0{Port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)
            )
            .Id;
        foreach (var server in servers)
            server.Dispose();
        return total
            + stats
                .Where(s => int.Parse(s.Fields[1], CultureInfo.InvariantCulture) == postmaster)
                .Sum(s =>
                    (
                        double.Parse(s.Fields[11], CultureInfo.InvariantCulture)
                        + double.Parse(s.Fields[12], CultureInfo.InvariantCulture)
                    ) * MillisecondsPerTick
                );
    }

    private static string[] Fields(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
