namespace Zhanggui.Platform;

/// <summary>How long the platform's technical records are kept.</summary>
public static class PurgePolicies
{
    /// <summary>DAT-12: how long a delivered message stays, counted from its delivery; one that was given up too. Dead ones wait for a person.</summary>
    public static readonly NumberPolicy OutboxKeepDays = new("platform.outbox.keep_days",
        ("发件箱里已完成的消息保留几天", "Keep delivered outbox messages (days)"), "DAT-12", 30, 1, 3660, Policy.Technical);

    /// <summary>DAT-12: how long the same idempotency key is answered with the first outcome.</summary>
    public static readonly NumberPolicy IdempotencyKeepDays = new("platform.idempotency.keep_days",
        ("防重复提交的记录保留几天", "Keep the outcomes of idempotency keys (days)"), "DAT-12", 30, 1, 3660, Policy.Technical);

    /// <summary>OPS-01: how far back the console of jobs knows what ran.</summary>
    public static readonly NumberPolicy JobRunKeepDays = new("platform.jobs.keep_days",
        ("定时任务的运行记录保留几天", "Keep the runs of jobs (days)"), "OPS-01", 14, 1, 3660, Policy.Technical);

    internal static readonly Policy[] All = [OutboxKeepDays, IdempotencyKeepDays, JobRunKeepDays];
}
