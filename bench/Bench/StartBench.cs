using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Zhanggui.Harness;

namespace Zhanggui.Bench;

/// <summary>An ASP.NET Core application that does nothing.</summary>
internal static class EmptyApp
{
    public static async Task<int> Run(int port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        app.MapGet("/", () => "");
        await app.RunAsync();
        return 0;
    }
}

/// <summary>
/// From starting the process to the first page, on a filled embedded database; and the memory it then has.
/// </summary>
internal static partial class StartBench
{
    public static async Task<int> Run(Settings settings)
    {
        var here = AppContext.BaseDirectory;
        var web = Path.GetFullPath(Path.Combine(here, "../../Web/release/Zhanggui.Web.dll"));
        if (!File.Exists(web))
            throw new FileNotFoundException("Build src/Web in Release first.", web);
        var data = Directory.CreateTempSubdirectory("zhanggui-bench-").FullName;
        try
        {
            await Once(["exec", web, "serve", "--data", data, "--port"], TimeSpan.FromMinutes(5), untilFilled: true);
            var (ours, floor) = (
                new List<(double Seconds, double Megabytes)>(),
                new List<(double Seconds, double Megabytes)>()
            );
            for (var i = 0; i <= settings.Rounds; i++)
            {
                var a = await Once(["exec", web, "serve", "--data", data, "--port"], TimeSpan.FromMinutes(1));
                var b = await Once(
                    ["exec", Path.Combine(here, "Zhanggui.Bench.dll"), "empty-app"],
                    TimeSpan.FromMinutes(1)
                );
                if (i == 0)
                    continue;
                ours.Add(a);
                floor.Add(b);
            }

            Print("seconds to first page", ours.Select(o => o.Seconds), floor.Select(f => f.Seconds), "0.000");
            var memory = Print(
                "resident megabytes",
                ours.Select(o => o.Megabytes),
                floor.Select(f => f.Megabytes),
                "0.0"
            );
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio start-memory: {memory:0.00}"));
            return Rounds.Last("start", Rounds.Median(ours.Zip(floor, (a, b) => a.Seconds / b.Seconds)));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static double Print(string what, IEnumerable<double> ours, IEnumerable<double> floor, string format)
    {
        foreach (var (side, values) in new[] { ("ours", ours.Order().ToList()), ("floor", floor.Order().ToList()) })
            Console.WriteLine(
                $"{what, -24} {side, -6} median {Rounds.Median(values).ToString(format, CultureInfo.InvariantCulture), 8} min {values[0].ToString(format, CultureInfo.InvariantCulture), 8} max {values[^1].ToString(format, CultureInfo.InvariantCulture), 8}"
            );
        return Rounds.Median(ours.Zip(floor, (a, b) => a / b));
    }

    private static async Task<(double Seconds, double Megabytes)> Once(
        string[] command,
        TimeSpan limit,
        bool untilFilled = false
    )
    {
        var port = PostgresCluster.FreePort();
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [.. command, port.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"),
            Timeout = limit,
        };
        try
        {
            while (true)
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(begun) > limit)
                    throw new InvalidOperationException(
                        $"No page within {limit}: {await process.StandardError.ReadToEndAsync()}"
                    );
                try
                {
                    using var answer = await http.GetAsync("/");
                    if (
                        answer.IsSuccessStatusCode
                        && (
                            !untilFilled
                            || (await http.GetStringAsync("/")).Contains("/p/", StringComparison.Ordinal)
                                && await Ready(http)
                        )
                    )
                        break;
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }

                await Task.Delay(5);
            }

            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            var status = await File.ReadAllTextAsync(
                $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status"
            );
            return (
                seconds,
                double.Parse(Resident().Match(status).Groups[1].Value, CultureInfo.InvariantCulture) / 1024
            );
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            await said;
        }
    }

    private static async Task<bool> Ready(HttpClient http)
    {
        // Orders are the last thing the demo company fills in; a start that is interrupted goes on the next time.
        await Task.Delay(TimeSpan.FromSeconds(30));
        return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
    }

    [GeneratedRegex(@"VmRSS:\s+(\d+)")]
    private static partial Regex Resident();
}
