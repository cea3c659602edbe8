using System.Globalization;
using Zhanggui.Backups;

namespace Zhanggui.Web;

/// <summary>The commands <c>backup</c> and <c>restore</c>.</summary>
internal static class BackupCommands
{
    /// <summary>The application is not migrated for it: what is backed up is what is there.</summary>
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
            if (await backup.IsUpToDate(CancellationToken.None))
                await Note(app, BackupKind.Whole, file, clock.GetElapsedTime(started), done.Refusal.Message);
            return Commands.Say(done.Refusal);
        }

        var (path, size, manifest) = done.Value;
        if (await backup.IsUpToDate(CancellationToken.None))
            await Note(app, BackupKind.Whole, path, clock.GetElapsedTime(started), null);
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
            done = await scope
                .ServiceProvider.GetRequiredService<Backup>()
                .PutBack(file, options.Replace, options.DryRun, CancellationToken.None);
        }

        if (!done.IsDone)
            return Commands.Say(done.Refusal);
        Console.WriteLine(Summary(done.Value.Manifest, new FileInfo(file).Length));
        if (options.DryRun)
        {
            Console.WriteLine(
                "备份完好，可以恢复；什么都没有改动\nThe backup is whole and could be restored; nothing was changed"
            );
            return 0;
        }

        if (done.Value.Aside is { } aside)
            Console.WriteLine($"原有数据保留在 {aside}\nWhat was there is kept in {aside}");
        return await Commands.With(
            options,
            async (app, ct) =>
            {
                await Note(
                    app,
                    BackupKind.Restore,
                    file,
                    app.Services.GetRequiredService<TimeProvider>().GetElapsedTime(started),
                    null
                );
                await using (var scope = app.Services.CreateAsyncScope())
                    if (
                        await scope.ServiceProvider.GetRequiredService<NewerEvidence>().Enter(file, ct)
                        is > 0
                            and var newer
                    )
                        Console.WriteLine(
                            $"另有 {newer} 份更新的订单备份已登记，可在“备份”页与现在的订单比对\n{newer} newer backups of orders were entered; hold them against the orders on the page Backups"
                        );
                return await Commands.Verify(app, ct);
            }
        );
    }

    private static string Summary(BackupManifest m, long size) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{m.Database}  {m.At:yyyy-MM-dd HH:mm:ss}Z  {size / 1024.0 / 1024.0:0.0} MB  订单 orders {m.RowsOf("ordering_order")}  商品 products {m.RowsOf("catalog_product")}  文件 files {m.RowsOf("platform_file")}  审计 audit {m.RowsOf("platform_audit")}"
        );

    /// <summary>Who: the person's name on this machine, because nobody signs in at a command line.</summary>
    private static async Task Note(WebApplication app, BackupKind kind, string file, TimeSpan took, Text? failure)
    {
        var (size, sha) = failure is null ? await PrivateFiles.Measure(file, CancellationToken.None) : (0, "");
        await app
            .Services.GetRequiredService<UseCaseExecutor>()
            .Run(
                Actor.System("cli:" + Environment.UserName),
                (LogRun u) => u.Run(kind, file, size, took, sha, failure, CancellationToken.None),
                CancellationToken.None
            );
    }
}
