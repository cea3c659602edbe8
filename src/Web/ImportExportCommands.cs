using System.Text;
using Zhanggui.Channels;

namespace Zhanggui.Web;

/// <summary>The commands <c>export</c> and <c>import</c>: tables out of the company and into it.</summary>
internal static class ImportExportCommands
{
    public static Task<int> Export(Options options) =>
        Commands.With(
            options,
            async (app, ct) =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                var all = scope.ServiceProvider.GetServices<IExport>().ToList();
                if (all.Find(e => e.Name == options.Words[0]) is not { } export)
                    return Unknown(options.Words[0], all.Select(e => e.Name));
                var format =
                    options.Format
                    ?? (options.Out?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true ? "xlsx" : "csv");
                var file = Path.GetFullPath(options.Out ?? $"{export.Name}.{format}");
                if (File.Exists(file))
                    return Commands.Say(
                        Refusal.Conflict(
                            "export.exists",
                            $"{file} 已经存在，没有覆盖。请换一个文件名",
                            $"{file} is there already and was not overwritten. Choose another name."
                        )
                    );
                await app
                    .Services.GetRequiredService<UseCaseExecutor>()
                    .Run(
                        Actor.System("cli:" + Environment.UserName),
                        (RecordExport u) => u.Run(export.Name, format, file, ct),
                        ct
                    );
                var half = file + ".partial";
                await using (var stream = File.Create(half))
                    await export.Write(stream, format, ct);
                File.Move(half, file);
                Console.WriteLine(file);
                return 0;
            }
        );

    public static Task<int> Import(Options options) =>
        Commands.With(
            options,
            async (app, ct) =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                if (options.Words[0] == "orders")
                    return await Orders(options, scope.ServiceProvider.GetRequiredService<OrderImports>(), ct);
                var all = scope.ServiceProvider.GetServices<IImport>().ToList();
                if (all.Find(i => i.Name == options.Words[0]) is not { } import)
                    return Unknown(options.Words[0], all.Select(i => i.Name).Append("orders"));
                var file = Path.GetFullPath(options.Words[1]);
                if (!File.Exists(file))
                    return Commands.Say(
                        Refusal.NotFound("import.no_file", $"没有文件 {file}", $"There is no file {file}.")
                    );
                var sheet = await Sheet.Read(File.OpenRead(file), import.Needed, ct);
                if (!sheet.IsDone)
                    return Commands.Say(sheet.Refusal);
                var done = await import.Run(sheet.Value, options.DryRun, ct);
                Console.WriteLine(
                    options.DryRun
                        ? $"试运行：{done.Taken} 行可以导入，{done.Rejected.Count} 行有错；什么都没有写入\nDry run: {done.Taken} rows could be imported, {done.Rejected.Count} are wrong; nothing was written"
                        : $"导入 {done.Taken} 行，拒绝 {done.Rejected.Count} 行\n{done.Taken} rows imported, {done.Rejected.Count} rejected"
                );
                if (done.Rejected.Count == 0)
                    return 0;
                var wrong = Path.ChangeExtension(file, ".rejected.csv");
                await WriteRejected(wrong, sheet.Value, done.Rejected);
                Console.WriteLine(wrong);
                return 1;
            }
        );

    /// <summary>
    /// A channel's orders: the same import as on the page, with its number; a terminal sees how far it is.
    /// </summary>
    private static async Task<int> Orders(Options options, OrderImports imports, CancellationToken ct)
    {
        if (options.Channel is not { } channel)
            return Commands.Say(
                Refusal.Invalid(
                    "import.no_channel",
                    "channel",
                    "请用 --channel 写明是哪个渠道的订单",
                    "Say whose orders they are with --channel."
                ),
                2
            );
        var file = Path.GetFullPath(options.Words[1]);
        if (!File.Exists(file))
            return Commands.Say(Refusal.NotFound("import.no_file", $"没有文件 {file}", $"There is no file {file}."));
        var wrong = Path.ChangeExtension(file, ".rejected.csv");
        await using var stream = File.OpenRead(file);
        var done = options.DryRun
            ? await imports.Try(channel, file, ct)
            : await imports.Import(
                Actor.System("cli:" + Environment.UserName),
                channel,
                stream,
                Path.GetFileName(file),
                Console.IsOutputRedirected ? null : t => Console.Write($"\r{t.Done:N0} / {t.Orders:N0}  "),
                ct
            );
        if (!done.IsDone)
            return Commands.Say(done.Refusal);
        var t = done.Value;
        if (t.Failure is { } failure)
            return Commands.Say(Refusal.Conflict("import.failed", failure.Zh, failure.En));
        Console.WriteLine(
            options.DryRun
                ? $"试运行：{t.Made} 单可以导入，{t.Already} 单已有，{t.Refused} 单有错；什么都没有写入\nDry run: {t.Made} orders could be imported, {t.Already} are there already, {t.Refused} are wrong; nothing was written"
                : $"{t.No}：新单 {t.Made}，已有 {t.Already}，拒绝 {t.Refused}，缺货待补 {t.Short}\n{t.No}: {t.Made} orders made, {t.Already} there already, {t.Refused} refused, {t.Short} waiting for stock"
        );
        if (t.Refused == 0)
            return 0;
        if (options.DryRun)
            return 1;
        await imports.WriteErrors(t.No, wrong, ct);
        Console.WriteLine(wrong);
        return 1;
    }

    /// <summary>
    /// The rejected rows as they came, with their line and the reason: set right, the file can be imported again.
    /// </summary>
    private static async Task WriteRejected(string file, Sheet sheet, IReadOnlyList<RejectedRow> rejected)
    {
        List<ExportColumn<RejectedRow>> columns =
        [
            .. sheet.Headings.Select(
                (h, i) => new ExportColumn<RejectedRow>((h, h), r => i < r.Row.Cells.Count ? r.Row.Cells[i] : "")
            ),
        ];
        columns.Add(new(("行", "Line"), r => r.Row.No));
        columns.Add(new(("原因", "Reason"), r => r.Why.Zh));
        columns.Add(new(("原因（英文）", "Reason (English)"), r => r.Why.En));
        await using var stream = File.Create(file);
        await Platform.Export.Csv(stream, columns, rejected.ToAsyncEnumerable());
    }

    private static int Unknown(string what, IEnumerable<string> known)
    {
        var names = string.Join(", ", known.Order(StringComparer.Ordinal));
        return Commands.Say(
            Refusal.NotFound(
                "exchange.unknown",
                $"没有 {what}，可以选：{names}",
                $"There is no {what}. Choose one of: {names}."
            ),
            2
        );
    }
}
