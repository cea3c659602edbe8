using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Ordering;

/// <summary>What somebody asks the list of amendments for.</summary>
/// <param name="State">Only these; null for all.</param>
/// <param name="Search">The beginning of an order's or an amendment's number, or the last six digits of either.</param>
/// <param name="Before">Older than this, with <paramref name="BeforeId"/>.</param>
/// <param name="BeforeId">See <paramref name="Before"/>.</param>
internal sealed record AmendmentFilter(
    AmendmentState? State,
    string? Search,
    DateTimeOffset? Before = null,
    Guid? BeforeId = null
);

/// <summary>Reads amendments: lists page by keyset, newest first.</summary>
internal sealed class AmendmentQueries(ShopDb db)
{
    private static readonly Sorts<Amendment> Sorts = new Sorts<Amendment>(a => a.Progress.AmendmentId.Value)
        .By("made", a => a.Progress.MadeAt)
        .By("no", a => a.Progress.No)
        .By("order", a => a.Progress.OrderNo);

    private IQueryable<Amendment> All =>
        db.Set<Amendment>().AsNoTracking().Include(a => a.Changes).Include(a => a.Progress);

    /// <summary>An order's amendments, newest first.</summary>
    public async Task<IReadOnlyList<Amendment>> OfOrder(OrderId order, CancellationToken ct) =>
        await All.Where(a => a.OrderId == order)
            .OrderByDescending(a => a.MadeAt)
            .ThenByDescending(a => a.Id)
            .ToListAsync(ct);

    public Task<Amendment?> ByNo(string no, CancellationToken ct) =>
        All.FirstOrDefaultAsync(a => a.Progress.No == no, ct);

    public Task<int> Waiting(CancellationToken ct) =>
        db.Set<AmendmentProgress>().CountAsync(p => p.State == AmendmentState.Pending, ct);

    public Task<PageOf<Amendment>> Page(ListRequest request, int take)
    {
        var filter = new AmendmentFilter(Asked.Choice<AmendmentState>(request["state"]), request["q"]);
        return Sorts.Page(Found(filter), request.Place, take, request.Ct);
    }

    public async Task<IReadOnlyList<Amendment>> Numbered(IReadOnlyList<string> numbers, CancellationToken ct) =>
        await All.Where(a => EF.Parameter(numbers).Contains(a.Progress.No)).ToListAsync(ct);

    /// <summary>Newest first, for programs and the command line.</summary>
    public async Task<IReadOnlyList<Amendment>> List(AmendmentFilter filter, int take, CancellationToken ct)
    {
        var query = Found(filter);
        if (filter is { Before: { } at, BeforeId: { } guid })
            query = query.Where(a =>
                a.Progress.MadeAt <= at && (a.Progress.MadeAt < at || a.Progress.AmendmentId.Value.CompareTo(guid) < 0)
            );
        return await query
            .OrderByDescending(a => a.Progress.MadeAt)
            .ThenByDescending(a => a.Progress.AmendmentId)
            .Take(take)
            .ToListAsync(ct);
    }

    private IQueryable<Amendment> Found(AmendmentFilter filter)
    {
        var query = All;
        if (filter.State is { } state)
            query = query.Where(a => a.Progress.State == state);
        if (filter.Search?.Trim().ToUpperInvariant() is not { Length: > 0 } text)
            return query;
        var to = text + "~";
        return text.StartsWith("SO", StringComparison.Ordinal)
                ? query.Where(a =>
                    string.Compare(a.Progress.OrderNo, text) >= 0 && string.Compare(a.Progress.OrderNo, to) < 0
                )
            : text.StartsWith("AM", StringComparison.Ordinal)
                ? query.Where(a => string.Compare(a.Progress.No, text) >= 0 && string.Compare(a.Progress.No, to) < 0)
            : query.Where(a => a.Progress.No.EndsWith(text) || a.Progress.OrderNo.EndsWith(text));
    }
}
