using Zhanggui.Customers;

namespace Zhanggui.OrderScreening;

/// <summary>What the rules look at in an order.</summary>
public sealed record ScreeningFacts
{
    /// <summary>The order's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number.</summary>
    public required string No { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The member's account; null when nobody was signed in.</summary>
    public Guid? Account { get; init; }

    /// <summary>Where it goes, and to whom.</summary>
    public required PostalAddress Address { get; init; }

    /// <summary><see cref="PlainAddress.Key"/> of where it goes.</summary>
    public required string AddressKey { get; init; }

    /// <summary>The key of the browser's cookie, when it was placed in one.</summary>
    public string? Device { get; init; }

    /// <summary>What the customer pays.</summary>
    public required Money Total { get; init; }

    /// <summary>The goods without postage, less the discount.</summary>
    public required Money Net { get; init; }

    /// <summary>What the goods cost us.</summary>
    public required Money Cost { get; init; }

    /// <summary>It replaces goods of another order, so it brings nothing (AFS-14).</summary>
    public bool IsReplacement { get; init; }

    /// <summary>The customer's remark.</summary>
    public string? Remark { get; init; }

    /// <summary>To whom the invoice is made out.</summary>
    public string? InvoiceTitle { get; init; }

    /// <summary>Their tax number.</summary>
    public string? InvoiceTaxNo { get; init; }

    /// <summary>
    /// The most pieces of one SKU. What was bought wholesale does not count: many pieces are what wholesale is
    /// (ORD-21).
    /// </summary>
    public required int MostUnits { get; init; }
}

/// <summary>Another order of the same account or phone.</summary>
/// <param name="No">Its number.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Account">The member's account.</param>
/// <param name="Phone">The recipient's phone.</param>
/// <param name="PaidAt">When its money came; null while it has not.</param>
/// <param name="ReleasedAt">When it went to the warehouse; null before.</param>
/// <param name="CancelledAt">When it was cancelled; null when it was not.</param>
/// <param name="HasFailed">It was cancelled because the customer refused it, or it was malicious.</param>
public sealed record PersonOrder(
    string No,
    DateTimeOffset PlacedAt,
    Guid? Account,
    string Phone,
    DateTimeOffset? PaidAt,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset? CancelledAt,
    bool HasFailed
)
{
    /// <summary>It waited for its money at that moment.</summary>
    public bool WaitedAt(DateTimeOffset at) => !(PaidAt <= at) && !(ReleasedAt <= at) && !(CancelledAt <= at);

    /// <summary>The customer had refused it, or it was known to be malicious, at that moment.</summary>
    public bool FailedBy(DateTimeOffset at) => HasFailed && CancelledAt <= at;
}

/// <summary>Another name at the same address.</summary>
/// <param name="No">The number of the order that went there.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Name">The recipient.</param>
public sealed record NameAtAddress(string No, DateTimeOffset PlacedAt, string Name);

/// <summary>
/// What was known of the customer when the order was placed: only what came before it counts, so that a replay finds
/// what the desk found.
/// </summary>
/// <param name="MemberName">The member's name; null when they have not told it.</param>
/// <param name="FirstOrderAt">When the account ordered first.</param>
/// <param name="Orders">Earlier orders of the account or phone.</param>
/// <param name="AtAddress">Earlier names at the address.</param>
public sealed record ScreeningPast(
    string? MemberName,
    DateTimeOffset? FirstOrderAt,
    IReadOnlyList<PersonOrder> Orders,
    IReadOnlyList<NameAtAddress> AtAddress
);

/// <summary>An order that is to be judged, as the module knows it that keeps orders.</summary>
/// <param name="Facts">The order itself.</param>
/// <param name="Past">
/// The customer's past, as far back as <see cref="ScreeningRuleSet.Days"/>; null while it is being placed: rules that
/// need it look when it is accepted (docs/decisions/0009).
/// </param>
/// <param name="Unpaid">
/// While it is being placed: how many unpaid orders the account has, as far as was counted.
/// </param>
/// <param name="JudgedAt">Blacklist entries count that were in force at this moment.</param>
public sealed record ScreeningCase(ScreeningFacts Facts, ScreeningPast? Past, int Unpaid, DateTimeOffset JudgedAt);

/// <summary>What a rule looks at: the case, and what this module knows itself.</summary>
/// <param name="Case">The order.</param>
/// <param name="Blacklist">Who is not served without a look.</param>
/// <param name="Areas">The country.</param>
internal sealed record ScreeningInput(ScreeningCase Case, BlacklistSet Blacklist, AreaDirectory Areas)
{
    public ScreeningFacts Facts => Case.Facts;
    public ScreeningPast? Past => Case.Past;
}
