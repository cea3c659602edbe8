using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Backups;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using Zhanggui.Work;

namespace Zhanggui.Integration.Backups;

/// <summary>A small shop whose backups lie in a folder of the test's own, and whose clock the test moves.</summary>
internal sealed class GivenBackups : IAsyncDisposable
{
    public static readonly CancellationToken None = CancellationToken.None;
    public static readonly Actor Technician = AppFixture.Staff(Policy.Technical);
    public static readonly Actor Manager = AppFixture.Staff(
        "backup.run",
        "order.backup.record",
        "backup.download",
        "crm.view.full"
    );
    public static readonly Actor Clerk = AppFixture.Staff("order.backup.record");

    private readonly string _temporary = Directory.CreateTempSubdirectory("zhanggui-backups-").FullName;

    private GivenBackups(GivenShop shop) => Shop = shop;

    public GivenShop Shop { get; }
    public AppFixture App => Shop.App;
    public string Folder => Path.Combine(_temporary, "backups");

    /// <summary>Sunday 22 November 2026, 10:00 in Shanghai; the program has looked at the clock once.</summary>
    public static async Task<GivenBackups> Open(string database)
    {
        var given = new GivenBackups(await GivenShop.Open(database, stock: 1000));
        await given.Set("data.backup.folder", given.Folder);
        await given.Run();
        return given;
    }

    public Task Set(string key, string value) =>
        GivenShop.Must(App.Run(Technician, (ChangePolicy u) => u.Run(key, value, "测试", None)));

    /// <summary>What the program does by itself every few seconds.</summary>
    public Task Run(AppFixture? node = null) => (node ?? App).Services.GetRequiredService<BackupRunner>().RunDue(None);

    /// <summary>Moves the clock to this time of the wall in Shanghai, and lets the program look at it.</summary>
    public async Task Until(int day, int hour, int minute = 0)
    {
        Shop.Clock.Advance(
            new DateTimeOffset(2026, 11, 1, hour, minute, 0, TimeSpan.FromHours(8)).AddDays(day - 1)
                - Shop.Clock.GetUtcNow()
        );
        await Run();
    }

    public Task<List<BackupRun>> Runs(BackupKind kind, AppFixture? node = null) =>
        (node ?? App).Ask(
            (ShopDb db) =>
                db.Set<BackupRun>()
                    .AsNoTracking()
                    .Where(r => r.Kind == kind)
                    .OrderBy(r => r.At)
                    .ThenBy(r => r.Id)
                    .ToListAsync()
        );

    public async Task<BackupRun> Now(BackupKind kind, Actor? by = null)
    {
        var id = await GivenShop.Must(App.Run(by ?? Manager, (RequestBackup u) => u.Run(kind, None)));
        await Run();
        return (await App.Ask((BackupQueries queries) => queries.Of(RunId.From(id), None)))!;
    }

    public Task<BackupStatus> Standing(BackupKind kind) =>
        App.Ask((BackupQueries queries) => queries.Standing(kind, None));

    /// <summary>The open to-do items of a kind: on whose lists they stand.</summary>
    public Task<List<string>> Asked(string kind) =>
        App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>()
                    .AsNoTracking()
                    .Where(i => i.Kind == kind && i.State == WorkState.Open)
                    .Select(i => i.Position)
                    .ToListAsync()
        );

    public Task<Result<Text?>> Check(BackupRun run, Actor? by = null) =>
        App.Ask((BackupCheck check) => check.Run(by ?? Manager, run.Id, None));

    public string[] Files =>
        Directory.Exists(Folder)
            ? [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
            : [];

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        Directory.Delete(_temporary, recursive: true);
    }
}
