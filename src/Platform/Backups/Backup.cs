using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>A backup that was made.</summary>
public sealed record BackupDone(string File, long FileSize, BackupManifest Manifest);

/// <summary>A backup that was put back, and where what was there before is kept.</summary>
public sealed record RestoreDone(BackupManifest Manifest, string? Aside);

/// <summary>
/// Backups as one file: data, stored files (they lie in the database) and a manifest. Made while the application is
/// working; put back only when the file is whole, is ours, and fits the target (DAT-02, DAT-03).
/// </summary>
public sealed class Backup(DatabaseChoice database, ShopDb db, TimeProvider clock)
{
    private readonly IDatabaseCopy _copy = database.IsPostgres ? new PostgresCopy(database) : new SqliteCopy(database);

    /// <summary>The name of a backup that is made now.</summary>
    public string NameNow =>
        string.Create(CultureInfo.InvariantCulture, $"zhanggui-{_copy.Kind}-{clock.Now():yyyyMMdd-HHmmss}.zip");

    /// <summary>Makes a backup. Refuses to overwrite a file; leaves nothing behind when it fails.</summary>
    public async Task<Result<BackupDone>> Make(string file, CancellationToken ct)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file))
            return BackupErrors.Exists(file);
        PrivateFiles.Folder(Path.GetDirectoryName(file)!);
        using var room = new Room(Path.GetDirectoryName(file)!);
        var at = clock.Now();
        var taken = await _copy.Take(room.Data, ct);
        if (!taken.IsDone)
            return taken.Refusal;
        var manifest = new BackupManifest(
            BackupManifest.Ours,
            BackupManifest.Newest,
            ProgramVersion,
            _copy.Kind,
            at,
            taken.Value.Migration,
            0,
            "",
            taken.Value.Rows
        );
        manifest = await BackupFile.Write(file, room.Data, manifest, ct);
        return new BackupDone(file, new FileInfo(file).Length, manifest);
    }

    /// <summary>
    /// Reads a backup through and compares its data with the manifest's checksum; nothing is laid anywhere.
    /// </summary>
    public static Task<Result<BackupManifest>> Inspect(string file, CancellationToken ct) =>
        BackupFile.Read(Path.GetFullPath(file), null, ct);

    /// <summary>
    /// Puts a backup back. Everything that can be refused is refused before the target is touched; what was there is
    /// kept aside. Migrating and verifying follow.
    /// </summary>
    /// <param name="file">The backup.</param>
    /// <param name="replace">True: data in the target may be replaced.</param>
    /// <param name="dryRun">True: only says whether it could be put back.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result<RestoreDone>> PutBack(string file, bool replace, bool dryRun, CancellationToken ct)
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file))
            return BackupErrors.NoFile(file);
        // Beside the target, so that the copy takes its place by a rename.
        using var room = new Room(Path.GetDirectoryName(Embedded) ?? Path.GetTempPath());
        var read = await BackupFile.Read(file, room.Data, ct);
        if (!read.IsDone)
            return read.Refusal;
        var manifest = read.Value;
        if (manifest.Database != _copy.Kind)
            return BackupErrors.OtherKind(manifest.Database, _copy.Name);
        if (!db.Database.GetMigrations().Contains(manifest.Migration))
            return BackupErrors.OtherVersion(manifest.Program);
        if (await _copy.Check(room.Data, ct) is { IsDone: false } broken)
            return broken.Refusal;
        var empty = await _copy.IsEmpty(ct);
        if (!empty.IsDone)
            return empty.Refusal;
        if (!empty.Value && !replace)
            return BackupErrors.NotEmpty;
        if (dryRun)
            return new RestoreDone(manifest, null);
        var put = await _copy.Put(room.Data, clock.Now(), ct);
        return put.IsDone ? new RestoreDone(manifest, put.Value) : put.Refusal;
    }

    /// <summary>
    /// True when the database is there and has the present schema: only then can a run be noted in its audit log.
    /// </summary>
    public async Task<bool> IsUpToDate(CancellationToken ct) =>
        (Embedded is null || File.Exists(Embedded))
        && await db.Database.CanConnectAsync(ct)
        && !(await db.Database.GetPendingMigrationsAsync(ct)).Any();

    private string? Embedded =>
        database.IsPostgres
            ? null
            : Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);

    private static string ProgramVersion =>
        typeof(Backup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>A folder for what is half-done; gone in the end, whatever happens.</summary>
    private sealed class Room : IDisposable
    {
        private readonly DirectoryInfo _folder;

        public Room(string beside) =>
            _folder = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(Path.Combine(beside, Name))
                : Directory.CreateDirectory(
                    Path.Combine(beside, Name),
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );

        public string Data => Path.Combine(_folder.FullName, "data");

        private static string Name => ".zhanggui-" + Path.GetRandomFileName();

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
