using System.Globalization;

namespace Zhanggui.Bench;

/// <summary>How long and how often.</summary>
/// <param name="Seconds">One round of one side, 1 to 30.</param>
/// <param name="Rounds">Rounds of each side, 5 to 15.</param>
/// <param name="Background">Outbox and jobs run beside the load; the floor has neither.</param>
internal sealed record Settings(double Seconds, int Rounds, bool Background)
{
    /// <summary>How many buyers at a time.</summary>
    public IReadOnlyList<int> Buyers { get; init; } = [1, 32, 128];

    /// <summary>
    /// How many orders lie there, or are in the file; the benchmark's own number when it is not said.
    /// </summary>
    public int? Orders { get; init; }

    public static Settings Read(string[] args)
    {
        var settings = new Settings(2, 5, false);
        for (var i = 0; i < args.Length; i++)
            settings = args[i] switch
            {
                "--seconds" => settings with
                {
                    Seconds = Math.Clamp(double.Parse(args[++i], CultureInfo.InvariantCulture), 1, 30),
                },
                "--rounds" => settings with
                {
                    Rounds = Math.Clamp(int.Parse(args[++i], CultureInfo.InvariantCulture), 5, 15),
                },
                "--buyers" => settings with
                {
                    Buyers =
                    [
                        .. args[++i]
                            .Split(',')
                            .Select(b => Math.Clamp(int.Parse(b, CultureInfo.InvariantCulture), 1, 128)),
                    ],
                },
                "--orders" => settings with
                {
                    Orders = Math.Clamp(int.Parse(args[++i], CultureInfo.InvariantCulture), 1000, 2_000_000),
                },
                "--background" => settings with { Background = true },
                _ => throw new ArgumentException($"Not understood: {args[i]}"),
            };
        return settings;
    }
}

/// <summary>What one round of one side came to.</summary>
/// <param name="Rate">Done per second.</param>
/// <param name="Milliseconds">How long each took, sorted.</param>
/// <param name="CpuMilliseconds">Processor time of each, clients, server and database together.</param>
internal sealed record Measured(double Rate, IReadOnlyList<double> Milliseconds, double CpuMilliseconds)
{
    public double At(double share) =>
        Milliseconds.Count == 0 ? 0 : Milliseconds[Math.Min(Milliseconds.Count - 1, (int)(Milliseconds.Count * share))];
}

/// <summary>
/// Our side and the floor by turns, so that a busy machine troubles both alike; what counts is their ratio.
/// </summary>
internal sealed class Rounds
{
    private const int WarmRounds = 4;
    private readonly List<Measured> _ours = [];
    private readonly List<Measured> _floor = [];

    /// <summary>The middle of the ratios of neighbouring rounds.</summary>
    public double Ratio => Median(_ours.Zip(_floor, (a, b) => a.Rate / b.Rate));

    /// <summary>The same by processor time: how much of it the floor needs for each of ours.</summary>
    public double CpuRatio => Median(_ours.Zip(_floor, (a, b) => b.CpuMilliseconds / a.CpuMilliseconds));

    public static async Task<Rounds> Alternate(int rounds, Func<Task<Measured>> ours, Func<Task<Measured>> floor)
    {
        var result = new Rounds();
        // Code that was called a few hundred times only is not yet compiled as it will be: ours is by far the longer
        // code.
        for (var i = 0; i < WarmRounds; i++)
            await ours();
        await floor();
        for (var i = 0; i < rounds; i++)
        {
            result._ours.Add(await ours());
            result._floor.Add(await floor());
        }

        return result;
    }

    public void Print(string name)
    {
        Line(name, "ours", _ours);
        Line(name, "floor", _floor);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -26} ratio {Ratio, 9:0.00}   by processor time {CpuRatio:0.00}"
            )
        );
    }

    public static void Head() =>
        Console.WriteLine(
            $"{"", -26} {"", -5} {"median/s", 9} {"min/s", 9} {"max/s", 9} {"p50 ms", 9} {"p99 ms", 9} {"cpu ms", 9}"
        );

    private static void Line(string name, string side, List<Measured> rounds) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -26} {side, -5} {Median(rounds.Select(r => r.Rate)), 9:0.0} {rounds.Min(r => r.Rate), 9:0.0} {rounds.Max(r => r.Rate), 9:0.0} {Median(rounds.Select(r => r.At(0.5))), 9:0.00} {Median(rounds.Select(r => r.At(0.99))), 9:0.00} {Median(rounds.Select(r => r.CpuMilliseconds)), 9:0.000}"
            )
        );

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static int Last(string name, double ratio)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {name}: {ratio:0.00}"));
        return 0;
    }
}
