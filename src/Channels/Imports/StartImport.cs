using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Channels;

/// <summary>A file that was sent, on this machine's disk until the import has it.</summary>
/// <param name="Path">Where.</param>
/// <param name="Name">What it was called.</param>
public sealed record SentFile(string Path, string Name);

/// <summary>The import that was started.</summary>
public sealed record StartedImport(string No);

/// <summary>
/// Takes a channel's file in (ORD-02): checks that it is a table with the columns of the channel, keeps it, and queues
/// it. Whatever is wrong with single rows is found later, and stops nothing else.
/// </summary>
[Needs("order.create")]
public sealed class StartImport(
    ShopDb db,
    OperationContext context,
    DocumentNumbers numbers,
    Policies policies,
    ImportSignal signal
)
{
    /// <summary>
    /// Refuses unknown and inactive channels, what is no table, what lacks a needed column, and what is too large.
    /// </summary>
    public async Task<Result<StartedImport>> Run(string code, SentFile file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (await db.Set<Channel>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct) is not { } channel)
            return ChannelErrors.NotFound;
        if (!channel.IsActive)
            return ChannelErrors.Inactive;
        var size = new FileInfo(file.Path).Length;
        var max = policies.Get(ChannelsPolicies.MaxMegabytes);
        if (size > max * 1_000_000L)
            return ChannelErrors.TooLarge(max);
        var looked = await Look(channel, file, ct);
        if (!looked.IsDone)
            return looked.Refusal;
        var (kind, headings, places) = looked.Value;
        var run = new ImportRun
        {
            Id = context.NewId<ImportId>(),
            No = await numbers.Next(db, "IM", context.Now, ct),
            ChannelId = channel.Id,
            ChannelCode = channel.Code,
            FileName = Path.GetFileName(file.Name) is { Length: > 0 } name
                ? name[..Math.Min(name.Length, 120)]
                : "orders",
            FileKind = kind,
            Size = size,
            Sha256 = await Keep(file, null, ct),
            Headings = JsonSerializer.Serialize(headings, OperationContext.Json),
            Places = JsonSerializer.Serialize(places.ToDictionary(p => p.Key.ToString(), p => p.Value)),
            At = context.Now,
            By = context.Actor.Name,
            ById = context.Actor.Id,
        };
        db.Add(run);
        await Keep(file, run.Id, ct);
        context.Record(
            run.Subject with
            {
                IsNew = true,
            },
            ("上传订单文件", "Order file sent"),
            null,
            new
            {
                run.ChannelCode,
                run.FileName,
                run.Size,
                run.Sha256,
            }
        );
        context.Changed("imports");
        context.AfterCommit(signal.Wake);
        return new StartedImport(run.No);
    }

    private static async Task<Result<(string, IReadOnlyList<string>, IReadOnlyDictionary<OrderField, int>)>> Look(
        Channel channel,
        SentFile file,
        CancellationToken ct
    )
    {
        var opened = TableFile.Open(File.OpenRead(file.Path));
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
            if (await table.Next(ct) is null)
                return ChannelErrors.NoRows;
            return (table.Kind, headings, places.Value);
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

    /// <summary>Answers the file's hash; with a run, stores its pieces.</summary>
    private async Task<string> Keep(SentFile file, ImportId? run, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file.Path);
        if (run is not { } id)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
        var buffer = new byte[ImportPart.Size];
        for (var no = 0; ; no++)
        {
            var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
            if (read == 0)
                return "";
            var writer = new SetWriter(db);
            writer.Insert([
                new ImportPart
                {
                    RunId = id,
                    No = no,
                    Bytes = buffer[..read],
                },
            ]);
            await writer.Flush(ct);
        }
    }
}

/// <summary>Wakes the worker on this node, so that an import begins at once.</summary>
public sealed class ImportSignal
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>There is something to do.</summary>
    public void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two wakes met: one is enough.
        }
    }

    internal Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => _wake.WaitAsync(atMost, ct);
}
