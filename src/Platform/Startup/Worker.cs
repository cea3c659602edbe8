using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Zhanggui.Platform;

/// <summary>What works by itself for as long as the program serves: jobs, the outbox, backups, imports.</summary>
public interface IWorker
{
    /// <summary>Works until it is cancelled; deals with its own failures.</summary>
    Task Work(CancellationToken ct);
}

/// <summary>Lets workers live with the host.</summary>
public static class Workers
{
    /// <summary>
    /// Starts a worker, registered as a singleton, with the host: its first round waits for the
    /// <see cref="StartupGate"/>.
    /// </summary>
    public static IServiceCollection AddWorker<T>(this IServiceCollection services)
        where T : class, IWorker =>
        services.AddHostedService(p => new Host<T>(p.GetRequiredService<StartupGate>(), p.GetRequiredService<T>()));

    private sealed class Host<T>(StartupGate gate, T worker) : BackgroundService
        where T : class, IWorker
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                await gate.WhenOpen(stoppingToken);
                await Task.Run(() => worker.Work(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops; what is under way is taken up at the next start.
            }
        }
    }
}
