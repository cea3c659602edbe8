using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>Presale orders with a deposit, one for every state: to be paid, waiting for the goods, and the balance asked for because they came this morning.</summary>
internal sealed class DemoPresales(IServiceProvider services, Operations operations, TimeProvider clock, DemoPeople people, IReadOnlyDictionary<int, SkuCard> skus, IReadOnlyList<AccountId> members, Actor house)
{
    public async Task Run(DemoWarehouseDay day, CancellationToken ct)
    {
        List<SkuCard> presale = [.. skus.Values.Where(s => s.PresaleDeposit > Money.Zero && s.PresaleDeposit < Money.Yuan(1000)).OrderBy(s => s.Code, StringComparer.Ordinal)];
        if (presale.Count < 2) return;
        var (id, name) = (await services.GetRequiredService<IAccounts>().Holders("CSPRE", ct))[0];
        var service = new Actor(ActorKind.Staff, id.Value, name, new HashSet<string> { "order.accept", "order.confirm" }) { Positions = ["CSPRE"] };
        try
        {
            foreach (var (customer, sku, hours) in new[] { (41, presale[0], 70), (42, presale[0], 50), (43, presale[1], 30) })
            {
                Back(TimeSpan.FromHours(hours));
                var placed = await Place(customer, sku, ct);
                await Pay(placed, ct);
                Must(await operations.Run(service, (AcceptOrder u) => u.Run(placed, ct), ct));
                if ((await services.GetRequiredService<IOrders>().Of(placed, ct))!.Status == OrderStatus.Held) Must(await operations.Run(service, (ClearOrder u) => u.Run(placed, "已电话核实", ct), ct));
                Must(await operations.Run(service, (ConfirmOrder u) => u.Run(placed, new ContactInput("phone", true, ContactInput.Items, "知道要等到货"), ct), ct));
            }

            Back(TimeSpan.FromMinutes(6));
            await Place(44, presale[1], ct);
        }
        finally
        {
            Back(TimeSpan.Zero);
        }

        // The two who bought the first have their goods; the third goes on waiting.
        await day.Deliver(presale[0], 2, ct);
    }

    private async Task<OrderId> Place(int customer, SkuCard sku, CancellationToken ct)
    {
        var checkout = services.GetRequiredService<ICheckout>();
        var to = DemoCompany.Address(people.Customers[customer].Addresses[0]);
        var member = new Actor(ActorKind.Member, members[customer].Value, people.Customers[customer].Name, new HashSet<string>());
        CheckoutLine[] lines = [new(sku.Id, Quantity.One)];
        var quote = await checkout.QuoteFor(lines, to.Province, to.City, null, ct);
        if (!quote.IsDone) throw new InvalidOperationException(quote.Refusal.Message.En);
        var courier = quote.Value.Options[0].Courier;
        var placed = await checkout.Place(member, new CheckoutInput(new CartOwner(null, member.Id), lines, to, courier, PaymentMethod.Alipay, quote.Value.Total), $"demo-presale-{customer}", ct);
        return placed.IsDone ? placed.Value.Id : throw new InvalidOperationException(placed.Refusal.Message.En);
    }

    private async Task Pay(OrderId order, CancellationToken ct)
    {
        var due = (await services.GetRequiredService<IReceivables>().Of([order.Value], ct))[order.Value].Due;
        Must(await operations.Run(house, (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(order.Value, due.Amount, $"DEMO-DEP-{order.Value:N}"), ct), ct));
    }

    private void Back(TimeSpan by) => (clock as DemoClock)?.SetBack(by);

    private static void Must(Result done)
    {
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }

    private static void Must<T>(Result<T> done)
    {
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
