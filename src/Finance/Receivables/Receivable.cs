namespace Zhanggui.Finance;

/// <summary>
/// What a document is owed. It has the document's own id, so a document has one at most. Its row is never changed
/// through this class: every change of state and of the two sums is one conditional statement
/// (<see cref="ReceivableRow"/>).
/// </summary>
internal sealed class Receivable
{
    /// <summary>The document's id.</summary>
    public required Guid Id { get; init; }
    public required string DocumentType { get; init; }
    public required string DocumentNo { get; init; }
    public required Money Amount { get; init; }

    /// <summary>What is due first, when it is paid in two instalments; zero: it is paid at once.</summary>
    public Money First { get; init; }
    public DateTimeOffset? FirstPaidAt { get; init; }

    /// <summary>Until when the balance can be paid; null while nobody has asked for it.</summary>
    public DateTimeOffset? BalanceUntil { get; init; }

    /// <summary>What stays with us of the first instalment, because the balance was not paid.</summary>
    public Money Forfeited { get; init; }

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

    /// <summary>
    /// What of it has left and was booked as sold, parcel by parcel: money that comes clears so much of the
    /// receivables, the rest is a prepayment.
    /// </summary>
    public Money Sold { get; init; }

    /// <summary>Moves with every payment and refund, so that those for one document stand in line.</summary>
    public int Version { get; init; }

    public Subject Document => new(DocumentType, Id, DocumentNo);
    public Subject Subject => new("receivable", Id, DocumentNo);

    public static Receivable Open(ReceivableDraft draft, DateTimeOffset now) =>
        new()
        {
            Id = draft.Document.Id,
            DocumentType = draft.Document.Type,
            DocumentNo = draft.Document.No,
            Amount = draft.Amount,
            First = draft.First,
            Method = draft.Method,
            Payer = draft.Payer,
            Account = draft.Account,
            OpenedAt = now,
            ExpiresAt = draft.ExpiresAt,
            ReturnUrl = draft.ReturnUrl,
        };

    public static Receivable Collected(CollectedDraft collected, DateTimeOffset now)
    {
        var draft = collected.Draft;
        return new()
        {
            Id = draft.Document.Id,
            DocumentType = draft.Document.Type,
            DocumentNo = draft.Document.No,
            Amount = draft.Amount,
            Paid = draft.Amount,
            Method = PaymentMethod.Channel,
            State = ReceivableState.Paid,
            Payer = draft.Payer,
            Account = draft.Account,
            OpenedAt = now,
            PaidAt = collected.PaidAt,
            ReturnUrl = draft.ReturnUrl,
        };
    }

    public ReceivableCard Card() =>
        new(Id, Amount, Paid, Refunded, Method, State, PaidAt, Deadline, PayPath(Id), Due, Instalments);

    /// <summary>All of it has left: refunds lessen the sales from now on, no longer the prepayments.</summary>
    public bool IsSold => Sold > Money.Zero && Sold == Amount;

    /// <summary>What stands on 1122 for it: it has left and is not paid.</summary>
    public Money OnReceivables => State == ReceivableState.Open ? Sold : Money.Zero;

    /// <summary>What stands on 2203 for it: it is paid and has not left.</summary>
    public Money OnPrepayments =>
        IsSold ? Money.Zero : Paid - Refunded - Forfeited - (State == ReceivableState.Paid ? Sold : Money.Zero);

    public bool IsExpired(DateTimeOffset now) => State == ReceivableState.Open && Deadline <= now;

    public bool IsInInstalments => First > Money.Zero;

    public Money Balance => Amount - First;

    /// <summary>Until when what is due next can be paid.</summary>
    public DateTimeOffset? Deadline => FirstPaidAt is null ? ExpiresAt : BalanceUntil;

    /// <summary>What is to be paid next; of what is paid or was given up, what was due last.</summary>
    public DueNow Due =>
        !IsInInstalments ? new(Instalment.Whole, Amount)
        : FirstPaidAt is null ? new(Instalment.First, First)
        : new(Instalment.Balance, Balance);

    public IReadOnlyList<InstalmentView> Instalments =>
        !IsInInstalments
            ? []
            :
            [
                new(Instalment.First, First, ExpiresAt, FirstPaidAt),
                new(Instalment.Balance, Balance, BalanceUntil, PaidAt),
            ];

    /// <summary>Whether this part of it has come.</summary>
    public bool HasCome(Instalment which) =>
        State == ReceivableState.Paid || (which == Instalment.First && FirstPaidAt is not null);

    public static string PayPath(Guid id) => $"/pay/{id}";
}
