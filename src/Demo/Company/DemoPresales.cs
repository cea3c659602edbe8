using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>
/// Presale orders with a deposit, one for every state: to be paid, waiting for the goods, and the balance asked for
/// because they came just now.
/// </summary>
internal sealed class DemoPresales(
    DemoRun run,
    DemoPeople people,
    IReadOnlyDictionary<int, SkuCard> skus,
    IReadOnlyList<AccountId> members
)
{
    public async Task Run(DemoWarehouseDay day)
    {
        List<SkuCard> presale =
        [
            .. skus
                .Values.Where(s => s.PresaleDeposit > Money.Zero && s.PresaleDeposit < Money.Yuan(1000))
                .OrderBy(s => s.Code, StringComparer.Ordinal),
        ];
        foreach (
            var (customer, sku, hours) in new[] { (41, presale[0], 70), (42, presale[0], 50), (43, presale[1], 30) }
        )
        {
            run.Ago(TimeSpan.FromHours(hours));
            await Reserve(customer, sku);
        }

        run.Ago(TimeSpan.FromMinutes(6));
        await Place(44, presale[1]);
        // The two who bought the first have their goods; the third goes on waiting.
        await day.Deliver(presale[0], 2);
    }

    /// <summary>Ordered, its deposit paid, confirmed.</summary>
    private async Task Reserve(int customer, SkuCard sku)
    {
        var (key, service) = ($"presales/{customer}", await run.Someone("CSPRE", 0, "order.accept", "order.confirm"));
        var order = await Place(customer, sku);
        var due = await run.RunOnce(
            key + "/due",
            async () => (await run.Get<IReceivables>().Of([order.Value], run.Ct))[order.Value].Due.Amount
        );
        await run.Do(
            key,
            DemoRun.System,
            (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(order.Value, due, $"DEMO-DEP-{order.Value:N}"), run.Ct)
        );
        await run.Do(key, service, (AcceptOrder u) => u.Run(order, run.Ct));
        if ((await run.Get<IOrders>().Of(order, run.Ct))!.Status == OrderStatus.Held)
            await run.Do(key, service, (ClearOrder u) => u.Run(order, "已电话核实", run.Ct));
        await run.Do(
            key,
            service,
            (ConfirmOrder u) =>
                u.Run(order, new ContactInput("phone", true, ContactInput.Items, "知道要等到货"), run.Ct)
        );
    }

    private async Task<OrderId> Place(int customer, SkuCard sku)
    {
        var (key, checkout) = ($"presales/{customer}", run.Get<ICheckout>());
        var to = DemoCompany.Address(people.Customers[customer].Addresses[0]);
        var member = new Actor(
            ActorKind.Member,
            members[customer].Value,
            people.Customers[customer].Name,
            new HashSet<string>()
        );
        CheckoutLine[] lines = [new(sku.Id, Quantity.One)];
        var (courier, total) = await run.RunOnce(
            key + "/quote",
            async () =>
            {
                var quote = await checkout.QuoteFor(lines, to.Province, to.City, null, run.Ct);
                return quote.IsDone
                    ? new Quoted(quote.Value.Options[0].Courier, quote.Value.Total)
                    : throw DemoRun.Failed(key, quote.Refusal);
            }
        );
        var input = new CheckoutInput(new CartOwner(null, member.Id), lines, to, courier, PaymentMethod.Alipay, total);
        var placed = await checkout.Place(member, input, "demo-" + key, run.Ct);
        return placed.IsDone ? placed.Value.Id : throw DemoRun.Failed(key, placed.Refusal);
    }

    private sealed record Quoted(string Courier, Money Total);
}
