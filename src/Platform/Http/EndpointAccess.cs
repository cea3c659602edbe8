using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Zhanggui.Platform;

/// <summary>What an endpoint needs. An endpoint without this is refused: deny by default (ORG-14).</summary>
/// <param name="AnyOf">Holding one of these is enough; empty for everybody.</param>
/// <param name="SignedIn">Any signed-in person, member or staff, whatever they may do.</param>
public sealed record EndpointAccess(IReadOnlyList<string> AnyOf, bool SignedIn = false)
{
    /// <summary>True for public pages.</summary>
    public bool IsOpen => AnyOf.Count == 0 && !SignedIn;
}

/// <summary>Declares who may call an endpoint.</summary>
public static class EndpointAccessBuilder
{
    /// <summary>Staff who hold one of these permissions.</summary>
    public static T Needs<T>(this T endpoint, params string[] anyOf)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(anyOf));

    /// <summary>Everybody; the use case checks whose things it touches.</summary>
    public static T Open<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess([]));

    /// <summary>Whoever is signed in.</summary>
    public static T NeedsSignIn<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess([], SignedIn: true));
}

/// <summary>Finds out who calls. Implemented where accounts live.</summary>
public interface IActors
{
    /// <summary>The caller, with the permissions of all positions held now.</summary>
    ValueTask<Actor> Of(HttpContext context);

    /// <summary>
    /// What this caller must do before anything else, such as changing an old password (ORG-22); null for nothing. Open
    /// endpoints are not asked.
    /// </summary>
    Refusal? First(HttpContext context) => null;
}

/// <summary>The caller of the current request.</summary>
public static class CallerExtensions
{
    private static readonly object Key = new();

    /// <summary>Who calls; set by the access check before any endpoint runs.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items[Key] as Actor
            ?? throw new InvalidOperationException("The access check has not run for this request.");
    }

    /// <summary>
    /// The idempotency key of a POST, from the header or the form's hidden field; null when none was sent.
    /// </summary>
    public static string? IdempotencyKey(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var key = context.Request.Headers["Idempotency-Key"].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(key) && context.Request.HasFormContentType)
            key = context.Request.Form["once"].FirstOrDefault();
        return string.IsNullOrWhiteSpace(key) ? null
            : key.Length > 100 ? key[..100]
            : key;
    }

    internal static void Set(HttpContext context, Actor actor) => context.Items[Key] = actor;
}

/// <summary>
/// Refuses every endpoint that the caller may not use, and every endpoint that forgot to say who may.
/// </summary>
internal sealed class AccessCheck(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, IActors actors, IRefusalPages pages)
    {
        var actor = await actors.Of(context);
        CallerExtensions.Set(context, actor);
        if (context.GetEndpoint() is { } endpoint)
        {
            var access = endpoint.Metadata.GetMetadata<EndpointAccess>();
            var refusal = access switch
            {
                null => Access.Denied("none"),
                { IsOpen: true } => null,
                _ when actor.Kind == ActorKind.Visitor => Refusals.SignInFirst,
                _ when actors.First(context) is { } first => first,
                { SignedIn: true } => null,
                _ => access.AnyOf.Any(actor.May) ? null : Access.Denied(access.AnyOf[0]),
            };
            if (refusal is not null)
            {
                await pages.Answer(context, refusal).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }
}
