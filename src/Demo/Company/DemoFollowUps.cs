using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Finance;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>What makes orders be sent otherwise than one by one: customers who remember one thing more, so that two orders can share a parcel; one order that goes in two parts.</summary>
internal sealed class DemoFollowUps(IServiceProvider services, Operations operations, Actor house, Actor service)
{
    public async Task Run(IReadOnlyList<OrderId> released, CancellationToken ct)
    {
        var orders = services.GetRequiredService<IOrders>();
        var followed = 0;
        foreach (var id in released)
        {
            if (followed == 3) break;
            if ((await orders.Of(id, ct))! is { IsAmended: false } order && await Follow(order, ct)) followed++;
        }

        var later = services.GetRequiredService<Company>().Calendar.DateOf(services.GetRequiredService<TimeProvider>().Now()).AddDays(2);
        foreach (var id in released.Reverse())
        {
            var order = (await orders.Of(id, ct))!;
            if (order.IsAmended || order.Lines.Count < 2) continue;
            PartInput[] parts = [new(null, [.. order.Lines.Skip(1).Select(l => new PartPieces(l.No, l.Quantity.Units))]), new(later, [new PartPieces(order.Lines[0].No, order.Lines[0].Quantity.Units)])];
            if ((await operations.Run(service, (SplitOrder u) => u.Run(id, SplitBy.Hand, parts, "客户急用，能先到的先发", ct), ct)).IsDone) return;
        }
    }

    /// <summary>One piece more of what was bought, to the same address; false when none is left.</summary>
    private async Task<bool> Follow(OrderView order, CancellationToken ct)
    {
        var checkout = services.GetRequiredService<ICheckout>();
        var member = new Actor(ActorKind.Member, order.Account, order.CustomerName, new HashSet<string>());
        CheckoutLine[] lines = [new(order.Lines[0].Sku, new Quantity(1))];
        var quote = await checkout.QuoteFor(lines, order.Address.Province, order.Address.City, order.Courier, ct);
        if (!quote.IsDone) return false;
        var input = new CheckoutInput(new CartOwner(null, member.Id), lines, order.Address, order.Courier, order.Method == PaymentMethod.CashOnDelivery ? PaymentMethod.Alipay : order.Method, quote.Value.Total, "和上一张订单一起发就好");
        if (await checkout.Place(member, input, $"demo-more-{order.No}", ct) is not { IsDone: true, Value: var placed }) return false;
        Must(await operations.Run(house, (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(placed.Id.Value, placed.Total, $"DEMO-{placed.No}"), ct), ct));
        Must(await operations.Run(service, (AcceptOrder u) => u.Run(placed.Id, ct), ct));
        if ((await services.GetRequiredService<IOrders>().Of(placed.Id, ct))!.Status == OrderStatus.Held) Must(await operations.Run(service, (ClearOrder u) => u.Run(placed.Id, "已电话核实", ct), ct));
        Must(await operations.Run(service, (ConfirmOrder u) => u.Run(placed.Id, new ContactInput("phone", true, ContactInput.Items, "老客户，加一件"), ct), ct));
        return true;
    }

    private static void Must(Result done)
    {
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }

    private static void Must<T>(Result<T> done)
    {
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
