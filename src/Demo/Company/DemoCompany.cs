using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Inventory;
using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.Demo;

/// <summary>
/// Prepares a new database: what every company needs (positions, couriers), and on request the demo company 栖禾. Each
/// step leaves its mark and is skipped when it is there, so a start that was interrupted goes on where it stopped, at
/// the moment at which the first one began.
/// </summary>
public sealed class DemoCompany(IServiceScopeFactory scopes, UseCaseExecutor executor, DemoClock clock) : IDemoLogins
{
    /// <summary>Every demo account has this password.</summary>
    public const string Password = "qihe2026";

    private const int Seed = 1;
    private const string Begun = "begun";
    private readonly Lazy<DemoCatalog> _catalog = new(() => DemoCatalog.Build(Seed));
    private readonly Lazy<DemoPeople> _people = new(() => DemoPeople.Build(Seed));
    private bool _isFilled;

    /// <summary>Told each act's key before it is done; a test stops the filling there.</summary>
    internal Action<string>? Before { get; set; }

    /// <inheritdoc />
    public IReadOnlyList<(string Login, string Password, Text Position, string Name)> All =>
        _isFilled
            ?
            [
                .. _people
                    .Value.Staff.DistinctBy(s => s.Position)
                    .Select(s => (s.Login, Password, s.PositionName, s.Name.Zh)),
            ]
            : [];

    /// <summary>The logins, for the console: one per position of the first orders' day.</summary>
    public IEnumerable<string> Logins()
    {
        if (!_isFilled)
            yield break;
        string[] day =
        [
            "CSPRE",
            "ORDERS",
            "PICKER",
            "PACKER",
            "WHMGR",
            "CASHIER",
            "CSMGR",
            "EDITOR",
            "MKTDIR",
            "GM",
            "IT",
        ];
        yield return $"all passwords {Password}";
        foreach (
            var staff in _people
                .Value.Staff.DistinctBy(s => s.Position)
                .Where(s => day.Contains(s.Position))
                .OrderBy(s => Array.IndexOf(day, s.Position))
        )
            yield return $"{staff.Login, -14} {staff.PositionName.Zh}  {staff.PositionName.En}";
    }

    /// <summary>
    /// Prepares the database; the second time it does nothing. The host must be started, because orders go through its
    /// writer, and nothing else may run beside it. A database with a company of its own is left alone.
    /// </summary>
    /// <param name="withDemo">False: only what every company needs.</param>
    /// <param name="ct">Stops it between two acts; the next start goes on.</param>
    /// <returns>The steps of an earlier, interrupted start that were completed now; empty mostly.</returns>
    /// <exception cref="DemoFailed">A step could not be done; what was done before it stays.</exception>
    public async Task<IReadOnlyList<Text>> Prepare(bool withDemo, CancellationToken ct)
    {
        DemoRun.Must(await executor.Run(DemoRun.System, (SeedOrganization u) => u.Run(ct), ct), "organization");
        DemoRun.Must(await executor.Run(DemoRun.System, (SeedShipping u) => u.Run(ct), ct), "shipping");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var steps = Steps();
        List<string> keys = [Begun, .. steps.Select(s => s.Key)];
        var marks = await db.Set<DemoStep>()
            .AsNoTracking()
            .Where(s => EF.Parameter(keys).Contains(s.Key))
            .ToDictionaryAsync(s => s.Key, s => s.Outcome, ct);
        var left = steps.FindAll(s => !marks.ContainsKey(s.Key));
        _isFilled = marks.ContainsKey(Begun);
        if (_isFilled && left.Count > 0 && !withDemo)
            throw new DemoFailed(
                left[0].Name,
                "the demo company in this database is not complete, and it can't be used without"
            );
        if (_isFilled ? left.Count == 0 : !withDemo || await IsInUse(db, ct))
            return [];

        var start = _isFilled
            ? DateTimeOffset.Parse(marks[Begun].Trim('"'), CultureInfo.InvariantCulture)
            : Instants.Cut(clock.GetUtcNow());
        var resumed = _isFilled;
        _isFilled = true;
        await Fill(new DemoRun(scope.ServiceProvider, executor, clock, start, ct) { Before = Before }, left, ct);
        return resumed ? left.ConvertAll(s => s.Name) : [];
    }

    private async Task Fill(DemoRun run, List<Step> left, CancellationToken ct)
    {
        var name = left[0].Name;
        try
        {
            await run.RunOnce(Begun, () => Task.FromResult(run.Start));
            foreach (var step in left)
            {
                name = step.Name;
                run.At(run.Start);
                await run.RunOnce(step.Key, () => step.Fill(run));
                ct.ThrowIfCancellationRequested();
            }

            run.At(run.Start);
            await run.Deliver();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new DemoFailed(name, e.Message, e);
        }
        finally
        {
            clock.Run();
        }
    }

    private sealed record Step(string Key, Text Name, Func<DemoRun, Task> Fill);

    /// <summary>What is done, in this order.</summary>
    private List<Step> Steps() =>
        [
            new("staff", ("员工", "Staff"), Staff),
            new("goods", ("商品和图片", "Goods and pictures"), Goods),
            new("stock", ("仓库和库存", "Warehouses and stock"), Stock),
            new("members", ("会员", "Members"), Members),
            new("orders", ("订单", "Orders"), async run => await (await Orders(run)).Fill()),
            new(
                "supply",
                ("缺货采购", "Purchase requests"),
                async run => await new DemoBackorders(run).Run(await (await Orders(run)).Lacking())
            ),
            new(
                "amendments",
                ("订单修改", "Amendments"),
                async run => await new DemoAmendments(run).Run(await (await Orders(run)).Lived())
            ),
            new(
                "specials",
                ("特价申请", "Special prices"),
                async run => await new DemoSpecials(run).Run(_people.Value, await Skus(run))
            ),
            new(
                "exceptions",
                ("快递异常", "Courier exceptions"),
                async run => await new DemoExceptions(run).Run(await (await Orders(run)).OnTheWay())
            ),
            new(
                "returns",
                ("退换货", "Returns and exchanges"),
                async run => await new DemoReturns(run).Run(await (await Orders(run)).Received())
            ),
            new(
                "followups",
                ("加购与分批", "Follow-up orders and parts"),
                async run => await new DemoFollowUps(run).Run(await (await Orders(run)).Lived())
            ),
            new(
                "warehouse",
                ("仓库的一天", "The warehouse's day"),
                async run => await (await WarehouseDay(run)).Run(await (await Orders(run)).Lived())
            ),
            new(
                "presales",
                ("预售订单", "Presale orders"),
                async run =>
                    await new DemoPresales(run, _people.Value, await Skus(run), (await Orders(run)).Members).Run(
                        await WarehouseDay(run)
                    )
            ),
            new(
                "channels",
                ("渠道订单", "Orders of channels"),
                async run => await new DemoChannels(run, _catalog.Value).Run()
            ),
            new("approvals", ("审批", "Approvals"), async run => await new DemoApprovals(run, _people.Value).Run()),
            new("registers", ("台账", "Registers"), run => new DemoRegisters(run).Run()),
            new("processes", ("项目", "Processes"), run => new DemoProcesses(run).Run()),
            new(
                "wholesale",
                ("批发客户", "Wholesale customers"),
                async run => await new DemoWholesale(run, _people.Value, _catalog.Value).Run()
            ),
            new(
                "consultations",
                ("咨询", "Consultations"),
                async run => await new DemoConsultations(run, _people.Value, _catalog.Value).Run()
            ),
        ];

    /// <summary>Somebody works with this database: it has staff, goods or orders of its own.</summary>
    private static async Task<bool> IsInUse(ShopDb db, CancellationToken ct) =>
        await db.Set<Account>().AnyAsync(a => a.Kind == AccountKind.Staff, ct)
        || await db
            .Database.SqlQuery<int>(
                $"SELECT 1 AS \"Value\" FROM catalog_product UNION ALL SELECT 1 AS \"Value\" FROM ordering_order"
            )
            .AnyAsync(ct);

    private static string Hash(DemoRun run) => run.Get<IPasswordHasher<Account>>().HashPassword(null!, Password);

    private async Task Staff(DemoRun run)
    {
        var (hash, since) = (Hash(run), run.Start - TimeSpan.FromDays(400));
        List<AccountImport> staff =
        [
            .. _people.Value.Staff.Select(s => new AccountImport(
                Ids.New<AccountId>(run.Start),
                AccountKind.Staff,
                s.Login,
                null,
                s.Name.Zh,
                hash,
                since,
                [s.Position]
            )
            {
                NameEn = s.Name.En,
            }),
        ];
        await run.Do("staff", DemoRun.System, (ImportAccounts u) => u.Run(staff, run.Ct));
    }

    private async Task Goods(DemoRun run)
    {
        var (files, products) = DemoGoods.Make(_catalog.Value, run.Start, run.Calendar);
        List<CategoryImport> categories =
        [
            .. _catalog
                .Value.Categories.OrderBy(c => c.Level)
                .ThenBy(c => c.Position)
                .Select(c => new CategoryImport(c.Slug, c.Name, c.ParentSlug)),
        ];
        await run.Do("goods", DemoRun.System, (FillGoods u) => u.Run(files, categories, products, run.Ct));
    }

    private async Task Stock(DemoRun run)
    {
        var (demo, skus) = (DemoWarehouses.Build(Seed, _catalog.Value), await Skus(run));
        var houses = demo
            .Warehouses.Select((w, i) => new WarehouseCard(Ids.New<WarehouseId>(run.Start), w.Code, w.Name, i + 1))
            .ToDictionary(w => w.Code);
        var bins = demo
            .Bins.Select(b => new BinCard(Ids.New<BinId>(run.Start), houses[b.Warehouse].Id, b.Code, b.PickSequence))
            .ToList();
        var byCode = demo.Bins.Zip(bins).ToDictionary(z => (z.First.Warehouse, z.First.Code), z => z.Second.Id);
        var import = new StockImport(
            [.. houses.Values],
            bins,
            [.. demo.Stock.Select(s => (skus[s.SkuIndex].Id, byCode[(s.Warehouse, s.Bin)], s.OnHand))]
        );
        await run.Do("stock", DemoRun.System, (ImportStock u) => u.Run(import, run.Ct));
    }

    private async Task Members(DemoRun run)
    {
        var (hash, customers) = (Hash(run), Customers());
        var ids = customers.ConvertAll(_ => Ids.New<AccountId>(run.Start));
        List<AccountImport> accounts =
        [
            .. customers.Select(
                (c, i) =>
                    new AccountImport(
                        ids[i],
                        AccountKind.Member,
                        c.Login,
                        c.Phone,
                        c.Name,
                        hash,
                        run.Start - TimeSpan.FromDays(c.RegisteredDaysAgo),
                        []
                    )
            ),
        ];
        List<MemberImport> members =
        [
            .. customers.Select(
                (c, i) =>
                    new MemberImport(
                        ids[i],
                        c.Login,
                        c.Name,
                        c.Phone,
                        run.Start - TimeSpan.FromDays(c.RegisteredDaysAgo),
                        [.. c.Addresses.OrderByDescending(a => a.IsDefault).Select(Address)]
                    )
            ),
        ];
        await run.Do("members", DemoRun.System, (FillMembers u) => u.Run(accounts, members, run.Ct));
    }

    /// <summary>One person, one account: a customer who is called like somebody of staff gets another login.</summary>
    private List<DemoCustomer> Customers()
    {
        var taken = _people.Value.Staff.Select(s => s.Login).ToHashSet();
        return
        [
            .. _people.Value.Customers.Select(c => taken.Contains(c.Login) ? c with { Login = c.Login + "88" } : c),
        ];
    }

    private DemoOrders? _orders;

    private async Task<DemoOrders> Orders(DemoRun run)
    {
        if (_orders?.Run == run)
            return _orders;
        var warehouses = DemoWarehouses.Build(Seed, _catalog.Value);
        var customers = Customers();
        var known = await run.Accounts(customers.Select(c => c.Login));
        var plan = DemoOrderPlan.Build(Seed, _catalog.Value, _people.Value, warehouses);
        return _orders = new DemoOrders(
            run,
            _people.Value,
            await Skus(run),
            customers.ConvertAll(c => known[c.Login]),
            plan
        );
    }

    private (DemoRun Run, IReadOnlyDictionary<int, SkuCard> Cards)? _skus;

    /// <summary>The catalogue's card of each planned SKU.</summary>
    private async Task<IReadOnlyDictionary<int, SkuCard>> Skus(DemoRun run)
    {
        if (_skus is { } asked && asked.Run == run)
            return asked.Cards;
        var known = (
            await run.Get<ICatalog>().ByCodes([.. _catalog.Value.Skus.Select(s => s.Code)], run.Ct)
        ).ToDictionary(c => c.Code);
        var cards = _catalog.Value.Skus.ToDictionary(s => s.Index, s => known[s.Code]);
        _skus = (run, cards);
        return cards;
    }

    private async Task<DemoWarehouseDay> WarehouseDay(DemoRun run) =>
        new(run, DemoWarehouses.Build(Seed, _catalog.Value), await Skus(run));

    /// <summary>A municipality is its own city.</summary>
    internal static PostalAddress Address(DemoAddress a) =>
        new(a.Recipient, a.Phone, a.Province, a.City is "市辖区" or "县" ? a.Province : a.City, a.District, a.Street);
}
