namespace Zhanggui.Finance;

/// <summary>
/// What a document is owed. It has the document's own id, so a document has one at most. Its row is never changed through this class:
/// every change of state and of the two sums is one conditional statement (<see cref="ReceivableRow"/>).
/// </summary>
internal sealed class Receivable
{
    /// <summary>The document's id.</summary>
    public required Guid Id { get; init; }
    public required string DocumentType { get; init; }
    public required string DocumentNo { get; init; }
    public required Money Amount { get; init; }
    /// <summary>All money that has come for it, late money included.</summary>
    public Money Paid { get; init; }
    /// <summary>All refunds made, whether they have reached the customer yet or not.</summary>
    public Money Refunded { get; init; }
    public required PaymentMethod Method { get; init; }
    public ReceivableState State { get; init; }
    public required string Payer { get; init; }
    public Guid? Account { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public string? CancelReason { get; init; }
    public required string ReturnUrl { get; init; }
    /// <summary>The sale was booked: money that comes clears the receivables, refunds lessen sales; before that, both move the prepayments.</summary>
    public bool Recognised { get; init; }
    /// <summary>Moves with every payment and refund, so that those for one document stand in line.</summary>
    public int Version { get; init; }

    public Subject Document => new(DocumentType, Id, DocumentNo);
    public Subject Subject => new("receivable", Id, DocumentNo);

    public static Receivable Open(ReceivableDraft draft, DateTimeOffset now) => new()
    {
        Id = draft.Document.Id, DocumentType = draft.Document.Type, DocumentNo = draft.Document.No, Amount = draft.Amount, Method = draft.Method,
        Payer = draft.Payer, Account = draft.Account, OpenedAt = now, ExpiresAt = draft.ExpiresAt, ReturnUrl = draft.ReturnUrl,
    };

    public static Receivable Collected(CollectedDraft collected, DateTimeOffset now)
    {
        var draft = collected.Draft;
        return new()
        {
            Id = draft.Document.Id, DocumentType = draft.Document.Type, DocumentNo = draft.Document.No, Amount = draft.Amount, Paid = draft.Amount, Method = PaymentMethod.Channel, State = ReceivableState.Paid,
            Payer = draft.Payer, Account = draft.Account, OpenedAt = now, PaidAt = collected.PaidAt, ReturnUrl = draft.ReturnUrl,
        };
    }

    public ReceivableCard Card() => new(Id, Amount, Paid, Refunded, Method, State, PaidAt, ExpiresAt, PayPath(Id));

    /// <summary>What stands on 1122 for it: it has left and is not paid.</summary>
    public Money OnReceivables => Recognised && State == ReceivableState.Open ? Amount : Money.Zero;

    /// <summary>What stands on 2203 for it: it is paid and has not left.</summary>
    public Money OnPrepayments => Recognised ? Money.Zero : Paid - Refunded;

    public bool IsExpired(DateTimeOffset now) => State == ReceivableState.Open && ExpiresAt <= now;

    public static string PayPath(Guid id) => $"/pay/{id}";
}
