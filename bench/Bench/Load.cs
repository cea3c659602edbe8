using System.Diagnostics;

namespace Zhanggui.Bench;

/// <summary>So many clients that each do one thing after the other, for a bounded time.</summary>
internal static class Load
{
    /// <param name="clients">The clients' number.</param>
    /// <param name="seconds">For how long new work is begun.</param>
    /// <param name="once">Does one piece for client n; false when there is nothing left to do.</param>
    public static async Task<Measured> Run(int clients, double seconds, Func<int, Task<bool>> once)
    {
        var took = new List<double>[clients];
        var cpu = Cpu.Now();
        var begun = Stopwatch.GetTimestamp();
        var until = begun + (long)(seconds * Stopwatch.Frequency);
        await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(n =>
                    Task.Run(async () =>
                    {
                        var mine = took[n] = new List<double>(4096);
                        while (Stopwatch.GetTimestamp() is var at && at < until)
                        {
                            if (!await once(n))
                                return;
                            mine.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                        }
                    })
                )
        );
        var elapsed = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var all = took.SelectMany(t => t).Order().ToList();
        return new Measured(all.Count / elapsed, all, (Cpu.Now() - cpu) / Math.Max(1, all.Count));
    }
}
