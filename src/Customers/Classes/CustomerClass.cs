namespace Zhanggui.Customers;

/// <summary>
/// A kind of customer with prices of its own, such as wholesale (ORD-21). Whoever is of none buys retail.
/// </summary>
internal sealed class CustomerClass
{
    public required string Code { get; init; }
    public string NameZh { get; private set; } = "";
    public string NameEn { get; private set; } = "";

    /// <summary>Members may ask for it on their own page.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>False: its members buy retail, and nobody is put into it.</summary>
    public bool IsActive { get; private set; } = true;
    public int Version { get; private set; }

    public Subject Subject => new("customer-class", Ids.Stable("customer-class:" + Code), Code);

    public CustomerClassCard Card => new(Code, new Text(NameZh, NameEn), IsOpen, IsActive);

    public void Describe(Text name, bool isOpen, bool isActive)
    {
        (NameZh, NameEn, IsOpen, IsActive) = (name.Zh, name.En, isOpen, isActive);
        Version++;
    }
}

/// <summary>A request's id.</summary>
public readonly record struct ClassRequestId(Guid Value) : IId<ClassRequestId>
{
    /// <inheritdoc />
    public static ClassRequestId From(Guid value) => new(value);
}

/// <summary>Where a request for a class stands.</summary>
public enum ClassRequestState
{
    /// <summary>待审: nobody has decided.</summary>
    Pending,

    /// <summary>已通过: the member is of the class.</summary>
    Approved,

    /// <summary>未通过.</summary>
    Refused,

    /// <summary>已撤回: by the member.</summary>
    Withdrawn,
}

internal enum ClassRequestVerb
{
    Approve,
    Refuse,
    Withdraw,
}

/// <summary>A member asks to be of a class, with what proves the business.</summary>
internal sealed class ClassRequest
{
    public required ClassRequestId Id { get; init; }
    public required string No { get; init; }
    public required Guid Account { get; init; }
    public required string Login { get; init; }
    public required string Class { get; init; }
    public required string Company { get; init; }
    public required string Licence { get; init; }
    public required string Contact { get; init; }
    public required string Phone { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public ClassRequestState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Comment { get; private set; }
    public int Version { get; private set; }

    public Subject Subject => new("class-request", Id.Value, No);

    public Result End(ClassRequestVerb verb, string by, string? comment, DateTimeOffset now)
    {
        var next = ClassRequestStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, DecidedBy, Comment, DecidedAt, Version) = (next.Value, by, comment, now, Version + 1);
        return Result.Done;
    }
}

internal static class ClassRequestStates
{
    public static readonly TransitionTable<ClassRequestState, ClassRequestVerb> Table = new(
        "customers.class_request",
        NameOf,
        NameOf,
        (ClassRequestState.Pending, ClassRequestVerb.Approve, ClassRequestState.Approved),
        (ClassRequestState.Pending, ClassRequestVerb.Refuse, ClassRequestState.Refused),
        (ClassRequestState.Pending, ClassRequestVerb.Withdraw, ClassRequestState.Withdrawn)
    );

    public static Text NameOf(ClassRequestState state) =>
        state switch
        {
            ClassRequestState.Pending => ("待审", "Pending"),
            ClassRequestState.Approved => ("已通过", "Approved"),
            ClassRequestState.Refused => ("未通过", "Refused"),
            _ => ("已撤回", "Withdrawn"),
        };

    public static Text NameOf(ClassRequestVerb verb) =>
        verb switch
        {
            ClassRequestVerb.Approve => ("通过", "approve"),
            ClassRequestVerb.Refuse => ("不通过", "refuse"),
            _ => ("撤回", "withdraw"),
        };

    public static string Tone(ClassRequestState state) =>
        state switch
        {
            ClassRequestState.Pending => "warn",
            ClassRequestState.Approved => "ok",
            ClassRequestState.Refused => "danger",
            _ => "idle",
        };
}
