using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Work;

namespace Zhanggui.Support;

/// <summary>Nobody did anything for too long: the owner is asked how it ended (ORD-15). It is not closed.</summary>
[SystemOnly]
public sealed class AskForOutcome
{
    private readonly ConsultationDesk _desk;
    private readonly Policies _policies;

    internal AskForOutcome(ConsultationDesk desk, Policies policies) => (_desk, _policies) = (desk, policies);

    /// <summary>Nothing happens when somebody did something in the meantime.</summary>
    public async Task<Result> Run(ConsultationId id, CancellationToken ct)
    {
        var (context, found) = (_desk.Context, await _desk.Find(id, ct));
        if (found is not { State: ConsultationState.Open } || found.TouchedAt > context.Now - _policies.Get(SupportPolicies.LapseAfter)) return Result.Done;
        var lapsed = found.Expire();
        if (!lapsed.IsDone) return lapsed;
        context.Record(found.Subject, ("催补结果", "Outcome asked for"));
        await _desk.ToDos.Open(new ToDoDraft(ConsultationDesk.OutcomeKind, ("补咨询结果", "Consultation outcome"), found.Subject, $"/office/support/consultations/{found.No}", "CSPRE", context.Now + _policies.Get(SupportPolicies.OutcomeWithin),
            ("咨询很久没有动静：登记成交，或写明没成交的原因", "It has been silent for long: note the deal, or why there is none"), ("登记结果", "Note the outcome"))
        {
            AlsoFor = ["CSPOST"], Person = found.OwnerId, PersonName = found.OwnerName, EscalateTo = "CSMGR", Who = found.Who, WarnBefore = TimeSpan.FromHours(1),
        }, ct);
        context.Changed("consultations");
        context.Changed("todos");
        return Result.Done;
    }
}

internal sealed class AskForOutcomes(IServiceScopeFactory scopes, UseCaseExecutor executor, Policies policies, TimeProvider clock) : IJob
{
    public JobDefinition Definition { get; } = new("support.outcomes", ("追问咨询结果", "Ask for outcomes of consultations"),
        ("很久没动静的咨询，请客服填写结果。",
        "Asks customer service for the outcome of consultations that have been silent for long."),
        JobSchedule.Every(TimeSpan.FromMinutes(1)));

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.Now() - policies.Get(SupportPolicies.LapseAfter);
        var silent = await scope.ServiceProvider.GetRequiredService<ShopDb>().Set<Consultation>().AsNoTracking()
            .Where(c => c.State == ConsultationState.Open && c.TouchedAt <= before).OrderBy(c => c.TouchedAt).Select(c => c.Id).Take(200).ToListAsync(ct);
        await OneByOne.Run(silent, id => executor.Run(Actor.System("support"), (AskForOutcome u) => u.Run(id, ct), ct), progress, ct);
    }
}
