using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>The class of wholesale customers with its first members, what they pay for the goods that shops buy, and a request that waits. No order of the past is touched.</summary>
internal sealed class DemoWholesale(IServiceProvider services, DemoState state, Operations operations, DemoPeople people, DemoCatalog catalog, Actor house)
{
    private const string Code = "wholesale";
    private const int Products = 24;

    private static readonly (string Company, string Licence)[] Firms =
    [
        ("宁波南塘女装行", "91330203MA2AH3XW1K"), ("成都锦里布衣店", "91510105MA6CU7QD4R"), ("西安顺城民宿管理有限公司", "91610102MA6TK5RP2C"), ("苏州平江茶舍", "91320508MA1XN8FY7B"), ("厦门曾厝垵杂货铺", "91350203MA31K9TM5H"),
    ];

    public async Task Run(CancellationToken ct)
    {
        Must(await operations.Run(house, (SaveCustomerClass u) => u.Run(Code, new CustomerClassInput("批发", "Wholesale", true, true), true, ct), ct));
        await Prices(ct);
        await Members(ct);
    }

    /// <summary>Every seventh product; from 10, 30 and 100 pieces on.</summary>
    private async Task Prices(CancellationToken ct)
    {
        var maker = await Staff("PRODMGR", "price.wholesale.edit", ct);
        var browse = services.GetRequiredService<ICatalogBrowse>();
        var done = 0;
        foreach (var product in catalog.Products.Where((_, i) => i % 7 == 2))
        {
            if (done == Products) break;
            if (await browse.Product(product.StyleNumber, ct) is not { Skus.Count: > 0 } known) continue;
            var retail = known.Skus.Min(s => s.Price.Fen);
            WholesaleTier[] tiers = [new(10, Share(retail, 78)), new(30, Share(retail, 70)), new(100, Share(retail, 64))];
            Must(await operations.Run(maker, async (SetWholesalePrice u) => Plain(await u.Run(new WholesaleInput(Code, product.StyleNumber, tiers, null, null, "首批批发款"), true, ct)), ct));
            done++;
        }
    }

    private async Task Members(CancellationToken ct)
    {
        var desk = await Staff("DIST", "crm.class.set", ct);
        List<DemoCustomer> customers = [.. Enumerable.Range(0, Firms.Length).Select(n => people.Customers[(n * 211 + 97) % people.Customers.Count])];
        var accounts = await state.Accounts([.. customers.Select(c => c.Login)], ct);
        foreach (var (n, customer) in customers.Index())
        {
            if (!accounts.TryGetValue(customer.Login, out var account)) continue;
            var member = new Actor(ActorKind.Member, account.Value, customer.Name, new HashSet<string>());
            var (company, licence) = Firms[n];
            var asked = await operations.Run(member, (AskForClass u) => u.Run(new ClassRequestInput(Code, company, licence, customer.Name, customer.Phone, n == 3 ? "先进一批试卖，每月补货" : null), ct), ct);
            if (!asked.IsDone) throw new InvalidOperationException(asked.Refusal.Message.En);
            // The last two wait for an answer.
            if (n < 3) Must(await operations.Run(desk, (DecideClassRequest u) => u.Run(asked.Value.Id, true, "执照已核对", ct), ct));
        }
    }

    private async Task<Actor> Staff(string position, string permission, CancellationToken ct)
    {
        var (id, name) = (await services.GetRequiredService<IAccounts>().Holders(position, ct))[0];
        return new Actor(ActorKind.Staff, id.Value, name, new HashSet<string> { permission }) { Positions = [position] };
    }

    /// <summary>Whole jiao, rounded down.</summary>
    private static Money Share(long retail, int percent) => new(retail * percent / 1000 * 10);

    private static Result Plain<T>(Result<T> result) => result.IsDone ? Result.Done : result.Refusal;

    private static void Must(Result done)
    {
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
