using Zhanggui.Inventory;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>
/// What purchasing was asked for because orders wait: one that is ordered, one that is not bought, the others to be
/// answered today (PUR-40).
/// </summary>
internal sealed class DemoBackorders(DemoRun run)
{
    public async Task Run(IReadOnlyList<OrderId> waiting)
    {
        run.Ago(TimeSpan.FromMinutes(45));
        foreach (var order in waiting)
            await run.Do($"supply/{order.Value:N}", DemoRun.System, (TryBackOrder u) => u.Run(order, run.Ct));
        run.At(run.Start);
        await Answer(await run.RunOnce("supply/requests", () => Requests(waiting)));
    }

    private async Task<string[]> Requests(IReadOnlyList<OrderId> waiting)
    {
        List<string> numbers = [];
        foreach (var order in waiting)
            numbers.AddRange(
                (await run.Get<IBackorders>().Of(order.Value, run.Ct))
                    .Select(w => w.Request)
                    .OfType<PurchaseRequestCard>()
                    .Select(r => r.No)
            );
        return [.. numbers.Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task Answer(string[] requests)
    {
        var buyer = await run.Someone("PURSPEC", 0, "purchase.answer");
        await run.Do(
            "supply/promised",
            buyer,
            (PromisePurchase u) => u.Run(requests[0], 12, run.Today.AddDays(3), "云裳服饰，货已发出", run.Ct)
        );
        await run.Do(
            "supply/declined",
            buyer,
            (DeclinePurchase u) => u.Run(requests[1], "面料断货，厂家不再做", run.Ct)
        );
    }
}
