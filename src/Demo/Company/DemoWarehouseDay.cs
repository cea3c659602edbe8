using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Inventory;
using Zhanggui.Organization;
using Zhanggui.Warehouse;

namespace Zhanggui.Demo;

/// <summary>What the warehouse has done this morning: a delivery that is in the stock, one that waits for its second pair of eyes, and a courier who has fetched parcels.</summary>
internal sealed class DemoWarehouseDay(IServiceProvider services, Operations operations, TimeProvider clock, DemoWarehouses demo, IReadOnlyDictionary<int, SkuCard> skus)
{
    public async Task Run(IReadOnlyList<PackedParcel> packed, CancellationToken ct)
    {
        var (receiver, manager, packer) = (await Someone("RECEIVER", "inbound.register"), await Someone("WHMGR", "inbound.post"), await Someone("PACKER", "outbound.ship"));
        var house = (await services.GetRequiredService<IStock>().Warehouses(ct))[0];
        var shelves = demo.Stock.Where(s => s.Warehouse == house.Code && s.OnHand.Units > 0 && skus[s.SkuIndex].PresaleShipsOn is null).Take(40).ToList();
        try
        {
            Back(150);
            var first = Must(await operations.Run(receiver, (RegisterInbound u) => u.Run(house.Id, "云裳服饰 采购到货", Lines(0, 4, "260"), ct), ct));
            Back(120);
            Must(await operations.Run(manager, (ReceiveGoods u) => u.Run(first, ct), ct));
            Back(90);
            await Fetch(packer, [.. packed.GroupBy(p => p.Courier).OrderByDescending(g => g.Count()).First().Take(3)], ct);
            Back(25);
            Must(await operations.Run(receiver, (RegisterInbound u) => u.Run(house.Id, "锦绣面料 补货", Lines(10, 3, "261"), ct), ct));
        }
        finally
        {
            Back(0);
        }

        List<ArrivalLine> Lines(int from, int count, string lot) => [.. shelves.Skip(from).Take(count).Select((s, i) => new ArrivalLine(skus[s.SkuIndex].Code, new Quantity(12 + 6 * i), $"L{lot}{i + 1}", s.Bin))];
    }

    /// <summary>Presale goods came in an hour ago and are in the stock.</summary>
    public async Task Deliver(SkuCard sku, int pieces, CancellationToken ct)
    {
        var (receiver, manager) = (await Someone("RECEIVER", "inbound.register"), await Someone("WHMGR", "inbound.post"));
        var house = (await services.GetRequiredService<IStock>().Warehouses(ct))[0];
        var bin = demo.Stock.First(s => s.Warehouse == house.Code).Bin;
        Back(60);
        try
        {
            var slip = Must(await operations.Run(receiver, (RegisterInbound u) => u.Run(house.Id, "云裳服饰 预售到货", [new ArrivalLine(sku.Code, new Quantity(pieces), "L2701", bin)], ct), ct));
            Must(await operations.Run(manager, (ReceiveGoods u) => u.Run(slip, ct), ct));
        }
        finally
        {
            Back(0);
        }
    }

    private async Task Fetch(Actor packer, IReadOnlyList<PackedParcel> parcels, CancellationToken ct)
    {
        if (parcels.Count == 0) return;
        var manifest = Must(await operations.Run(packer, (OpenManifest u) => u.Run(parcels[0].Courier, ct), ct));
        foreach (var parcel in parcels) Must(await operations.Run(packer, (AddParcel u) => u.Run(manifest, parcel.WaybillNo, ct), ct));
        Must(await operations.Run(packer, (CloseManifest u) => u.Run(manifest, "王师傅", parcels.Count, ct), ct));
    }

    private async Task<Actor> Someone(string position, params string[] permissions)
    {
        var (id, name) = (await services.GetRequiredService<IAccounts>().Holders(position, CancellationToken.None))[0];
        return new Actor(ActorKind.Staff, id.Value, name, permissions.ToHashSet()) { Positions = [position] };
    }

    private void Back(int minutes) => (clock as DemoClock)?.SetBack(TimeSpan.FromMinutes(minutes));

    private static T Must<T>(Result<T> done) => done.IsDone ? done.Value : throw new InvalidOperationException(done.Refusal.Message.En);

    private static void Must(Result done)
    {
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
