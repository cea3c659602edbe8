using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>
/// Gives somebody a position, for good or until a day (ORG-01, ORG-02, ORG-16). Its permissions come and go with it.
/// </summary>
[Needs("org.edit", "hr.edit")]
public sealed class GivePosition(ShopDb db, OperationContext context, Reach reach, Company company)
{
    /// <summary>
    /// Until the end of <paramref name="lastDay"/>, or without end. Refused at "position", "lastDay" or "why".
    /// </summary>
    public async Task<Result> Run(AccountId id, string position, DateOnly? lastDay, string why, CancellationToken ct)
    {
        if (context.Actor.Id == id.Value)
            return StaffErrors.OwnPosition;
        if (ReasonRule.Refuse(why) is { } reason)
            return reason;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id.Value && a.Kind == AccountKind.Staff, ct);
        var found = await db.Set<Position>()
            .FirstOrDefaultAsync(p => p.Code == position && p.Kind != PositionKind.Shop, ct);
        if (account is null)
            return StaffErrors.NoAccount;
        if (found is null)
            return StaffErrors.NoPosition with { Kind = RefusalKind.Invalid, Field = "position" };
        if (await reach.Refuse(context.Actor, [position], ct) is { } beyond)
            return beyond with { Field = "position" };
        DateTimeOffset? until = lastDay is { } day ? company.Calendar.StartOf(day.AddDays(1)) : null;
        if (until <= context.Now)
            return Refusal.Invalid(
                "organization.last_day",
                "lastDay",
                "最后一天不能早于今天",
                "The last day can't be before today."
            );
        if ((await db.PositionsOf(id.Value, context.Now, ct)).Contains(position))
            return Refusal.Conflict(
                "organization.holds_already",
                "已经在任这个岗位了",
                "This position is held already."
            );
        db.Add(Holding.Begin(id.Value, position, until, context.Actor.Name, context.Now));
        context.Record(account.Subject, ("任职", "Position given"), after: new { position, lastDay }, note: why.Trim());
        context.Invalidate(ActorCache.Topic, id.Value.ToString());
        return Result.Done;
    }
}

/// <summary>Ends somebody's holding of a position now; it stays as history (ORG-01).</summary>
[Needs("org.edit", "hr.edit")]
public sealed class EndPosition(ShopDb db, OperationContext context, Reach reach)
{
    /// <summary>Takes effect at once: the position's permissions are gone with the next request.</summary>
    public async Task<Result> Run(AccountId id, string position, string why, CancellationToken ct)
    {
        if (context.Actor.Id == id.Value)
            return StaffErrors.OwnPosition;
        if (ReasonRule.Refuse(why) is { } reason)
            return reason;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id.Value && a.Kind == AccountKind.Staff, ct);
        if (account is null)
            return StaffErrors.NoAccount;
        if (await reach.Refuse(context.Actor, [position], ct) is { } beyond)
            return beyond;
        var now = context.Now;
        var ended = await db.Set<Holding>()
            .Where(h => h.AccountId == id.Value && h.Position == position && (h.Until == null || h.Until > now))
            .ExecuteUpdateAsync(s => s.SetProperty(h => h.Until, (DateTimeOffset?)now), ct);
        if (ended == 0)
            return Refusal.Conflict("organization.not_held", "现在没有任这个岗位", "This position is not held now.");
        context.Record(account.Subject, ("卸任", "Position ended"), before: new { position }, note: why.Trim());
        context.Invalidate(ActorCache.Topic, id.Value.ToString());
        return Result.Done;
    }
}
