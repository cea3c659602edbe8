using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Integration.Platform;

/// <summary>Recurring work.</summary>
public sealed class JobTests
{
    [Theory, Databases]
    public async Task A_job_that_another_run_left_for_later_runs_when_it_is_due_and_not_a_whole_interval_after(string database)
    {
        await using var house = await House.Start(database);
        var earlier = house.Clock.GetUtcNow();
        await house.Ask(async (ShopDb db) =>
        {
            db.Add(new JobState { Name = "ordering.back-orders", NextAt = earlier.AddMinutes(5), Runs = 7 });
            await db.SaveChangesAsync();
            return 0;
        });

        await house.RunJobs();
        (await Runs(house)).ShouldBe(7);
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.RunJobs();
        (await Runs(house)).ShouldBe(8);
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.RunJobs();
        (await Runs(house)).ShouldBe(8);
    }

    private static Task<long> Runs(House house) => house.Ask((ShopDb db) => db.Set<JobState>().Where(j => j.Name == "ordering.back-orders").Select(j => j.Runs).SingleAsync());
}
