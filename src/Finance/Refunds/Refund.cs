namespace Zhanggui.Finance;

/// <summary>Where a refund stands.</summary>
public enum RefundState
{
    /// <summary>Booked as owed to the customer; not with the provider yet.</summary>
    Requested,

    /// <summary>With the provider.</summary>
    Sent,

    /// <summary>The customer has it.</summary>
    Paid,

    /// <summary>The provider refused; still owed, somebody tries again or pays by hand.</summary>
    Failed,
}

/// <summary>What moves a refund.</summary>
public enum RefundVerb
{
    /// <summary>Hand it to the provider.</summary>
    Send,

    /// <summary>The provider has paid.</summary>
    Settle,

    /// <summary>The provider has refused.</summary>
    Fail,

    /// <summary>Try once more.</summary>
    Retry,

    /// <summary>Finance has paid by bank transfer.</summary>
    PayByHand,
}

/// <summary>
/// Money going back to a customer (FIN-16). Its amount stays taken from the receivable whatever happens: a failed
/// refund is still owed.
/// </summary>
internal sealed class Refund
{
    public static readonly TransitionTable<RefundState, RefundVerb> Moves = new(
        "finance.refund",
        Name,
        Name,
        (RefundState.Requested, RefundVerb.Send, RefundState.Sent),
        (RefundState.Requested, RefundVerb.PayByHand, RefundState.Paid),
        (RefundState.Sent, RefundVerb.Settle, RefundState.Paid),
        (RefundState.Sent, RefundVerb.Fail, RefundState.Failed),
        (RefundState.Failed, RefundVerb.Retry, RefundState.Requested),
        (RefundState.Failed, RefundVerb.PayByHand, RefundState.Paid)
    );

    public required Guid Id { get; init; }
    public required string No { get; init; }

    /// <summary>The caller's key: the same key refunds once.</summary>
    public required string IdempotencyKey { get; init; }
    public required Guid ReceivableId { get; init; }
    public required string DocumentType { get; init; }
    public required string DocumentNo { get; init; }
    public required string Payer { get; init; }
    public required Money Amount { get; init; }
    public required PaymentMethod Method { get; init; }

    /// <summary>Whose trade is paid back; "bank" means by hand.</summary>
    public required string Provider { get; init; }
    public required string TradeNo { get; init; }
    public required string Reason { get; init; }
    public RefundState State { get; private set; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required string RequestedBy { get; init; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Failure { get; private set; }

    /// <summary>The bank's reference of a refund paid by hand.</summary>
    public string? Reference { get; private set; }
    public int Tries { get; private set; }
    public int Version { get; private set; }

    /// <summary>
    /// Nobody to send it to: finance transfers it, or the channel that collected the money pays it back and somebody
    /// notes that here.
    /// </summary>
    public bool IsByHand => Provider is "bank" or ImportReceivables.Provider || Method == PaymentMethod.Channel;
    public Subject Subject => new("refund", Id, No);

    public Result Send(DateTimeOffset now)
    {
        if (Move(RefundVerb.Send) is { IsDone: false } refused)
            return refused;
        (SentAt, Failure, Tries) = (now, null, Tries + 1);
        return Result.Done;
    }

    public Result Settle(DateTimeOffset now)
    {
        if (Move(RefundVerb.Settle) is { IsDone: false } refused)
            return refused;
        EndedAt = now;
        return Result.Done;
    }

    public Result Fail(string why)
    {
        if (Move(RefundVerb.Fail) is { IsDone: false } refused)
            return refused;
        Failure = why.Length > 300 ? why[..300] : why;
        return Result.Done;
    }

    public Result Retry() => Move(RefundVerb.Retry);

    public Result PayByHand(string reference, DateTimeOffset now)
    {
        if (Move(RefundVerb.PayByHand) is { IsDone: false } refused)
            return refused;
        (Reference, EndedAt) = (reference, now);
        return Result.Done;
    }

    private Result Move(RefundVerb verb)
    {
        var next = Moves.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        State = next.Value;
        Version++;
        return Result.Done;
    }

    public static Text Name(RefundState state) =>
        state switch
        {
            RefundState.Requested => new("待退款", "To be paid"),
            RefundState.Sent => new("退款中", "With the provider"),
            RefundState.Paid => new("已退款", "Paid back"),
            _ => new("退款失败", "Failed"),
        };

    private static Text Name(RefundVerb verb) =>
        verb switch
        {
            RefundVerb.Send => new("提交支付平台", "send to the provider"),
            RefundVerb.Settle => new("确认退款成功", "confirm the refund"),
            RefundVerb.Fail => new("记为失败", "note the failure"),
            RefundVerb.Retry => new("重试", "try again"),
            _ => new("人工转账", "pay by hand"),
        };
}

/// <summary>A refund was booked; the provider pays it after the commit.</summary>
internal sealed record RefundRequested(Guid RefundId) : IEvent;
