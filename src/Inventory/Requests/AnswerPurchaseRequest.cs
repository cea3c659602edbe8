namespace Zhanggui.Inventory;

/// <summary>
/// Purchasing has ordered what is missing and says when it comes; a later answer takes the place of an earlier one
/// (PUR-40).
/// </summary>
[Needs("purchase.answer")]
public sealed class PromisePurchase
{
    private readonly PurchaseRequests _purchases;
    private readonly OperationContext _context;
    private readonly Company _company;

    internal PromisePurchase(PurchaseRequests purchases, OperationContext context, Company company) =>
        (_purchases, _context, _company) = (purchases, context, company);

    /// <summary>
    /// Refused for no pieces, for a day that is past or more than a year away, and once nothing is missing.
    /// </summary>
    public async Task<Result> Run(string no, int quantity, DateOnly expectedOn, string? note, CancellationToken ct)
    {
        var today = _company.Calendar.DateOf(_context.Now);
        var said = (note ?? "").Trim();
        List<Refusal> wrong = [];
        if (quantity is < 1 or > 99_999)
            wrong.Add(PurchaseRequestErrors.Quantity);
        if (expectedOn < today || expectedOn > today.AddYears(1))
            wrong.Add(PurchaseRequestErrors.Day);
        if (said.Length > 200)
            wrong.Add(PurchaseRequestErrors.Note);
        if (Refusal.Join(wrong) is { } refused)
            return refused;
        if (await _purchases.Find(no, ct) is not { } request)
            return PurchaseRequestErrors.NotFound;
        var before = new
        {
            request.State,
            request.Ordered,
            request.ExpectedOn,
        };
        if (
            request.Promise(quantity, expectedOn, said.Length == 0 ? null : said, _context.Actor.Name, _context.Now) is
            { IsDone: false } not
        )
            return not;
        _context.Record(
            request.Subject,
            ("答复到货日期", "Said when it comes"),
            before,
            new
            {
                request.State,
                request.Ordered,
                request.ExpectedOn,
            },
            request.Note
        );
        _context.Changed("purchase-requests");
        await _purchases.Follow(request, ct);
        await _context.Raise(new PurchaseAnswered(request.Id, request.No, request.Sku), ct);
        return Result.Done;
    }
}

/// <summary>
/// Purchasing says that a SKU is not bought any more, and why: customer service talks with those who wait.
/// </summary>
[Needs("purchase.answer")]
public sealed class DeclinePurchase
{
    private readonly PurchaseRequests _purchases;
    private readonly OperationContext _context;

    internal DeclinePurchase(PurchaseRequests purchases, OperationContext context) =>
        (_purchases, _context) = (purchases, context);

    /// <summary>Refused without a reason, and once nothing is missing.</summary>
    public async Task<Result> Run(string no, string? why, CancellationToken ct)
    {
        var reason = (why ?? "").Trim();
        if (reason.Length is 0 or > 200)
            return PurchaseRequestErrors.Why;
        if (await _purchases.Find(no, ct) is not { } request)
            return PurchaseRequestErrors.NotFound;
        var before = new
        {
            request.State,
            request.Ordered,
            request.ExpectedOn,
        };
        if (request.Decline(reason, _context.Actor.Name, _context.Now) is { IsDone: false } not)
            return not;
        _context.Record(
            request.Subject,
            ("答复不补货", "Said that it is not bought"),
            before,
            new { request.State },
            reason
        );
        _context.Changed("purchase-requests");
        await _purchases.Declined(request, ct);
        await _context.Raise(new PurchaseAnswered(request.Id, request.No, request.Sku), ct);
        return Result.Done;
    }
}
