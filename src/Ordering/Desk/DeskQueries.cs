using Microsoft.EntityFrameworkCore;
using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>The desk's queues.</summary>
internal enum DeskTab
{
    /// <summary>To accept and to contact.</summary>
    New,
    Held,
    AwaitingStock,
    Unpaid,
    Ready,
    Today,
}

/// <summary>What somebody wants to see of a queue.</summary>
/// <param name="Tab">Which queue.</param>
/// <param name="Mine">Only theirs and what nobody handles.</param>
/// <param name="Channel">Only orders of this channel.</param>
/// <param name="Flag">Only orders that this rule of the audit hit, by its code; "none" for those without any.</param>
/// <param name="NoPresale">Without presale orders.</param>
internal sealed record DeskQuery(
    DeskTab Tab,
    bool Mine = false,
    string? Channel = null,
    string? Flag = null,
    bool NoPresale = false
)
{
    /// <summary>A queue's rows; a longer queue says so and asks to be narrowed.</summary>
    public const int Max = 100;

    public string Url
    {
        get
        {
            var parts = new List<string> { "tab=" + Tab.ToString().ToLowerInvariant() };
            if (Mine)
                parts.Add("mine=1");
            if (Channel is not null)
                parts.Add("channel=" + Uri.EscapeDataString(Channel));
            if (Flag is not null)
                parts.Add("flag=" + Uri.EscapeDataString(Flag));
            if (NoPresale)
                parts.Add("presale=no");
            return "/office/desk?" + string.Join('&', parts);
        }
    }

    public bool IsNarrowed => Channel is not null || Flag is not null || NoPresale;
}

/// <summary>
/// Reads for the desk and for one order. Counts touch only open orders, through the index on the state.
/// </summary>
internal sealed class DeskQueries(OrderingDb db, IScreeningFindings findings, TimeProvider clock, Company company)
{
    private static readonly OrderStatus[] Open = OrderStates.Open;

    public async Task<IReadOnlyDictionary<DeskTab, int>> Counts(CancellationToken ct)
    {
        var open = await db
            .Progress.Where(p => EF.Parameter(Open).Contains(p.Status))
            .GroupBy(p => new { p.Status, p.IsPaid })
            .Select(g => new
            {
                g.Key.Status,
                g.Key.IsPaid,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        int Of(params OrderStatus[] states) => open.Where(o => states.Contains(o.Status)).Sum(o => o.Count);
        var today = company.Calendar.StartOf(company.Calendar.DateOf(clock.Now()));
        return new Dictionary<DeskTab, int>
        {
            [DeskTab.New] = Of(OrderStatus.New, OrderStatus.Accepted),
            [DeskTab.Held] = Of(OrderStatus.Held),
            [DeskTab.AwaitingStock] = Of(OrderStatus.AwaitingStock),
            [DeskTab.Unpaid] = open.Where(o => !o.IsPaid).Sum(o => o.Count),
            [DeskTab.Ready] = Of(OrderStatus.ReadyToShip),
            [DeskTab.Today] = await db.Progress.CountAsync(p => p.PlacedAt >= today, ct),
        };
    }

    /// <summary>How many wait for customer service, for the menu.</summary>
    public Task<int> Waiting(CancellationToken ct) =>
        db.Progress.CountAsync(p => p.Status == OrderStatus.New || p.Status == OrderStatus.Accepted, ct);

    /// <summary>How many of them are overdue.</summary>
    public Task<int> Overdue(CancellationToken ct)
    {
        var now = clock.Now();
        return db.Progress.CountAsync(
            p => (p.Status == OrderStatus.New || p.Status == OrderStatus.Accepted) && p.DueAt < now,
            ct
        );
    }

    /// <summary>When the oldest order was placed that nobody has taken up (ORD-03), or null.</summary>
    public Task<DateTimeOffset?> OldestUnseen(CancellationToken ct) =>
        db
            .Progress.Where(p => p.Status == OrderStatus.New)
            .OrderBy(p => p.PlacedAt)
            .Select(p => (DateTimeOffset?)p.PlacedAt)
            .FirstOrDefaultAsync(ct);

    /// <summary>The channels of the open orders, for the filter.</summary>
    public async Task<IReadOnlyList<string>> Channels(CancellationToken ct) =>
        await db
            .Orders.Where(o => EF.Parameter(Open).Contains(o.Progress.Status))
            .Select(o => o.Channel)
            .Distinct()
            .OrderBy(c => c)
            .ToListAsync(ct);

    /// <summary>Every channel that an order has come through.</summary>
    public async Task<IReadOnlyList<string>> AllChannels(CancellationToken ct) =>
        await db.Shop.Set<Order>().AsNoTracking().Select(o => o.Channel).Distinct().OrderBy(c => c).ToListAsync(ct);

    /// <summary>Orders by their numbers; those that do not exist are missing.</summary>
    public async Task<IReadOnlyDictionary<string, Order>> ByNumbers(IReadOnlyList<string> numbers, CancellationToken ct)
    {
        var wanted = numbers.ToArray();
        return (
            await db.Effective(await db.Orders.Where(o => EF.Parameter(wanted).Contains(o.No)).ToListAsync(ct), ct)
        ).ToDictionary(o => o.No);
    }

    /// <summary>A queue, the most urgent first, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<Order>> Queue(DeskQuery wanted, Guid? me, int take, CancellationToken ct)
    {
        var tab = wanted.Tab;
        var today = company.Calendar.StartOf(company.Calendar.DateOf(clock.Now()));
        var query = tab switch
        {
            DeskTab.New => db.Orders.Where(o =>
                o.Progress.Status == OrderStatus.New || o.Progress.Status == OrderStatus.Accepted
            ),
            DeskTab.Held => db.Orders.Where(o => o.Progress.Status == OrderStatus.Held),
            DeskTab.AwaitingStock => db.Orders.Where(o => o.Progress.Status == OrderStatus.AwaitingStock),
            DeskTab.Unpaid => db.Orders.Where(o =>
                EF.Parameter(Open).Contains(o.Progress.Status) && !o.Progress.IsPaid
            ),
            DeskTab.Ready => db.Orders.Where(o => o.Progress.Status == OrderStatus.ReadyToShip),
            _ => db.Orders.Where(o => o.Progress.PlacedAt >= today),
        };
        if (wanted.Mine)
            query = query.Where(o => o.Progress.HandlerId == null || o.Progress.HandlerId == me);
        if (wanted.Channel is { } channel)
            query = query.Where(o => o.Channel == channel);
        if (wanted.Flag == "none")
            query = query.Where(o => o.Progress.Flags == "");
        else if (wanted.Flag is { } flag)
            query = query.Where(o => ("," + o.Progress.Flags + ",").Contains("," + flag + ","));
        if (wanted.NoPresale)
            query = query.Where(o => o.Lines.All(l => l.ShipsOn == null));
        query =
            tab == DeskTab.Today
                ? query.OrderByDescending(o => o.PlacedAt)
                : query.OrderBy(o => o.Progress.DueAt).ThenBy(o => o.PlacedAt);
        return await db.Effective(await query.Take(take).ToListAsync(ct), ct);
    }

    /// <summary>Why these orders are flagged (ORD-06).</summary>
    public Task<IReadOnlyList<ScreeningFinding>> Findings(IReadOnlyCollection<Order> orders, CancellationToken ct) =>
        findings.Current(orders.ToDictionary(o => o.Id.Value, o => o.Progress.Flags), ct);

    /// <summary>An order as it is carried out now: with its approved amendments.</summary>
    public async Task<Order?> ByNo(string no, CancellationToken ct) =>
        await AsPlaced(no, ct) is { } order ? (await db.Effective([order], ct))[0] : null;

    /// <summary>An order as it was placed, whatever was amended since (ORD-09).</summary>
    public Task<Order?> AsPlaced(string no, CancellationToken ct) => db.Orders.FirstOrDefaultAsync(o => o.No == no, ct);

    public async Task<IReadOnlyList<OrderRemarkRow>> Remarks(OrderId id, CancellationToken ct) =>
        await db.Remarks.Where(r => r.OrderId == id).OrderBy(r => r.At).ToListAsync(ct);

    public async Task<IReadOnlyList<OrderContact>> Contacts(OrderId id, CancellationToken ct) =>
        await db.Contacts.Where(c => c.OrderId == id).OrderByDescending(c => c.At).ToListAsync(ct);
}
