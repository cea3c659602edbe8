using Microsoft.EntityFrameworkCore;
using Zhanggui.Work;

namespace Zhanggui.ServiceDesk;

/// <summary>Nobody did anything for too long: the owner is asked how it ended (ORD-15). It is not closed.</summary>
[SystemOnly]
public sealed class AskForOutcome
{
    private readonly ConsultationAccess _access;
    private readonly Policies _policies;

    internal AskForOutcome(ConsultationAccess access, Policies policies) => (_access, _policies) = (access, policies);

    /// <summary>The open ones that nobody has touched for longer than the policy says.</summary>
    internal static IQueryable<ConsultationId> Silent(DeadlineQuestion d)
    {
        var before = d.Now - d.Policies.Get(ServiceDeskPolicies.LapseAfter);
        return d
            .Db.Set<Consultation>()
            .AsNoTracking()
            .Where(c => c.State == ConsultationState.Open && c.TouchedAt <= before)
            .OrderBy(c => c.TouchedAt)
            .Select(c => c.Id);
    }

    /// <summary>Nothing happens when somebody did something in the meantime.</summary>
    public async Task<Result> Run(ConsultationId id, CancellationToken ct)
    {
        var (context, found) = (_access.Context, await _access.Find(id, ct));
        if (
            found is not { State: ConsultationState.Open }
            || found.TouchedAt > context.Now - _policies.Get(ServiceDeskPolicies.LapseAfter)
        )
            return Result.Done;
        var lapsed = found.Expire();
        if (!lapsed.IsDone)
            return lapsed;
        context.Record(found.Subject, ("催补结果", "Outcome asked for"));
        await _access.ToDos.Open(
            new ToDoDraft(
                ConsultationAccess.OutcomeKind,
                ("补咨询结果", "Consultation outcome"),
                found.Subject,
                $"/office/support/consultations/{found.No}",
                "CSPRE",
                context.Now + _policies.Get(ServiceDeskPolicies.OutcomeWithin),
                (
                    "咨询很久没有动静：登记成交，或写明没成交的原因",
                    "It has been silent for long: note the deal, or why there is none"
                ),
                ("登记结果", "Note the outcome")
            )
            {
                AlsoFor = ["CSPOST"],
                Person = found.OwnerId,
                PersonName = found.OwnerName,
                EscalateTo = "CSMGR",
                Who = found.Who,
                WarnBefore = TimeSpan.FromHours(1),
            },
            ct
        );
        context.Changed("consultations");
        context.Changed("todos");
        return Result.Done;
    }
}
