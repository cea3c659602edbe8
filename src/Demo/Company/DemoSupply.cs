using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Inventory;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>What purchasing was asked for because orders wait: one that is ordered, one that is not bought, the others to be answered today (PUR-40).</summary>
internal sealed class DemoSupply(IServiceProvider services, Operations operations, Company company, TimeProvider clock, Actor house, Actor buyer)
{
    public async Task Ask(IReadOnlyList<OrderId> waiting, CancellationToken ct)
    {
        foreach (var order in waiting) await Must(operations.Run(house, (TryBackOrder u) => u.Run(order, ct), ct));
    }

    public async Task Answer(IReadOnlyList<OrderId> waiting, CancellationToken ct)
    {
        List<string> numbers = [];
        foreach (var order in waiting) numbers.AddRange((await services.GetRequiredService<IWantedGoods>().Of(order.Value, ct)).Select(w => w.Request).OfType<PurchaseRequestCard>().Select(r => r.No));
        numbers = [.. numbers.Distinct().Order(StringComparer.Ordinal)];
        if (numbers.Count < 3) return;
        var today = company.Calendar.DateOf(clock.Now());
        await Must(operations.Run(buyer, (PromisePurchase u) => u.Run(numbers[0], 12, today.AddDays(3), "云裳服饰，周三发车", ct), ct));
        await Must(operations.Run(buyer, (DeclinePurchase u) => u.Run(numbers[1], "面料断货，厂家不再做", ct), ct));
    }

    private static async Task Must(Task<Result> act)
    {
        var done = await act;
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
