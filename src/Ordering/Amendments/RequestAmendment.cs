using Zhanggui.Approvals;

namespace Zhanggui.Ordering;

/// <summary>
/// Customer service writes down what a customer asked to have changed, with the customer's consent (ORD-10). Another
/// person must agree; until then it changes nothing and holds the order's release. Only what a policy names passes at
/// once: corrections of recipient, phone and address before confirmation (orders.amend.self).
/// </summary>
[Needs("order.amend.request")]
public sealed class RequestAmendment
{
    private readonly AmendmentExecution _execution;
    private readonly AmendmentRules _rules;
    private readonly AmendmentDraftBuilder _drafts;
    private readonly AmendmentSubmission _submission;
    private readonly OperationContext _context;

    internal RequestAmendment(
        AmendmentExecution execution,
        AmendmentRules rules,
        AmendmentDraftBuilder drafts,
        AmendmentSubmission submission,
        OperationContext context
    ) => (_execution, _rules, _drafts, _submission, _context) = (execution, rules, drafts, submission, context);

    /// <summary>
    /// Refused when the order may not be amended any more (C18), while another amendment of it is pending, when nothing
    /// differs, and at each wrong field.
    /// </summary>
    public async Task<Result<AmendmentMade>> Run(OrderId id, AmendmentInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var order = await _execution.Order(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (order.Progress.OpenAmendment is not null)
            return AmendmentErrors.OpenAlready;
        if (await _rules.When(order, hold: true, ct) is { } not)
            return not;
        var amendmentId = _context.NewId<AmendmentId>();
        var changes = await _drafts.Changes(amendmentId, order, input, ct);
        if (!changes.IsDone)
            return changes.Refusal;
        var after = order.With(changes.Value);
        if (await _rules.Possible(order, after, ct) is { } impossible)
            return impossible;
        var file = await _submission.Store(input.File, _context.Now, ct);
        if (!file.IsDone)
            return file.Refusal;

        var amendment = await Make(amendmentId, order, input, changes.Value, order.Total - after.Total, file.Value, ct);
        _execution.Keep(order, amendment);
        if (_submission.PassesAtOnce(order, amendment))
        {
            await _execution.Apply(amendment, order, null, null, ct);
            return new AmendmentMade(amendment.Id, amendment.No, amendment.State, null);
        }

        var asked = await _submission.Ask(order, amendment, ct);
        if (!asked.IsDone)
            return asked.Refusal;
        amendment.Progress.AskedIn(asked.Value.No);
        if (asked.Value.State == ApprovalState.Approved)
            await _execution.Apply(amendment, order, null, null, ct);
        return new AmendmentMade(amendment.Id, amendment.No, amendment.State, asked.Value.No);
    }

    private async Task<Amendment> Make(
        AmendmentId id,
        Order order,
        AmendmentInput input,
        IReadOnlyList<AmendmentChange> changes,
        Money less,
        FileId? file,
        CancellationToken ct
    )
    {
        var no = await _submission.NextNo(_context.Now, ct);
        return new Amendment
        {
            Id = id,
            No = no,
            OrderId = order.Id,
            OrderNo = order.No,
            OrderStatus = order.Status,
            MadeAt = Instants.Cut(_context.Now),
            MakerId = _context.Actor.Id,
            Maker = _context.Actor.Name,
            Requester = string.IsNullOrWhiteSpace(input.Requester) ? order.Address.Name : input.Requester.Trim(),
            Channel = input.Channel,
            Reason = input.Reason.Trim(),
            EvidenceKind = input.EvidenceKind,
            EvidenceNote = input.EvidenceNote.Trim(),
            EvidenceFile = file,
            Less = less,
            Changes = [.. changes],
            Progress = AmendmentProgress.Of(id, no, order, _context.Now),
        };
    }
}

/// <summary>
/// Takes a pending amendment back: its maker, or whoever may approve amendments. The order goes on as it was.
/// </summary>
[Needs("order.amend.request", "order.amend.approve")]
public sealed class WithdrawAmendment
{
    private readonly AmendmentExecution _execution;
    private readonly IApprovals _approvals;
    private readonly OperationContext _context;

    internal WithdrawAmendment(AmendmentExecution execution, IApprovals approvals, OperationContext context) =>
        (_execution, _approvals, _context) = (execution, approvals, context);

    /// <summary>Refused when it is decided already.</summary>
    public async Task<Result> Run(AmendmentId id, string? why, CancellationToken ct)
    {
        if (why is { Length: > 200 })
            return OrderErrors.NeedsReason;
        if (await _execution.Find(id, ct) is not { } amendment)
            return AmendmentErrors.NotFound;
        if (amendment.MakerId != _context.Actor.Id && !_context.Actor.May("order.amend.approve"))
            return AmendmentErrors.NotYours;
        if (AmendmentStates.Table.Next(amendment.State, AmendmentVerb.Withdraw) is { IsDone: false } not)
            return not.Refusal;
        var order = (await _execution.Order(amendment.OrderId, ct))!;
        var reason = string.IsNullOrWhiteSpace(why) ? null : why.Trim();
        await _approvals.Withdraw(AmendmentApproval.Kind.Key, id.Value, reason ?? "变更单撤回", ct);
        await _execution.End(amendment, order, AmendmentVerb.Withdraw, _context.Actor.Name, reason, ct);
        return Result.Done;
    }
}
