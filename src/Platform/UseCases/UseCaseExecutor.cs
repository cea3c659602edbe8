using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// What every write goes through. It checks the permission, opens a scope and a transaction, runs the use case, stores
/// the audit entries and the outbox rows, and commits; a refusal or an exception leaves nothing behind. Serialization
/// failures, deadlocks and a busy database are tried again with a fresh scope.
/// </summary>
public sealed class UseCaseExecutor(
    IServiceScopeFactory scopes,
    WriteQueue queue,
    TimeProvider clock,
    OutboxSignal signal
)
{
    private const int Tries = 6;

    /// <summary>Spans and counts of operations, for OpenTelemetry.</summary>
    public static readonly ActivitySource Activities = new("Zhanggui.Operations");

    /// <summary>Runs a use case that answers with a value.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="act">Calls the use case's Run.</param>
    /// <param name="ct">When the caller has gone.</param>
    /// <param name="idempotencyKey">
    /// An idempotency key: the same key of the same actor and use case answers with the first outcome and acts no
    /// second time.
    /// </param>
    public Task<Result<T>> Run<TUseCase, T>(
        Actor actor,
        Func<TUseCase, Task<Result<T>>> act,
        CancellationToken ct,
        string? idempotencyKey = null
    )
        where TUseCase : class =>
        Retried(actor, typeof(TUseCase), services => act(services.GetRequiredService<TUseCase>()), idempotencyKey, ct);

    /// <summary>Runs a use case that answers with nothing but done or refused.</summary>
    public async Task<Result> Run<TUseCase>(
        Actor actor,
        Func<TUseCase, Task<Result>> act,
        CancellationToken ct,
        string? idempotencyKey = null
    )
        where TUseCase : class
    {
        var result = await Retried<bool>(
            actor,
            typeof(TUseCase),
            async services =>
            {
                var outcome = await act(services.GetRequiredService<TUseCase>());
                return outcome.IsDone ? true : outcome.Refusal;
            },
            idempotencyKey,
            ct
        );
        return result.IsDone ? Result.Done : result.Refusal;
    }

    private async Task<Result<T>> Retried<T>(
        Actor actor,
        Type useCase,
        Func<IServiceProvider, Task<Result<T>>> act,
        string? idempotencyKey,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Access.Refuse(actor, useCase) is { } refusal)
        {
            await RecordRefusal(actor, useCase, refusal, ct);
            return refusal;
        }

        using var activity = Activities.StartActivity(useCase.Name);
        var (since, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var result = await Patiently(actor, useCase, act, idempotencyKey, activity, ct);
            outcome = result.IsDone ? "done" : "refused";
            return result;
        }
        finally
        {
            Measures.Ran(useCase.Name, outcome, since);
        }
    }

    private async Task<Result<T>> Patiently<T>(
        Actor actor,
        Type useCase,
        Func<IServiceProvider, Task<Result<T>>> act,
        string? idempotencyKey,
        Activity? activity,
        CancellationToken ct
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await queue.Run(() => Attempt(actor, useCase, act, idempotencyKey, ct), ct);
            }
            catch (Exception e) when (attempt < Tries && IsTransient(e))
            {
                activity?.AddEvent(new ActivityEvent("retry"));
                Measures.Retried(useCase.Name);
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt), clock, ct);
            }
        }
    }

    private async Task<Result<T>> Attempt<T>(
        Actor actor,
        Type useCase,
        Func<IServiceProvider, Task<Result<T>>> act,
        string? idempotencyKey,
        CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ShopDb>();
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var running = services.GetRequiredService<OperationContext>();
        running.Begin(actor, clock.Now(), useCase.Name);

        var keys = idempotencyKey is null ? null : new Idempotency(db, actor, useCase.Name, idempotencyKey);
        if (keys is not null && await keys.Earlier<T>(ct) is { } earlier)
            return earlier;

        var result = await act(services);
        if (!result.IsDone)
            return result;
        keys?.Keep(result.Value, running.Now);
        try
        {
            await running.Complete(ct);
            await transaction.CommitAsync(ct);
            running.Committed();
        }
        catch (DbUpdateException e) when (keys is not null && Idempotency.IsCollision(e))
        {
            // Somebody with the same key was faster: their outcome is the answer.
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            return await keys.Earlier<T>(ct)
                ?? throw new InvalidOperationException("The earlier outcome has vanished.", e);
        }

        signal.Wake();
        return result;
    }

    /// <summary>ORG-14: a refused attempt is logged, in a transaction of its own.</summary>
    private Task RecordRefusal(Actor actor, Type useCase, Refusal refusal, CancellationToken ct) =>
        queue.Run(
            async () =>
            {
                if (actor.Kind is ActorKind.Visitor)
                    return false;
                await using var scope = scopes.CreateAsyncScope();
                var running = scope.ServiceProvider.GetRequiredService<OperationContext>();
                running.Begin(actor, clock.Now(), useCase.Name);
                running.Record(
                    new Subject("access", actor.Id ?? Guid.Empty, actor.Name),
                    new Text("被拒绝的操作", "Refused attempt"),
                    after: new { useCase = useCase.Name, refusal.Code }
                );
                await running.Complete(ct);
                return true;
            },
            ct
        );

    private static bool IsTransient(Exception e) =>
        e switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: { } inner } => IsTransient(inner),
            InvalidOperationException { InnerException: (DbException or DbUpdateException) and var inner } =>
                IsTransient(inner), // so the provider wraps a deadlock, whether a statement of its own or a save met it
            // Two hands wrote the same number, code or order of a channel in the same moment: the second looks again,
            // finds the first and says so.
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
            PostgresException p => p.SqlState
                is PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected,
            SqliteException s => s.SqliteErrorCode is 5 or 6, // busy, locked
            DbException d => d.IsTransient,
            _ => false,
        };
}

/// <summary>Who may run what. Deny by default: a use case that declares nothing is a bug and throws.</summary>
public static class Access
{
    /// <summary>Null when the actor may run the use case.</summary>
    public static Refusal? Refuse(Actor actor, Type useCase)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(useCase);
        if (useCase.GetCustomAttribute<OpenAttribute>() is not null)
            return null;
        if (useCase.GetCustomAttribute<SystemOnlyAttribute>() is not null)
            return actor.Kind == ActorKind.System ? null : Denied("system");
        var needs =
            useCase.GetCustomAttribute<NeedsAttribute>()
            ?? throw new InvalidOperationException($"{useCase.Name} declares neither [Needs], [Open] nor [HouseOnly].");
        return needs.AnyOf.Any(actor.May) ? null : Denied(needs.AnyOf[0]);
    }

    /// <summary>The refusal for a missing permission.</summary>
    public static Refusal Denied(string permission) =>
        Refusal.Forbidden(
            "platform.not_permitted",
            $"你没有“{permission}”的权限。可以向上级申请，由系统管理员开通",
            $"You don't hold the permission “{permission}”. Ask your superior; the system administrator grants it."
        );
}
