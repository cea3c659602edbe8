using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Inventory;
using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.Demo;

/// <summary>
/// Fills a new house: what every company needs (positions, couriers), and on request the demo company 栖禾. Each part is one operation and is skipped
/// when it is there already, so a start that was interrupted goes on where it stopped.
/// </summary>
public sealed class DemoCompany(IServiceScopeFactory scopes, Operations operations, TimeProvider clock, Company company) : IDemoLogins
{
    /// <summary>Every demo account has this password.</summary>
    public const string Password = "qihe2026";

    private const int Seed = 1;
    private readonly Actor _house = Actor.System("demo");
    private readonly Lazy<DemoCatalog> _catalog = new(() => DemoCatalog.Build(Seed));
    private readonly Lazy<DemoPeople> _people = new(() => DemoPeople.Build(Seed));
    private bool _filled;

    /// <inheritdoc />
    public IReadOnlyList<(string Login, string Password, Text Position, string Name)> All =>
        _filled ? [.. _people.Value.Staff.DistinctBy(s => s.Position).Select(s => (s.Login, Password, s.PositionName, s.Name.Zh))] : [];

    /// <summary>The logins, for the console: one per position of the first orders' day.</summary>
    public IEnumerable<string> Logins()
    {
        string[] day = ["CSPRE", "ORDERS", "PICKER", "PACKER", "WHMGR", "CASHIER", "CSMGR", "EDITOR", "MKTDIR", "GM", "IT"];
        yield return $"all passwords {Password}";
        foreach (var staff in _people.Value.Staff.DistinctBy(s => s.Position).Where(s => day.Contains(s.Position)).OrderBy(s => Array.IndexOf(day, s.Position)))
            yield return $"{staff.Login,-14} {staff.PositionName.Zh}  {staff.PositionName.En}";
    }

    /// <summary>Prepares the house; the second time it does nothing. The house must be started: orders go through its writer.</summary>
    public async Task Prepare(bool withDemo, CancellationToken ct)
    {
        await Must((SeedOrganization u) => u.Run(ct), ct);
        await Must((SeedShipping u) => u.Run(ct), ct);
        _filled = withDemo;
        if (!withDemo) return;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var state = new DemoState(services.GetRequiredService<ShopDb>());
        var now = clock.Now();
        var hash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, Password);

        var staff = _people.Value.Staff.Select(s => new AccountImport(Ids.New<AccountId>(now), AccountKind.Staff, s.Login, null, s.Name.Zh, hash, now - TimeSpan.FromDays(400), [s.Position]) { NameEn = s.Name.En }).ToList();
        if (!await state.HasStaff(ct)) await Must((ImportAccounts u) => u.Run(staff, ct), ct);
        if (!await state.HasOrders(ct)) await Trade(services, state, hash, now, ct);
        if (!await state.HasChannels(ct)) await new DemoChannels(services, operations, _catalog.Value, _house).Run(ct);
        if (!await state.HasApprovals(ct)) await new DemoApprovals(operations, clock, _people.Value, await state.Accounts([.. _people.Value.Staff.Select(s => s.Login)], ct)).Run(ct);
        if (!await state.HasWholesale(ct)) await new DemoWholesale(services, state, operations, _people.Value, _catalog.Value, _house).Run(ct);
        if (!await state.HasConsultations(ct)) await new DemoConsultations(services, state, operations, _people.Value, _catalog.Value, _house).Run(now, ct);
    }

    /// <summary>The goods, the stock, the members, and ninety days of orders.</summary>
    private async Task Trade(IServiceProvider services, DemoState state, string hash, DateTimeOffset now, CancellationToken ct)
    {
        var catalog = services.GetRequiredService<ICatalog>();
        if (await catalog.ByCode(_catalog.Value.Skus[0].Code, ct) is null) await Goods(now, ct);
        var skus = new Dictionary<int, SkuCard>();
        foreach (var sku in _catalog.Value.Skus) skus[sku.Index] = (await catalog.ByCode(sku.Code, ct))!;
        var warehouses = DemoWarehouses.Build(Seed, _catalog.Value);
        if ((await services.GetRequiredService<IStock>().Warehouses(ct)).Count == 0) await Stock(warehouses, skus, now, ct);
        var members = await Members(state, hash, now, ct);
        var plan = DemoOrderPlan.Build(Seed, _catalog.Value, _people.Value, warehouses);
        var orders = new DemoOrders(services, operations, clock, company, _people.Value, skus, members, plan, _house);
        await orders.Run(ct);
        var day = new DemoWarehouseDay(services, operations, clock, warehouses, skus);
        await day.Run(orders.Packed, ct);
        await new DemoPresales(services, operations, clock, _people.Value, skus, members, _house).Run(day, ct);
    }

    private async Task Goods(DateTimeOffset now, CancellationToken ct)
    {
        var (files, products) = DemoGoods.Make(_catalog.Value, now, company.Calendar);
        await Must((ImportFiles u) => u.Run(files, ct), ct);
        List<CategoryImport> categories = [.. _catalog.Value.Categories.OrderBy(c => c.Level).ThenBy(c => c.Position).Select(c => new CategoryImport(c.Slug, c.Name, c.ParentSlug))];
        await Must((ImportCatalog u) => u.Run(categories, products, ct), ct);
    }

    private async Task Stock(DemoWarehouses demo, Dictionary<int, SkuCard> skus, DateTimeOffset now, CancellationToken ct)
    {
        var houses = demo.Warehouses.Select((w, i) => new WarehouseCard(Ids.New<WarehouseId>(now), w.Code, w.Name, i + 1)).ToDictionary(w => w.Code);
        var bins = demo.Bins.Select(b => new BinCard(Ids.New<BinId>(now), houses[b.Warehouse].Id, b.Code, b.PickSequence)).ToList();
        var byCode = demo.Bins.Zip(bins).ToDictionary(z => (z.First.Warehouse, z.First.Code), z => z.Second.Id);
        var import = new StockImport([.. houses.Values], bins, [.. demo.Stock.Select(s => (skus[s.SkuIndex].Id, byCode[(s.Warehouse, s.Bin)], s.OnHand))]);
        await Must((ImportStock u) => u.Run(import, ct), ct);
    }

    private async Task<IReadOnlyList<AccountId>> Members(DemoState state, string hash, DateTimeOffset now, CancellationToken ct)
    {
        // One person, one account: a customer who is called like somebody of staff gets another login.
        var taken = _people.Value.Staff.Select(s => s.Login).ToHashSet();
        List<DemoCustomer> customers = [.. _people.Value.Customers.Select(c => taken.Contains(c.Login) ? c with { Login = c.Login + "88" } : c)];
        if (await state.Accounts(customers.Select(c => c.Login).ToList(), ct) is { Count: > 0 } known) return [.. customers.Select(c => known[c.Login])];
        var ids = customers.Select(_ => Ids.New<AccountId>(now)).ToList();
        List<AccountImport> accounts = [.. customers.Select((c, i) => new AccountImport(ids[i], AccountKind.Member, c.Login, c.Phone, c.Name, hash, now - TimeSpan.FromDays(c.RegisteredDaysAgo), []))];
        await Must((ImportAccounts u) => u.Run(accounts, ct), ct);
        List<MemberImport> members = [.. customers.Select((c, i) => new MemberImport(ids[i], c.Login, c.Name, c.Phone, now - TimeSpan.FromDays(c.RegisteredDaysAgo), [.. c.Addresses.OrderByDescending(a => a.IsDefault).Select(Address)]))];
        var done = await operations.Run(_house, (ImportMembers u) => u.Run(members, ct), ct);
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
        return ids;
    }

    /// <summary>A municipality is its own city.</summary>
    internal static PostalAddress Address(DemoAddress a) => new(a.Recipient, a.Phone, a.Province, a.City is "市辖区" or "县" ? a.Province : a.City, a.District, a.Street);

    private async Task Must<TUseCase>(Func<TUseCase, Task<Result>> act, CancellationToken ct) where TUseCase : class
    {
        var done = await operations.Run(_house, act, ct);
        if (!done.IsDone) throw new InvalidOperationException($"{typeof(TUseCase).Name}: {done.Refusal.Message.En}");
    }
}
