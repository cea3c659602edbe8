namespace Zhanggui.Ordering;

/// <summary>
/// What a group must know before it begins: which submits were answered before, and who has how many unpaid orders.
/// </summary>
internal sealed class OrderGroupLook
{
    private readonly Dictionary<(string Owner, string Key), PlacedOrder> _placed = [];
    private readonly Dictionary<Guid, int> _unpaid = [];

    /// <summary>The outcome of an earlier submit with the same key, or null.</summary>
    public PlacedOrder? Earlier(string owner, string key) => _placed.GetValueOrDefault((owner, key));

    /// <summary>
    /// Open orders of this account that wait for money, counted up to the limit that was asked for (ORD-06).
    /// </summary>
    public int Unpaid(Guid account) => _unpaid.GetValueOrDefault(account);

    /// <summary>Adds the questions; the answers are there once they were sent.</summary>
    /// <param name="reader">Where the questions are added.</param>
    /// <param name="requests">The group.</param>
    /// <param name="manyUnpaid">Unpaid orders are counted no further than this.</param>
    public static OrderGroupLook Ask(SetReader reader, IReadOnlyList<PlaceRequest> requests, int manyUnpaid)
    {
        var look = new OrderGroupLook();
        var keyed = requests
            .Where(r => r.IdempotencyKey is not null)
            .Select(r => (Owner: r.Owner.Key, Key: r.IdempotencyKey!))
            .Distinct()
            .ToList();
        if (keyed.Count > 0)
            reader.Ask(
                q =>
                    $"""SELECT p."Owner", p."Key", p."OrderId", p."No", p."Total", p."PayUrl" FROM {Placed(q, keyed)}""",
                row =>
                    look._placed[(row.GetString(0), row.GetString(1))] = new PlacedOrder(
                        OrderId.From(row.GetGuid(2)),
                        row.GetString(3),
                        new Money(row.GetInt64(4)),
                        row.IsDBNull(5) ? null : row.GetString(5)
                    )
            );
        Guid[] accounts =
        [
            .. requests.Where(r => r.Owner.Account is not null).Select(r => r.Owner.Account!.Value).Distinct(),
        ];
        if (accounts is [var single])
            // Many are planned anew each time; one buyer's question keeps its plan.
            reader.Ask(
                q =>
                    $"""SELECT COUNT(*) FROM (SELECT 1 FROM ordering_progress p WHERE p."Account" = {q.Value(single)} AND {OpenAndUnpaid} LIMIT {manyUnpaid}) counted""",
                row => look._unpaid[single] = (int)row.GetInt64(0)
            );
        else if (accounts.Length > 0)
            reader.Ask(
                q =>
                    $"""
                        SELECT wanted.value, (SELECT COUNT(*) FROM (SELECT 1 FROM ordering_progress p WHERE p."Account" = wanted.value AND {OpenAndUnpaid} LIMIT {manyUnpaid}) counted)
                        FROM {q.Each("wanted", accounts)}
                        """,
                row => look._unpaid[row.GetGuid(0)] = (int)row.GetInt64(1)
            );
        return look;
    }

    private static readonly string OpenAndUnpaid =
        $"""p."Status" <= {(int)OrderStatus.ReadyToShip} AND NOT p."IsPaid" AND p."FirstPaidAt" IS NULL""";

    /// <summary>
    /// Many pairs are looked up one by one within the statement: two conditions with arrays let PostgreSQL read all
    /// keys of all these owners, or the whole table while its statistics are young.
    /// </summary>
    private static string Placed(Question q, List<(string Owner, string Key)> keyed) =>
        q.IsPostgres && keyed.Count > 1
            ? $"""
                unnest({q.Value(keyed.Select(k => k.Owner).ToArray())}, {q.Value(
                    keyed.Select(k => k.Key).ToArray()
                )}) AS wanted(owner, key),
                LATERAL (SELECT * FROM ordering_placed_once o WHERE o."Owner" = wanted.owner AND o."Key" = wanted.key LIMIT 1) p
                """
            : $"""ordering_placed_once p WHERE {q.In("p.\"Owner\"", keyed.Select(k => k.Owner).Distinct().ToList())} AND {q.In("p.\"Key\"", keyed.Select(k => k.Key).Distinct().ToList())}""";
}
