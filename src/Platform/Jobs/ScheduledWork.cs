using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>What a deadline is asked: the data, the policies, the present.</summary>
/// <param name="Services">The parts of the program, for reading.</param>
/// <param name="Now">The present.</param>
public sealed record DeadlineQuestion(IServiceProvider Services, DateTimeOffset Now)
{
    /// <summary>The data.</summary>
    public ShopDb Db => Get<ShopDb>();

    /// <summary>The policies.</summary>
    public Policies Policies => Get<Policies>();

    /// <summary>The company's date.</summary>
    public DateOnly Today => Get<Company>().Calendar.DateOf(Now);

    /// <summary>A part of the program.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>
/// Work that the program does by itself, defined where its module is registered: what is due is read from the state of
/// the documents (docs/decisions/0019), and a use case does it, each document in a transaction of its own.
/// </summary>
public static class ScheduledWork
{
    /// <summary>
    /// A deadline: what is over is done one by one, the first first; what fails stops nobody behind it.
    /// </summary>
    /// <param name="services">The program's parts.</param>
    /// <param name="job">Its name, what it is for, and how often it looks.</param>
    /// <param name="due">
    /// The documents whose time is up, in the order in which it was; its index must answer it.
    /// </param>
    /// <param name="act">The use case; nothing must happen the second time.</param>
    /// <param name="unless">Exceptions that mean that somebody was faster.</param>
    public static IServiceCollection AddDeadline<TUseCase, TId>(
        this IServiceCollection services,
        JobDefinition job,
        Func<DeadlineQuestion, IQueryable<TId>> due,
        Func<TUseCase, TId, CancellationToken, Task<Result>> act,
        Func<Exception, bool>? unless = null
    )
        where TUseCase : class
        where TId : notnull =>
        services.AddSingleton<IJob>(p =>
            ActivatorUtilities.CreateInstance<DeadlineJob<TUseCase, TId>>(p, job, due, act, unless ?? (_ => false))
        );

    /// <summary>Something that is looked at as a whole at its time.</summary>
    public static IServiceCollection AddScheduled<TUseCase>(
        this IServiceCollection services,
        JobDefinition job,
        Func<TUseCase, CancellationToken, Task<Result>> act
    )
        where TUseCase : class =>
        services.AddSingleton<IJob>(p => new ScheduledJob(
            job,
            (_, ct) => p.GetRequiredService<UseCaseExecutor>().Run(job.Actor, (TUseCase u) => act(u, ct), ct)
        ));

    /// <summary>Technical records that are removed after some time, batch by batch (<see cref="Purge"/>).</summary>
    public static IServiceCollection AddPurge<TUseCase>(
        this IServiceCollection services,
        JobDefinition job,
        Func<TUseCase, CancellationToken, Task<Result<int>>> batch
    )
        where TUseCase : class =>
        services.AddSingleton<IJob>(p => new ScheduledJob(
            job,
            (progress, ct) =>
                Purge.InBatches(
                    () => p.GetRequiredService<UseCaseExecutor>().Run<TUseCase, int>(job.Actor, u => batch(u, ct), ct),
                    progress
                )
        ));

    private sealed class ScheduledJob(JobDefinition job, Func<JobProgress, CancellationToken, Task> run) : IJob
    {
        public JobDefinition Definition => job;

        public Task Run(JobProgress progress, CancellationToken ct) => run(progress, ct);
    }
}

/// <summary>One deadline: looks for what is over and does it.</summary>
internal sealed class DeadlineJob<TUseCase, TId>(
    IServiceScopeFactory scopes,
    UseCaseExecutor executor,
    TimeProvider clock,
    JobDefinition job,
    Func<DeadlineQuestion, IQueryable<TId>> due,
    Func<TUseCase, TId, CancellationToken, Task<Result>> act,
    Func<Exception, bool> unless
) : IJob
    where TUseCase : class
    where TId : notnull
{
    private const int Batch = 200;

    public JobDefinition Definition => job;

    /// <summary>
    /// Batch by batch until one is not full. What stays due was refused or has failed: it is passed over until the next
    /// run.
    /// </summary>
    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        var (tried, stayed) = (new HashSet<TId>(), 0);
        List<Exception> failed = [];
        int found;
        do
        {
            var batch = await Due(stayed, ct);
            var fresh = batch.Where(tried.Add).ToList();
            found = batch.Count;
            stayed += batch.Count - fresh.Count;
            try
            {
                await OneByOne.Run(fresh, id => Do(id, ct), progress, ct);
            }
            catch (AggregateException e)
            {
                failed.AddRange(e.InnerExceptions);
            }
        } while (found == Batch);

        if (failed.Count > 0)
            throw new AggregateException(failed);
    }

    private async Task<IReadOnlyList<TId>> Due(int skip, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await due(new DeadlineQuestion(scope.ServiceProvider, clock.Now()))
            .Skip(skip)
            .Take(Batch)
            .ToListAsync(ct);
    }

    private async Task Do(TId id, CancellationToken ct)
    {
        try
        {
            await executor.Run(job.Actor, (TUseCase u) => act(u, id, ct), ct);
        }
        catch (Exception e) when (unless(e))
        {
            // Somebody was faster: nothing is over, and nothing is wrong.
        }
    }
}
