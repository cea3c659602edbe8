using Zhanggui.Ordering;

namespace Zhanggui.AfterSales;

/// <summary>A return's id and number, where it stands, and the request that decides when somebody must.</summary>
public sealed record ReturnMade(Guid Id, string No, ReturnState State, string? ApprovalNo);

/// <summary>
/// Customer service agrees with a customer that goods come back (ORD-29, AFS-07, AFS-08), also for a distributor's
/// order (ORD-22). Within the position's authority at once, beyond it and after the window another person decides.
/// </summary>
[Needs("return.request")]
public sealed class RequestReturn
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly ReturnDraftBuilder _drafts;
    private readonly ReturnTransitions _transitions;
    private readonly DocumentNumbers _numbers;
    private readonly Files _files;
    private readonly Policies _policies;

    internal RequestReturn(
        ShopDb db,
        OperationContext context,
        ReturnDraftBuilder drafts,
        ReturnTransitions transitions,
        DocumentNumbers numbers,
        Files files,
        Policies policies
    ) =>
        (_db, _context, _drafts, _transitions, _numbers, _files, _policies) = (
            db,
            context,
            drafts,
            transitions,
            numbers,
            files,
            policies
        );

    /// <summary>
    /// Refused at each wrong field, for orders that have not left or are closed, for more pieces than are left, and
    /// while another return of the order is open.
    /// </summary>
    public async Task<Result<ReturnMade>> Run(ReturnInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await _drafts.Room(input.Order, ct) is not { } room)
            return ReturnErrors.NoOrder;
        if (ReturnDraftBuilder.When(room.Order) is { } not)
            return not;
        if (await ReturnQueries.IsOpen(_db, room.Order.Id.Value, ct))
            return ReturnErrors.OpenAlready;
        var id = Guid.CreateVersion7(_context.Now);
        var drafted = await _drafts.Draft(id, room, input, ct);
        var wrong = Words(input);
        if (!drafted.IsDone)
            wrong.Insert(0, drafted.Refusal);
        if (Refusal.Join(wrong) is { } refused)
            return refused;
        FileId? picture = null;
        if (input.Picture is { } sent)
        {
            var stored = await _files.Upload(sent.Name, sent.Bytes, _context.Now, ct, ReturnPage.See);
            if (!stored.IsDone)
                return stored.Refusal;
            picture = stored.Value;
        }

        var made = Make(id, await _numbers.Next(_db, "TH", _context.Now, ct), drafted.Value, picture);
        _db.Add(made);
        _context.Record(
            made.Subject with
            {
                IsNew = true,
            },
            ("登记退换货", "Return registered"),
            after: made.Snapshot,
            note: made.What
        );
        _context.Changed("returns");
        return await Decide(made, drafted.Value, ct);
    }

    private async Task<Result<ReturnMade>> Decide(ReturnCase made, DraftReturn draft, CancellationToken ct)
    {
        if (!_transitions.IsWithin(draft))
        {
            var asked = await _transitions.AskGranting(made, draft.Room.Order, ct);
            if (!asked.IsDone)
                return asked.Refusal;
            made.Progress.AskedIn(asked.Value.No);
            if (asked.Value.State != Approvals.ApprovalState.Approved)
                return new ReturnMade(made.Id, made.No, made.State, asked.Value.No);
        }

        var granted = await _transitions.Grant(made, _context.Actor.Name, ct);
        return granted.IsDone
            ? new ReturnMade(made.Id, made.No, made.State, made.Progress.ApprovalNo)
            : granted.Refusal;
    }

    private static List<Refusal> Words(ReturnInput input)
    {
        List<Refusal> wrong = [];
        if ((input.What ?? "").Trim().Length is 0 or > ReturnErrors.MaxText)
            wrong.Add(ReturnErrors.What);
        if ((input.Consent ?? "").Trim().Length is 0 or > 200)
            wrong.Add(ReturnErrors.Consent);
        if (ReturnStates.NeedsPicture(input.Reason) && input.Picture is not { Bytes.Length: > 0 })
            wrong.Add(ReturnErrors.Picture);
        return wrong;
    }

    private ReturnCase Make(Guid id, string no, DraftReturn draft, FileId? picture)
    {
        var (order, input) = (draft.Room.Order, draft.Input);
        return new ReturnCase
        {
            Id = id,
            No = no,
            Kind = input.Kind,
            Reason = input.Reason,
            OrderId = order.Id.Value,
            OrderNo = order.No,
            Channel = order.Channel,
            Account = order.Account,
            Customer = order.Address.Name,
            Phone = order.Address.Phone,
            What = input.What.Trim(),
            Consent = input.Consent.Trim(),
            Picture = picture,
            Goods = draft.Goods,
            Postage = draft.Postage,
            MadeAt = Instants.Cut(_context.Now),
            MakerId = _context.Actor.Id,
            Maker = _context.Actor.Name,
            SendTo = _policies.Get(ReturnPolicies.Address).Trim(),
            Lines = [.. draft.Lines],
            Progress = new ReturnProgress { Id = id, OrderId = order.Id.Value },
        };
    }
}

/// <summary>Takes a return back while nothing has come: the customer keeps the goods.</summary>
[Needs("return.request")]
public sealed class WithdrawReturn
{
    private readonly OperationContext _context;
    private readonly ReturnTransitions _transitions;
    private readonly Approvals.IApprovals _approvals;

    internal WithdrawReturn(OperationContext context, ReturnTransitions transitions, Approvals.IApprovals approvals) =>
        (_context, _transitions, _approvals) = (context, transitions, approvals);

    /// <summary>Refused without a reason, and once the goods were inspected.</summary>
    public async Task<Result> Run(string no, string? why, CancellationToken ct)
    {
        var reason = (why ?? "").Trim();
        if (reason.Length is 0 or > 200)
            return ReturnErrors.WithdrawReason;
        if (await _transitions.Find(no, ct) is not { } c)
            return ReturnErrors.NotFound;
        var waiting = c.State == ReturnState.Reviewing;
        if (
            await _transitions.End(c, ReturnVerb.Withdraw, _context.Actor.Name, reason, ct) is { IsDone: false } refused
        )
            return refused;
        if (waiting)
            await _approvals.Withdraw(ReturnApproval.Granting.Key, c.Id, reason, ct);
        _context.Changed("returns");
        return Result.Done;
    }
}

/// <summary>
/// Notes with which waybill the customer sends the goods: by it the returns clerk knows the parcel (AFS-23).
/// </summary>
[Needs("return.request", "return.register")]
public sealed class RecordReturnWaybill
{
    private readonly OperationContext _context;
    private readonly ReturnTransitions _transitions;

    internal RecordReturnWaybill(OperationContext context, ReturnTransitions transitions) =>
        (_context, _transitions) = (context, transitions);

    /// <summary>A later one takes the place of an earlier one; refused once the goods are there.</summary>
    public async Task<Result> Run(string no, string? waybill, CancellationToken ct)
    {
        var typed = (waybill ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (typed.Length is < 4 or > 30 || !typed.All(char.IsAsciiLetterOrDigit))
            return ReturnErrors.Waybill;
        if (await _transitions.Find(no, ct) is not { } c)
            return ReturnErrors.NotFound;
        var before = c.Progress.WaybillNo;
        if (c.Progress.Sent(typed) is { IsDone: false } refused)
            return refused;
        _context.Record(
            c.Subject,
            ("记退件运单号", "Return waybill noted"),
            new { waybill = before },
            new { waybill = typed }
        );
        return Result.Done;
    }
}
