using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Harness;
using Zhanggui.Inbound;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;
using Zhanggui.Work;

namespace Zhanggui.Integration.Warehouse;

/// <summary>Raises an event as the lower module would: inside an operation.</summary>
[Open]
public sealed class Tell(OperationContext context)
{
    public async Task<Result> Run(OrderReleased e, CancellationToken ct)
    {
        await context.Raise(e, ct);
        return Result.Done;
    }

    public async Task<Result> Run(OrderWithdrawn e, CancellationToken ct)
    {
        await context.Raise(e, ct);
        return Result.Done;
    }
}

/// <summary>
/// Platform, Warehouse and Inbound on a real database, with the modules below replaced by fakes
/// (<see cref="FakeShop"/>): these tests prove these modules' own rules and races. That the modules fit together is
/// proved in a whole application.
/// </summary>
public sealed class WarehouseFixture : IAsyncDisposable
{
    private static int _count;
    private readonly ServiceProvider _services;
    private readonly DatabaseChoice _database;
    private readonly string? _file;

    private WarehouseFixture(
        ServiceProvider services,
        TestClock clock,
        FakeShop shop,
        DatabaseChoice database,
        string? file
    ) => (_services, Clock, Shop, _database, _file) = (services, clock, shop, database, file);

    public TestClock Clock { get; }

    internal FakeShop Shop { get; }

    public static readonly Actor Zhao = Staff(1, "赵一鸣", "outbound.pick", "stk.view", "inbound.register");
    public static readonly Actor Sun = Staff(4, "孙立", "outbound.pick");
    public static readonly Actor Wu = Staff(2, "吴桐", "outbound.check", "outbound.ship", "outbound.pick");
    public static readonly Actor Han = Staff(3, "韩雪", "outbound.check", "outbound.ship");
    public static readonly Actor Chief = Staff(9, "周牧", "stk.edit", "stk.view", "ship.view", "inbound.post");

    private static Actor Staff(int n, string name, params string[] permissions) =>
        new(
            ActorKind.Staff,
            new Guid($"00000000-0000-7000-8000-00000000000{n}"),
            name,
            new HashSet<string>(permissions)
        );

    /// <summary>10:00 in Shanghai on Sunday 22 November 2026: the first node is at 11:00.</summary>
    public static async Task<WarehouseFixture> Start(string kind)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));
        var n = Interlocked.Increment(ref _count);
        var file =
            kind == "sqlite"
                ? Path.Combine(Path.GetTempPath(), $"zhanggui-warehouse-{Environment.ProcessId}-{n}.db")
                : null;
        var database = file is not null
            ? DatabaseChoice.Sqlite(file)
            : await (await AppFixture.SharedCluster.Value).Create($"warehouse{n}");
        var shop = new FakeShop();
        var services = new ServiceCollection()
            .AddLogging(l => l.ClearProviders())
            .AddSingleton<TimeProvider>(clock)
            .AddHttpContextAccessor();
        services
            .AddSingleton<IOrders>(shop)
            .AddSingleton<IFulfilment>(shop)
            .AddSingleton<IStock>(shop)
            .AddSingleton<IParcels>(shop)
            .AddSingleton<ICatalog>(shop)
            .AddSingleton<IAccounts>(shop)
            .AddSingleton<IToDos>(shop)
            .AddSingleton<IShippingRates>(shop)
            .AddSingleton<IJournal>(shop);
        services.AddFulfilment().AddWarehouse().AddInbound().AddPlatform(database).AddUseCase<Tell>();
        var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        await db.Database.EnsureCreatedAsync();
        await AppendOnly.Enforce(db, CancellationToken.None);
        return new WarehouseFixture(provider, clock, shop, database, file);
    }

    public Task<Result<T>> Run<TUseCase, T>(
        Actor actor,
        Func<TUseCase, Task<Result<T>>> act,
        string? idempotencyKey = null
    )
        where TUseCase : class =>
        _services.GetRequiredService<UseCaseExecutor>().Run(actor, act, CancellationToken.None, idempotencyKey);

    public Task<Result> Run<TUseCase>(Actor actor, Func<TUseCase, Task<Result>> act, string? idempotencyKey = null)
        where TUseCase : class =>
        _services.GetRequiredService<UseCaseExecutor>().Run(actor, act, CancellationToken.None, idempotencyKey);

    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>An order of these goods is released; answers its slip.</summary>
    internal Task<OutboundOrderProgress> Release(params (string Code, int Units)[] goods) => Release(Shop.Order(goods));

    internal async Task<OutboundOrderProgress> Release(OrderView order)
    {
        (
            await Run(
                Actor.System("ordering"),
                (Tell u) => u.Run(new OrderReleased(order.Id, order.No), CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        return await Progress(order.Id);
    }

    internal Task<OutboundOrderProgress> Progress(OrderId order) =>
        Ask(
            (ShopDb db) =>
                db.Set<OutboundOrderProgress>()
                    .AsNoTracking()
                    .Where(p => p.Order == order)
                    .OrderByDescending(p => p.No)
                    .FirstAsync()
        );

    internal Task<OutboundOrderProgress> Progress(OutboundOrderId id) =>
        Ask((ShopDb db) => db.Set<OutboundOrderProgress>().AsNoTracking().FirstAsync(p => p.Slip == id));

    internal Task<List<Pick>> Picks(OutboundOrderId id) =>
        Ask((ShopDb db) => db.Set<Pick>().AsNoTracking().Where(p => p.Slip == id).OrderBy(p => p.No).ToListAsync());

    /// <summary>A batch of these slips in a picker's hands.</summary>
    internal async Task<BatchId> Batch(Actor picker, params OutboundOrderProgress[] slips)
    {
        var started = await Run(
            picker,
            (StartPicking u) => u.Run([.. slips.Select(s => s.Slip)], null, CancellationToken.None)
        );
        started.IsDone.ShouldBeTrue(started.Refusal?.Message.En);
        return started.Value;
    }

    /// <summary>Scans everything of a batch and hands it over.</summary>
    internal async Task PickAll(Actor picker, BatchId batch)
    {
        var no = await Ask((ShopDb db) => db.Set<Batch>().Where(b => b.Id == batch).Select(b => b.No).FirstAsync());
        while (
            (await Ask((PickQueries queries) => queries.Walking(no, CancellationToken.None)))!
                is { Walk.Current: { } step } view
        )
            (
                await Run(
                    picker,
                    (ScanPick u) => u.Run(batch, view.LineOf(step.Pick).Goods.Barcode, CancellationToken.None)
                )
            ).IsDone.ShouldBeTrue();
        (await Run(picker, (HandToCheck u) => u.Run(batch, CancellationToken.None))).IsDone.ShouldBeTrue();
    }

    /// <summary>A slip that was picked by Zhao, waiting for the check.</summary>
    internal Task<OutboundOrderProgress> Picked(params (string Code, int Units)[] goods) => Picked(Shop.Order(goods));

    internal async Task<OutboundOrderProgress> Picked(OrderView order)
    {
        var outboundOrder = await Release(order);
        await PickAll(Zhao, await Batch(Zhao, outboundOrder));
        return await Progress(outboundOrder.Slip);
    }

    /// <summary>A slip on Wu's table, every piece scanned.</summary>
    internal async Task<OutboundOrderProgress> Checked(OrderView order)
    {
        var outboundOrder = await Picked(order);
        (await Run(Wu, (StartChecking u) => u.Run(outboundOrder.No, CancellationToken.None))).IsDone.ShouldBeTrue();
        foreach (var line in order.Lines)
            for (var i = 0; i < line.Quantity.Units; i++)
                (
                    await Run(
                        Wu,
                        (ScanCheck u) => u.Run(outboundOrder.Slip, line.Goods.Barcode, CancellationToken.None)
                    )
                ).Value.Wrong.ShouldBeNull();
        return await Progress(outboundOrder.Slip);
    }

    internal Task<Result> Confirm(OutboundOrderProgress outboundOrder, string what) =>
        Run(Wu, (ConfirmPacking u) => u.Run(outboundOrder.Slip, what, CancellationToken.None));

    internal Task<Result<PackedParcel>> Pack(
        OutboundOrderProgress outboundOrder,
        int? grams = null,
        bool again = false
    ) => Run(Wu, (FinishPacking u) => u.Run(outboundOrder.Slip, grams, again, CancellationToken.None));

    /// <summary>A packed slip with its waybill.</summary>
    internal async Task<OutboundOrderProgress> Packed(OrderView order)
    {
        var outboundOrder = await Checked(order);
        (await Confirm(outboundOrder, "goods")).IsDone.ShouldBeTrue();
        (await Pack(outboundOrder)).IsDone.ShouldBeTrue();
        return await Progress(outboundOrder.Slip);
    }

    /// <summary>What <c>verify</c> finds.</summary>
    public Task<List<IntegrityViolation>> Verify() =>
        Ask(
            async (Verification verification) =>
            {
                var found = new List<IntegrityViolation>();
                await foreach (var (_, breaks) in verification.Run(CancellationToken.None))
                    found.AddRange(breaks);
                return found;
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_file is null)
        {
            await (await AppFixture.SharedCluster.Value).Drop(_database);
            return;
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var part in new[] { _file, _file + "-wal", _file + "-shm" })
            File.Delete(part);
    }
}
