using Microsoft.Extensions.DependencyInjection;
using Zhanggui.AfterSales;
using Zhanggui.Approvals;
using Zhanggui.Inventory;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>Who returns things to the demo company: the manager who may grant much, the clerk who inspects, and those who sign.</summary>
internal sealed record DemoReturnPeople(Actor Service, Actor Manager, Actor Clerk, Actor Signer, Actor Director);

/// <summary>What customers send back: one that the store manager decides on, some that are awaited, one to sign, one refunded and one exchanged (ORD-29).</summary>
internal sealed class DemoReturns(IServiceProvider services, Operations operations, DemoReturnPeople people)
{
    public async Task Run(IReadOnlyList<string> received, CancellationToken ct)
    {
        List<string> orders = [];
        foreach (var no in received)
            if (orders.Count < 6 && await Home(no, ct) is not null) orders.Add(no);
        if (orders.Count < 6) return;
        await Must(operations.Run(Actor.System("demo"), (ChangePolicy u) => u.Run("returns.address", "浙江省湖州市吴兴区织里镇栖禾一仓 退货组（收） 0572-2100000", "开店时设", ct), ct));
        await Ask(people.Service, orders[0], ReturnKind.Return, ReturnReason.NoReason, "整单不想要了，吊牌都在", everything: true, ct);
        var awaited = await Ask(people.Manager, orders[1], ReturnKind.Exchange, ReturnReason.WrongGoods, "发来的颜色不对，要换", false, ct);
        await Must(operations.Run(people.Manager, (NoteReturnWaybill u) => u.Run(awaited.No, "773091440215587", ct), ct));
        await Ask(people.Manager, orders[2], ReturnKind.Return, ReturnReason.NoReason, "尺码偏大，退一件", false, ct);
        await Inspect(orders[3], await Ask(people.Manager, orders[3], ReturnKind.Return, ReturnReason.WrongGoods, "多发了一件别的款", false, ct), ct);
        await Sign(await Inspect(orders[4], await Ask(people.Manager, orders[4], ReturnKind.Return, ReturnReason.NoReason, "穿着不合身", false, ct), ct), ct);
        await Sign(await Inspect(orders[5], await Ask(people.Manager, orders[5], ReturnKind.Exchange, ReturnReason.NoReason, "想换大一码", false, ct), ct), ct);
    }

    private async Task<ReturnMade> Ask(Actor by, string no, ReturnKind kind, ReturnReason reason, string what, bool everything, CancellationToken ct)
    {
        var order = (await services.GetRequiredService<IOrders>().ByNo(no, ct))!;
        List<ReturnedLine> lines = [.. (everything ? order.Lines : order.Lines.Take(1)).Select(l => new ReturnedLine(l.No, everything ? l.Quantity.Units : 1))];
        var made = await operations.Run(by, (RequestReturn u) => u.Run(new ReturnInput(no, kind, reason, what, "电话里说好的，客户同意", lines), ct), ct);
        return made.IsDone ? made.Value : throw new InvalidOperationException($"{no}: {made.Refusal.Message.En}");
    }

    private async Task<ReturnMade> Inspect(string no, ReturnMade made, CancellationToken ct)
    {
        var (warehouse, bin) = (await Home(no, ct))!.Value;
        await Must(operations.Run(people.Clerk, (InspectReturn u) => u.Run(made.No, warehouse, [new FoundLine(1, 1, 0, bin)], null, ct), ct));
        return made;
    }

    /// <summary>Where an order's first goods lie; null for a style that is sold out.</summary>
    private async Task<(WarehouseId, string)?> Home(string no, CancellationToken ct)
    {
        var (stock, order) = (services.GetRequiredService<IStock>(), (await services.GetRequiredService<IOrders>().ByNo(no, ct))!);
        foreach (var warehouse in await stock.Warehouses(ct))
            if (await stock.HomeOf(order.Lines[0].Sku, warehouse.Id, ct) is { } home) return (warehouse.Id, home.Code);
        return null;
    }

    private async Task Sign(ReturnMade made, CancellationToken ct)
    {
        foreach (var signer in new[] { people.Signer, people.Director })
            if ((await services.GetRequiredService<IApprovals>().Of(made.Id, ct)).FirstOrDefault(r => r.State == ApprovalState.Pending) is { } slip)
                await Must(operations.Run(signer, (ApproveRequest u) => u.Run(slip.Id, "件数、成色核对过", null, ct), ct));
    }

    private static async Task Must(Task<Result> act)
    {
        var done = await act;
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }

    private static async Task Must<T>(Task<Result<T>> act)
    {
        var done = await act;
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
