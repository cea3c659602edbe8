using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Ordering;

/// <summary>
/// An act on many ticked orders. Modules above add their own, as they do with the menu.
/// </summary>
public sealed record BulkAct
{
    private BulkAct(Func<UseCaseExecutor, Actor, OrderId, string, string?, CancellationToken, Task<Result>> run) =>
        Run = run;

    /// <summary>Its word in addresses.</summary>
    public required string Key { get; init; }

    /// <summary>Its name on the button.</summary>
    public required Text Name { get; init; }

    /// <summary>Where its button stands among the others.</summary>
    public required int Place { get; init; }

    /// <summary>Who may: whoever has one of these permissions.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>True when it asks why.</summary>
    public bool AsksReason { get; init; }

    /// <summary>The move it asks for; null: it moves nothing.</summary>
    internal OrderVerb? Verb { get; init; }

    internal Func<OrderView, Refusal?> Refuse { get; private init; } = _ => null;

    internal Func<UseCaseExecutor, Actor, OrderId, string, string?, CancellationToken, Task<Result>> Run { get; }

    /// <summary>An act that runs a use case on each order, and moves none.</summary>
    /// <param name="key">Its word in addresses.</param>
    /// <param name="name">Its name on the button.</param>
    /// <param name="place">Where its button stands: Ordering's are 10, 20, 30, 50 and 60.</param>
    /// <param name="needs">The permission it takes.</param>
    /// <param name="run">What happens to an order, with the reason that was typed.</param>
    /// <param name="refuse">Why it would be refused for an order as it is now; null when it would be done.</param>
    public static BulkAct Of<TUseCase>(
        string key,
        Text name,
        int place,
        string needs,
        Func<TUseCase, OrderId, string, CancellationToken, Task<Result>> run,
        Func<OrderView, Refusal?> refuse
    )
        where TUseCase : class => Make(key, name, place, [needs], run) with { Refuse = refuse };

    internal static BulkAct Move<TUseCase>(
        OrderVerb verb,
        string key,
        Text name,
        int place,
        IReadOnlyList<string> needs,
        Func<TUseCase, OrderId, string, CancellationToken, Task<Result>> run
    )
        where TUseCase : class => Make(key, name, place, needs, run) with { Verb = verb };

    internal bool MayBeDoneBy(Actor actor) => Needs.Any(actor.May);

    private static BulkAct Make<TUseCase>(
        string key,
        Text name,
        int place,
        IReadOnlyList<string> needs,
        Func<TUseCase, OrderId, string, CancellationToken, Task<Result>> run
    )
        where TUseCase : class =>
        new(
            (executor, actor, id, reason, idempotencyKey, ct) =>
                executor.Run(actor, (TUseCase u) => run(u, id, reason, ct), ct, idempotencyKey)
        )
        {
            Key = key,
            Name = name,
            Place = place,
            Needs = needs,
        };
}

/// <summary>The acts that there are, in the order of their buttons.</summary>
internal sealed class BulkActs(IEnumerable<BulkAct> all)
{
    public static readonly BulkAct[] Own =
    [
        BulkAct.Move<AcceptOrder>(
            OrderVerb.Accept,
            "accept",
            ("受理", "Accept"),
            10,
            ["order.accept"],
            (u, id, _, ct) => u.Run(id, ct)
        ),
        BulkAct.Move<ClearOrder>(
            OrderVerb.Clear,
            "clear",
            ("审核通过", "Clear"),
            20,
            ["order.confirm"],
            (u, id, _, ct) => u.Run(id, null, ct)
        ),
        BulkAct.Move<ReleaseOrder>(
            OrderVerb.Release,
            "release",
            ("放行", "Release"),
            30,
            ["order.confirm"],
            (u, id, _, ct) => u.Run(id, ct)
        ),
        BulkAct.Move<HoldOrder>(
            OrderVerb.Hold,
            "hold",
            ("挂起", "Hold"),
            50,
            ["order.accept", "order.confirm"],
            (u, id, reason, ct) => u.Run(id, reason, ct)
        ) with
        {
            AsksReason = true,
        },
        BulkAct.Move<CancelOrder>(
            OrderVerb.Cancel,
            "cancel",
            ("取消订单", "Cancel"),
            60,
            ["order.cancel", "order.cancel.before-confirmation"],
            (u, id, reason, ct) => u.Run(id, reason, ct)
        ) with
        {
            AsksReason = true,
        },
    ];

    private readonly BulkAct[] _all = [.. all.OrderBy(a => a.Place)];

    public BulkAct? Of(string? key) => Array.Find(_all, a => a.Key == key);

    public IEnumerable<BulkAct> For(Actor actor) => _all.Where(a => a.MayBeDoneBy(actor));
}

/// <summary>Registers acts on many orders.</summary>
public static class BulkActRegistration
{
    /// <summary>Adds acts to the buttons under every list of orders.</summary>
    public static IServiceCollection AddBulkActs(this IServiceCollection services, params BulkAct[] acts)
    {
        foreach (var act in acts)
            services.AddSingleton(act);
        return services;
    }
}
