using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>What the filters of the order list offer.</summary>
internal sealed record OrderChoices(
    IReadOnlyList<(string Code, string Name)> Channels,
    IReadOnlyList<(string Code, string Name)> Couriers,
    IReadOnlyList<string> Provinces,
    IReadOnlyList<(Guid Id, string Name)> Handlers
);

/// <summary>Gathers them, without reading the orders themselves.</summary>
internal sealed class OrderChoiceQueries(
    IChannelNames channels,
    IShippingRates rates,
    IRegions regions,
    IPositions positions,
    TimeProvider clock
)
{
    private static readonly string[] Handling = ["CSPRE", "CSPOST", "CSMGR", "ORDERS", "STOREMGR"];

    public async Task<OrderChoices> Choices(CancellationToken ct)
    {
        var all = await positions.All(ct);
        var names = await channels.All(ct);
        return new OrderChoices(
            [.. ChannelNaming.Own.Union(names.Keys).Select(c => (c, DeskViews.ChannelName(c, names)))],
            [
                .. (await rates.Loads(clock.Now(), ct)).Select(load =>
                    (load.Courier, rates.CourierName(load.Courier).ToString())
                ),
            ],
            regions.Provinces,
            [
                .. Handling
                    .Where(all.ContainsKey)
                    .SelectMany(p => all[p].Holders)
                    .DistinctBy(h => h.Id)
                    .Select(h => (h.Id.Value, h.Name))
                    .OrderBy(h => h.Name, StringComparer.CurrentCulture),
            ]
        );
    }
}
