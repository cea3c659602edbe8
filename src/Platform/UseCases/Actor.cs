namespace Zhanggui.Platform;

/// <summary>Who acts.</summary>
public enum ActorKind
{
    /// <summary>Nobody signed in: an ordinary user of public pages.</summary>
    Visitor,

    /// <summary>A customer who is signed in.</summary>
    Member,

    /// <summary>Somebody of the department.</summary>
    Staff,

    /// <summary>A partner's program with an API key.</summary>
    Partner,

    /// <summary>The system itself: timers, callbacks, reactions.</summary>
    System,
}

/// <summary>
/// Who acts, from where, and what they may do. Made once per request; every operation is checked against it (ORG-14).
/// </summary>
/// <param name="Kind">What sort of actor.</param>
/// <param name="Id">The account's id; null for visitors and the system.</param>
/// <param name="Name">The name that documents carry.</param>
/// <param name="Permissions">What they may do; ignored for the system, which may do everything.</param>
/// <param name="Address">Where the request came from, if it came from outside.</param>
public sealed record Actor(
    ActorKind Kind,
    Guid? Id,
    string Name,
    IReadOnlySet<string> Permissions,
    string? Address = null
)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    /// <summary>The positions held, by code (GM, CSPRE, ...); empty for everybody but staff.</summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>The name in Latin letters, for English pages; null when nobody has given one.</summary>
    public string? NameEn { get; init; }

    /// <summary>The system itself, under the name of the part that acts, for instance "payments".</summary>
    public static Actor System(string part) => new(ActorKind.System, null, part, Nothing);

    /// <summary>Somebody unknown.</summary>
    public static Actor Visitor(string? address = null) => new(ActorKind.Visitor, null, "访客", Nothing, address);

    /// <summary>True when this permission is held.</summary>
    public bool May(string permission) => Kind == ActorKind.System || Permissions.Contains(permission);
}

/// <summary>
/// The permission that a use case needs. Without one it must be <see cref="OpenAttribute"/>; a use case with neither
/// does not start.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params string[] anyOf) : Attribute
{
    /// <summary>Holding one of these is enough.</summary>
    public IReadOnlyList<string> AnyOf { get; } = anyOf;
}

/// <summary>A use case for everybody; it checks itself whose things it touches.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenAttribute : Attribute;

/// <summary>A use case that only the system itself runs: timers, callbacks, reactions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemOnlyAttribute : Attribute;
