namespace Zhanggui.Ordering;

/// <summary>What a group must know before it begins: which submits were answered before, and who has how many unpaid orders.</summary>
internal sealed class OrderGroupLook
{
    private readonly Dictionary<(string Owner, string Key), PlacedOrder> _placed = [];
    private readonly Dictionary<Guid, int> _unpaid = [];

    /// <summary>The outcome of an earlier submit with the same key, or null.</summary>
    public PlacedOrder? Earlier(string owner, string key) => _placed.GetValueOrDefault((owner, key));

    /// <summary>Orders of this account that wait for money and for being accepted (ORD-06).</summary>
    public int Unpaid(Guid account) => _unpaid.GetValueOrDefault(account);

    /// <summary>Adds the questions; the answers are there once they were sent.</summary>
    public static OrderGroupLook Ask(SetReader reader, IReadOnlyList<PlaceRequest> requests)
    {
        var look = new OrderGroupLook();
        var keyed = requests.Where(r => r.Once is not null).ToList();
        // Owners and keys apart, as the primary key has them; a stranger's pair that this finds as well does no harm.
        string[] owners = [.. keyed.Select(r => r.Owner.Key).Distinct()], keys = [.. keyed.Select(r => r.Once!).Distinct()];
        if (keys.Length > 0)
            reader.Ask(q => $"""SELECT "Owner", "Key", "OrderId", "No", "Total", "PayUrl" FROM ordering_placed_once WHERE {q.In("\"Owner\"", owners)} AND {q.In("\"Key\"", keys)}""",
                row => look._placed[(row.GetString(0), row.GetString(1))] = new PlacedOrder(OrderId.From(row.GetGuid(2)), row.GetString(3), new Money(row.GetInt64(4)), row.IsDBNull(5) ? null : row.GetString(5)));
        var accounts = requests.Where(r => r.Owner.Account is not null).Select(r => r.Owner.Account!.Value).Distinct().ToArray();
        if (accounts.Length > 0)
            reader.Ask(q => $"""SELECT "Account", COUNT(*) FROM ordering_progress WHERE {q.In("\"Account\"", accounts)} AND "Status" = {(int)OrderStatus.New} AND NOT "IsPaid" GROUP BY "Account" """,
                row => look._unpaid[row.GetGuid(0)] = (int)row.GetInt64(1));
        return look;
    }
}
