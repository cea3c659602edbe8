using System.Text.Json.Nodes;
using Zhanggui.Ordering;

namespace Zhanggui.Backups;

/// <summary>How an order in a file differs from the database now.</summary>
public enum Difference
{
    /// <summary>It is not in the database any more.</summary>
    Missing,

    /// <summary>
    /// What never changes has changed: somebody has altered the database behind the program's back, or the file.
    /// </summary>
    Altered,
}

/// <summary>One order that differs, and where.</summary>
internal sealed record OrderDifference(string No, Difference What, string Where);

/// <summary>What a comparison came to.</summary>
/// <param name="Same">As in the file.</param>
/// <param name="Moved">What was placed is the same; it has come further since, which is as it should be.</param>
/// <param name="Missing">Not in the database any more.</param>
/// <param name="Altered">What never changes differs.</param>
/// <param name="First">The first of those that should not be.</param>
internal sealed record EvidenceReport(
    long Same,
    long Moved,
    long Missing,
    long Altered,
    IReadOnlyList<OrderDifference> First
)
{
    public long Orders => Same + Moved + Missing + Altered;
    public bool IsFine => Missing == 0 && Altered == 0;
}

/// <summary>Looks into files of orders and holds them against the database (DAT-05).</summary>
internal sealed class OrderEvidence(UseCaseExecutor executor, IOrderArchive archive)
{
    private const int AtOnce = 200;
    private const int Shown = 100;
    private const int Found = 10;

    /// <summary>The first orders of a file whose number begins or ends with these words, as they stood then.</summary>
    public async Task<Result<IReadOnlyList<JsonObject>>> Look(
        Actor actor,
        RunId id,
        string? words,
        CancellationToken ct
    )
    {
        var wanted = (words ?? "").Trim();
        if (wanted.Length is < 4 or > 40)
            return BackupsErrors.NoWords;
        var noted = await executor.Run(actor, (RecordLook u) => u.Run(id.Value, wanted, ct), ct);
        if (!noted.IsDone)
            return noted.Refusal;
        var found = new List<JsonObject>();
        try
        {
            await foreach (var order in OrderFile.Read(noted.Value, wanted, ct))
                if (IsWanted(order, wanted))
                {
                    found.Add(order);
                    if (found.Count == Found)
                        break;
                }
        }
        catch (Exception e) when (e is InvalidDataException or System.Text.Json.JsonException)
        {
            return BackupsErrors.Altered;
        }

        return found;
    }

    /// <summary>Every order of a file against the same order now.</summary>
    public async Task<Result<EvidenceReport>> Compare(Actor actor, RunId id, CancellationToken ct)
    {
        var noted = await executor.Run(actor, (RecordLook u) => u.Run(id.Value, null, ct), ct);
        if (!noted.IsDone)
            return noted.Refusal;
        var (counts, first, part) = (new long[4], new List<OrderDifference>(), new List<JsonObject>(AtOnce));
        try
        {
            await foreach (var order in OrderFile.Read(noted.Value, null, ct))
            {
                part.Add(order);
                if (part.Count < AtOnce)
                    continue;
                await Compare(part, counts, first, ct);
                part.Clear();
            }

            await Compare(part, counts, first, ct);
        }
        catch (Exception e) when (e is InvalidDataException or System.Text.Json.JsonException or FormatException)
        {
            return BackupsErrors.Altered;
        }

        return new EvidenceReport(counts[0], counts[1], counts[2], counts[3], first);
    }

    private async Task Compare(List<JsonObject> part, long[] counts, List<OrderDifference> first, CancellationToken ct)
    {
        if (part.Count == 0)
            return;
        var now = await archive.Of([.. part.Select(IdOf)], ct);
        foreach (var then in part)
        {
            var difference = now.TryGetValue(IdOf(then), out var order)
                ? Altered(then, order.Content) is { } where
                    ? new OrderDifference(No(then), Difference.Altered, where)
                    : null
                : new OrderDifference(No(then), Difference.Missing, "");
            if (difference is not null && first.Count < Shown)
                first.Add(difference);
            counts[
                difference switch
                {
                    { What: Difference.Missing } => 2,
                    not null => 3,
                    _ => JsonNode.DeepEquals(then, order!.Content) ? 0 : 1,
                }
            ]++;
        }
    }

    /// <summary>
    /// What was placed never changes, and of the lists nothing disappears; a document's and a refund's state move on.
    /// </summary>
    internal static string? Altered(JsonObject then, JsonObject now)
    {
        if (!JsonNode.DeepEquals(then["placed"], now["placed"]))
            return "placed";
        foreach (var list in ArchivedOrder.Lists)
        {
            var there = (now[list] as JsonArray ?? []).Select(Lasting).ToHashSet(StringComparer.Ordinal);
            if (then[list] is JsonArray rows && rows.Any(r => !there.Contains(Lasting(r))))
                return list;
        }

        return null;
    }

    private static string Lasting(JsonNode? row)
    {
        var lasting = row?["document"] ?? row;
        if (lasting is not JsonObject refund || !refund.ContainsKey("state"))
            return lasting?.ToJsonString(ArchivedOrder.Json) ?? "";
        var copy = (JsonObject)refund.DeepClone();
        copy.Remove("state");
        return copy.ToJsonString(ArchivedOrder.Json);
    }

    private static OrderId IdOf(JsonObject order) => OrderId.From(Guid.Parse(order["id"]!.GetValue<string>()));

    private static string No(JsonObject order) => order["no"]?.GetValue<string>() ?? "";

    private static bool IsWanted(JsonObject order, string wanted)
    {
        var (no, theirs) = (No(order), order["placed"]?["channelNo"]?.GetValue<string>() ?? "");
        return no.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
            || no.EndsWith(wanted, StringComparison.OrdinalIgnoreCase)
            || theirs.Equals(wanted, StringComparison.OrdinalIgnoreCase);
    }
}
