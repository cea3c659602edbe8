namespace Zhanggui.Finance;

/// <summary>Money that has come, once per provider and trade number. Never changed, never deleted (FIN-05).</summary>
internal sealed class Payment
{
    public required Guid Id { get; init; }
    public required Guid ReceivableId { get; init; }
    public required string DocumentNo { get; init; }
    public required Money Amount { get; init; }
    public required PaymentMethod Method { get; init; }

    /// <summary>"localpay", or "bank" for money confirmed by hand.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's trade number, or the bank's reference.</summary>
    public required string TradeNo { get; init; }
    public Instalment Instalment { get; init; }
    public required DateTimeOffset PaidAt { get; init; }
    public required DateTimeOffset BookedAt { get; init; }
    public required string BookedBy { get; init; }

    /// <summary>True when nothing was owed any more: it was returned in the same act.</summary>
    public required bool IsReturned { get; init; }
    public string? Note { get; init; }
}

/// <summary>We asked a provider to collect: what a callback is checked against.</summary>
internal sealed class Charge
{
    /// <summary>Our number, which the provider gives back.</summary>
    public required string No { get; init; }
    public required Guid ReceivableId { get; init; }
    public required string Provider { get; init; }
    public required Money Amount { get; init; }
    public required PaymentMethod Method { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// What it is for: a deposit that is paid twice is no balance, even when both are the same amount.
    /// </summary>
    public Instalment Instalment { get; init; }
}

/// <summary>What became of a callback.</summary>
public enum CallbackOutcome
{
    /// <summary>Money was booked.</summary>
    Booked,

    /// <summary>Booked before: nothing more to do.</summary>
    Duplicate,

    /// <summary>Booked and returned, because nothing was owed any more.</summary>
    Returned,

    /// <summary>The provider says that the customer did not pay; noted.</summary>
    NotPaid,

    /// <summary>Not genuine or not ours: nothing was changed.</summary>
    Refused,
}

/// <summary>One callback as it came, the refused ones too. Never changed.</summary>
internal sealed class Callback
{
    public required Guid Id { get; init; }
    public required string Provider { get; init; }
    public required DateTimeOffset At { get; init; }
    public required CallbackOutcome Outcome { get; init; }

    /// <summary>Why it was refused: bad_signature, too_old, unknown_trade, wrong_amount, unreadable.</summary>
    public string? Reason { get; init; }
    public string? TradeNo { get; init; }
    public string? ChargeNo { get; init; }
    public string? Address { get; init; }
    public required string Body { get; init; }
}
