using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>How long the platform's technical records are kept.</summary>
public static class PurgePolicies
{
    /// <summary>
    /// DAT-12: how long a delivered message stays, counted from its delivery; one that was given up too. Dead ones wait
    /// for a person.
    /// </summary>
    public static readonly NumberPolicy OutboxKeepDays = new(
        "platform.outbox.keep_days",
        ("发件箱里已完成的消息保留几天", "Keep delivered outbox messages (days)"),
        "DAT-12",
        30,
        1,
        3660,
        Policy.Technical
    );

    /// <summary>DAT-12: how long the same idempotency key is answered with the first outcome.</summary>
    public static readonly NumberPolicy IdempotencyKeepDays = new(
        "platform.idempotency.keep_days",
        ("防重复提交的记录保留几天", "Keep the outcomes of idempotency keys (days)"),
        "DAT-12",
        30,
        1,
        3660,
        Policy.Technical
    );

    /// <summary>OPS-01: how far back the console of jobs knows what ran.</summary>
    public static readonly NumberPolicy JobRunKeepDays = new(
        "platform.jobs.keep_days",
        ("定时任务的运行记录保留几天", "Keep the runs of jobs (days)"),
        "OPS-01",
        14,
        1,
        3660,
        Policy.Technical
    );

    /// <summary>Each night, one after another.</summary>
    internal static void AddPurges(IServiceCollection services)
    {
        services.AddPurge<PurgeOutbox>(
            new JobDefinition(
                "platform.outbox-purge",
                ("清理发件箱", "Remove old outbox messages"),
                (
                    "删除完成已久的消息，一次一千行；没完成的和要人处理的都留着。",
                    "Removes messages that are done for long, a thousand rows at a time; open and dead ones stay."
                ),
                JobSchedule.Daily(3, 30)
            ),
            (u, ct) => u.Run(ct)
        );
        services.AddPurge<PurgeIdempotency>(
            new JobDefinition(
                "platform.idempotency-purge",
                ("清理防重复提交记录", "Remove old outcomes of idempotency keys"),
                (
                    "删除超过保留天数的记录，一次一千行。",
                    "Removes outcomes older than the days kept, a thousand rows at a time."
                ),
                JobSchedule.Daily(3, 35)
            ),
            (u, ct) => u.Run(ct)
        );
        services.AddPurge<PurgeJobRuns>(
            new JobDefinition(
                "platform.job-runs-purge",
                ("清理任务运行记录", "Remove old job runs"),
                (
                    "删除超过保留天数的任务运行记录，一次一千行。",
                    "Removes runs older than the days kept, a thousand rows at a time."
                ),
                JobSchedule.Daily(3, 50)
            ),
            (u, ct) => u.Run(ct)
        );
    }

    internal static readonly Policy[] All = [OutboxKeepDays, IdempotencyKeepDays, JobRunKeepDays];
}
