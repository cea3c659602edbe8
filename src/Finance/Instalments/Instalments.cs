namespace Zhanggui.Finance;

/// <summary>Which part of what a document owes (SHOP-25: deposit and balance).</summary>
public enum Instalment
{
    /// <summary>All of it at once, as most documents are paid.</summary>
    Whole,

    /// <summary>What is due when the order is placed: the deposits, whatever else is in it, and the postage.</summary>
    First,

    /// <summary>The rest.</summary>
    Balance,
}

/// <summary>One part of a receivable that is paid in two.</summary>
/// <param name="Which">The first or the balance.</param>
/// <param name="Amount">How much.</param>
/// <param name="Until">
/// Until when it can be paid; null for a balance that was not asked for yet: it may be paid, and nothing happens if it
/// is not.
/// </param>
/// <param name="PaidAt">When it was paid; null while it is not.</param>
public sealed record InstalmentView(Instalment Which, Money Amount, DateTimeOffset? Until, DateTimeOffset? PaidAt);

/// <summary>What is to be paid next.</summary>
public sealed record DueNow(Instalment Which, Money Amount);

/// <summary>
/// The first instalment has come: the document is not paid yet. Raised in the transaction that books it; the balance
/// raises <see cref="PaymentReceived"/>.
/// </summary>
public sealed record FirstInstalmentReceived(
    string DocumentType,
    Guid DocumentId,
    string DocumentNo,
    Money Amount,
    Money Balance,
    DateTimeOffset PaidAt
) : IEvent;

/// <summary>Receivables that are paid in two instalments. Writing methods work inside the running operation.</summary>
public interface IInstalments
{
    /// <summary>
    /// Asks for the balance: from now on it has a deadline. Once; whoever asks again finds it asked. Refused while the
    /// first instalment is not paid, and once the document is paid or given up.
    /// </summary>
    Task<Result> AskBalance(Guid documentId, DateTimeOffset until, CancellationToken ct);

    /// <summary>
    /// Gives a document up whose balance was not paid: <paramref name="keep"/> of the first instalment stays with us as
    /// other income (6301), the rest goes back. One conditional statement: with a payment of the balance at the same
    /// moment, one of the two wins. Refused with <c>finance.already_paid</c> when the balance came first. Nothing can
    /// be kept of what was not paid.
    /// </summary>
    Task<Result> WriteOff(Guid documentId, Money keep, string reason, CancellationToken ct);
}
