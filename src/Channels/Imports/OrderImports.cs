using Microsoft.AspNetCore.Http;
using Zhanggui.Ordering;

namespace Zhanggui.Channels;

/// <summary>
/// Takes a file from wherever it comes, on the way to <see cref="StartImport"/>: on disk, never in memory.
/// </summary>
internal sealed class ImportUpload(UseCaseExecutor executor)
{
    public async Task<Result<StartedImport>> Start(
        Actor actor,
        string code,
        IFormFile? file,
        string? idempotencyKey,
        CancellationToken ct
    )
    {
        if (file is null || file.Length == 0)
            return file is null
                ? ChannelErrors.NoFile
                : Refusal.Invalid("import.empty", "file", "文件是空的", "The file is empty.");
        await using var stream = file.OpenReadStream();
        return await Start(actor, code, stream, file.FileName, idempotencyKey, ct);
    }

    public async Task<Result<StartedImport>> Start(
        Actor actor,
        string code,
        Stream stream,
        string name,
        string? idempotencyKey,
        CancellationToken ct
    )
    {
        var path = System.IO.Path.GetTempFileName();
        try
        {
            await using (var target = File.Create(path))
                await stream.CopyToAsync(target, ct);
            return await executor.Run(
                actor,
                (StartImport u) => u.Run(code, new SentFile(path, name), ct),
                ct,
                idempotencyKey
            );
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>
/// Imports a channel's file from the command line: the same run as on the page, worked on until it is over.
/// </summary>
public sealed class OrderImports
{
    private readonly ImportUpload _upload;
    private readonly ImportRunner _runner;
    private readonly ImportQueries _queries;
    private readonly TrialRun _trial;

    internal OrderImports(ImportUpload upload, ImportRunner runner, ImportQueries queries, TrialRun trial) =>
        (_upload, _runner, _queries, _trial) = (upload, runner, queries, trial);

    /// <summary>What it came to. <paramref name="tell"/> hears about once a second how far it is.</summary>
    public async Task<Result<ImportTotals>> Import(
        Actor by,
        string channel,
        Stream content,
        string name,
        Action<ImportTotals>? tell,
        CancellationToken ct
    )
    {
        var started = await _upload.Start(by, channel, content, name, null, ct);
        if (!started.IsDone)
            return started.Refusal;
        var work = _runner.RunDue(ct);
        while (tell is not null && await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), ct)) != work)
            if (await _queries.Of(started.Value.No, ct) is { } now)
                tell(Totals(now));
        await work;
        // A server on the same database may have been faster; its worker does the same.
        while (await _queries.Of(started.Value.No, ct) is { IsOpen: true })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
            await _runner.RunDue(ct);
        }

        return Totals((await _queries.Of(started.Value.No, ct))!);
    }

    /// <summary>Writes the refused rows of an import, to be corrected and sent again.</summary>
    public async Task WriteErrors(string no, string file, CancellationToken ct)
    {
        if (await _queries.Of(no, ct) is not { } run)
            return;
        var (columns, rows) = _queries.ErrorFile(run);
        await using var target = File.Create(file);
        await Export.Csv(target, columns, rows);
    }

    /// <summary>Checks every row as an import would and writes nothing.</summary>
    public Task<Result<ImportTotals>> Try(string channel, string file, CancellationToken ct) =>
        _trial.Run(channel, file, ct);

    private static ImportTotals Totals(ImportRun r) =>
        new(r.No, r.State, r.Rows, r.Orders, r.Done, r.Made, r.Already, r.Refused, r.Short, r.Failure);
}

/// <summary>How far an import is, or what it came to.</summary>
public sealed record ImportTotals(
    string No,
    ImportState State,
    int Rows,
    int Orders,
    int Done,
    int Made,
    int Already,
    int Refused,
    int Short,
    Text? Failure
);

/// <summary>
/// A dry run: reads the file to its end and checks every order, a thousand at a time. It has no stage to put rows on,
/// so it holds them all.
/// </summary>
internal sealed class TrialRun(
    ChannelDirectory directory,
    OrderDraftBuilder drafts,
    Company company,
    IOrderIntake intake
)
{
    private const int Chunk = 1000;

    public async Task<Result<ImportTotals>> Run(string code, string file, CancellationToken ct)
    {
        if (await directory.Of(code, ct) is not { } channel)
            return ChannelErrors.NotFound;
        var opened = TableFile.Open(File.OpenRead(file));
        if (!opened.IsDone)
            return opened.Refusal;
        await using var table = opened.Value;
        try
        {
            if (await table.Headings(row => channel.Map.On(row).IsDone, ct) is not { } headings)
                return ChannelErrors.NoRows;
            var places = channel.Map.On(headings);
            if (!places.IsDone)
                return places.Refusal;
            return await Read(channel, table, new RowReader(places.Value, company.Calendar), ct);
        }
        catch (FormatException e)
        {
            return Refusal.Invalid(
                "import.unreadable",
                "file",
                $"读不懂这个文件：{e.Message}",
                $"This file can't be read: {e.Message}"
            );
        }
    }

    private async Task<ImportTotals> Read(Channel channel, TableFile table, RowReader reader, CancellationToken ct)
    {
        var (orders, rows) = (new Dictionary<string, List<FileLine>>(StringComparer.Ordinal), 0);
        while (await table.Next(ct) is { } cells)
        {
            if (cells.All(c => c.Length == 0))
                continue;
            rows++;
            var no = reader.NoOf(cells);
            var key = no.Length == 0 ? "\u0000" + rows : no;
            if (!orders.TryGetValue(key, out var lines))
                orders[key] = lines = [];
            lines.Add(new FileLine(table.Line, cells));
        }

        var totals = new ImportTotals("", ImportState.Finished, rows, orders.Count, orders.Count, 0, 0, 0, 0, null);
        foreach (var some in orders.Chunk(Chunk))
        {
            var read = some.Select(o => reader.Order(o.Key.TrimStart('\u0000') == o.Key ? o.Key : "", o.Value))
                .ToList();
            var drafted = await drafts.Check(channel, [.. read.Where(r => r.IsDone).Select(r => r.Value)], ct);
            var good = drafted.Where(d => d.IsDone).Select(d => d.Value).ToList();
            var outcomes = await intake.Foretell(good, ct);
            var (already, different) = (
                outcomes.Count(o => o == IntakeOutcome.AlreadyThere),
                outcomes.Count(o => o == IntakeOutcome.Different)
            );
            totals = totals with
            {
                Made = totals.Made + good.Count - already - different,
                Already = totals.Already + already,
                Refused = totals.Refused + some.Length - good.Count + different,
            };
        }

        return totals;
    }
}
