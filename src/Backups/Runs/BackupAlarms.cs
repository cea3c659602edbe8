using Microsoft.EntityFrameworkCore;
using Zhanggui.Work;

namespace Zhanggui.Backups;

/// <summary>Tells those responsible, once, and takes it back when there is a good backup again (DAT-01).</summary>
internal sealed class BackupAlarms(ShopDb db, OperationContext context, IToDos todos, Policies policies)
{
    public const string Failing = "backups.failed";
    public const string Late = "backups.late";

    /// <summary>A run has failed, or a file was found damaged.</summary>
    public async Task Failed(BackupKind kind, Text why, CancellationToken ct)
    {
        if (
            await db.Set<BackupWatch>().FirstOrDefaultAsync(w => w.Kind == kind, ct) is not { FailingSince: null } watch
        )
            return;
        watch.FailingSince = context.Now;
        var name = BackupRun.NameOf(kind);
        await todos.Open(
            Draft(
                Failing,
                ("备份失败", "Backup failed"),
                kind,
                context.Now.AddDays(1),
                (
                    $"{name.Zh}：{why.Zh}。系统会再试，请查明原因",
                    $"{name.En}: {why.En} It is tried again; find the cause."
                ),
                ("去处理", "See to it")
            ),
            ct
        );
    }

    /// <summary>No good backup for longer than allowed: raised once, until there is one.</summary>
    public async Task Overdue(BackupWatch watch, DateTimeOffset since, CancellationToken ct)
    {
        if (watch.AlarmAt is not null || !BackupQueries.IsLate(policies, since, context.Now))
            return;
        watch.AlarmAt = context.Now;
        var (name, days) = (BackupRun.NameOf(watch.Kind), (int)(context.Now - since).TotalDays);
        context.Record(
            BackupWatch.SubjectOf(watch.Kind),
            ("备份超期报警", "Alarm: no good backup"),
            after: new { since, days }
        );
        await todos.Open(
            Draft(
                Late,
                ("没有可用的备份", "No good backup"),
                watch.Kind,
                context.Now.AddHours(4),
                (
                    $"{name.Zh}已 {days} 天没有成功，制度要求每周至少一次",
                    $"{name.En}: no good backup for {days} days; the handbook asks for one a week at least"
                ),
                ("马上处理", "See to it now")
            ),
            ct
        );
    }

    /// <summary>A good one was made.</summary>
    public async Task Good(BackupKind kind, CancellationToken ct)
    {
        if (await db.Set<BackupWatch>().FirstOrDefaultAsync(w => w.Kind == kind, ct) is not { } watch)
            return;
        if (watch.FailingSince is not null)
            await todos.Finish(Failing, BackupWatch.SubjectOf(kind).Id, ct);
        if (watch.AlarmAt is not null)
            await todos.Finish(Late, BackupWatch.SubjectOf(kind).Id, ct);
        (watch.FailingSince, watch.AlarmAt) = (null, null);
    }

    /// <summary>
    /// The order clerk answers for backups of orders, the database manager for the whole; the technical director sees
    /// both.
    /// </summary>
    private static ToDoDraft Draft(string kind, Text name, BackupKind of, DateTimeOffset due, Text rule, Text verb) =>
        new(
            kind,
            name,
            BackupWatch.SubjectOf(of),
            "/office/backups",
            of == BackupKind.Orders ? "ORDERS" : "DBA",
            due,
            rule,
            verb
        )
        {
            AlsoFor = of == BackupKind.Orders ? ["DBA", "IT"] : ["SYSADMIN", "IT"],
            EscalateTo = "IT",
        };
}
