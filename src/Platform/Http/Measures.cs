using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Zhanggui.Platform;

/// <summary>What we measure ourselves, for OpenTelemetry; costs next to nothing while nobody listens.</summary>
public static class Measures
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Zhanggui";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Operation = Meter.CreateHistogram<double>(
        "zhanggui.operation.duration",
        "s",
        "How long a use case took, its transaction and the waiting for it included"
    );
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "zhanggui.operation.retries",
        "{try}",
        "Transactions that were tried again: two met at the same rows"
    );
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "zhanggui.outbox.deliveries",
        "{message}",
        "Messages of the outbox that were tried, by what became of them"
    );

    internal static void Ran(string useCase, string outcome, long since)
    {
        if (Operation.Enabled)
            Operation.Record(
                Stopwatch.GetElapsedTime(since).TotalSeconds,
                new KeyValuePair<string, object?>("use_case", useCase),
                new KeyValuePair<string, object?>("outcome", outcome)
            );
    }

    internal static void Retried(string useCase) =>
        Retries.Add(1, new KeyValuePair<string, object?>("use_case", useCase));

    internal static void Delivered(string reaction, string outcome) =>
        Deliveries.Add(
            1,
            new KeyValuePair<string, object?>("reaction", reaction),
            new KeyValuePair<string, object?>("outcome", outcome)
        );
}
