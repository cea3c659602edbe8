using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>Outbound slips by their number.</summary>
internal sealed class FindOutboundOrders(ShopDb db) : IFinder
{
    private static readonly Text Kind = ("发货单", "Slip");

    public bool MayAsk(Actor actor) => actor is not null && WarehouseApi.Viewers.Any(actor.May);

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (!NumberWords.Fits(words, "DN", out var from, out var to))
            return [];
        var slips = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => string.Compare(p.No, from) >= 0 && string.Compare(p.No, to) < 0)
            .OrderByDescending(p => p.No)
            .Take(max)
            .ToListAsync(ct);
        return
        [
            .. slips.Select(p => new Found(
                $"/office/warehouse/slips/{p.No}",
                p.No,
                $"{p.OrderNo} · {OutboundOrderStates.Name(p.Status)}",
                "clipboard-check",
                Kind
            )),
        ];
    }
}
