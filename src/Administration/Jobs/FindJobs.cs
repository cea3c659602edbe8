namespace Zhanggui.Administration;

/// <summary>Finds jobs by the words of their names: they are few and in memory.</summary>
internal sealed class FindJobs(IEnumerable<IJob> jobs) : IFinder
{
    private static readonly Text Kind = ("定时任务", "Job");

    public bool MayAsk(Actor actor) => actor.May("db.view");

    public Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        var found = jobs.Select(j => j.Definition)
            .Where(j =>
                new[] { j.Title.Zh, j.Title.En, j.Name }.Any(t => t.Contains(words, StringComparison.OrdinalIgnoreCase))
            )
            .OrderBy(j => j.Name, StringComparer.Ordinal)
            .Take(max)
            .Select(j => new Found(
                "/office/jobs/" + Uri.EscapeDataString(j.Name),
                j.Title.ToString(),
                j.Schedule.Words.ToString(),
                "clock",
                Kind
            ));
        return Task.FromResult<IReadOnlyList<Found>>([.. found]);
    }
}
