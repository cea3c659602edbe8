using Microsoft.Data.Sqlite;

namespace Zhanggui.Platform;

/// <summary>
/// Whoever serves, fills or replaces an embedded database holds the lock file beside it, so that no two programs do it
/// at once. The system lets go of it when the process ends, however it ends. PostgreSQL may have many nodes and needs
/// none.
/// </summary>
public sealed class DataLock : IDisposable
{
    private readonly FileStream? _file;

    private DataLock(FileStream? file) => _file = file;

    /// <summary>Takes the lock, or refuses when another program has it.</summary>
    public static Result<DataLock> Take(DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.IsPostgres)
            return new DataLock(null);
        var folder = Path.GetDirectoryName(
            Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)
        )!;
        try
        {
            Directory.CreateDirectory(folder);
            return new DataLock(
                new FileStream(
                    Path.Combine(folder, "zhanggui.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (Exception e) when (e is UnauthorizedAccessException || (e is IOException && !Directory.Exists(folder)))
        {
            return Refusal.Forbidden(
                "platform.data_denied",
                $"没有权限写入数据目录 {folder}。请检查目录的所有者",
                $"The data folder {folder} can't be written to. Check who owns it."
            );
        }
        catch (IOException)
        {
            return Refusal.Conflict(
                "platform.data_in_use",
                $"另一个掌柜正在使用 {folder}。请先停下它，或用 --data 换一个目录",
                $"Another Zhanggui is using {folder}. Stop it first, or choose another folder with --data."
            );
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file?.Dispose();
}
