using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Organization;
using Zhanggui.Pricing;

namespace Zhanggui.Demo;

/// <summary>
/// The class of wholesale customers with its first members, what they pay for the goods that shops buy, and a request
/// that waits. No order of the past is touched.
/// </summary>
internal sealed class DemoWholesale(DemoRun run, DemoPeople people, DemoCatalog catalog)
{
    private const string Code = "wholesale";
    private const int Products = 24;

    private static readonly (string Company, string Licence)[] Firms =
    [
        ("宁波南塘女装行", "91330203MA2AH3XW1K"),
        ("成都锦里布衣店", "91510105MA6CU7QD4R"),
        ("西安顺城民宿管理有限公司", "91610102MA6TK5RP2C"),
        ("苏州平江茶舍", "91320508MA1XN8FY7B"),
        ("厦门曾厝垵杂货铺", "91350203MA31K9TM5H"),
    ];

    public async Task Run()
    {
        await run.Do(
            "wholesale/class",
            DemoRun.System,
            (SaveCustomerClass u) => u.Run(Code, new CustomerClassInput("批发", "Wholesale", true, true), true, run.Ct)
        );
        await Prices();
        await Members();
    }

    /// <summary>Every seventh product; from 10, 30 and 100 pieces on.</summary>
    private async Task Prices()
    {
        var maker = await run.Someone("PRODMGR", 0, "price.wholesale.edit");
        var browse = run.Get<ICatalogBrowse>();
        var done = 0;
        foreach (var product in catalog.Products.Where((_, i) => i % 7 == 2))
        {
            if (done == Products)
                break;
            if (await browse.Product(product.StyleNumber, run.Ct) is not { Skus.Count: > 0 } known)
                continue;
            var retail = known.Skus.Min(s => s.Price.Fen);
            WholesaleTier[] tiers =
            [
                new(10, Share(retail, 78)),
                new(30, Share(retail, 70)),
                new(100, Share(retail, 64)),
            ];
            var input = new WholesaleInput(Code, product.StyleNumber, tiers, null, null, "首批批发款");
            await run.Do(
                "wholesale/" + product.StyleNumber,
                maker,
                async (SetWholesalePrice u) => Plain(await u.Run(input, true, run.Ct))
            );
            done++;
        }
    }

    private async Task Members()
    {
        var desk = await run.Someone("DIST", 0, "crm.class.set");
        List<DemoCustomer> customers =
        [
            .. Enumerable.Range(0, Firms.Length).Select(n => people.Customers[(n * 211 + 97) % people.Customers.Count]),
        ];
        var accounts = await run.Accounts(customers.Select(c => c.Login));
        foreach (var (n, customer) in customers.Index())
        {
            if (!accounts.TryGetValue(customer.Login, out var account))
                continue;
            var member = new Actor(ActorKind.Member, account.Value, customer.Name, new HashSet<string>());
            var (company, licence) = Firms[n];
            var input = new ClassRequestInput(
                Code,
                company,
                licence,
                customer.Name,
                customer.Phone,
                n == 3 ? "先进一批试卖，每月补货" : null
            );
            var asked = await run.Do("wholesale", member, (AskForClass u) => u.Run(input, run.Ct));
            // The last two wait for an answer.
            if (n < 3)
                await run.Do(
                    $"wholesale/{n}",
                    desk,
                    (DecideClassRequest u) => u.Run(asked.No, true, "执照已核对", run.Ct)
                );
        }
    }

    /// <summary>Whole jiao, rounded down.</summary>
    private static Money Share(long retail, int percent) => new(retail * percent / 1000 * 10);

    private static Result Plain<T>(Result<T> result) => result.IsDone ? Result.Done : result.Refusal;
}
