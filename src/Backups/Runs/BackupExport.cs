using Microsoft.AspNetCore.Http;

namespace Zhanggui.Backups;

/// <summary>The log of runs as a table.</summary>
internal static class BackupExport
{
    public static IResult File(string? format, IAsyncEnumerable<BackupRun> runs) => Export.File("backups", format,
    [
        new ExportColumn<BackupRun>(("时间", "At"), r => Ui.Format.Calendar.Local(r.At)),
        new ExportColumn<BackupRun>(("种类", "Kind"), r => BackupRun.NameOf(r.Kind).ToString()),
        new ExportColumn<BackupRun>(("结果", "Result"), r => BackupRun.NameOf(r.State).ToString()),
        new ExportColumn<BackupRun>(("发起", "Started by"), r => r.By),
        new ExportColumn<BackupRun>(("按时间表", "For"), r => r.Slot is { } at ? Ui.Format.Calendar.Local(at) : null),
        new ExportColumn<BackupRun>(("用时（秒）", "Seconds"), r => Math.Round(r.Took / 1000m, 1)),
        new ExportColumn<BackupRun>(("大小（字节）", "Bytes"), r => r.Size),
        new ExportColumn<BackupRun>(("订单", "Orders"), r => r.Orders),
        new ExportColumn<BackupRun>(("记录", "Records"), r => r.Rows),
        new ExportColumn<BackupRun>(("文件", "File"), r => r.File),
        new ExportColumn<BackupRun>(("SHA-256", "SHA-256"), r => r.Sha256),
        new ExportColumn<BackupRun>(("检查", "Checked"), r => r.CheckedAt is { } at ? Ui.Format.Calendar.Local(at) : null),
        new ExportColumn<BackupRun>(("问题", "Trouble"), r => (r.Failure ?? r.Damage)?.ToString()),
        new ExportColumn<BackupRun>(("文件清理", "File deleted"), r => r.RemovedAt is { } at ? Ui.Format.Calendar.Local(at) : null),
    ], runs);
}
