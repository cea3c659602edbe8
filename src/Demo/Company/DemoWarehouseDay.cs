using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Inbound;
using Zhanggui.Inventory;
using Zhanggui.Warehouse;

namespace Zhanggui.Demo;

/// <summary>
/// What the warehouse has done lately: a delivery that is in the stock, one that waits for its second pair of eyes, and
/// a courier who has fetched parcels.
/// </summary>
internal sealed class DemoWarehouseDay(DemoRun run, DemoWarehouses demo, IReadOnlyDictionary<int, SkuCard> skus)
{
    public async Task Run(IReadOnlyList<LiveOrder> lived)
    {
        var (receiver, manager) = (
            await run.Someone("RECEIVER", 0, "inbound.register"),
            await run.Someone("WHMGR", 0, "inbound.post")
        );
        var house = (await run.Get<IStock>().Warehouses(run.Ct))[0];
        var shelves = demo
            .Stock.Where(s =>
                s.Warehouse == house.Code && s.OnHand.Units > 0 && skus[s.SkuIndex].PresaleShipsOn is null
            )
            .Take(40)
            .ToList();
        run.Ago(TimeSpan.FromMinutes(150));
        var first = await run.Do(
            "inbound/first",
            receiver,
            (RegisterInbound u) => u.Run(house.Id, "云裳服饰 采购到货", Lines(0, 4, "260"), run.Ct)
        );
        run.Ago(TimeSpan.FromMinutes(120));
        await run.Do("inbound/first", manager, (ReceiveGoods u) => u.Run(first, run.Ct));
        run.Ago(TimeSpan.FromMinutes(90));
        await Fetch([
            .. lived
                .Select(o => o.Parcel)
                .OfType<PackedParcel>()
                .GroupBy(p => p.Courier)
                .OrderByDescending(g => g.Count())
                .First()
                .Take(3),
        ]);
        run.Ago(TimeSpan.FromMinutes(25));
        await run.Do(
            "inbound/second",
            receiver,
            (RegisterInbound u) => u.Run(house.Id, "锦绣面料 补货", Lines(10, 3, "261"), run.Ct)
        );

        List<ArrivalLine> Lines(int from, int count, string lot) =>
            [
                .. shelves
                    .Skip(from)
                    .Take(count)
                    .Select(
                        (s, i) =>
                            new ArrivalLine(skus[s.SkuIndex].Code, new Quantity(12 + 6 * i), $"L{lot}{i + 1}", s.Bin)
                    ),
            ];
    }

    /// <summary>Presale goods came in an hour ago and are in the stock.</summary>
    public async Task Deliver(SkuCard sku, int pieces)
    {
        var (receiver, manager) = (
            await run.Someone("RECEIVER", 0, "inbound.register"),
            await run.Someone("WHMGR", 0, "inbound.post")
        );
        var house = (await run.Get<IStock>().Warehouses(run.Ct))[0];
        var bin = demo.Stock.First(s => s.Warehouse == house.Code).Bin;
        run.Ago(TimeSpan.FromMinutes(60));
        var slip = await run.Do(
            "inbound/presale",
            receiver,
            (RegisterInbound u) =>
                u.Run(
                    house.Id,
                    "云裳服饰 预售到货",
                    [new ArrivalLine(sku.Code, new Quantity(pieces), "L2701", bin)],
                    run.Ct
                )
        );
        await run.Do("inbound/presale", manager, (ReceiveGoods u) => u.Run(slip, run.Ct));
    }

    private async Task Fetch(IReadOnlyList<PackedParcel> parcels)
    {
        var packer = await run.Someone("PACKER", 0, "outbound.ship");
        var manifest = await run.Do("manifest", packer, (OpenManifest u) => u.Run(parcels[0].Courier, run.Ct));
        foreach (var parcel in parcels)
            await run.Do(
                "manifest/" + parcel.WaybillNo,
                packer,
                (AddParcel u) => u.Run(manifest, parcel.WaybillNo, run.Ct)
            );
        await run.Do("manifest", packer, (CloseManifest u) => u.Run(manifest, "王师傅", parcels.Count, run.Ct));
    }
}
