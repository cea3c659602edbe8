using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>Whom, from when, until when, and why.</summary>
public sealed record DelegationInput(Guid To, DateTimeOffset From, DateTimeOffset Until, string Reason);

/// <summary>
/// Lets a colleague decide in one's name for a time (ORG-28). What one has made oneself the colleague cannot decide for
/// one either.
/// </summary>
[Open]
public sealed class DelegateApprovals(ShopDb db, OperationContext context, IPositions positions, Policies policies)
{
    /// <summary>The longest delegation.</summary>
    public static readonly NumberPolicy MaxDays = new(
        "approval.delegation.days",
        ("审批委托最长天数", "A delegation lasts at most (days)"),
        "ORG-28",
        30,
        1,
        365
    );

    /// <summary>Refused at "to", "from", "until" or "reason"; one delegation at a time.</summary>
    public async Task<Result<Guid>> Run(DelegationInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (context.Actor is not { Kind: ActorKind.Staff, Id: { } me })
            return ApprovalErrors.StaffOnly;
        var (now, days) = (context.Now, policies.Get(MaxDays));
        var to = (await positions.All(ct))
            .Values.SelectMany(p => p.Holders)
            .FirstOrDefault(h => h.Id.Value == input.To);
        var refusals = new List<Refusal>();
        if (to.Name is null || input.To == me)
            refusals.Add(DelegationErrors.NoColleague);
        if (input.Until <= now || input.Until <= input.From)
            refusals.Add(DelegationErrors.Backwards);
        else if (input.Until - input.From > TimeSpan.FromDays(days))
            refusals.Add(DelegationErrors.TooLong(days));
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Trim().Length > 200)
            refusals.Add(DelegationErrors.NeedsReason);
        if (Refusal.Join(refusals) is { } refused)
            return refused;
        var from = input.From < now ? now : input.From;
        if (
            await db.Set<Delegation>()
                .AnyAsync(d => d.FromId == me && d.RevokedAt == null && d.From < input.Until && d.Until > from, ct)
        )
            return DelegationErrors.Overlaps;

        var delegation = new Delegation
        {
            Id = Guid.CreateVersion7(now),
            FromId = me,
            FromName = context.Actor.Name,
            ToId = input.To,
            ToName = to.Name!,
            From = from,
            Until = input.Until,
            Reason = input.Reason.Trim(),
            At = now,
        };
        db.Add(delegation);
        context.Record(
            delegation.Subject with
            {
                IsNew = true,
            },
            ("委托审批", "Approvals delegated"),
            after: new
            {
                to = to.Name,
                from,
                input.Until,
            },
            note: input.Reason.Trim()
        );
        return delegation.Id;
    }
}

/// <summary>Ends a delegation early.</summary>
[Open]
public sealed class RevokeDelegation(ShopDb db, OperationContext context)
{
    /// <summary>Refused to everybody but whoever delegated, and when it has ended already.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var (now, me, by) = (context.Now, context.Actor.Id, context.Actor.Name);
        var delegation = await db.Set<Delegation>()
            .AsNoTracking()
            .FirstOrDefaultAsync(d => d.Id == id && d.FromId == me, ct);
        if (delegation is null)
            return DelegationErrors.NotFound;
        var revoked = await db.Set<Delegation>()
            .Where(d => d.Id == id && d.RevokedAt == null && d.Until > now)
            .ExecuteUpdateAsync(
                s => s.SetProperty(d => d.RevokedAt, (DateTimeOffset?)now).SetProperty(d => d.RevokedBy, by),
                ct
            );
        if (revoked == 0)
            return DelegationErrors.Over;
        context.Record(
            delegation.Subject,
            ("收回委托", "Delegation revoked"),
            new { delegation.Until },
            new { revokedAt = now }
        );
        return Result.Done;
    }
}

internal static class DelegationErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "approvals.no_delegation",
        "没有这项委托，或不是你委托的",
        "There is no such delegation, or it is not yours."
    );
    public static readonly Refusal Over = Refusal.Conflict(
        "approvals.delegation_over",
        "这项委托已经结束",
        "This delegation has ended already."
    );
    public static readonly Refusal NoColleague = Refusal.Invalid(
        "approvals.delegate",
        "to",
        "请选一位同事，不能是自己",
        "Choose a colleague, not yourself."
    );
    public static readonly Refusal Backwards = Refusal.Invalid(
        "approvals.delegation_period",
        "until",
        "结束要晚于开始，也要晚于现在",
        "It must end after it begins, and later than now."
    );
    public static readonly Refusal NeedsReason = Refusal.Invalid(
        "approvals.delegation_reason",
        "reason",
        "请写明为什么委托，200 字以内",
        "Say why, in at most 200 characters."
    );
    public static readonly Refusal Overlaps = Refusal.Conflict(
        "approvals.delegation_overlaps",
        "这段时间你已经委托给别人。请先收回那一项",
        "You have delegated for part of this time already. Revoke that one first."
    );

    public static Refusal TooLong(int days) =>
        Refusal.Invalid(
            "approvals.delegation_long",
            "until",
            $"一次最多委托 {days} 天",
            $"A delegation lasts at most {days} days."
        );
}
