namespace Zhanggui.Finance;

/// <summary>How a customer pays (SHOP-17).</summary>
public enum PaymentMethod
{
    /// <summary>Alipay.</summary>
    Alipay,

    /// <summary>Tenpay.</summary>
    Tenpay,

    /// <summary>Online banking.</summary>
    OnlineBank,

    /// <summary>Transfer that finance confirms by hand.</summary>
    OfflineTransfer,

    /// <summary>The courier collects.</summary>
    CashOnDelivery,

    /// <summary>The channel through which the order came has the money and owes it to us (ORD-02).</summary>
    Channel,
}

/// <summary>
/// Where a receivable stands. Only one conditional statement moves it, so paying and expiring can't both win.
/// </summary>
public enum ReceivableState
{
    /// <summary>Waiting for the money.</summary>
    Open,

    /// <summary>The money has come.</summary>
    Paid,

    /// <summary>Given up: expired or cancelled. Money that comes later is returned by itself.</summary>
    Cancelled,
}

/// <summary>Money that a document is owed, to be opened.</summary>
/// <param name="Document">The order: type "order", its id and number.</param>
/// <param name="Amount">How much.</param>
/// <param name="Method">How the customer chose to pay.</param>
/// <param name="Payer">Who pays, for the page.</param>
/// <param name="Account">The member's account, if there is one.</param>
/// <param name="ExpiresAt">Until when, for prepaid documents.</param>
/// <param name="ReturnUrl">Where the payer goes back to.</param>
/// <param name="First">
/// What is due first, when it is paid in two instalments: above zero and below the amount, for prepaid documents only.
/// Zero: all at once.
/// </param>
public sealed record ReceivableDraft(
    Subject Document,
    Money Amount,
    PaymentMethod Method,
    string Payer,
    Guid? Account,
    DateTimeOffset? ExpiresAt,
    string ReturnUrl,
    Money First = default
);

/// <summary>
/// A new document's money that somebody has collected for us already: a marketplace, a distributor, a counter (ORD-02).
/// </summary>
/// <param name="Draft">What is owed; its method is <see cref="PaymentMethod.Channel"/>.</param>
/// <param name="Collector">Who has it, "channel:tmall"; with their number it is booked once.</param>
/// <param name="TradeNo">Their number.</param>
/// <param name="PaidAt">When the buyer paid them.</param>
public sealed record CollectedDraft(ReceivableDraft Draft, string Collector, string TradeNo, DateTimeOffset PaidAt);

/// <summary>
/// A receivable as the modules above see it. <c>Due</c> is what is to be paid next; <c>Instalments</c> is empty when it
/// is paid at once.
/// </summary>
public sealed record ReceivableCard(
    Guid DocumentId,
    Money Amount,
    Money Paid,
    Money Refunded,
    PaymentMethod Method,
    ReceivableState State,
    DateTimeOffset? PaidAt,
    DateTimeOffset? ExpiresAt,
    string PayUrl,
    DueNow Due,
    IReadOnlyList<InstalmentView> Instalments
);

/// <summary>Receivables and refunds. Writing methods work inside the running operation.</summary>
public interface IReceivables
{
    /// <summary>Opens receivables of new documents, for those who write many at once.</summary>
    void OpenMany(SetWriter writer, IReadOnlyCollection<ReceivableDraft> drafts, DateTimeOffset now);

    /// <summary>
    /// Opens receivables whose money others have collected: paid from the start, each with its payment and a journal
    /// entry that makes the collector owe it (1221) for goods that have not left yet (2203). Works inside the running
    /// operation.
    /// </summary>
    Task OpenCollected(SetWriter writer, IReadOnlyList<CollectedDraft> drafts, CancellationToken ct);

    /// <summary>Where a document's receivable is paid.</summary>
    string PayUrl(Guid documentId);

    /// <summary>Documents' receivables; a document without one is missing.</summary>
    Task<IReadOnlyDictionary<Guid, ReceivableCard>> Of(IReadOnlyCollection<Guid> documents, CancellationToken ct);

    /// <summary>
    /// Gives an open receivable up with one conditional statement. Refused with <c>finance.already_paid</c> when the
    /// money came first: the caller's transaction must then not expire the document. A first instalment that was paid
    /// goes back as a whole (<see cref="IInstalments.WriteOff"/> keeps of it).
    /// </summary>
    Task<Result> Cancel(Guid documentId, string reason, CancellationToken ct);

    /// <summary>
    /// An open receivable can be paid from now on until it is cancelled: its document goes on without its money (C19).
    /// One that is paid stays as it is.
    /// </summary>
    Task KeepOpen(Guid documentId, CancellationToken ct);

    /// <summary>
    /// Pays money back the way it came: makes the refund, never more than what was paid and not yet refunded, posts the
    /// journal entry, and lets the provider pay after the commit. The same <paramref name="idempotencyKey"/> refunds
    /// once.
    /// </summary>
    Task<Result> Refund(Guid documentId, Money amount, string reason, string idempotencyKey, CancellationToken ct);

    /// <summary>
    /// A document owes less from now on, because it was amended before it left (ORD-10): an open receivable is lowered,
    /// and of one that is paid the difference goes back as with <see cref="Refund"/>. Refused when it would not be
    /// less, and once the sale was booked. The same <paramref name="idempotencyKey"/> refunds once.
    /// </summary>
    Task<Result> Reduce(Guid documentId, Money amount, string reason, string idempotencyKey, CancellationToken ct);

    /// <summary>
    /// Books the sale of what has left of a document, parcel by parcel (FIN-03): against the prepayments when its money
    /// is there, else against the receivables, which the money clears when it comes. All parcels together come to what
    /// is owed, never more. Once all of it has left, refunds lessen the sales and no longer the prepayments (FIN-16).
    /// </summary>
    Task Recognise(Subject document, Sale sale, CancellationToken ct);
}

/// <summary>A payment as evidence keeps it; it never changes.</summary>
public sealed record PaymentTrace(
    Money Amount,
    PaymentMethod Method,
    string Provider,
    string TradeNo,
    DateTimeOffset PaidAt,
    DateTimeOffset BookedAt,
    string BookedBy,
    bool IsReturned
);

/// <summary>A refund as evidence keeps it: what it is never changes, <paramref name="State"/> does.</summary>
public sealed record RefundTrace(
    string No,
    Money Amount,
    PaymentMethod Method,
    string Reason,
    DateTimeOffset RequestedAt,
    string RequestedBy,
    RefundState State
);

/// <summary>All money of one document that came or went back, oldest first.</summary>
public sealed record MoneyTrace(IReadOnlyList<PaymentTrace> Payments, IReadOnlyList<RefundTrace> Refunds)
{
    /// <summary>Nothing came yet.</summary>
    public static readonly MoneyTrace None = new([], []);
}

/// <summary>Reads what documents were paid, for those who keep evidence of them (DAT-05).</summary>
public interface IMoneyTraces
{
    /// <summary>By document; one without any money is missing.</summary>
    Task<IReadOnlyDictionary<Guid, MoneyTrace>> Of(IReadOnlyCollection<Guid> documents, CancellationToken ct);

    /// <summary>Documents whose receivables or refunds something happened to in this time.</summary>
    Task<IReadOnlyList<Guid>> Moved(DateTimeOffset from, DateTimeOffset to, CancellationToken ct);
}

/// <summary>
/// What was sold with one parcel: goods after discount, the postage charged, and what the goods cost us: what the stock
/// is worth less since they left.
/// </summary>
public sealed record Sale(Money Goods, Money Postage, Money Cost)
{
    /// <summary>What the customer owes for it.</summary>
    public Money Total => Goods + Postage;
}

/// <summary>
/// The payment methods that a customer may choose from (SHOP-17; policies <c>payment.methods</c> and
/// <c>payment.cod.enabled</c>, C19).
/// </summary>
public interface IPaymentMethods
{
    /// <summary>The enabled methods, in the order in which they are offered.</summary>
    IReadOnlyList<PaymentMethod> Enabled { get; }

    /// <summary>A method's name for people.</summary>
    Text NameOf(PaymentMethod method);
}

/// <summary>Money for a document has come; raised in the transaction that books it (FIN-02).</summary>
public sealed record PaymentReceived(
    string DocumentType,
    Guid DocumentId,
    string DocumentNo,
    Money Amount,
    PaymentMethod Method,
    DateTimeOffset PaidAt
) : IEvent;

/// <summary>A refund has reached the customer.</summary>
public sealed record RefundPaid(string DocumentType, Guid DocumentId, string DocumentNo, Money Amount) : IEvent;

/// <summary>The accounts of the ledger that the first flows need.</summary>
public enum LedgerAccount
{
    /// <summary>1001 库存现金.</summary>
    Cash = 1001,

    /// <summary>1002 银行存款.</summary>
    Bank = 1002,

    /// <summary>1012 其他货币资金: balances with payment providers.</summary>
    ProviderBalance = 1012,

    /// <summary>1122 应收账款.</summary>
    Receivables = 1122,

    /// <summary>1221 其他应收款: what channels have collected for us and not paid out.</summary>
    ChannelBalance = 1221,

    /// <summary>1405 库存商品.</summary>
    Goods = 1405,

    /// <summary>
    /// 2202 应付账款: goods that came before their invoice are estimated on it (暂估应付账款, 《小企业会计准则》 财会〔2011〕17号, appendix).
    /// </summary>
    Payables = 2202,

    /// <summary>2203 预收账款 (contract liabilities): paid, not yet shipped.</summary>
    CustomerPrepayments = 2203,

    /// <summary>2241 其他应付款: refunds under way.</summary>
    RefundsPayable = 2241,

    /// <summary>
    /// 4104 利润分配: what was before the first day here, open documents and opening stock (docs/decisions/0017).
    /// </summary>
    RetainedEarnings = 4104,

    /// <summary>6001 主营业务收入.</summary>
    Sales = 6001,

    /// <summary>6051 其他业务收入: postage charged.</summary>
    PostageIncome = 6051,

    /// <summary>6301 营业外收入: deposits that are not given back.</summary>
    OtherIncome = 6301,

    /// <summary>6401 主营业务成本.</summary>
    CostOfSales = 6401,

    /// <summary>6601 销售费用: courier cost.</summary>
    SellingExpenses = 6601,
}

/// <summary>One line of a journal entry: a debit or a credit, never both, never negative.</summary>
public sealed record JournalLine(LedgerAccount Account, Money Debit, Money Credit)
{
    /// <summary>A debit line.</summary>
    public static JournalLine Dr(LedgerAccount account, Money amount) => new(account, amount, Money.Zero);

    /// <summary>A credit line.</summary>
    public static JournalLine Cr(LedgerAccount account, Money amount) => new(account, Money.Zero, amount);
}

/// <summary>The journal (FIN-03, FIN-05): numbered, append-only, debit equals credit.</summary>
public interface IJournal
{
    /// <summary>
    /// Posts an entry in the running operation. Lines of zero are left out; an entry that does not balance is a bug and
    /// throws.
    /// </summary>
    Task Post(Subject document, Text summary, IReadOnlyList<JournalLine> lines, CancellationToken ct);

    /// <summary>What stands on an account, all days together; a debit is positive.</summary>
    Task<Money> Balance(LedgerAccount account, CancellationToken ct);
}
