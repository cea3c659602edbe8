using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>
/// A backup is made while the shop is open, comes back whole, and never comes back over something by mistake.
/// </summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zhanggui-backup-").FullName;

    [Theory, Databases, Trait("Rule", "DAT-03/restore"), Trait("Rule", "DAT-03/verified")]
    public async Task A_backup_made_while_customers_buy_comes_back_whole_and_verified(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100_000);
        var picture = Files.Make("a.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3], given.Clock.GetUtcNow());
        await GivenShop.Must(
            given.App.Run(GivenShop.System, (ImportFiles u) => u.Run([picture], CancellationToken.None))
        );
        for (var i = 0; i < 5; i++)
            await given.PaidOrder(lines: 2);
        var going = new CancellationTokenSource();
        var buying = Task.Run(async () =>
        {
            while (!going.IsCancellationRequested)
                await given.PlacedOrder();
        });
        var made = await Make(given, "a.zip");
        await going.CancelAsync();
        await buying;

        var target = await AppFixture.Nowhere(database);
        var restored = await ServedProgram.Run(target, "restore", made.File);
        restored.Code.ShouldBe(0, restored.Said);
        restored.Said.ShouldContain("everything is consistent");
        made.Manifest.RowsOf("ordering_order").ShouldBeGreaterThanOrEqualTo(5);
        foreach (
            var (table, rows) in made.Manifest.Rows.Where(t =>
                t.Key is not ("platform_audit" or "backups_run" or "__EFMigrationsLock")
            )
        )
            (await Raw.Column(target, $"SELECT COUNT(*) FROM \"{table}\"")).ShouldBe([$"{rows}"], table);
        (await Raw.Column(target, "SELECT \"Sha256\" FROM platform_file")).ShouldBe([picture.Sha256]);
        // The run left its entry in the audit log of what came back.
        (
            await Raw.Column(target, "SELECT \"SubjectNo\" FROM platform_audit WHERE \"SubjectType\" = 'backup'")
        ).ShouldBe(["a.zip"]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(made.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory, Databases]
    public async Task A_damaged_or_foreign_file_is_refused_and_nothing_is_touched(string database)
    {
        await using var given = await GivenShop.Open(database);
        await given.PlacedOrder();
        var made = await Make(given, "good.zip");
        var bytes = await File.ReadAllBytesAsync(made.File);
        var target = await AppFixture.Nowhere(database);
        var other = await AppFixture.Nowhere(database == "sqlite" ? "postgres" : "sqlite");

        await Refused("altered.zip", WithOneBitOfTheDataFlipped(bytes), "backup.damaged");
        await Refused("cut.zip", bytes[..(bytes.Length / 3)], "backup.damaged");
        await Refused("text.zip", Encoding.UTF8.GetBytes("not a backup"), "backup.foreign");
        await Refused("empty.zip", [], "backup.foreign");
        await Refused(
            "stranger.zip",
            Zip(("manifest.json", "{\"format\":\"something else\"}"), ("database", "x")),
            "backup.foreign"
        );
        await Refused(
            "noise.zip",
            Zip(
                (
                    "manifest.json",
                    made.Manifest with
                    {
                        Size = 5,
                        Sha256 = Convert.ToHexStringLower(SHA256.HashData("noise"u8)),
                    }
                ),
                ("database", "noise")
            ),
            database == "sqlite" ? "backup.damaged" : "backup.failed"
        );
        await Refused(
            "newer.zip",
            Zip(
                (
                    "manifest.json",
                    made.Manifest with
                    {
                        Migration = "29991231000000_Later",
                        Size = 1,
                        Sha256 = Convert.ToHexStringLower(SHA256.HashData("x"u8)),
                    }
                ),
                ("database", "x")
            ),
            "backup.other_version"
        );
        (await PutBack(given, other, made.File)).Refusal!.Code.ShouldBe("backup.other_database");
        (await PutBack(given, target, Path.Combine(_folder, "nowhere.zip"))).Refusal!.Code.ShouldBe("backup.no_file");
        (await given.App.Ask((Backup b) => b.Make(made.File, CancellationToken.None))).Refusal!.Code.ShouldBe(
            "backup.exists"
        );
        (await Empty(target)).ShouldBeTrue();
        Directory.GetDirectories(_folder).ShouldBeEmpty();

        async Task Refused(string name, byte[] content, string code)
        {
            var file = Path.Combine(_folder, name);
            await File.WriteAllBytesAsync(file, content);
            ((await PutBack(given, target, file, replace: true)).Refusal?.Code).ShouldBe(code, name);
        }
    }

    [Theory, Databases]
    public async Task Data_that_are_there_are_replaced_only_when_that_is_asked_for_and_are_kept_aside(string database)
    {
        await using var given = await GivenShop.Open(database);
        var first = await given.PlacedOrder();
        var made = await Make(given, "one.zip");
        var target = await AppFixture.Nowhere(database);
        (await PutBack(given, target, made.File, dryRun: true)).IsDone.ShouldBeTrue();
        (await Empty(target)).ShouldBeTrue();
        (await PutBack(given, target, made.File)).Value.Aside.ShouldBeNull();

        await given.PlacedOrder();
        var second = await Make(given, "two.zip");
        (await PutBack(given, target, second.File)).Refusal!.Code.ShouldBe("backup.not_empty");
        (await Raw.Column(target, "SELECT \"No\" FROM ordering_order")).ShouldBe([first.No]);

        var aside = (await PutBack(given, target, second.File, replace: true)).Value.Aside.ShouldNotBeNull();
        (await Raw.Column(target, "SELECT COUNT(*) FROM ordering_order")).ShouldBe(["2"]);
        var old =
            database == "sqlite"
                ? await Raw.Column(DatabaseChoice.Sqlite(aside), "SELECT \"No\" FROM ordering_order")
                : await Raw.Column(target, $"SELECT \"No\" FROM {aside}.ordering_order");
        old.ShouldBe([first.No]);
        // Append-only tables are guarded in what came back as well.
        await Should.ThrowAsync<System.Data.Common.DbException>(() =>
            Raw.Execute(target, "DELETE FROM ordering_order")
        );
    }

    /// <summary>
    /// The archive rebuilt around data that differ in one bit: an archive no tool calls broken. (A bit flipped in the
    /// compressed bytes may unpack to the same data, which is no damage.)
    /// </summary>
    private static byte[] WithOneBitOfTheDataFlipped(byte[] backup)
    {
        using var file = new MemoryStream();
        file.Write(backup);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var entry = zip.GetEntry("database")!.Open())
        {
            entry.Position = entry.Length / 2;
            var there = entry.ReadByte();
            entry.Position--;
            entry.WriteByte((byte)(there ^ 1));
        }

        return file.ToArray();
    }

    private async Task<BackupDone> Make(GivenShop given, string name)
    {
        var made = await given.App.Ask((Backup b) => b.Make(Path.Combine(_folder, name), CancellationToken.None));
        made.IsDone.ShouldBeTrue(made.Refusal?.Message.En);
        return made.Value;
    }

    private static Task<Result<RestoreDone>> PutBack(
        GivenShop given,
        DatabaseChoice target,
        string file,
        bool replace = false,
        bool dryRun = false
    ) =>
        given.App.Ask(
            (ShopDb db) => new Backup(target, db, given.Clock).PutBack(file, replace, dryRun, CancellationToken.None)
        );

    private static async Task<bool> Empty(DatabaseChoice target) =>
        target.IsPostgres
            ? (await Raw.Column(target, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).Count == 0
            : Directory
                .GetFileSystemEntries(
                    Path.GetDirectoryName(
                        new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(target.ConnectionString).DataSource
                    )!
                )
                .Length == 0;

    private static byte[] Zip(params (string Name, object Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content is BackupManifest manifest ? manifest.Write() : (string)content);
            }

        return memory.ToArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
