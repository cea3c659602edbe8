using Zhanggui.Approvals;
using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Pricing;

namespace Zhanggui.Demo;

/// <summary>
/// What customers have bargained for: a special price in force, one refused, one that waits for a director (CAT-11).
/// </summary>
internal sealed class DemoSpecials(DemoRun run)
{
    public async Task Run(DemoPeople people, IReadOnlyDictionary<int, SkuCard> skus)
    {
        var director = await run.Someone("CSDIR", 0);
        List<SkuCard> dear =
        [
            .. skus.OrderBy(s => s.Key)
                .Select(s => s.Value)
                .Where(s => s.IsListed && s.PresaleShipsOn is null && s.Price >= Money.Yuan(200))
                .DistinctBy(s => s.Name.Zh)
                .Take(3),
        ];
        var agreed = await Ask(
            "agreed",
            people.Customers[11].Phone,
            dear[0],
            90,
            "老客户，这一季买了三次，想再带一件给妈妈"
        );
        await run.Do(
            "specials/agreed",
            director,
            async (ApproveRequest u) => await u.Run(await Request(agreed), "老客户，可以", null, run.Ct)
        );
        var refused = await Ask("refused", people.Customers[23].Phone, dear[1], 80, "客户说别家便宜");
        await run.Do(
            "specials/refused",
            director,
            async (RejectRequest u) =>
                await u.Run(await Request(refused), "先比一下别家的面料和尺码再来申请", null, run.Ct)
        );
        await Ask("waiting", people.Customers[37].Phone, dear[2], 92, "两件一起买，等着付款");
    }

    private async Task<SpecialPriceMade> Ask(string key, string customer, SkuCard sku, int percent, string reason)
    {
        var service = await run.Someone("CSPRE", 1, "price.special.request");
        var input = new SpecialPriceInput(
            customer,
            sku.Code,
            new Money(sku.Price.Fen * percent / 100),
            2,
            run.Today.AddDays(2),
            reason
        );
        return await run.Do("specials/" + key, service, (RequestSpecialPrice u) => u.Run(input, run.Ct));
    }

    private async Task<ApprovalId> Request(SpecialPriceMade made) =>
        (await run.Get<IApprovals>().Of(made.Id.Value, run.Ct))[0].Id;
}
