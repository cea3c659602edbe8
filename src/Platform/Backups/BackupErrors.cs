namespace Zhanggui.Platform;

/// <summary>Why a backup was not made or not put back.</summary>
internal static class BackupErrors
{
    public static Refusal Exists(string file) =>
        Refusal.Conflict(
            "backup.exists",
            $"{file} 已经存在，没有覆盖。请换一个文件名",
            $"{file} is there already and was not overwritten. Choose another name."
        );

    public static Refusal NoFile(string file) =>
        Refusal.NotFound("backup.no_file", $"没有文件 {file}", $"There is no file {file}.");

    public static Refusal Foreign(string file) =>
        Refusal.Conflict(
            "backup.foreign",
            $"{file} 不是掌柜的备份，什么都没有改动",
            $"{file} is not a backup of Zhanggui. Nothing was changed."
        );

    public static Refusal Damaged(string file, Text what) =>
        Refusal.Conflict(
            "backup.damaged",
            $"{file} 已损坏：{what.Zh}。什么都没有改动，请用另一份备份",
            $"{file} is damaged: {what.En}. Nothing was changed; use another backup."
        );

    public static Refusal OtherKind(string inside, string target) =>
        Refusal.Conflict(
            "backup.other_database",
            $"这份备份来自 {inside}，不能恢复到 {target}。请用相应的 --data 或 --postgres",
            $"This backup is of {inside} and can't be restored into {target}. Use --data or --postgres accordingly."
        );

    public static Refusal OtherVersion(string program) =>
        Refusal.Conflict(
            "backup.other_version",
            $"这份备份由本程序不认识的版本（{program}）制作：更新的版本，或首次发布之前的。请换用制作它的版本",
            $"This backup was made by a version that this program does not know ({program}): a later one, or one before the first release. Use the version that made it."
        );

    public static readonly Refusal NotEmpty = Refusal.Conflict(
        "backup.not_empty",
        "目标数据库里已有数据，没有覆盖。确定要替换请加 --replace（原有数据会另存保留）",
        "There are data in the target database; they were not overwritten. Add --replace to replace them (the present data are kept aside)."
    );

    public static readonly Refusal Nothing = Refusal.Conflict(
        "backup.nothing",
        "这里还没有数据库，没有可备份的内容。请检查 --data 或 --postgres",
        "There is no database here yet, so there is nothing to back up. Check --data or --postgres."
    );

    public static Refusal NoTool(string tool) =>
        Refusal.Conflict(
            "backup.no_tool",
            $"没有找到 {tool}。请安装 PostgreSQL 客户端（Debian：sudo apt-get install postgresql-client），版本不低于服务器",
            $"{tool} was not found. Install the PostgreSQL client (Debian: sudo apt-get install postgresql-client), not older than the server."
        );

    public static Refusal Failed(string tool, string said) =>
        Refusal.Conflict("backup.failed", $"{tool} 失败：{said}", $"{tool} failed: {said}");

    public static Refusal Unreachable(string said) =>
        Refusal.Conflict("backup.unreachable", $"连不上数据库：{said}", $"The database can't be reached: {said}");

    public static Refusal InUse(int connections) =>
        Refusal.Conflict(
            "backup.in_use",
            $"还有 {connections} 个掌柜的连接在使用目标数据库，没有恢复。请先停下所有节点",
            $"{connections} connections of Zhanggui still use the target database; nothing was restored. Stop every node first."
        );
}
