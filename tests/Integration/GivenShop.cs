using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inbound;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;

namespace Zhanggui.Integration;

/// <summary>
/// A small shop in a whole application: one product with some SKUs, one warehouse with one bin per SKU, couriers and
/// tariffs, a member, and the people who work on an order. Its words are what tests start from:
/// <c>await given.PaidOrder(lines: 2)</c>.
/// </summary>
internal sealed class GivenShop : IAsyncDisposable
{
    public static readonly Actor System = Actor.System("test");
    public static readonly Actor Lin = Person(
        1,
        "林客服",
        "order.accept",
        "order.confirm",
        "order.cancel.before-confirmation"
    );
    public static readonly Actor Manager = Person(2, "周主管", "order.accept", "order.confirm", "order.cancel");
    public static readonly Actor Cashier = Person(3, "钱出纳", "payment.confirm", "fin.edit");
    public static readonly Actor Picker = Person(4, "赵拣货", "outbound.pick", "outbound.check", "inbound.register");
    public static readonly Actor Packer = Person(5, "吴打包", "outbound.check", "outbound.ship", "inbound.post");
    public static readonly PostalAddress Home = new(
        "慕容思远",
        "13800001234",
        "浙江省",
        "杭州市",
        "西湖区",
        "文三路 100 号 3 幢 201"
    );

    private int _reference;

    private GivenShop(
        AppFixture app,
        IReadOnlyList<SkuId> skus,
        WarehouseCard warehouse,
        IReadOnlyList<BinCard> bins
    ) => (App, Skus, Warehouse, Bins) = (app, skus, warehouse, bins);

    public AppFixture App { get; }
    public IReadOnlyList<SkuId> Skus { get; }
    public WarehouseCard Warehouse { get; }
    public IReadOnlyList<BinCard> Bins { get; }
    public TestClock Clock => App.Clock;

    public ICheckout Checkout(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<ICheckout>();

    /// <summary>A member of their own account.</summary>
    public static Actor Member(int n = 1) =>
        new(ActorKind.Member, new Guid($"00000000-0000-7000-8000-1{n:00000000000}"), "会员" + n, new HashSet<string>());

    private static Actor Person(int n, string name, params string[] permissions) =>
        new(
            ActorKind.Staff,
            new Guid($"00000000-0000-7000-8000-00000000001{n}"),
            name,
            new HashSet<string>(permissions)
        );

    /// <summary>
    /// Opens the shop: so many SKUs of 99 yuan, cost 40 yuan, 300 g, with so many pieces of each. The SKU after the
    /// last is on presale, at this deposit a piece. With <paramref name="elsewhere"/>, a second warehouse holds so many
    /// pieces of the last SKU, and the first holds none of it.
    /// </summary>
    public static async Task<GivenShop> Open(
        string database,
        int skus = 3,
        int stock = 10,
        Action<IServiceCollection>? configure = null,
        Func<DatabaseChoice, DatabaseChoice>? choose = null,
        int elsewhere = 0,
        DateTimeOffset? at = null,
        Money deposit = default
    )
    {
        var app = await AppFixture.Start(database, configure: configure, choose: choose, at: at);
        var now = app.Clock.GetUtcNow();
        List<SkuImport> imports =
        [
            .. Enumerable
                .Range(1, skus + 1)
                .Select(n => new SkuImport(
                    Ids.New<SkuId>(now),
                    $"T-{n:000}",
                    $"69000000{n:0000}",
                    ("红", "Red"),
                    "#c00",
                    n.ToString("00", null),
                    Money.Yuan(99),
                    null,
                    Money.Yuan(40),
                    300,
                    n > skus ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(28) : null,
                    "/files/none"
                )),
        ];
        var product = new ProductImport(
            "T",
            ("测试衬衫", "Test shirt"),
            ("", ""),
            ("", ""),
            "栖禾",
            null,
            "shirts",
            now,
            false,
            false,
            [],
            [],
            [],
            imports,
            []
        )
        {
            PresaleDeposit = deposit,
        };
        await Must(
            app.Run(
                System,
                (ImportCatalog u) =>
                    u.Run([new CategoryImport("shirts", ("衬衫", "Shirts"), null)], [product], CancellationToken.None)
            )
        );
        await Must(app.Run(System, (SeedShipping u) => u.Run(CancellationToken.None)));

        var warehouse = new WarehouseCard(Ids.New<WarehouseId>(now), "HZ", ("杭州仓", "Hangzhou"), 1);
        List<BinCard> bins =
        [
            .. imports.Select((_, i) => new BinCard(Ids.New<BinId>(now), warehouse.Id, $"A-01-{i + 1:00}", i + 1)),
        ];
        List<(SkuId, BinId, Quantity)> opening =
        [
            .. imports.Take(skus - (elsewhere > 0 ? 1 : 0)).Select((s, i) => (s.Id, bins[i].Id, new Quantity(stock))),
        ];
        List<WarehouseCard> warehouses = [warehouse];
        if (elsewhere > 0)
        {
            warehouses.Add(new WarehouseCard(Ids.New<WarehouseId>(now), "SH", ("上海仓", "Shanghai"), 2));
            bins.Add(new BinCard(Ids.New<BinId>(now), warehouses[1].Id, "S-01-01", 1));
            opening.Add((imports[skus - 1].Id, bins[^1].Id, new Quantity(elsewhere)));
        }

        await Must(
            app.Run(
                System,
                (ImportStock u) => u.Run(new StockImport(warehouses, bins, opening), CancellationToken.None)
            )
        );
        return new GivenShop(app, [.. imports.Select(s => s.Id)], warehouse, bins);
    }

    /// <summary>
    /// The SKU on presale: listed, promised in four weeks (20 December, when the clock is not moved), none in stock.
    /// </summary>
    public SkuId Presale => Skus[^1];

    /// <summary>What the shopper would send.</summary>
    public async Task<CheckoutInput> Input(
        IReadOnlyList<CheckoutLine> lines,
        Actor? buyer = null,
        PaymentMethod method = PaymentMethod.Alipay,
        PostalAddress? to = null,
        string? remark = null
    )
    {
        to ??= Home;
        using var scope = App.Services.CreateScope();
        var quote = await Checkout(scope).QuoteFor(lines, to.Province, to.City, "STO", CancellationToken.None);
        return new CheckoutInput(
            new CartOwner(null, (buyer ?? Member()).Id),
            lines,
            to,
            "STO",
            method,
            quote.Value.Total,
            remark
        );
    }

    public async Task<Result<PlacedOrder>> Place(
        CheckoutInput input,
        Actor? buyer = null,
        string? idempotencyKey = null
    )
    {
        using var scope = App.Services.CreateScope();
        return await Checkout(scope).Place(buyer ?? Member(), input, idempotencyKey, CancellationToken.None);
    }

    /// <summary>A new order of one piece of each of the first SKUs.</summary>
    public async Task<PlacedOrder> PlacedOrder(
        int lines = 1,
        int units = 1,
        Actor? buyer = null,
        PaymentMethod method = PaymentMethod.Alipay,
        PostalAddress? to = null
    ) =>
        await PlacedOrder(
            [.. Skus.Take(lines).Select(s => new CheckoutLine(s, new Quantity(units)))],
            buyer,
            method,
            to
        );

    public async Task<PlacedOrder> PlacedOrder(
        IReadOnlyList<CheckoutLine> lines,
        Actor? buyer = null,
        PaymentMethod method = PaymentMethod.Alipay,
        PostalAddress? to = null
    )
    {
        var placed = await Place(await Input(lines, buyer, method, to), buyer);
        placed.IsDone.ShouldBeTrue(placed.Refusal?.Message.En);
        return placed.Value;
    }

    public async Task<PlacedOrder> PaidOrder(int lines = 1, int units = 1)
    {
        var order = await PlacedOrder(lines, units);
        await Must(Pay(order));
        return order;
    }

    /// <summary>
    /// An order that goes as far as it can with its customer reached and every item ticked off; released when it is
    /// paid.
    /// </summary>
    public async Task<PlacedOrder> ReleasedOrder(int lines = 1, int units = 1)
    {
        var order = await PaidOrder(lines, units);
        await Must(Accept(order.Id));
        await Must(Confirm(order.Id));
        (await Status(order.Id)).ShouldBe(OrderStatus.Released);
        return order;
    }

    public Task<Result> Pay(PlacedOrder order, string? reference = null) =>
        App.Run(
            Cashier,
            (ConfirmPayment u) =>
                u.Run(
                    new ConfirmPaymentInput(
                        order.Id.Value,
                        order.Total,
                        reference ?? $"ICBC-{Interlocked.Increment(ref _reference):0000}"
                    ),
                    CancellationToken.None
                )
        );

    public Task<Result> Accept(OrderId id) => App.Run(Lin, (AcceptOrder u) => u.Run(id, CancellationToken.None));

    public Task<Result> Confirm(OrderId id, params string[] ticked) =>
        App.Run(
            Lin,
            (ConfirmOrder u) =>
                u.Run(
                    id,
                    new ContactInput("phone", true, ticked.Length == 0 ? ContactInput.Items : ticked, "已核对"),
                    CancellationToken.None
                )
        );

    public Task<Result> Cancel(OrderId id, Actor by, string reason = "客户改主意") =>
        App.Run(by, (CancelOrder u) => u.Run(id, reason, CancellationToken.None));

    public async Task<OrderView> Order(OrderId id) =>
        (await App.Ask((IOrders orders) => orders.Of(id, CancellationToken.None)))!;

    public async Task<OrderStatus> Status(OrderId id) => (await Order(id)).Status;

    public async Task<StockCard> Stock(int sku = 0) =>
        (await App.Ask((IStock stock) => stock.Of([Skus[sku]], CancellationToken.None)))[Skus[sku]];

    public async Task<ReceivableCard> Receivable(OrderId id) =>
        (await App.Ask((IReceivables r) => r.Of([id.Value], CancellationToken.None)))[id.Value];

    public Task<int> Count<T>()
        where T : class => App.Ask((ShopDb db) => db.Set<T>().CountAsync());

    public async Task<OutboundCard> OutboundOrder(OrderId id) =>
        (await App.Ask((IOutbound outbound) => outbound.OfOrder(id, CancellationToken.None)))[^1];

    /// <summary>Everything on a slip is picked and handed to the check.</summary>
    public async Task Pick(OutboundCard slip)
    {
        var batch = await Must(App.Run(Picker, (StartPicking u) => u.Run([slip.Id], null, CancellationToken.None)));
        var walk = await App.Ask(
            (ShopDb db) =>
                db.Set<Pick>()
                    .AsNoTracking()
                    .Where(p => p.Slip == slip.Id)
                    .OrderBy(p => p.No)
                    .Join(
                        db.Set<OutboundOrderLine>(),
                        p => new { p.Slip, No = p.LineNo },
                        l => new { l.Slip, l.No },
                        (p, l) =>
                            new
                            {
                                p.No,
                                l.Goods.Barcode,
                                p.Wanted,
                            }
                    )
                    .ToListAsync()
        );
        foreach (var code in walk.OrderBy(w => w.No).SelectMany(w => Enumerable.Repeat(w.Barcode, w.Wanted.Units)))
            await Must(App.Run(Picker, (ScanPick u) => u.Run(batch, code, CancellationToken.None)));
        await Must(App.Run(Picker, (HandToCheck u) => u.Run(batch, CancellationToken.None)));
    }

    /// <summary>A picked slip is checked by another person and packed.</summary>
    public async Task<PackedParcel> Pack(OutboundCard slip, params string[] confirm)
    {
        await Must(App.Run(Packer, (StartChecking u) => u.Run(slip.No, CancellationToken.None)));
        foreach (
            var line in await App.Ask(
                (ShopDb db) =>
                    db.Set<OutboundOrderLine>()
                        .AsNoTracking()
                        .Where(l => l.Slip == slip.Id)
                        .OrderBy(l => l.No)
                        .ToListAsync()
            )
        )
            for (var i = 0; i < line.Quantity.Units; i++)
                await Must(
                    App.Run(Packer, (ScanCheck u) => u.Run(slip.Id, line.Goods.Barcode, CancellationToken.None))
                );
        foreach (var what in confirm.Append("goods"))
            await Must(App.Run(Packer, (ConfirmPacking u) => u.Run(slip.Id, what, CancellationToken.None)));
        return await Must(App.Run(Packer, (FinishPacking u) => u.Run(slip.Id, null, false, CancellationToken.None)));
    }

    /// <summary>The courier takes these parcels.</summary>
    public async Task HandOver(params PackedParcel[] parcels) => await Must(Take(await Load(parcels), parcels.Length));

    /// <summary>Parcels stand on a new manifest; the courier has not taken them yet.</summary>
    public async Task<ManifestId> Load(params PackedParcel[] parcels)
    {
        var manifest = await Must(
            App.Run(Packer, (OpenManifest u) => u.Run(parcels[0].Courier, CancellationToken.None))
        );
        foreach (var parcel in parcels)
            await Must(App.Run(Packer, (AddParcel u) => u.Run(manifest, parcel.WaybillNo, CancellationToken.None)));
        return manifest;
    }

    /// <summary>The courier takes the parcels of a manifest.</summary>
    public Task<Result> Take(ManifestId manifest, int parcels) =>
        App.Run(Packer, (CloseManifest u) => u.Run(manifest, "王快递", parcels, CancellationToken.None));

    /// <summary>A released order is picked, packed and taken by the courier.</summary>
    public async Task Ship(PlacedOrder order)
    {
        var slip = await OutboundOrder(order.Id);
        await Pick(slip);
        await HandOver(await Pack(slip));
        (await Status(order.Id)).ShouldBe(OrderStatus.Shipped);
    }

    /// <summary>What stands on an account, debit positive.</summary>
    public async Task<Money> Balance(LedgerAccount account) =>
        new(
            await App.Ask(
                (ShopDb db) =>
                    db.Set<JournalLineRow>().Where(l => l.Account == account).SumAsync(l => l.Debit.Fen - l.Credit.Fen)
            )
        );

    /// <summary>Raw SQL, as somebody with the database's password would send it.</summary>
    public Task<int> Sql(string sql) => App.Ask((ShopDb db) => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Pieces come in by an inbound slip: registered by one person, posted by another.</summary>
    public async Task Arrives(int sku, int units)
    {
        var code = $"T-{sku + 1:000}";
        var slip = await App.Run(
            Picker,
            (RegisterInbound u) =>
                u.Run(
                    Warehouse.Id,
                    "采购到货",
                    [new ArrivalLine(code, new Quantity(units), "L1", Bins[sku].Code)],
                    CancellationToken.None
                )
        );
        slip.IsDone.ShouldBeTrue(slip.Refusal?.Message.En);
        await Must(App.Run(Packer, (ReceiveGoods u) => u.Run(slip.Value, CancellationToken.None)));
    }

    /// <summary>From now on the catalogue says that one costs us this.</summary>
    public async Task Costs(int sku, Money cost)
    {
        var card = (await App.Ask((ICatalog c) => c.Skus([Skus[sku]], CancellationToken.None)))[Skus[sku]];
        var input = new SkuInput(cost, card.WeightGrams, Quantity.Zero, null, false);
        var editor = AppFixture.Staff("cat.edit", "price.publish");
        await Must(App.Run(editor, (EditSku u) => u.Run(card.Product, card.Id, input, CancellationToken.None)));
    }

    public static async Task Must(Task<Result> act)
    {
        var done = await act;
        done.IsDone.ShouldBeTrue(done.Refusal?.Code + " " + done.Refusal?.Message.En);
    }

    public static async Task<T> Must<T>(Task<Result<T>> act)
    {
        var done = await act;
        done.IsDone.ShouldBeTrue(done.Refusal?.Code + " " + done.Refusal?.Message.En);
        return done.Value;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
