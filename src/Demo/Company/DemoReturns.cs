using Zhanggui.AfterSales;
using Zhanggui.Approvals;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>
/// The orders that something comes back of: five of which the manager may take a piece back by herself, and one that is
/// beyond customer service.
/// </summary>
internal sealed record DemoReturned(IReadOnlyList<string> Small, string Large);

/// <summary>
/// What customers send back: one that the store manager decides on, some that are awaited, one to sign, one refunded
/// and one exchanged (ORD-29).
/// </summary>
internal sealed class DemoReturns(DemoRun run)
{
    public async Task Run(IReadOnlyList<string> received)
    {
        await run.Do(
            "returns/address",
            DemoRun.System,
            (ChangePolicy u) =>
                u.Run(
                    "returns.address",
                    "浙江省湖州市吴兴区织里镇栖禾一仓 退货组（收） 0572-2100000",
                    "开店时设",
                    run.Ct
                )
        );
        var service = await run.Someone("CSPRE", 0, "return.request");
        var manager = await run.Someone("CSMGR", 0, "return.request");
        var (small, large) = await run.RunOnce("returns/orders", () => Choose(received, service, manager));

        await Ask(
            "beyond",
            service,
            large,
            ReturnKind.Return,
            ReturnReason.NoReason,
            "整单不想要了，吊牌都在",
            everything: true
        );
        var awaited = await Ask(
            "exchange",
            manager,
            small[0],
            ReturnKind.Exchange,
            ReturnReason.WrongGoods,
            "发来的颜色不对，要换"
        );
        await run.Do(
            "returns/exchange",
            manager,
            (RecordReturnWaybill u) => u.Run(awaited.No, "773091440215587", run.Ct)
        );
        await Ask("awaited", manager, small[1], ReturnKind.Return, ReturnReason.NoReason, "尺码偏大，退一件");
        await Inspect(
            "inspected",
            small[2],
            await Ask("inspected", manager, small[2], ReturnKind.Return, ReturnReason.WrongGoods, "多发了一件别的款")
        );
        await Sign(
            "refunded",
            await Inspect(
                "refunded",
                small[3],
                await Ask("refunded", manager, small[3], ReturnKind.Return, ReturnReason.NoReason, "穿着不合身")
            )
        );
        await Sign(
            "exchanged",
            await Inspect(
                "exchanged",
                small[4],
                await Ask("exchanged", manager, small[4], ReturnKind.Exchange, ReturnReason.NoReason, "想换大一码")
            )
        );
    }

    /// <summary>
    /// Five orders of which the manager may take a piece back by herself, and one whose return customer service may not
    /// grant.
    /// </summary>
    private async Task<DemoReturned> Choose(IReadOnlyList<string> received, Actor service, Actor manager)
    {
        var authority = run.Get<Policies>().Get(ReturnPolicies.Authority);
        var window = TimeSpan.FromDays(run.Get<Policies>().Get(ReturnPolicies.Window));
        var (own, managers) = (ApprovalLimit.Of(service, authority), ApprovalLimit.Of(manager, authority));
        List<string> small = [];
        string? large = null;
        foreach (var no in received)
        {
            var order = (await run.Get<IOrders>().ByNo(no, run.Ct))!;
            if (order.ReceivedAt is not { } at || run.Start > at + window || await Home(order) is null)
                continue;
            if (
                large is null
                && !own.Covers(order.Total, order.Lines.Sum(l => l.Quantity.Units))
                && order.Lines.Count > 1
            )
                large = no;
            else if (managers.Covers(order.Lines[0].Total, 1))
                small.Add(no);
            if (small.Count == 5 && large is not null)
                return new DemoReturned(small, large);
        }

        throw new InvalidOperationException(
            $"Of {received.Count} orders that were received lately {small.Count} fit a return; five and a large one are needed."
        );
    }

    private Task<ReturnMade> Ask(
        string key,
        Actor by,
        string no,
        ReturnKind kind,
        ReturnReason reason,
        string what,
        bool everything = false
    ) =>
        run.RunOnce(
            "returns/" + key,
            async () =>
            {
                var order = (await run.Get<IOrders>().ByNo(no, run.Ct))!;
                List<ReturnedLine> lines =
                [
                    .. (everything ? order.Lines : order.Lines.Take(1)).Select(l => new ReturnedLine(
                        l.No,
                        everything ? l.Quantity.Units : 1
                    )),
                ];
                return await run.Do(
                    "returns/" + key,
                    by,
                    (RequestReturn u) =>
                        u.Run(new ReturnInput(no, kind, reason, what, "电话里说好的，客户同意", lines), run.Ct)
                );
            }
        );

    private async Task<ReturnMade> Inspect(string key, string no, ReturnMade made)
    {
        var (warehouse, bin) = (await Home((await run.Get<IOrders>().ByNo(no, run.Ct))!))!.Value;
        var clerk = await run.Someone("RETURNS", 0, "return.register");
        await run.Do(
            "returns/" + key,
            clerk,
            (InspectReturn u) => u.Run(made.No, warehouse, [new FoundLine(1, 1, 0, bin)], null, run.Ct)
        );
        return made;
    }

    /// <summary>
    /// Where an order's first goods lie, with pieces to exchange them for; null for a style that is sold out.
    /// </summary>
    private async Task<(string, string)?> Home(OrderView order)
    {
        var stock = run.Get<IStock>();
        var sku = order.Lines[0].Sku;
        if ((await stock.Of([sku], run.Ct)).GetValueOrDefault(sku) is not { Available.Units: > 1 })
            return null;
        foreach (var warehouse in await stock.Warehouses(run.Ct))
            if (await stock.HomeOf(sku, warehouse.Id, run.Ct) is { } home)
                return (warehouse.Code, home.Code);
        return null;
    }

    private async Task Sign(string key, ReturnMade made)
    {
        foreach (var (position, n) in new[] { ("CSPOST", 1), ("OPSDIR", 0) })
        {
            if (
                (await run.Get<IApprovals>().Of(made.Id, run.Ct)).FirstOrDefault(r => r.State == ApprovalState.Pending)
                is not { } slip
            )
                return;
            var signer = await run.Someone(position, n);
            await run.Do(
                "returns/" + key,
                signer,
                (ApproveRequest u) => u.Run(slip.Id, "件数、成色核对过", null, run.Ct)
            );
        }
    }
}
