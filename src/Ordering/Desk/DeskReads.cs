using Microsoft.EntityFrameworkCore;

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

/// <summary>What somebody asks the order list for.</summary>
internal sealed record OrderFilter(string? Search, OrderStatus? Status, DateOnly? From, DateOnly? To, bool? Paid, DateTimeOffset? Before, Guid? BeforeId);

/// <summary>Reads for the desk and the list. Counts touch only open orders, through the index on the state; lists page by keyset.</summary>
internal sealed class DeskReads(OrderingDb db, TimeProvider clock, Company company)
{
    private static readonly OrderStatus[] Open =
        [OrderStatus.New, OrderStatus.Held, OrderStatus.Accepted, OrderStatus.Confirmed, OrderStatus.AwaitingStock, OrderStatus.ReadyToShip];

    public async Task<IReadOnlyDictionary<DeskTab, int>> Counts(CancellationToken ct)
    {
        var open = await db.Progress.Where(p => EF.Parameter(Open).Contains(p.Status)).GroupBy(p => new { p.Status, p.IsPaid }).Select(g => new { g.Key.Status, g.Key.IsPaid, Count = g.Count() }).ToListAsync(ct);
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
    public Task<int> Waiting(CancellationToken ct) => db.Progress.CountAsync(p => p.Status == OrderStatus.New || p.Status == OrderStatus.Accepted, ct);

    /// <summary>How many of them are overdue.</summary>
    public Task<int> Overdue(CancellationToken ct)
    {
        var now = clock.Now();
        return db.Progress.CountAsync(p => (p.Status == OrderStatus.New || p.Status == OrderStatus.Accepted) && p.DueAt < now, ct);
    }

    /// <summary>A queue, the most urgent first, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<Order>> Queue(DeskTab tab, Guid? mine, int take, CancellationToken ct)
    {
        var today = company.Calendar.StartOf(company.Calendar.DateOf(clock.Now()));
        var query = tab switch
        {
            DeskTab.New => db.Orders.Where(o => o.Progress.Status == OrderStatus.New || o.Progress.Status == OrderStatus.Accepted),
            DeskTab.Held => db.Orders.Where(o => o.Progress.Status == OrderStatus.Held),
            DeskTab.AwaitingStock => db.Orders.Where(o => o.Progress.Status == OrderStatus.AwaitingStock),
            DeskTab.Unpaid => db.Orders.Where(o => EF.Parameter(Open).Contains(o.Progress.Status) && !o.Progress.IsPaid),
            DeskTab.Ready => db.Orders.Where(o => o.Progress.Status == OrderStatus.ReadyToShip),
            _ => db.Orders.Where(o => o.Progress.PlacedAt >= today),
        };
        if (mine is { } me) query = query.Where(o => o.Progress.HandlerId == null || o.Progress.HandlerId == me);
        query = tab == DeskTab.Today ? query.OrderByDescending(o => o.PlacedAt) : query.OrderBy(o => o.Progress.DueAt).ThenBy(o => o.PlacedAt);
        return await query.Take(take).ToListAsync(ct);
    }

    public IQueryable<Order> Filtered(OrderFilter filter)
    {
        var query = db.Orders;
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var text = filter.Search.Trim();
            // A number or a phone is an exact or prefix walk on an index; only a name looks further.
            if (text.StartsWith("SO", StringComparison.OrdinalIgnoreCase))
            {
                var from = text.ToUpperInvariant();
                var to = from + "~";
                query = query.Where(o => string.Compare(o.No, from) >= 0 && string.Compare(o.No, to) < 0);
            }
            else if (text.All(char.IsAsciiDigit) && text.Length == 11) query = query.Where(o => o.Phone == text);
            else if (text.All(char.IsAsciiDigit) && text.Length <= 6) query = query.Where(o => o.No.EndsWith(text));
            else query = query.Where(o => o.Name == text || o.Lines.Any(l => l.SkuCode == text));
        }

        if (filter.Status is { } status) query = query.Where(o => o.Progress.Status == status);
        if (filter.Paid is { } paid) query = query.Where(o => o.Progress.IsPaid == paid);
        if (filter.From is { } first)
        {
            var at = company.Calendar.StartOf(first);
            query = query.Where(o => o.PlacedAt >= at);
        }

        if (filter.To is { } last)
        {
            var at = company.Calendar.StartOf(last.AddDays(1));
            query = query.Where(o => o.PlacedAt < at);
        }

        return query;
    }

    public async Task<IReadOnlyList<Order>> List(OrderFilter filter, int take, CancellationToken ct)
    {
        var query = Filtered(filter);
        if (filter is { Before: { } at, BeforeId: { } guid })
        {
            var id = new OrderId(guid);
            query = query.Where(o => o.PlacedAt <= at && (o.PlacedAt < at || o.Id.Value.CompareTo(id.Value) < 0));
        }

        return await query.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).Take(take).ToListAsync(ct);
    }

    public Task<Order?> ByNo(string no, CancellationToken ct) => db.Orders.FirstOrDefaultAsync(o => o.No == no, ct);

    public async Task<IReadOnlyList<OrderRemarkRow>> Remarks(OrderId id, CancellationToken ct) => await db.Remarks.Where(r => r.OrderId == id).OrderBy(r => r.At).ToListAsync(ct);

    public async Task<IReadOnlyList<OrderContact>> Contacts(OrderId id, CancellationToken ct) => await db.Contacts.Where(c => c.OrderId == id).OrderByDescending(c => c.At).ToListAsync(ct);
}
