namespace Zhanggui.Backups;

/// <summary>Why something about backups was refused.</summary>
internal static class BackupsErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "backups.not_found",
        "没有这次备份",
        "There is no such run."
    );

    public static readonly Refusal Underway = Refusal.Conflict(
        "backups.underway",
        "已经有一个正在做，等它做完",
        "One is being made already. Wait for its end."
    );

    public static readonly Refusal Kind = Refusal.Invalid(
        "backups.kind",
        "kind",
        "请选整库或订单",
        "Choose the whole database or orders."
    );

    public static readonly Refusal NoFile = Refusal.NotFound(
        "backups.no_file",
        "这次运行没有文件，或文件已按保留期清理",
        "This run has no file, or the retention has deleted it."
    );

    public static Refusal Gone(string path, string? node) =>
        Refusal.NotFound(
            "backups.gone",
            $"文件 {path} 不在了（{node} 上做的）。请查是谁移走的，或到那台机器上看",
            $"The file {path} is gone (made on {node}). Find out who moved it, or look on that machine."
        );

    public static readonly Refusal Altered = Refusal.Conflict(
        "backups.altered",
        "文件和做好时不一样了，不能再用来恢复或作证",
        "The file is not as it was made; it must not be used for a restore or as evidence."
    );

    public static readonly Refusal NotOrders = Refusal.Conflict(
        "backups.not_orders",
        "只有订单备份可以查阅；整库备份请恢复到另一个目录再看",
        "Only backups of orders can be looked into; restore a whole one into another folder."
    );

    public static readonly Refusal NoWords = Refusal.Invalid(
        "backups.words",
        "no",
        "请填订单号，至少 4 个字",
        "Enter an order number, at least 4 characters."
    );

    public static readonly Refusal Lost = Refusal.Conflict(
        "backups.lost",
        "这次运行已由别的节点接手",
        "Another node has taken this run."
    );

    public static readonly Text Interrupted = (
        "程序中途停下，没有做完",
        "The program stopped in the middle; it was not finished."
    );
}
