using Zhanggui.Demo.Fixtures;
using Zhanggui.Finance;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>
/// What makes orders be sent otherwise than one by one: customers who remember one thing more, so that two orders can
/// share a parcel; one order that goes in two parts.
/// </summary>
internal sealed class DemoFollowUps(DemoRun run)
{
    private const int Wanted = 3;

    public async Task Run(IReadOnlyList<LiveOrder> lived)
    {
        // The first is amended.
        List<OrderId> released =
        [
            .. lived.Where(o => o is { Fate: DemoFate.Released, IsPaid: true }).Skip(1).Select(o => o.Id),
        ];
        var followed = 0;
        foreach (var id in released)
            if (followed < Wanted && await run.RunOnce($"followups/{id.Value:N}", () => Follow(id)))
                followed++;
        foreach (var id in Enumerable.Reverse(released))
            if (await run.RunOnce($"parts/{id.Value:N}", () => Split(id)))
                return;
    }

    /// <summary>The first line goes the day after tomorrow; false when the order does not lend itself to it.</summary>
    private async Task<bool> Split(OrderId id)
    {
        var order = (await run.Get<IOrders>().Of(id, run.Ct))!;
        if (order.IsAmended || order.Lines.Count < 2)
            return false;
        ShipmentPartInput[] parts =
        [
            new(null, [.. order.Lines.Skip(1).Select(l => new ShipmentPartPieces(l.No, l.Quantity.Units))]),
            new(run.Today.AddDays(2), [new ShipmentPartPieces(order.Lines[0].No, order.Lines[0].Quantity.Units)]),
        ];
        var service = await run.Someone("CSPRE", 0, "order.arrange");
        return (
            await run.Try(
                $"parts/{id.Value:N}",
                service,
                (SplitOrder u) => u.Run(id, SplitBy.Hand, parts, "客户急用，能先到的先发", run.Ct)
            )
        ).IsDone;
    }

    /// <summary>One piece more of what was bought, to the same address; false when none is left.</summary>
    private async Task<bool> Follow(OrderId id)
    {
        var key = $"followups/{id.Value:N}";
        var order = (await run.Get<IOrders>().Of(id, run.Ct))!;
        if (order.IsAmended)
            return false;
        var checkout = run.Get<ICheckout>();
        var member = new Actor(ActorKind.Member, order.Account, order.CustomerName, new HashSet<string>());
        CheckoutLine[] lines = [new(order.Lines[0].Sku, new Quantity(1))];
        var total = await run.RunOnce<long?>(
            key + "/total",
            async () =>
                await checkout.QuoteFor(lines, order.Address.Province, order.Address.City, order.Courier, run.Ct)
                    is { IsDone: true, Value.Total: var t }
                    ? t.Fen
                    : null
        );
        if (total is not { } fen)
            return false;

        var method = order.Method == PaymentMethod.CashOnDelivery ? PaymentMethod.Alipay : order.Method;
        var input = new CheckoutInput(
            new CartOwner(null, member.Id),
            lines,
            order.Address,
            order.Courier,
            method,
            new Money(fen),
            "和上一张订单一起发就好"
        );
        if (await checkout.Place(member, input, "demo-" + key, run.Ct) is not { IsDone: true, Value: var placed })
            return false;
        await run.Do(
            key,
            DemoRun.System,
            (ConfirmPayment u) =>
                u.Run(new ConfirmPaymentInput(placed.Id.Value, placed.Total, $"DEMO-{placed.No}"), run.Ct)
        );
        var service = await run.Someone("CSPRE", 0, "order.accept", "order.confirm");
        await run.Do(key, service, (AcceptOrder u) => u.Run(placed.Id, run.Ct));
        if ((await run.Get<IOrders>().Of(placed.Id, run.Ct))!.Status == OrderStatus.Held)
            await run.Do(key, service, (ClearOrder u) => u.Run(placed.Id, "已电话核实", run.Ct));
        await run.Do(
            key,
            service,
            (ConfirmOrder u) =>
                u.Run(placed.Id, new ContactInput("phone", true, ContactInput.Items, "老客户，加一件"), run.Ct)
        );
        return true;
    }
}
