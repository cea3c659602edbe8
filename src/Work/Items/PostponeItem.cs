using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

/// <summary>
/// Puts an item off, with a reason that stays in its history. Punctuality is still measured against the first deadline.
/// </summary>
[Open]
public sealed class PostponeItem(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>The longest that an item can be put off at once.</summary>
    public static readonly MinutesPolicy AtMax = new(
        "work.postpone.minutes",
        ("待办一次最多推迟", "A to-do is put off by at most"),
        "ORG-04",
        1440,
        10,
        10080
    );

    /// <summary>How often one item can be put off.</summary>
    public static readonly NumberPolicy Times = new(
        "work.postpone.times",
        ("一件待办最多推迟几次", "A to-do is put off at most (times)"),
        "ORG-04",
        3,
        0,
        50
    );

    /// <summary>Refused at "minutes" or "why".</summary>
    public async Task<Result> Run(Guid id, int minutes, string why, CancellationToken ct)
    {
        var max = (int)policies.Get(AtMax).TotalMinutes;
        var refusals = new List<Refusal>();
        if (minutes < 5 || minutes > max)
            refusals.Add(
                Refusal.Invalid(
                    "work.minutes",
                    "minutes",
                    $"请推迟 5 到 {max} 分钟",
                    $"Put it off for 5 to {max} minutes."
                )
            );
        if (WorkErrors.Reason(why) is { } reason)
            refusals.Add(reason);
        if (Refusal.Join(refusals) is { } refused)
            return refused;
        var item = await db.Set<WorkItem>()
            .AsNoTracking()
            .FirstOrDefaultAsync(i => i.Id == id && i.State == WorkState.Open, ct);
        if (item is null || !Visible.ToMe(item, context.Actor))
            return WorkErrors.Gone;
        var times = policies.Get(Times);
        if (item.Postponed >= times)
            return WorkErrors.TooOften(times);

        var due = (item.DueAt > context.Now ? item.DueAt.Value : context.Now) + TimeSpan.FromMinutes(minutes);
        var (warn, note, so) = (due - TimeSpan.FromMinutes(item.WarnMinutes), why.Trim(), item.Postponed);
        var moved = await db.Set<WorkItem>()
            .Where(i => i.Id == id && i.State == WorkState.Open && i.Postponed == so)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(i => i.DueAt, (DateTimeOffset?)due)
                        .SetProperty(i => i.WarnAt, (DateTimeOffset?)warn)
                        .SetProperty(i => i.Postponed, so + 1)
                        .SetProperty(i => i.Note, note),
                ct
            );
        if (moved == 0)
            return WorkErrors.Gone;
        db.Add(
            WorkEvent.Of(
                item,
                WorkVerb.PutOff,
                context,
                due.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                note
            )
        );
        return Result.Done;
    }
}
