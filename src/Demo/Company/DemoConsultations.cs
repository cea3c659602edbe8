using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.ServiceDesk;

namespace Zhanggui.Demo;

/// <summary>
/// What customers asked before they ordered: some weeks of it with its outcomes, two that wait for one, and this hour's
/// with pieces held.
/// </summary>
internal sealed class DemoConsultations(DemoRun run, DemoPeople people, DemoCatalog catalog)
{
    private const int Past = 44;

    private static readonly (string Kind, string Note)[] Questions =
    [
        ("stock", "想要的尺码还有没有，能不能今天发"),
        ("size", "身高 165、体重 55 公斤，平时穿 M，要不要拿大一码"),
        ("price", "买两件有没有优惠"),
        ("postage", "寄到乡镇运费怎么算"),
        ("delivery", "周五之前能不能到，要当礼物"),
        ("quality", "会不会起球，能不能机洗"),
        ("activity", "年底还有没有活动，现在买划不划算"),
        ("policy", "不合身能不能换，运费谁出"),
        ("size", "袖长和图上是不是一样，我手臂偏长"),
        ("stock", "藏青卖完了什么时候再来"),
    ];

    private static readonly (string Code, string? Note)[] Reasons =
    [
        ("price", null),
        ("compare", null),
        ("size", "要的那个颜色只剩大码"),
        ("silent", null),
        ("stock", null),
        ("price", "想等满减"),
        ("delivery", "赶不上周五"),
        ("postage", null),
        ("fit", null),
        ("offer", null),
        ("quality", "担心起球"),
        ("payment", "银行卡限额"),
        ("other", "替朋友问的，回去商量"),
    ];

    private static readonly string[] Channels = ["chat", "chat", "wechat", "phone", "marketplace", "chat"];

    public async Task Run()
    {
        var agents = await run.Get<IAccounts>().Holders("CSPRE", run.Ct);
        List<DemoCustomer> customers =
        [
            .. Enumerable
                .Range(0, Past + 6)
                .Select(n => people.Customers[n * 37 % people.Customers.Count])
                .DistinctBy(c => c.Login),
        ];
        var accounts = await run.Accounts(customers.Select(c => c.Login));
        var skus = await Skus();
        var past = new List<PastConsultation>();
        foreach (var (n, customer) in customers.Take(Past).Index())
            if (accounts.TryGetValue(customer.Login, out var account))
                past.Add(await Old(n, customer, account, agents[n % agents.Count], skus));
        await run.Do("consultations/past", DemoRun.System, (ImportConsultations u) => u.Run(past, run.Ct));
        await Today(agents, customers, accounts, skus);
    }

    private async Task<PastConsultation> Old(
        int n,
        DemoCustomer customer,
        AccountId account,
        (AccountId Id, string Name) agent,
        List<SkuCard> skus
    )
    {
        var ((kind, note), sku) = (Questions[n % Questions.Length], skus[n % skus.Count]);
        var bought =
            n % 3 == 1 ? (await run.Get<IOrders>().OfMember(account.Value, null, 1, run.Ct)).FirstOrDefault() : null;
        if (
            bought is not null
            && (await run.Get<ICatalog>().Skus([bought.Lines[0].Sku], run.Ct)).GetValueOrDefault(bought.Lines[0].Sku)
                is { } known
        )
            sku = known;
        // Two of yesterday have no outcome: their owners are asked for it.
        var open = n is 2 or 5;
        var at =
            bought is not null ? bought.PlacedAt - TimeSpan.FromMinutes(25 + n * 3)
            : open ? run.Start - TimeSpan.FromHours(27 + n)
            : run.Start - TimeSpan.FromHours(14 + n * 15.5);
        var (reason, why) = open || bought is not null ? default : Reasons[n % Reasons.Length];
        return new PastConsultation(
            at,
            agent.Id.Value,
            agent.Name,
            account.Value,
            customer.Name,
            customer.Phone,
            Channels[n % Channels.Length],
            kind,
            note,
            [sku],
            reason,
            why,
            bought is null ? null : (bought.Id.Value, bought.No),
            open ? at : bought?.PlacedAt ?? at + TimeSpan.FromMinutes(12 + n * 2)
        );
    }

    private async Task Today(
        IReadOnlyList<(AccountId Id, string Name)> agents,
        List<DemoCustomer> customers,
        IReadOnlyDictionary<string, AccountId> accounts,
        List<SkuCard> skus
    )
    {
        foreach (var (n, customer) in customers.Skip(Past).Take(5).Index())
        {
            var agent = agents[n % 2 % agents.Count];
            var actor = new Actor(ActorKind.Staff, agent.Id.Value, agent.Name, new HashSet<string> { "consult.answer" })
            {
                Positions = ["CSPRE"],
            };
            Guid? account = n < 4 && accounts.TryGetValue(customer.Login, out var known) ? known.Value : null;
            var (kind, note) = Questions[n * 3 % Questions.Length];
            var input = new ConsultationInput(
                account,
                null,
                account is null ? "路过的小鹿" : null,
                Channels[n],
                kind,
                note,
                [skus[n].Code]
            );
            var made = await run.Do($"consultations/{n}", actor, (OpenConsultation u) => u.Run(input, run.Ct));
            if (n is 0 or 1 or 3)
                await run.Do(
                    $"consultations/{n}",
                    actor,
                    async (HoldStock u) => Plain(await u.Run(made.Id, skus[n].Code, 1 + n % 2, run.Ct))
                );
        }
    }

    /// <summary>What is listed and has some pieces to spare.</summary>
    private async Task<List<SkuCard>> Skus()
    {
        var (cards, stock, known) = (run.Get<ICatalog>(), run.Get<IStock>(), new List<SkuCard>());
        foreach (var sku in catalog.Skus.Where(s => s.Index % 11 == 3))
        {
            if (known.Count == 16)
                break;
            if (
                await cards.ByCode(sku.Code, run.Ct) is { IsListed: true, PresaleShipsOn: null } card
                && (await stock.Of([card.Id], run.Ct))[card.Id].Available.Units > 4
            )
                known.Add(card);
        }

        return known;
    }

    private static Result Plain<T>(Result<T> result) => result.IsDone ? Result.Done : result.Refusal;
}
