using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;
using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Pricing;

/// <summary>A special price to ask for.</summary>
/// <param name="Customer">The member's mobile number or login.</param>
/// <param name="Sku">SKU code or bar code.</param>
/// <param name="Price">What one piece shall cost.</param>
/// <param name="Quantity">Pieces at most, over all orders.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="Reason">Why, at most 200 characters.</param>
public sealed record SpecialPriceInput(
    string Customer,
    string Sku,
    Money Price,
    int Quantity,
    DateOnly? Until,
    string Reason
);

/// <summary>What came of asking.</summary>
public sealed record SpecialPriceMade(SpecialPriceId Id, string No, SpecialPriceState State, string? ApprovalNo);

/// <summary>Special prices as they are asked for: drafted, and found again.</summary>
internal sealed class SpecialPriceRequests(
    ShopDb db,
    ICatalog catalog,
    ICustomers customers,
    Policies policies,
    Company company
)
{
    public async Task<Result<SpecialPrice>> Draft(
        SpecialPriceId id,
        string no,
        SpecialPriceInput input,
        OperationContext context,
        CancellationToken ct
    )
    {
        var wrong = new List<Refusal>();
        var customer = await customers.ByLogin(input.Customer ?? "", ct);
        if (customer is null)
            wrong.Add(SpecialPriceErrors.Customer);
        var card = input.Sku is { Length: > 0 and <= 64 } code ? await catalog.ByCode(code.Trim(), ct) : null;
        if (card is not { IsListed: true })
            wrong.Add(SpecialPriceErrors.Sku);
        else if (Price(card, input.Price) is { } refused)
            wrong.Add(refused);
        var (max, days, today) = (
            policies.Get(SpecialPricePolicies.Max),
            policies.Get(SpecialPricePolicies.Days),
            company.Calendar.DateOf(context.Now)
        );
        if (input.Quantity < 1 || input.Quantity > max)
            wrong.Add(SpecialPriceErrors.Max(max));
        if (input.Until is not { } day || day < today || day > today.AddDays(days))
            wrong.Add(SpecialPriceErrors.Until(days));
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > 200)
            wrong.Add(SpecialPriceErrors.NeedsReason);
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;
        var until = company.Calendar.At(input.Until!.Value.AddDays(1), TimeOnly.MinValue);
        return new SpecialPrice
        {
            Id = id,
            No = no,
            Account = customer!.Account.Value,
            Customer = customer.Name,
            Phone = customer.Phone,
            Sku = card!.Id,
            SkuCode = card.Code,
            Name = card.Name.Zh,
            NameEn = card.Name.En,
            Colour = card.Colour.Zh,
            Size = card.Size,
            Usual = card.Price,
            Price = input.Price,
            Cost = card.Cost,
            Most = input.Quantity,
            Until = until,
            Reason = input.Reason.Trim(),
            MadeAt = Instants.Cut(context.Now),
            MakerId = context.Actor.Id,
            Maker = context.Actor.Name,
            Progress = new SpecialPriceProgress
            {
                Id = id,
                Left = input.Quantity,
                Until = until,
            },
        };
    }

    private Refusal? Price(SkuCard card, Money price)
    {
        if (price <= Money.Zero || price >= card.Price)
            return SpecialPriceErrors.NotLower;
        // Rounded up: half a fen less would be below the floor.
        var least = new Money((card.Price.Fen * policies.Get(SpecialPricePolicies.Floor) + 99) / 100);
        return price < least ? SpecialPriceErrors.Floor(least) : null;
    }

    public Task<SpecialPrice?> Find(string no, CancellationToken ct)
    {
        var upper = (no ?? "").Trim().ToUpperInvariant();
        return db.Set<SpecialPrice>().Include(s => s.Progress).FirstOrDefaultAsync(s => s.No == upper, ct);
    }

    public Task<SpecialPrice?> Find(SpecialPriceId id, CancellationToken ct) =>
        db.Set<SpecialPrice>().Include(s => s.Progress).FirstOrDefaultAsync(s => s.Id == id, ct);
}

/// <summary>
/// Customer service asks for a price for one customer while it advises them (CAT-11). Another person decides.
/// </summary>
[Needs("price.special.request")]
public sealed class RequestSpecialPrice
{
    private readonly ShopDb _db;
    private readonly SpecialPriceRequests _requests;
    private readonly SpecialPriceDecision _decision;
    private readonly IApprovals _approvals;
    private readonly DocumentNumbers _numbers;
    private readonly OperationContext _context;

    internal RequestSpecialPrice(
        ShopDb db,
        SpecialPriceRequests requests,
        SpecialPriceDecision decision,
        IApprovals approvals,
        DocumentNumbers numbers,
        OperationContext context
    ) =>
        (_db, _requests, _decision, _approvals, _numbers, _context) = (
            db,
            requests,
            decision,
            approvals,
            numbers,
            context
        );

    /// <summary>
    /// Refused at each wrong field: unknown member or goods, a price that is no lower or below the floor, too many
    /// pieces, too long, no reason.
    /// </summary>
    public async Task<Result<SpecialPriceMade>> Run(SpecialPriceInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var drafted = await _requests.Draft(
            _context.NewId<SpecialPriceId>(),
            await _numbers.Next(_db, "TJ", _context.Now, ct),
            input,
            _context,
            ct
        );
        if (!drafted.IsDone)
            return drafted.Refusal;
        var special = drafted.Value;
        _db.Add(special);
        _context.Record(
            special.Subject with
            {
                IsNew = true,
            },
            ("申请特价", "Special price asked for"),
            after: special.Snapshot,
            note: special.Reason
        );
        var asked = await _approvals.Ask(SpecialPriceApproval.Kind, special, ct);
        if (!asked.IsDone)
            return asked.Refusal;
        special.Progress.AskedIn(asked.Value.No);
        await _context.Raise(
            new SpecialPriceRequested(special.Id, special.No, special.Account, asked.Value.Id, special.MadeAt),
            ct
        );
        // A chain that asks nobody for this amount: it is in force at once.
        if (
            asked.Value.State == ApprovalState.Approved
            && await _decision.Grant(special, by: null, comment: null, ct) is { IsDone: false } not
        )
            return not.Refusal;
        return new SpecialPriceMade(special.Id, special.No, special.Progress.State, asked.Value.No);
    }
}

/// <summary>Takes a special price back, asked for or in force. What was bought at it stays as it is.</summary>
[Needs("price.special.request", "price.special.approve")]
public sealed class WithdrawSpecialPrice
{
    private readonly SpecialPriceRequests _requests;
    private readonly IApprovals _approvals;
    private readonly OperationContext _context;

    internal WithdrawSpecialPrice(SpecialPriceRequests requests, IApprovals approvals, OperationContext context) =>
        (_requests, _approvals, _context) = (requests, approvals, context);

    /// <summary>By its maker or whoever may approve; refused when it has ended.</summary>
    public async Task<Result> Run(SpecialPriceId id, string? why, CancellationToken ct) =>
        await Withdraw(await _requests.Find(id, ct), why, ct);

    /// <inheritdoc cref="Run(SpecialPriceId,string,CancellationToken)" />
    public async Task<Result> Run(string no, string? why, CancellationToken ct) =>
        await Withdraw(await _requests.Find(no, ct), why, ct);

    private async Task<Result> Withdraw(SpecialPrice? special, string? why, CancellationToken ct)
    {
        if (why is { Length: > 200 })
            return SpecialPriceErrors.NeedsReason;
        if (special is null)
            return SpecialPriceErrors.NotFound;
        if (special.MakerId != _context.Actor.Id && !_context.Actor.May("price.special.approve"))
            return SpecialPriceErrors.NotYours;
        var (was, reason) = (special.Progress.State, string.IsNullOrWhiteSpace(why) ? null : why.Trim());
        if (
            special.Progress.End(SpecialPriceVerb.Withdraw, _context.Actor.Name, reason, _context.Now) is
            { IsDone: false } not
        )
            return not;
        if (was == SpecialPriceState.Pending)
            await _approvals.Withdraw(SpecialPriceApproval.Kind.Key, special.Id.Value, reason ?? "特价申请撤回", ct);
        _context.Record(
            special.Subject,
            ("撤回特价", "Special price withdrawn"),
            new { state = was },
            new { special.Progress.State },
            reason
        );
        _context.Invalidate(SpecialPriceCache.Topic);
        return Result.Done;
    }
}

/// <summary>Tells the customer that they may buy.</summary>
internal sealed class TellCustomerSpecial(INotices notices, Company company)
    : IIntegrationEventHandler<SpecialPriceGranted>
{
    public Task Handle(SpecialPriceGranted e, Guid eventId, CancellationToken ct) =>
        notices.Tell(
            SpecialPriceNotices.Granted,
            e.Phone,
            $"special:{e.Id.Value:N}",
            ct,
            ("goods", e.Goods),
            ("price", e.Price),
            ("until", company.Calendar.DateOf(e.Until.AddMinutes(-1)))
        );
}
