using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Backups;

/// <summary>The log of backups and restores (DAT-01), with how each kind stands above it.</summary>
internal static class BackupPage
{
    public static readonly ListPage<BackupRun> List = new ListPage<BackupRun>(
        "backups",
        ("备份", "Backups"),
        BackupEndpoints.Lookers
    )
        .For(
            (
                "按时间表自己做，做完读一遍再算数；每次都有记录",
                "Made by the timetable and read once before they count; every run is on record"
            )
        )
        .From<BackupQueries>((queries, request, take) => queries.Page(request, take))
        .At(r => $"/office/backups/{r.Id.Value}")
        .Live("backups")
        .Note(async request => BackupViews.Standings(await request.Get<BackupQueries>().Standings(request.Ct), request))
        .Open(async request => new ListOpen(await request.Get<BackupQueries>().Wrong(request.Ct), IsHot: true))
        .Filter(ListFilter.Of<BackupKind>("kind", ("全部种类", "All kinds"), BackupRun.NameOf))
        .Filter(ListFilter.Of<BackupState>("state", ("全部结果", "All results"), BackupRun.NameOf))
        .Empty(_ => new ListEmpty(
            ("还没有备份", "No backups yet"),
            ("到点会自己做；有权限的同事也可以现在做一份", "They are made by the timetable; who may can make one now"),
            "database"
        ))
        .Column("at", ("时间", "At"), r => r.At, sorts: true)
        .Column("kind", ("种类", "Kind"), r => BackupRun.NameOf(r.Kind))
        .Column("state", ("结果", "Result"), r => BackupRun.NameOf(r.State), cell: (r, _) => BackupViews.Result(r))
        .Column("by", ("发起", "Started by"), r => r.By, cell: (r, _) => BackupViews.By(r))
        .Column("slot", ("按时间表", "For"), r => r.Slot, shown: false)
        .Column("took", ("用时（秒）", "Seconds"), r => Math.Round(r.Took / 1000m, 1), sorts: true)
        .Column("size", ("大小（字节）", "Bytes"), r => r.Size, sorts: true, cell: (r, _) => BackupViews.Size(r))
        .Column("orders", ("订单", "Orders"), r => r.Orders, sorts: true)
        .Column("records", ("记录", "Records"), r => r.Rows, shown: false)
        .Column("file", ("文件", "File"), r => r.File, cell: (r, _) => BackupViews.File(r))
        .Column("sha256", ("SHA-256", "SHA-256"), r => r.Sha256, shown: false)
        .Column("checked", ("检查", "Checked"), r => r.CheckedAt, shown: false)
        .Column("trouble", ("问题", "Trouble"), r => r.Failure ?? r.Damage, shown: false)
        .Column("removed", ("文件清理", "File deleted"), r => r.RemovedAt, shown: false)
        .Json(
            "ListBackups",
            "Backups 备份",
            "Runs of backups and restores; `kind`, `state`, `sort` (at, size, took, orders), `desc`, page with `after`",
            BackupApi.View
        );
}
