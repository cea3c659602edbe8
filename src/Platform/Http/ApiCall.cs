using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>
/// A request of the JSON API that acts. An endpoint takes it as a parameter and says what runs on what; who asks, under
/// which idempotency key, and how an outcome is answered is the same for all.
/// </summary>
public sealed class ApiCall
{
    private readonly HttpContext _http;
    private readonly bool _isKeyed;

    private ApiCall(HttpContext http, bool isKeyed) => (_http, _isKeyed) = (http, isKeyed);

    /// <summary>Until when the caller waits.</summary>
    public CancellationToken Ct => _http.RequestAborted;

    /// <summary>The same call for what may well be done twice: it takes no idempotency key.</summary>
    public ApiCall Repeatable => new(_http, isKeyed: false);

    /// <summary>How the framework makes it of a request.</summary>
    public static ValueTask<ApiCall> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new ApiCall(context, isKeyed: true));

    /// <summary>Runs a use case: 204, or the problem.</summary>
    public async Task<IResult> Run<TUseCase>(Func<TUseCase, Task<Result>> act)
        where TUseCase : class => (await Executor.Run(_http.Actor(), act, Ct, Key)).ToHttp();

    /// <summary>Runs a use case: 200 with its value, or the problem.</summary>
    public async Task<IResult> Run<TUseCase, T>(Func<TUseCase, Task<Result<T>>> act)
        where TUseCase : class => (await Outcome(act)).ToHttp();

    /// <summary>Runs a use case that makes something: 201 with its value and address, or the problem.</summary>
    public async Task<IResult> Create<TUseCase, T>(Func<TUseCase, Task<Result<T>>> act, Func<T, string> address)
        where TUseCase : class => (await Outcome(act)).ToCreated(address);

    /// <summary>Runs a use case, for an endpoint that has more to say about its value.</summary>
    public Task<Result<T>> Outcome<TUseCase, T>(Func<TUseCase, Task<Result<T>>> act)
        where TUseCase : class => Executor.Run(_http.Actor(), act, Ct, Key);

    private UseCaseExecutor Executor => _http.RequestServices.GetRequiredService<UseCaseExecutor>();

    private string? Key => _isKeyed ? _http.IdempotencyKey() : null;
}

/// <summary>Acts on what is found by its number.</summary>
public static class FoundAnswers
{
    /// <summary>What the act answers, or the problem that there is no such thing.</summary>
    public static async Task<IResult> Then<T>(this Task<T?> found, Refusal missing, Func<T, Task<IResult>> act)
        where T : struct => await found is { } there ? await act(there) : Refusals.Problem(missing);

    /// <inheritdoc cref="Then{T}(Task{T?}, Refusal, Func{T, Task{IResult}})" />
    public static async Task<IResult> Then<T>(this Task<T?> found, Refusal missing, Func<T, Task<IResult>> act)
        where T : class => await found is { } there ? await act(there) : Refusals.Problem(missing);
}
