using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>Orders by number, its last digits, phone or recipient; amendments by number.</summary>
internal sealed class FindOrders(OrderList list, ShopDb db) : IFinder
{
    private static readonly Text Order = ("订单", "Order"),
        Amendment = ("变更单", "Amendment");

    public bool MayAsk(Actor actor) => actor.May("ord.view");

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (NumberWords.Fits(words, "AM", out var from, out var to))
        {
            var amendments = await db.Set<AmendmentProgress>()
                .AsNoTracking()
                .Where(a => string.Compare(a.No, from) >= 0 && string.Compare(a.No, to) < 0)
                .OrderByDescending(a => a.No)
                .Take(max)
                .ToListAsync(ct);
            return
            [
                .. amendments.Select(a => new Found(
                    $"/office/amendments/{a.No}",
                    a.No,
                    a.OrderNo,
                    "arrows-exchange",
                    Amendment
                )),
            ];
        }

        // One character finds everything and nothing.
        if (words.Length < 2)
            return [];
        var orders = await list.Page(new OrderFilter { Q = words }, default, max, ct);
        return
        [
            .. orders.Rows.Select(o => new Found(
                $"/office/orders/{o.No}",
                o.No,
                $"{o.Address.Name} · {OrderStates.NameOf(o.Status)} · {o.Total.ToYuan()}",
                "file-text",
                Order
            )),
        ];
    }
}
