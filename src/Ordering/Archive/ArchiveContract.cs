using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Zhanggui.Ordering;

/// <summary>
/// One order with everything that belongs to it, as evidence keeps it (ORD-08, DAT-05): <c>placed</c> never changes,
/// <c>progress</c> does, and the lists (contacts, remarks, amendments, splits, payments, refunds) only grow.
/// </summary>
public sealed record ArchivedOrder(OrderId Id, string No, JsonObject Content)
{
    /// <summary>The lists, by their names in <see cref="Content"/>.</summary>
    public static readonly IReadOnlyList<string> Lists =
    [
        "contacts",
        "remarks",
        "amendments",
        "splits",
        "payments",
        "refunds",
    ];

    /// <summary>How it is written.</summary>
    public static readonly JsonSerializerOptions Json = Options();

    /// <summary>How many of a list it has.</summary>
    public int CountOf(string list) => Content[list] is JsonArray rows ? rows.Count : 0;

    /// <summary>How many lines.</summary>
    public int Lines => Content["placed"]?["lines"] is JsonArray lines ? lines.Count : 0;

    /// <summary>States by their names: a number would change its meaning when one is added in between.</summary>
    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(OperationContext.Json) { WriteIndented = false };
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}

/// <summary>Reads orders for evidence.</summary>
public interface IOrderArchive
{
    /// <summary>
    /// Orders that were placed, or to which anything happened, in this time; all up to its end when there is no
    /// beginning. Of one instant, whatever happens meanwhile, and never more than a few hundred in memory.
    /// </summary>
    IAsyncEnumerable<ArchivedOrder> Changed(DateTimeOffset? from, DateTimeOffset to, CancellationToken ct);

    /// <summary>Orders as they are now; one that is not there is missing.</summary>
    Task<IReadOnlyDictionary<OrderId, ArchivedOrder>> Of(IReadOnlyCollection<OrderId> ids, CancellationToken ct);
}
