using System.Globalization;

namespace Zhanggui.Customers;

/// <summary>
/// Whoever carries text messages to phones. Called outside of transactions; an exception means "try again".
/// </summary>
public interface ISmsProvider
{
    /// <summary>
    /// Hands a message over and answers the provider's reference. The same <paramref name="key"/> is sent once.
    /// </summary>
    Task<string> Send(string phone, string text, string key, CancellationToken ct);

    /// <summary>When the message arrived; null while it is under way.</summary>
    Task<DateTimeOffset?> ArrivedAt(string reference, CancellationToken ct);
}

/// <summary>
/// The provider of a shop that has none: messages stay in customers_message, where staff can read them. It behaves like
/// a real one: most messages arrive in two seconds, one in eight takes up to a minute. It keeps nothing in memory; the
/// reference says when.
/// </summary>
internal sealed class LocalSms(TimeProvider clock) : ISmsProvider
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    public Task<string> Send(string phone, string text, string key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(key);
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key));
        var arrives = clock.Now() + (hash[0] % 8 == 0 ? TimeSpan.FromSeconds(10 + hash[1] % 50) : Usual);
        return Task.FromResult("local-" + arrives.UtcTicks.ToString(CultureInfo.InvariantCulture));
    }

    public Task<DateTimeOffset?> ArrivedAt(string reference, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var at = new DateTimeOffset(
            long.Parse(reference["local-".Length..], CultureInfo.InvariantCulture),
            TimeSpan.Zero
        );
        return Task.FromResult<DateTimeOffset?>(at <= clock.Now() ? at : null);
    }
}
