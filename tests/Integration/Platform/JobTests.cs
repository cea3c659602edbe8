using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>Recurring work.</summary>
public sealed class JobTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, Databases]
    public async Task A_job_that_another_run_left_for_later_runs_when_it_is_due_and_not_a_whole_interval_after(
        string database
    )
    {
        await using var app = await AppFixture.Start(database);
        var earlier = app.Clock.GetUtcNow();
        await app.Ask(
            async (ShopDb db) =>
            {
                db.Add(
                    new JobState
                    {
                        Name = "ordering.back-orders",
                        NextAt = earlier.AddMinutes(5),
                        Runs = 7,
                    }
                );
                await db.SaveChangesAsync();
                return 0;
            }
        );

        await app.RunJobs();
        (await State(app, "ordering.back-orders")).Runs.ShouldBe(7);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.RunJobs();
        (await State(app, "ordering.back-orders")).Runs.ShouldBe(8);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.RunJobs();
        (await State(app, "ordering.back-orders")).Runs.ShouldBe(8);
    }

    [Theory, Databases]
    public async Task A_slow_job_delays_no_other_and_never_runs_beside_itself(string database)
    {
        var (slow, quick) = (
            new TestJob("test.slow", JobSchedule.Every(Minute)),
            new TestJob("test.quick", JobSchedule.Every(Minute))
        );
        await using var app = await Start(database, slow, quick);
        var release = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        slow.Work = (_, _) =>
        {
            begun.TrySetResult();
            return release.Task;
        };
        var ran = new TaskCompletionSource();
        quick.Work = (_, _) =>
        {
            ran.TrySetResult();
            return Task.CompletedTask;
        };

        var due = app.RunJobs();
        await begun.Task.WaitAsync(Patience);
        await ran.Task.WaitAsync(Patience);
        due.IsCompleted.ShouldBeFalse();
        app.Clock.Advance(2 * Minute);
        // The quick one may still be noting how it went.
        using var patience = new CancellationTokenSource(Patience);
        while (quick.Began < 2)
        {
            await app.RunJobs().WaitAsync(patience.Token);
            await Task.Delay(5, patience.Token);
        }

        (slow.Began, quick.Began).ShouldBe((1, 2));

        release.SetResult();
        await due.WaitAsync(Patience);
        (await Runs(app, "test.slow")).Select(r => (r.Outcome, r.Took)).ShouldBe([(JobOutcome.Done, 2 * Minute)]);
        await app.RunJobs();
        (slow.Began, quick.Began).ShouldBe((2, 2));
    }

    [Theory, Databases]
    public async Task At_most_eight_run_at_once_and_the_others_follow(string database)
    {
        var jobs = Enumerable
            .Range(0, JobRunner.MaxAtOnce + 3)
            .Select(i => new TestJob($"test.n{i}", JobSchedule.Every(Minute)))
            .ToArray();
        await using var app = await Start(database, jobs);
        var (atOnce, max) = (0, 0);
        var full = new TaskCompletionSource();
        var gate = new Lock();
        foreach (var job in jobs)
            job.Work = async (_, _) =>
            {
                lock (gate)
                    max = Math.Max(max, ++atOnce);
                if (max == JobRunner.MaxAtOnce)
                    full.TrySetResult();
                await full.Task.WaitAsync(Patience);
                lock (gate)
                    atOnce--;
            };

        await app.RunJobs();
        max.ShouldBe(8);
        jobs.Sum(j => j.Began).ShouldBe(11);
    }

    [Theory, Databases]
    public async Task A_job_that_fails_says_why_and_runs_again_when_it_is_due(string database)
    {
        var job = new TestJob("test.failing", JobSchedule.Every(Minute));
        await using var app = await Start(database, job);
        job.Work = (_, _) =>
            throw new AggregateException(
                new InvalidOperationException("no disk"),
                new InvalidOperationException("no network")
            );
        await app.RunJobs();
        var failed = await State(app, job.Name);
        (failed.LastOutcome, failed.LastError, failed.IsRunning).ShouldBe(
            (JobOutcome.Failed, "no disk · no network", false)
        );

        job.Work = null;
        app.Clock.Advance(Minute);
        await app.RunJobs();
        var done = await State(app, job.Name);
        (done.LastOutcome, done.LastError, done.Runs).ShouldBe((JobOutcome.Done, null, 2));
        (await Runs(app, job.Name))
            .Select(r => (r.Outcome, r.Error))
            .ShouldBe([(JobOutcome.Failed, "no disk · no network"), (JobOutcome.Done, null)]);
    }

    [Theory, Databases]
    public async Task A_run_tells_how_far_it_is_while_it_runs_and_how_long_it_took_afterwards(string database)
    {
        var job = new TestJob("test.telling", JobSchedule.Every(Minute));
        await using var app = await Start(database, job);
        JobRun? meanwhile = null;
        job.Work = async (progress, ct) =>
        {
            await progress.Say(("1 / 3", "1 of 3"));
            // Too soon after the first to be written: only the end tells.
            await progress.Say(("2 / 3", "2 of 3"));
            meanwhile = (await Runs(app, job.Name)).Single();
            app.Clock.Advance(TimeSpan.FromSeconds(90));
        };
        await app.RunJobs();

        (meanwhile!.Outcome, meanwhile.ProgressEn, meanwhile.EndedAt, meanwhile.Took).ShouldBe(
            (JobOutcome.Running, "1 of 3", null, null)
        );
        var run = (await Runs(app, job.Name)).Single();
        (run.Outcome, run.ProgressZh, run.ProgressEn, run.Took).ShouldBe(
            (JobOutcome.Done, "2 / 3", "2 of 3", TimeSpan.FromSeconds(90))
        );
        (await State(app, job.Name)).LastTook.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Theory, Databases]
    public async Task Of_a_job_that_runs_every_second_failures_and_the_recovery_are_kept_and_no_row_for_each_run(
        string database
    )
    {
        var job = new TestJob("test.frequent", JobSchedule.Every(TimeSpan.FromSeconds(1)));
        await using var app = await Start(database, job);
        async Task Seconds(int n)
        {
            for (var i = 0; i < n; i++)
            {
                await app.RunJobs();
                app.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        await Seconds(20);
        job.Work = (_, _) => throw new InvalidOperationException("away");
        await Seconds(20);
        (await State(app, job.Name)).LastError.ShouldBe("away");
        job.Work = null;
        await Seconds(20);

        job.Began.ShouldBe(60);
        (await Runs(app, job.Name))
            .Select(r => r.Outcome)
            .ShouldBe([JobOutcome.Done, JobOutcome.Failed, JobOutcome.Done]);
        var state = await State(app, job.Name);
        (state.LastOutcome, state.LastError, state.IsRunning).ShouldBe((JobOutcome.Done, null, false));
    }

    [Theory, Databases]
    public async Task A_daily_job_runs_at_its_time_on_the_companys_clock_and_what_was_missed_is_caught_up_once(
        string database
    )
    {
        var job = new TestJob("test.daily", JobSchedule.Daily(3, 30));
        // It is ten in the morning in Shanghai.
        await using var app = await Start(database, job);
        await app.RunJobs();
        (await State(app, job.Name)).NextAt.ShouldBe(new DateTimeOffset(2026, 11, 22, 19, 30, 0, TimeSpan.Zero));
        app.Clock.Advance(TimeSpan.FromHours(17.5) - TimeSpan.FromSeconds(1));
        await app.RunJobs();
        job.Began.ShouldBe(0);
        app.Clock.Advance(Minute);
        await app.RunJobs();
        (job.Began, (await State(app, job.Name)).NextAt).ShouldBe(
            (1, new DateTimeOffset(2026, 11, 23, 19, 30, 0, TimeSpan.Zero))
        );

        app.Clock.Advance(TimeSpan.FromDays(5));
        await app.RunJobs();
        await app.RunJobs();
        (job.Began, (await State(app, job.Name)).NextAt).ShouldBe(
            (2, new DateTimeOffset(2026, 11, 28, 19, 30, 0, TimeSpan.Zero))
        );
    }

    [Theory, Databases]
    public async Task A_run_that_a_dead_program_left_is_interrupted_when_the_next_one_begins(string database)
    {
        var job = new TestJob("test.left", JobSchedule.Every(Minute));
        await using var app = await Start(database, job);
        var before = app.Clock.GetUtcNow() - Minute;
        await app.Ask(
            async (ShopDb db) =>
            {
                db.Add(
                    new JobState
                    {
                        Name = job.Name,
                        NextAt = before,
                        LastStartedAt = before,
                    }
                );
                db.Add(
                    new JobRun
                    {
                        Id = Guid.CreateVersion7(before),
                        Job = job.Name,
                        StartedAt = before,
                    }
                );
                return await db.SaveChangesAsync();
            }
        );
        (await State(app, job.Name)).IsRunning.ShouldBeTrue();

        await app.RunJobs();
        (await Runs(app, job.Name)).Select(r => r.Outcome).ShouldBe([JobOutcome.Interrupted, JobOutcome.Done]);
        (await State(app, job.Name)).IsRunning.ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task A_run_is_known_for_fourteen_days_and_while_it_runs(string database)
    {
        await using var app = await AppFixture.Start(database);
        var now = app.Clock.GetUtcNow();
        await app.Ask(
            async (ShopDb db) =>
            {
                var done = new JobRun
                {
                    Id = Guid.CreateVersion7(now),
                    Job = "test.old",
                    StartedAt = now,
                };
                (done.EndedAt, done.Outcome) = (now, JobOutcome.Done);
                db.Add(done);
                db.Add(
                    new JobRun
                    {
                        Id = Guid.CreateVersion7(now),
                        Job = "test.running",
                        StartedAt = now,
                    }
                );
                return await db.SaveChangesAsync();
            }
        );
        Task<Result<int>> Purge() => app.Run(Actor.System("test"), (PurgeJobRuns u) => u.Run(CancellationToken.None));

        app.Clock.Advance(TimeSpan.FromDays(14));
        (await Purge()).Value.ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Purge()).Value.ShouldBe(1);
        ((await Runs(app, "test.old")).Count, (await Runs(app, "test.running")).Count).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Every_job_says_in_both_languages_what_it_is_and_does()
    {
        await using var app = await AppFixture.Start("sqlite");
        var jobs = app.Services.GetServices<IJob>().Select(j => j.Definition).ToList();
        jobs.Select(j => j.Name).ShouldBeUnique();
        jobs.Count.ShouldBe(23);
        foreach (var text in jobs.SelectMany(j => new[] { j.Title, j.Purpose, j.Schedule.Words }))
        {
            text.Zh.ShouldNotBeNullOrWhiteSpace();
            text.En.ShouldNotBe(text.Zh);
        }
    }

    private static Task<AppFixture> Start(string database, params TestJob[] jobs) =>
        AppFixture.Start(
            database,
            configure: s =>
            {
                foreach (var job in jobs)
                    s.AddSingleton<IJob>(job);
            }
        );

    private static Task<JobState> State(AppFixture app, string name) =>
        app.Ask((ShopDb db) => db.Set<JobState>().AsNoTracking().SingleAsync(j => j.Name == name));

    private static Task<List<JobRun>> Runs(AppFixture app, string name) =>
        app.Ask(
            (ShopDb db) =>
                db.Set<JobRun>().AsNoTracking().Where(r => r.Job == name).OrderBy(r => r.StartedAt).ToListAsync()
        );
}

/// <summary>A job that does what the test says.</summary>
internal sealed class TestJob(string name, JobSchedule schedule) : IJob
{
    private int _began;

    public string Name => Definition.Name;
    public JobDefinition Definition { get; } =
        new(name, ("测试任务", "Test job"), ("只在测试里。", "Only in tests."), schedule);
    public Func<JobProgress, CancellationToken, Task>? Work { get; set; }
    public int Began => _began;

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        Interlocked.Increment(ref _began);
        if (Work is not null)
            await Work(progress, ct);
    }

    /// <summary>
    /// Of 450 that are due the first 200 fail: the others are done in the same run, each is tried once, and the job
    /// says what failed.
    /// </summary>
    [Theory, Databases]
    public async Task A_deadline_does_all_that_is_due_and_what_fails_stops_nobody_behind_it(string database)
    {
        var (tried, done) = (new List<int>(), new HashSet<int>());
        await using var app = await AppFixture.Start(
            database,
            configure: services =>
                services
                    .AddSingleton(new Tries(tried, done))
                    .AddUseCase<TryNumber>()
                    .AddDeadline<TryNumber, int>(
                        new JobDefinition(
                            "test.deadline",
                            ("试", "Try"),
                            ("试", "Tries."),
                            JobSchedule.Every(TimeSpan.FromHours(1))
                        ),
                        d =>
                            d.Db.Database.SqlQuery<int>(
                                    $"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 450) SELECT x AS \"Value\" FROM n"
                                )
                                .Where(x => !done.Contains(x))
                                .OrderBy(x => x),
                        (u, n, _) => u.Run(n)
                    )
        );
        await app.RunJobs();
        done.Order().ShouldBe(Enumerable.Range(201, 250));
        tried.Order().ShouldBe(Enumerable.Range(1, 450));
        var run = await app.Ask(
            (ShopDb db) => db.Set<JobRun>().AsNoTracking().Where(r => r.Job == "test.deadline").SingleAsync()
        );
        (run.Outcome, run.Error).ShouldBe((JobOutcome.Failed, "no luck"));
    }

    private sealed record Tries(List<int> Tried, HashSet<int> Done);

    [SystemOnly]
    private sealed class TryNumber(Tries tries)
    {
        public Task<Result> Run(int n)
        {
            tries.Tried.Add(n);
            if (n <= 200)
                throw new InvalidOperationException("no luck");
            tries.Done.Add(n);
            return Task.FromResult(Result.Done);
        }
    }
}
