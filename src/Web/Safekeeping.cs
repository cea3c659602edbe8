using System.Globalization;

namespace Zhanggui.Web;

/// <summary>The commands <c>backup</c> and <c>restore</c>.</summary>
internal static class Safekeeping
{
    private static readonly Text Made = ("备份", "Backup made");
    private static readonly Text NotMade = ("备份失败", "Backup failed");
    private static readonly Text PutBack = ("从备份恢复", "Restored from a backup");

    /// <summary>The house is not migrated for it: what is backed up is what is there.</summary>
    public static async Task<int> Backup(Options options)
    {
        await using var app = Commands.Make(options, background: false);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        await using var scope = app.Services.CreateAsyncScope();
        var backup = scope.ServiceProvider.GetRequiredService<Backup>();
        var file = options.Out ?? Path.Combine(options.Data, "backups", backup.NameNow);
        var done = await backup.Make(file, CancellationToken.None);
        if (!done.IsDone)
        {
            if (await backup.IsUpToDate(CancellationToken.None)) await Note(app, NotMade, file, 0, clock.GetElapsedTime(started), null, done.Refusal.Message.Zh);
            return Commands.Say(done.Refusal);
        }

        var (path, size, manifest) = done.Value;
        if (await backup.IsUpToDate(CancellationToken.None)) await Note(app, Made, path, size, clock.GetElapsedTime(started), manifest.Sha256, null);
        Console.WriteLine(path);
        Console.WriteLine(Summary(manifest, size));
        return 0;
    }

    /// <summary>Refuses before it touches anything; then migrates and verifies.</summary>
    public static async Task<int> Restore(Options options)
    {
        var file = options.Words[0];
        long started;
        Result<RestoreDone> done;
        await using (var app = Commands.Make(options, background: false))
        {
            started = app.Services.GetRequiredService<TimeProvider>().GetTimestamp();
            await using var scope = app.Services.CreateAsyncScope();
            done = await scope.ServiceProvider.GetRequiredService<Backup>().PutBack(file, options.Replace, options.DryRun, CancellationToken.None);
        }

        if (!done.IsDone) return Commands.Say(done.Refusal);
        Console.WriteLine(Summary(done.Value.Manifest, new FileInfo(file).Length));
        if (options.DryRun)
        {
            Console.WriteLine("备份完好，可以恢复；什么都没有改动\nThe backup is whole and could be restored; nothing was changed");
            return 0;
        }

        if (done.Value.Aside is { } aside) Console.WriteLine($"原有数据保留在 {aside}\nWhat was there is kept in {aside}");
        return await Commands.With(options, async (app, ct) =>
        {
            await Note(app, PutBack, file, new FileInfo(file).Length, app.Services.GetRequiredService<TimeProvider>().GetElapsedTime(started), done.Value.Manifest.Sha256, null);
            return await Commands.Verify(app, ct);
        });
    }

    private static string Summary(BackupManifest m, long size) => string.Create(CultureInfo.InvariantCulture,
        $"{m.Database}  {m.At:yyyy-MM-dd HH:mm:ss}Z  {size / 1024.0 / 1024.0:0.0} MB  订单 orders {m.RowsOf("ordering_order")}  商品 products {m.RowsOf("catalog_product")}  文件 files {m.RowsOf("platform_file")}  审计 audit {m.RowsOf("platform_audit")}");

    /// <summary>Who: the person's name on this machine, because nobody signs in at a command line.</summary>
    private static Task<Result> Note(WebApplication app, Text verb, string file, long size, TimeSpan took, string? sha, string? failure) =>
        app.Services.GetRequiredService<Operations>().Run(Actor.System("cli:" + Environment.UserName), (NoteBackup u) => u.Run(verb, file, size, took, sha, failure, CancellationToken.None), CancellationToken.None);
}
