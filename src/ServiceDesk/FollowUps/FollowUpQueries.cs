using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>What the tracking list shows.</summary>
/// <param name="Tab">
/// "free": nobody has taken it over; "mine"; "all": everything on its way; "over": received or cancelled.
/// </param>
/// <param name="Search">The beginning of an order number, a waybill, a phone number, or a tracker's name.</param>
internal sealed record FollowUpFilter(string Tab, string? Search)
{
    public static readonly IReadOnlyList<string> Tabs = ["free", "mine", "all", "over"];

    public static FollowUpFilter Of(string? tab, string? search) =>
        new(
            tab is not null && Tabs.Contains(tab) ? tab : "free",
            string.IsNullOrWhiteSpace(search) ? null : search.Trim()
        );
}

/// <summary>One row: who follows the order, and the order as it stands.</summary>
internal sealed record FollowUpRow(OrderFollowUp Tracking, OrderView Order, FollowUpNote? Last);

/// <summary>How many wait for somebody, how many of those are overdue, and how many are mine.</summary>
internal sealed record FollowUpCounts(int Free, int Late, int Mine);

/// <summary>Reads what is tracked.</summary>
internal sealed class FollowUpQueries(ShopDb db, IOrders orders, TimeProvider clock)
{
    /// <summary>What has not ended is little and has indexes of its own.</summary>
    private static readonly Sorts<OrderFollowUp> Open = new Sorts<OrderFollowUp>(t => t.OrderId.Value)
        .By("due", t => t.DueAt)
        .By("confirmed", t => t.ConfirmedAt)
        .By("no", t => t.OrderNo);

    public async Task<PageOf<FollowUpRow>> Page(
        FollowUpFilter filter,
        Guid? me,
        ListPlace place,
        int take,
        CancellationToken ct
    )
    {
        // What is due first stands first, unless another order was asked for.
        var page = await Open.Page(
            Filtered(filter, me),
            place.Sort is null ? place with { Sort = "due", Desc = filter.Tab == "over" } : place,
            take,
            ct
        );
        var found = await orders.OfMany([.. page.Rows.Select(t => t.OrderId)], ct);
        List<OrderId> noted = [.. page.Rows.Where(t => t.Notes > 0).Select(t => t.OrderId)];
        var last =
            noted.Count == 0
                ? []
                : (
                    await db.Set<FollowUpNote>()
                        .AsNoTracking()
                        .Where(n => EF.Parameter(noted).Contains(n.OrderId))
                        .ToListAsync(ct)
                )
                    .GroupBy(n => n.OrderId)
                    .ToDictionary(g => g.Key, g => g.MaxBy(n => n.At)!);
        return page.Of(t => new FollowUpRow(t, found[t.OrderId.Value], last.GetValueOrDefault(t.OrderId)));
    }

    /// <summary>The whole list as it is filtered and sorted, a page of the index at a time, for an export.</summary>
    public async IAsyncEnumerable<FollowUpRow> Export(
        FollowUpFilter filter,
        Guid? me,
        ListPlace place,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        string? after = null;
        do
        {
            var page = await Page(filter, me, place with { After = after }, 500, ct);
            foreach (var row in page.Rows)
                yield return row;
            after = page.Next;
        } while (after is not null);
    }

    private IQueryable<OrderFollowUp> Filtered(FollowUpFilter filter, Guid? viewer)
    {
        var me = viewer ?? Guid.Empty;
        var all = db.Set<OrderFollowUp>().AsNoTracking();
        var rows = filter.Tab switch
        {
            "free" => all.Where(t => t.EndedAt == null && t.OwnerId == null),
            "mine" => all.Where(t => t.EndedAt == null && t.OwnerId == me),
            "over" => all.Where(t => t.EndedAt != null),
            _ => all.Where(t => t.EndedAt == null),
        };
        if (filter.Search is not { } q)
            return rows;
        var matching = orders.Matching(q);
        return rows.Where(t => t.OrderNo.StartsWith(q) || t.Owner == q || matching.Any(id => id == t.OrderId));
    }

    public async Task<FollowUpCounts> Counts(Guid? viewer, CancellationToken ct)
    {
        var (now, me) = (clock.GetUtcNow(), viewer ?? Guid.Empty);
        var free = db.Set<OrderFollowUp>().Where(t => t.EndedAt == null && t.OwnerId == null);
        return new FollowUpCounts(
            await free.CountAsync(ct),
            await free.CountAsync(t => t.DueAt < now, ct),
            await db.Set<OrderFollowUp>().CountAsync(t => t.EndedAt == null && t.OwnerId == me, ct)
        );
    }

    public Task<OrderFollowUp?> Of(OrderId order, CancellationToken ct) =>
        db.Set<OrderFollowUp>().AsNoTracking().FirstOrDefaultAsync(t => t.OrderId == order, ct);

    public async Task<IReadOnlyList<FollowUpNote>> Notes(OrderId order, CancellationToken ct) =>
        await db.Set<FollowUpNote>()
            .AsNoTracking()
            .Where(n => n.OrderId == order)
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .ToListAsync(ct);
}
