namespace Zhanggui.Finance;

/// <summary>What we ask a provider to collect.</summary>
/// <param name="No">Our number; the provider gives it back in its notice.</param>
/// <param name="Amount">How much.</param>
/// <param name="Method">How.</param>
/// <param name="Title">What for, for the provider's page.</param>
/// <param name="ReturnPath">Our page to which the browser comes back.</param>
public sealed record ChargeRequest(string No, Money Amount, PaymentMethod Method, string Title, string ReturnPath);

/// <summary>A provider's notice after its signature was found good.</summary>
/// <param name="ChargeNo">Our number.</param>
/// <param name="TradeNo">The provider's number.</param>
/// <param name="Amount">How much was paid.</param>
/// <param name="IsPaid">False: the customer did not pay.</param>
/// <param name="PaidAt">When.</param>
/// <param name="SentAt">When the notice was signed; old ones are refused.</param>
public sealed record PaymentNotice(
    string ChargeNo,
    string TradeNo,
    Money Amount,
    bool IsPaid,
    DateTimeOffset PaidAt,
    DateTimeOffset SentAt
);

/// <summary>
/// Collects money and pays it back (SHOP-17). Providers can be exchanged; the local one behaves like the real ones.
/// Never called inside a transaction of ours.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>Its name in addresses and tables.</summary>
    string Name { get; }

    /// <summary>What it can collect.</summary>
    IReadOnlyList<PaymentMethod> Methods { get; }

    /// <summary>Begins a charge; answers the provider's page to which the browser goes.</summary>
    Task<Result<string>> Start(ChargeRequest charge, CancellationToken ct);

    /// <summary>Reads a notice; null when its signature does not fit or it can't be read.</summary>
    Task<PaymentNotice?> Read(string body, string? signature, CancellationToken ct);

    /// <summary>Pays money of a trade back. The same refund number is paid once.</summary>
    Task<Result> Refund(string tradeNo, string refundNo, Money amount, CancellationToken ct);
}
