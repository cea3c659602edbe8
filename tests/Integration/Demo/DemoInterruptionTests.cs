using Zhanggui.Demo;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Demo;

/// <summary>A filling that is killed goes on where it stopped, at whatever act that was.</summary>
public sealed class DemoInterruptionTests
{
    private const int Kills = 12;

    private static readonly DateTimeOffset Moment = DemoFillingTests.Shanghai("2026-11-30 11:46:00");

    [Theory, Databases]
    public async Task Killed_at_twelve_acts_it_ends_as_if_nothing_had_happened(string database)
    {
        var acts = 0;
        SortedDictionary<string, int> whole;
        await using (var app = await AppFixture.Start(database, at: Moment))
        {
            await Fill(app, _ => acts++);
            whole = await Rows.Count(app);
        }

        acts.ShouldBeGreaterThan(300);
        await using var first = await AppFixture.Start(database, at: Moment);
        first.Stays = true;
        for (var kill = 1; kill <= Kills; kill++)
        {
            var left = acts / (Kills + 1);
            await using var killed = await AppFixture.On(first.Database, Moment + TimeSpan.FromMinutes(kill));
            await Should.ThrowAsync<OperationCanceledException>(() => Fill(killed, _ => Stop(--left == 0)));
        }

        await using var resumed = await AppFixture.On(first.Database, Moment + TimeSpan.FromDays(1));
        var completed = await Fill(resumed, _ => { });
        completed.Select(c => c.En).ShouldContain("Consultations");
        completed.Select(c => c.En).ShouldNotContain("Staff");
        (await Rows.Count(resumed)).ShouldBe(whole);
        (await resumed.Verify()).Select(b => b.What).ShouldBeEmpty();
        resumed
            .Services.GetService(typeof(TimeProvider))
            .ShouldBeOfType<DemoClock>()
            .GetUtcNow()
            .ShouldBe(Moment + TimeSpan.FromDays(1));
    }

    [Theory, Databases]
    public async Task A_company_that_is_not_complete_can_t_be_used_and_says_what_to_do(string database)
    {
        await using var app = await AppFixture.Start(database, at: Moment);
        await Should.ThrowAsync<DemoFailed>(() =>
            Fill(app, act => _ = act == "stock" ? throw new InvalidOperationException("the disk is full") : act)
        );
        var refused = await Should.ThrowAsync<DemoFailed>(() =>
            app.Ask((DemoCompany d) => d.Prepare(withDemo: false, CancellationToken.None))
        );
        refused.Step.En.ShouldBe("Warehouses and stock");
    }

    [Theory, Databases]
    public async Task A_database_with_a_company_of_its_own_is_left_alone(string database)
    {
        await using var given = await GivenShop.Open(database);
        (await given.App.Ask((DemoCompany d) => d.Prepare(withDemo: true, CancellationToken.None))).ShouldBeEmpty();
        (await Rows.Count(given.App))["organization_account"].ShouldBe(0);
        given.App.Services.GetService(typeof(DemoCompany)).ShouldBeOfType<DemoCompany>().Logins().ShouldBeEmpty();
    }

    private static void Stop(bool now)
    {
        if (now)
            throw new OperationCanceledException();
    }

    private static Task<IReadOnlyList<Text>> Fill(AppFixture app, Action<string> before)
    {
        var demo = (DemoCompany)app.Services.GetService(typeof(DemoCompany))!;
        demo.Before = before;
        return demo.Prepare(withDemo: true, CancellationToken.None);
    }
}
