namespace Zhanggui.Ordering;

/// <summary>What the rules look at in an order.</summary>
internal sealed record ScreeningFacts
{
    public required OrderId Id { get; init; }
    public required string No { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public Guid? Account { get; init; }
    public required string Name { get; init; }
    public required string Phone { get; init; }
    public required string Province { get; init; }
    public required string City { get; init; }
    public required string District { get; init; }
    public required string Street { get; init; }
    public required string AddressKey { get; init; }
    public string? Device { get; init; }
    public required Money Total { get; init; }

    /// <summary>The goods without postage, less the discount.</summary>
    public required Money Net { get; init; }

    /// <summary>What the goods cost us.</summary>
    public required Money Cost { get; init; }

    /// <summary>It replaces goods of another order, so it brings nothing (AFS-14).</summary>
    public bool IsReplacement { get; init; }
    public string? Remark { get; init; }
    public string? InvoiceTitle { get; init; }
    public string? InvoiceTaxNo { get; init; }

    /// <summary>
    /// The most pieces of one SKU. What was bought wholesale does not count: many pieces are what wholesale is
    /// (ORD-21).
    /// </summary>
    public required int MostUnits { get; init; }

    public static ScreeningFacts Of(Order o) =>
        new()
        {
            Id = o.Id,
            No = o.No,
            PlacedAt = o.PlacedAt,
            Account = o.Account,
            Name = o.Name,
            Phone = o.Phone,
            Province = o.Province,
            City = o.City,
            District = o.District,
            Street = o.Street,
            AddressKey = o.AddressKey,
            Device = o.Device,
            Total = o.Total,
            Net = o.Goods - o.Discount,
            Cost = o.Cost,
            IsReplacement = o.Replaces is not null,
            Remark = o.Remark,
            InvoiceTitle = o.InvoiceTitle,
            InvoiceTaxNo = o.InvoiceTaxNo,
            MostUnits = o.Lines.Max(l => l.IsWholesale ? 0 : l.Quantity.Units),
        };
}

/// <summary>Another order of the same account or phone.</summary>
internal sealed record PersonOrder(
    string No,
    DateTimeOffset PlacedAt,
    Guid? Account,
    string Phone,
    DateTimeOffset? PaidAt,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset? CancelledAt,
    string? CancelCode
)
{
    /// <summary>It waited for its money at that moment.</summary>
    public bool WaitedAt(DateTimeOffset at) => !(PaidAt <= at) && !(ReleasedAt <= at) && !(CancelledAt <= at);

    /// <summary>The customer had refused it, or it was known to be malicious, at that moment.</summary>
    public bool FailedBy(DateTimeOffset at) =>
        CancelledAt <= at && CancelCode is CancelReasons.Malicious or CancelReasons.Refused;
}

/// <summary>Another name at the same address.</summary>
internal sealed record NameAtAddress(string No, DateTimeOffset PlacedAt, string Name);

/// <summary>
/// What was known of the customer when the order was placed: only what came before it counts, so that a replay finds
/// what the desk found.
/// </summary>
/// <param name="MemberName">The member's name; null when they have not told it.</param>
/// <param name="FirstOrderAt">When the account ordered first.</param>
/// <param name="Orders">Earlier orders of the account or phone.</param>
/// <param name="AtAddress">Earlier names at the address.</param>
internal sealed record ScreeningPast(
    string? MemberName,
    DateTimeOffset? FirstOrderAt,
    IReadOnlyList<PersonOrder> Orders,
    IReadOnlyList<NameAtAddress> AtAddress
);

/// <summary>An order before the rules.</summary>
/// <param name="Facts">The order itself.</param>
/// <param name="Past">
/// The customer's past; null while it is being placed: rules that need it look when it is accepted
/// (docs/decisions/0009).
/// </param>
/// <param name="Unpaid">
/// While it is being placed: how many unpaid orders the account has, as far as was counted.
/// </param>
/// <param name="Blacklist">Who is not served without a look.</param>
/// <param name="Areas">The country.</param>
/// <param name="JudgedAt">Blacklist entries count that were in force at this moment.</param>
internal sealed record ScreeningCase(
    ScreeningFacts Facts,
    ScreeningPast? Past,
    int Unpaid,
    BlacklistSet Blacklist,
    AreaDirectory Areas,
    DateTimeOffset JudgedAt
);
