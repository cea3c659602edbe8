using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhanggui.Ordering;

namespace Zhanggui.Backups;

/// <summary>What stands in a file of orders beside them.</summary>
/// <param name="Format">Always <see cref="Ours"/>.</param>
/// <param name="Version">The format's version.</param>
/// <param name="At">The instant of the data.</param>
/// <param name="From">Orders that were placed or changed from then on; null for all.</param>
/// <param name="Counts">Orders, lines, and of each list how many.</param>
/// <param name="Size">Bytes of the orders' part.</param>
/// <param name="Sha256">SHA-256 of the orders' part, in hexadecimal.</param>
internal sealed record OrderManifest(
    string Format,
    int Version,
    DateTimeOffset At,
    DateTimeOffset? From,
    IReadOnlyDictionary<string, long> Counts,
    long Size,
    string Sha256
)
{
    public const string Ours = "zhanggui-orders";

    public long Orders => Counts.GetValueOrDefault("orders");
    public long Records => Counts.Values.Sum();
}

/// <summary>
/// The evidence file of one run (DAT-05): a zip with <c>orders.jsonl</c>, one order a line with everything that belongs
/// to it, and <c>manifest.json</c>. Any program reads it in ten years. Written and read line by line.
/// </summary>
internal static class OrderFile
{
    private const string ManifestName = "manifest.json";
    private const string OrdersName = "orders.jsonl";
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>
    /// Appears under its name only when it is complete. <paramref name="wrote"/> is told of every order.
    /// </summary>
    public static async Task<OrderManifest> Write(
        string file,
        IAsyncEnumerable<ArchivedOrder> orders,
        DateTimeOffset? from,
        DateTimeOffset at,
        Action<long> wrote,
        CancellationToken ct
    )
    {
        var half = file + ".partial";
        try
        {
            OrderManifest manifest;
            await using (var stream = PrivateFiles.Create(half))
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            {
                await using (var entry = zip.CreateEntry(OrdersName, CompressionLevel.Fastest).Open())
                    manifest = await Lines(entry, orders, from, at, wrote, ct);
                await using var text = zip.CreateEntry(ManifestName, CompressionLevel.Fastest).Open();
                await JsonSerializer.SerializeAsync(text, manifest, Readable, ct);
            }

            File.Move(half, file);
            return manifest;
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task<OrderManifest> Lines(
        Stream entry,
        IAsyncEnumerable<ArchivedOrder> orders,
        DateTimeOffset? from,
        DateTimeOffset at,
        Action<long> wrote,
        CancellationToken ct
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["orders"] = 0, ["lines"] = 0 };
        foreach (var list in ArchivedOrder.Lists)
            counts[list] = 0;
        long size = 0;
        await foreach (var order in orders.WithCancellation(ct))
        {
            var line = Encoding.UTF8.GetBytes(order.Content.ToJsonString(ArchivedOrder.Json) + "\n");
            hash.AppendData(line);
            await entry.WriteAsync(line, ct);
            size += line.Length;
            counts["lines"] += order.Lines;
            foreach (var list in ArchivedOrder.Lists)
                counts[list] += order.CountOf(list);
            wrote(++counts["orders"]);
        }

        return new OrderManifest(
            OrderManifest.Ours,
            1,
            at,
            from,
            counts,
            size,
            Convert.ToHexStringLower(hash.GetHashAndReset())
        );
    }

    /// <summary>Reads it through and compares checksum and counts: refused when it is not as it was written.</summary>
    public static async Task<Result<OrderManifest>> Check(string file, CancellationToken ct)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.GetEntry(ManifestName) is not { } head || zip.GetEntry(OrdersName) is not { } body)
                return BackupsErrors.Altered;
            await using var text = head.Open();
            var manifest = await JsonSerializer.DeserializeAsync<OrderManifest>(text, Readable, ct);
            if (manifest is not { Format: OrderManifest.Ours, Sha256: not null, Counts: not null })
                return BackupsErrors.Altered;
            await using var lines = body.Open();
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(lines, ct)) == manifest.Sha256
                ? manifest
                : BackupsErrors.Altered;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            return BackupsErrors.Altered;
        }
    }

    /// <summary>The orders in it, one by one; only those whose line holds these words, when they are given.</summary>
    public static async IAsyncEnumerable<JsonObject> Read(
        string file,
        string? words,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var stream = File.OpenRead(file);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (zip.GetEntry(OrdersName) is not { } body)
            yield break;
        using var lines = new StreamReader(body.Open(), Encoding.UTF8);
        while (await lines.ReadLineAsync(ct) is { } line)
            if (
                (words is null || line.Contains(words, StringComparison.OrdinalIgnoreCase))
                && JsonNode.Parse(line) is JsonObject order
            )
                yield return order;
    }
}
