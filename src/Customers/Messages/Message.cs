namespace Zhanggui.Customers;

/// <summary>A message's id.</summary>
internal readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);
}

/// <summary>Where a message to a customer stands.</summary>
internal enum MessageState
{
    /// <summary>待发: the provider has not taken it yet.</summary>
    Waiting,

    /// <summary>已发: the provider has it.</summary>
    Sent,

    /// <summary>已送达: it is on the customer's phone.</summary>
    Delivered,

    /// <summary>发不出去: given up.</summary>
    Failed,

    /// <summary>超量没发: the phone had its share of the day.</summary>
    Withheld,
}

/// <summary>What moves a message.</summary>
internal enum MessageVerb
{
    Send,
    Deliver,
    GiveUp,
    Withhold,
    Resend,
}

/// <summary>One message to one customer, as it was worded.</summary>
internal sealed class Message
{
    /// <summary>After so many refusals by the provider a message is given up.</summary>
    public const int MaxTries = 6;

    public required MessageId Id { get; init; }

    /// <summary>The kind of notice, "order.placed".</summary>
    public required string Kind { get; init; }
    public required string Phone { get; init; }
    public required string Body { get; init; }

    /// <summary>The key that keeps it from being sent twice.</summary>
    public required string IdempotencyKey { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public MessageState State { get; private set; }

    /// <summary>Not before this instant: the next try, or the next question whether it has arrived.</summary>
    public DateTimeOffset NextAt { get; private set; }
    public int Tries { get; private set; }
    public string? Reference { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? DeliveredAt { get; private set; }
    public string? Error { get; private set; }
    public int Version { get; private set; }

    public static readonly TransitionTable<MessageState, MessageVerb> Moves = new(
        "customers.message",
        StateName,
        VerbName,
        (MessageState.Waiting, MessageVerb.Send, MessageState.Sent),
        (MessageState.Waiting, MessageVerb.GiveUp, MessageState.Failed),
        (MessageState.Waiting, MessageVerb.Withhold, MessageState.Withheld),
        (MessageState.Failed, MessageVerb.Resend, MessageState.Waiting),
        (MessageState.Withheld, MessageVerb.Resend, MessageState.Waiting),
        (MessageState.Sent, MessageVerb.Deliver, MessageState.Delivered)
    );

    /// <param name="notBefore">When it may be sent at the earliest.</param>
    public static Message New(
        MessageId id,
        NoticeKind kind,
        string phone,
        string body,
        string idempotencyKey,
        DateTimeOffset now,
        DateTimeOffset notBefore
    ) =>
        new()
        {
            Id = id,
            Kind = kind.Key,
            Phone = phone,
            Body = body,
            IdempotencyKey = idempotencyKey,
            AskedAt = now,
            NextAt = notBefore,
        };

    /// <summary>The phone has had its share: staff see it and may send it all the same.</summary>
    public Result Withhold() => Move(MessageVerb.Withhold);

    /// <summary>Once more from the beginning.</summary>
    public Result Resend(DateTimeOffset now)
    {
        if (Move(MessageVerb.Resend) is { IsDone: false } refused)
            return refused;
        (NextAt, Tries, Error) = (now, 0, null);
        return Result.Done;
    }

    public Result Sent(string reference, DateTimeOffset now)
    {
        if (Move(MessageVerb.Send) is { IsDone: false } refused)
            return refused;
        (Reference, SentAt, NextAt, Error, Tries) = (reference, now, now.AddSeconds(5), null, 0);
        return Result.Done;
    }

    public Result Arrived(DateTimeOffset at)
    {
        if (Move(MessageVerb.Deliver) is { IsDone: false } refused)
            return refused;
        DeliveredAt = at;
        return Result.Done;
    }

    /// <summary>
    /// The provider did not take it, or does not know yet whether it has arrived: once more later, and in the end no
    /// more.
    /// </summary>
    public Result NotYet(string? error, DateTimeOffset now)
    {
        Tries++;
        Error = error;
        NextAt = now.AddSeconds(5 << Math.Min(Tries, 8));
        Version++;
        return State == MessageState.Waiting && Tries >= MaxTries ? Move(MessageVerb.GiveUp) : Result.Done;
    }

    private Result Move(MessageVerb verb)
    {
        var next = Moves.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        State = next.Value;
        Version++;
        return Result.Done;
    }

    public static Text StateName(MessageState state) =>
        state switch
        {
            MessageState.Waiting => ("待发", "Waiting"),
            MessageState.Sent => ("已发", "Sent"),
            MessageState.Delivered => ("已送达", "Delivered"),
            MessageState.Failed => ("发不出去", "Failed"),
            _ => ("超量没发", "Withheld"),
        };

    private static Text VerbName(MessageVerb verb) =>
        verb switch
        {
            MessageVerb.Send => ("发送", "send"),
            MessageVerb.Deliver => ("送达", "deliver"),
            MessageVerb.Withhold => ("不发", "withhold"),
            MessageVerb.Resend => ("重发", "resend"),
            _ => ("放弃", "give up"),
        };
}
