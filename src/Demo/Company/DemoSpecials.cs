using Zhanggui.Approvals;
using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>What customers have bargained for: a special price in force, one refused, one that waits for a director (CAT-11).</summary>
internal sealed class DemoSpecials(IApprovals approvals, Operations operations, Actor service, Actor director)
{
    public async Task Run(DemoPeople people, IReadOnlyDictionary<int, SkuCard> skus, DateOnly today, CancellationToken ct)
    {
        List<SkuCard> dear = [.. skus.OrderBy(s => s.Key).Select(s => s.Value).Where(s => s.IsListed && s.PresaleShipsOn is null && s.Price >= Money.Yuan(200)).DistinctBy(s => s.Name.Zh).Take(3)];
        if (dear.Count < 3) return;
        string Phone(int n) => people.Customers[n].Phone;
        await Decide(await Ask(Phone(11), dear[0], 90, "老客户，这一季买了三次，想再带一件给妈妈", today, ct), approve: true, "老客户，可以", ct);
        await Decide(await Ask(Phone(23), dear[1], 80, "客户说别家便宜", today, ct), approve: false, "先比一下别家的面料和尺码再来申请", ct);
        await Ask(Phone(37), dear[2], 92, "两件一起买，等着付款", today, ct);
    }

    private async Task<SpecialPriceMade> Ask(string customer, SkuCard sku, int percent, string reason, DateOnly today, CancellationToken ct)
    {
        var input = new SpecialPriceInput(customer, sku.Code, new Money(sku.Price.Fen * percent / 100), 2, today.AddDays(2), reason);
        var made = await operations.Run(service, (RequestSpecialPrice u) => u.Run(input, ct), ct);
        return made.IsDone ? made.Value : throw new InvalidOperationException(made.Refusal.Message.En);
    }

    private async Task Decide(SpecialPriceMade made, bool approve, string comment, CancellationToken ct)
    {
        var request = (await approvals.Of(made.Id.Value, ct))[0].Id;
        var done = approve ? await operations.Run(director, (ApproveRequest u) => u.Run(request, comment, null, ct), ct) : await operations.Run(director, (RejectRequest u) => u.Run(request, comment, null, ct), ct);
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
