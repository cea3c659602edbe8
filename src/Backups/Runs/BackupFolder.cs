using Microsoft.Data.Sqlite;

namespace Zhanggui.Backups;

/// <summary>Where backups lie (DAT-02): a folder that only the program's own user may enter.</summary>
internal sealed class BackupFolder(Policies policies, DatabaseChoice database)
{
    /// <summary>
    /// The full path; a bare name is a folder beside the embedded database, or in ./data with PostgreSQL.
    /// </summary>
    public string Path =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Beside, policies.Get(BackupsPolicies.Folder).Trim()));

    /// <summary>True when whoever loses the embedded database's folder loses the backups with it.</summary>
    public bool IsBesideDatabase =>
        !database.IsPostgres
        && (Path + System.IO.Path.DirectorySeparatorChar).StartsWith(
            Beside + System.IO.Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    /// <summary>How long files stay, in words.</summary>
    public Text Keeps =>
        new(
            $"整库至少 {policies.Get(BackupsPolicies.WholeKeep)} 份、{policies.Get(BackupsPolicies.WholeKeepDays)} 天；订单 {policies.Get(BackupsPolicies.OrdersKeepDays)} 天",
            $"Whole: {policies.Get(BackupsPolicies.WholeKeep)} and {policies.Get(BackupsPolicies.WholeKeepDays)} days at least; orders: {policies.Get(BackupsPolicies.OrdersKeepDays)} days"
        );

    private string Beside =>
        System.IO.Path.GetFullPath(
            database.IsPostgres
                ? "data"
                : System.IO.Path.GetDirectoryName(
                    new SqliteConnectionStringBuilder(database.ConnectionString).DataSource
                )!
        );

    /// <summary>What is wrong, in words that say what to do.</summary>
    public Text Explain(Exception e) =>
        e switch
        {
            UnauthorizedAccessException => (
                $"没有权限写备份文件夹 {Path}。请检查它的所有者和权限",
                $"The backup folder {Path} can't be written. Check its owner and rights."
            ),
            DirectoryNotFoundException => (
                $"备份文件夹 {Path} 不在，盘可能没有挂上",
                $"The backup folder {Path} is not there; its disk may not be mounted."
            ),
            IOException => (
                $"写备份时出错：{e.Message}。请检查 {Path} 所在的盘是否挂上、是否写满",
                $"Writing failed: {e.Message}. Check that the disk of {Path} is mounted and not full."
            ),
            _ => ($"备份时出错：{e.Message}", $"The backup failed: {e.Message}"),
        };
}
