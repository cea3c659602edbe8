using System.Collections.Concurrent;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;
using Zhanggui.Work;

namespace Zhanggui.Integration.Warehouse;

/// <summary>
/// Fakes of the modules below, in memory: three SKUs, one warehouse, and a record of what they were told. They do not
/// roll back.
/// </summary>
internal sealed class FakeShop
    : IOrders,
        IFulfilment,
        IStock,
        IParcels,
        ICatalog,
        IAccounts,
        IToDos,
        IShippingRates,
        IJournal
{
    private static readonly DateTimeOffset Day = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly WarehouseCard House = new(Ids.New<WarehouseId>(Day), "HZ", ("杭州仓", "Hangzhou"), 1);
    private int _orders;
    private int _waybills;

    public ConcurrentDictionary<Guid, OrderView> Orders { get; } = [];
    public Dictionary<(SkuId Sku, string Bin), int> Bins { get; } = [];
    public ConcurrentQueue<string> Told { get; } = [];
    public ConcurrentQueue<(OrderId Order, Guid Slip, IReadOnlyList<Issued> Pieces)> Sold { get; } = [];
    public ConcurrentQueue<JournalLine> Posted { get; } = [];
    public ConcurrentDictionary<(string Kind, Guid Subject), ToDoDraft> ToDos { get; } = [];
    public List<SkuCard> Cards { get; } = [];
    public Dictionary<string, BinCard> BinCards { get; } = [];

    /// <summary>While set, the stock refuses to ship a slip of this many pieces.</summary>
    public int? RefuseToShip { get; set; }

    public FakeShop()
    {
        var product = Ids.New<ProductId>(Day);
        foreach (
            var (code, barcode, name, colour, size, bin, seq) in new[]
            {
                ("COAT-M", "690001", "双面呢大衣", "藏青", "M", "B-07-1-12", 30),
                ("COAT-L", "690002", "双面呢大衣", "藏青", "L", "B-07-1-13", 31),
                ("KNIT-F", "690003", "罗纹打底衫", "姜黄", "均码", "A-03-2-05", 10),
            }
        )
        {
            var sku = Ids.New<SkuId>(Day);
            Cards.Add(
                new SkuCard(
                    sku,
                    product,
                    code,
                    barcode,
                    "S",
                    (name, name),
                    (colour, colour),
                    size,
                    Money.Yuan(100),
                    Money.Yuan(100),
                    Money.Yuan(40),
                    500,
                    "/p.svg",
                    true,
                    null
                )
            );
            BinCards[bin] = new BinCard(Ids.New<BinId>(Day), House.Id, bin, seq);
            Bins[(sku, bin)] = 50;
        }

        BinCards["Z-99-1-01"] = new BinCard(Ids.New<BinId>(Day), House.Id, "Z-99-1-01", 99);
    }

    public SkuCard Card(string code) => Cards.First(c => c.Code == code);

    public OrderView Order(params (string Code, int Units)[] goods)
    {
        var id = Ids.New<OrderId>(Day);
        var lines = goods.Select((g, i) => Line(i + 1, Card(g.Code), g.Units)).ToList();
        var order = new OrderView(
            id,
            $"SO20261122-{Interlocked.Increment(ref _orders):000000}",
            Day,
            OrderStatus.Released,
            "mall",
            null,
            "司徒静姝",
            new PostalAddress(
                "司徒静姝",
                "13800138000",
                "浙江省",
                "湖州市",
                "吴兴区",
                "爱山街道南街 266 号 3 幢 502 室"
            ),
            "STO",
            PaymentMethod.Alipay,
            Money.Yuan(100),
            Money.Zero,
            Money.Zero,
            Money.Yuan(100),
            lines.Sum(l => l.WeightGrams * l.Quantity.Units),
            null,
            null,
            null,
            true,
            false,
            null,
            lines,
            []
        )
        {
            Standing = new CustomerStatus(OrderStatus.Released, IsPaid: true),
        };
        return Orders[id.Value] = order;
    }

    public OrderView Change(OrderView order) => Orders[order.Id.Value] = order;

    private static OrderLineView Line(int no, SkuCard sku, int units) =>
        new(
            no,
            sku.Id,
            sku.Code,
            sku.Barcode,
            sku.Name.Zh,
            sku.Colour.Zh,
            sku.Size,
            sku.PictureUrl,
            new Quantity(units),
            sku.Price,
            Money.Zero,
            sku.Price,
            sku.WeightGrams
        );

    // IOrders
    public Task<OrderView?> Of(OrderId id, CancellationToken ct) => Task.FromResult(Orders.GetValueOrDefault(id.Value));

    public Task<IReadOnlyDictionary<Guid, OrderView>> OfMany(IReadOnlyCollection<OrderId> ids, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<OrderView?> ByNumberAndPhone(string no, string phone, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<OrderView?> ByNo(string no, CancellationToken ct) => throw new NotSupportedException();

    public IQueryable<OrderId> Matching(string words) => throw new NotSupportedException();

    public Task<IReadOnlyList<OrderListItem>> OfMember(
        Guid account,
        DateTimeOffset? before,
        int take,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<OrderStep>> History(OrderId id, CancellationToken ct) =>
        throw new NotSupportedException();

    // IFulfilment
    private Task<Result> Note(string what, OrderId order)
    {
        Told.Enqueue($"{what} {Orders[order.Value].No}");
        return Task.FromResult(Result.Done);
    }

    public Task<Result> Picked(OrderId order, CancellationToken ct) => Note("picked", order);

    public Task<Result> PickedShort(OrderId order, string what, CancellationToken ct) => Note("short", order);

    public Task<Result> SentBack(OrderId order, string why, CancellationToken ct) => Note("sent back", order);

    public Task<Result> Packed(OrderId order, CancellationToken ct) => Note("packed", order);

    public Task<Result> CalledBack(OrderId order, string why, AfterCallBack then, CancellationToken ct) =>
        Note("called back", order);

    public Task<Result> Left(OrderId order, Guid slip, IReadOnlyList<Issued> pieces, CancellationToken ct)
    {
        Sold.Enqueue((order, slip, pieces));
        return Task.FromResult(Result.Done);
    }

    public Task<Result> Shipped(OrderId order, IReadOnlyList<string> waybills, CancellationToken ct) =>
        Note($"shipped {waybills[0][..3]}", order);

    // IJournal
    public Task Post(Subject document, Text summary, IReadOnlyList<JournalLine> lines, CancellationToken ct)
    {
        foreach (var line in lines)
            Posted.Enqueue(line);
        return Task.CompletedTask;
    }

    public Task<Money> Balance(LedgerAccount account, CancellationToken ct) => throw new NotSupportedException();

    // IStock
    public Task<LockedStock> Lock(
        SetReader reader,
        IReadOnlyCollection<SkuId> skus,
        IReadOnlyCollection<string> buyers,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Task<Result> Hold(
        Subject document,
        string heldFor,
        StockLine line,
        DateTimeOffset until,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Task<bool> ReleaseHold(Guid documentId, CancellationToken ct) => throw new NotSupportedException();

    public void HoldsChanged() => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<SkuId, Quantity>> HeldFor(Guid account, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<StockAt>> ByWarehouse(IReadOnlyCollection<SkuId> skus, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ReservedAt>> PlacesOf(Guid documentId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReservedAt>>([
            new ReservedAt(House, [.. Orders[documentId].Lines.Select(l => new StockLine(l.No, l.Sku, l.Quantity))]),
        ]);

    public Task<IReadOnlyList<PickFrom>> ProposePicks(
        Guid documentId,
        WarehouseId warehouse,
        IReadOnlyCollection<StockLine> lines,
        IReadOnlyCollection<PickFrom> spokenFor,
        CancellationToken ct
    )
    {
        var picks = new List<PickFrom>();
        foreach (var line in lines)
        {
            var left = line.Quantity.Units;
            foreach (
                var ((sku, bin), units) in Bins.Where(b => b.Key.Sku == line.Sku)
                    .OrderBy(b => BinCards[b.Key.Bin].PickSequence)
            )
            {
                var take = Math.Min(
                    left,
                    units
                        - spokenFor
                            .Concat(picks)
                            .Where(s => s.Sku == sku && s.BinCode == bin)
                            .Sum(s => s.Quantity.Units)
                );
                if (take <= 0)
                    continue;
                picks.Add(
                    new PickFrom(line.Line, sku, BinCards[bin].Id, bin, BinCards[bin].PickSequence, new Quantity(take))
                );
                left -= take;
            }
        }

        return Task.FromResult<IReadOnlyList<PickFrom>>(picks);
    }

    public Task<BinCard?> HomeOf(SkuId sku, WarehouseId warehouse, CancellationToken ct) =>
        Task.FromResult(Bins.Where(b => b.Key.Sku == sku).Select(b => BinCards[b.Key.Bin]).FirstOrDefault());

    public Task<Result<IReadOnlyList<Issued>>> Ship(
        Subject slip,
        Guid documentId,
        WarehouseId warehouse,
        IReadOnlyList<PickFrom> picks,
        CancellationToken ct
    )
    {
        if (picks.Sum(p => p.Quantity.Units) == RefuseToShip)
            return Task.FromResult<Result<IReadOnlyList<Issued>>>(
                Refusal.Conflict("inventory.bin_has_less", "货位里不够", "The bin has less.")
            );
        foreach (var pick in picks)
            Told.Enqueue($"out {slip.No} {pick.BinCode} {pick.Quantity}");
        List<Issued> issued =
        [
            .. picks
                .GroupBy(p => (p.Line, p.Sku))
                .Select(g => (g.Key, Units: g.Sum(p => p.Quantity.Units)))
                .Select(g => new Issued(g.Key.Line, g.Key.Sku, new Quantity(g.Units), Money.Yuan(40) * g.Units)),
        ];
        return Task.FromResult<Result<IReadOnlyList<Issued>>>(issued);
    }

    public Task<Result> Receive(
        Subject slip,
        SkuId sku,
        BinId bin,
        Quantity quantity,
        Money value,
        Text reason,
        CancellationToken ct
    )
    {
        Told.Enqueue($"in {slip.No} {Cards.First(c => c.Id == sku).Code} {quantity}");
        return Task.FromResult(Result.Done);
    }

    public Task<IReadOnlyList<WarehouseCard>> Warehouses(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<WarehouseCard>>([House]);

    public Task<BinCard?> Bin(WarehouseId warehouse, string code, CancellationToken ct) =>
        Task.FromResult(BinCards.GetValueOrDefault(code));

    public Task<IReadOnlyDictionary<SkuId, StockCard>> Of(IReadOnlyCollection<SkuId> skus, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<LockedStock> Lock(SetReader reader, IReadOnlyCollection<SkuId> skus, CancellationToken ct) =>
        throw new NotSupportedException();

    public IReadOnlyList<Reserved> ReserveMany(
        SetWriter writer,
        LockedStock locked,
        IReadOnlyList<ReservationDraft> drafts,
        DateTimeOffset now
    ) => throw new NotSupportedException();

    public Task Release(Guid documentId, CancellationToken ct) => throw new NotSupportedException();

    public Task MakeFirm(Guid documentId, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<StockLine>> Unreserved(
        Guid documentId,
        IReadOnlyList<StockLine> lines,
        CancellationToken ct
    ) => throw new NotSupportedException();

    // IParcels
    public ConcurrentDictionary<Guid, ParcelCard> Parcels { get; } = [];

    public Task<Result<ParcelCard>> Issue(
        Subject document,
        Guid part,
        string courier,
        PostalAddress to,
        int weightGrams,
        CancellationToken ct
    ) =>
        Task.FromResult<Result<ParcelCard>>(
            Parcels.GetOrAdd(
                part,
                _ => new ParcelCard(
                    Ids.New<OutboundOrderId>(Day).Value,
                    document.Id,
                    part,
                    document.No,
                    courier,
                    $"{courier}{Interlocked.Increment(ref _waybills):000000}",
                    to,
                    weightGrams,
                    Day,
                    null,
                    null,
                    false
                )
            )
        );

    public Task Void(Guid part, CancellationToken ct)
    {
        Told.Enqueue("waybill void");
        return Task.CompletedTask;
    }

    public Task<Result> MayLeave(IReadOnlyCollection<OrderId> orders, CancellationToken ct) =>
        Task.FromResult(Result.Done);

    public Task HandOver(Guid part, CancellationToken ct) => Task.CompletedTask;

    public Task Share(Guid part, IReadOnlyList<Subject> documents, CancellationToken ct) => Task.CompletedTask;

    public Task<ILookup<Guid, ParcelCard>> Of(IReadOnlyCollection<Guid> documents, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<TrackingStep>> Tracking(Guid documentId, CancellationToken ct) =>
        throw new NotSupportedException();

    // ICatalog
    public Task<IReadOnlyDictionary<SkuId, SkuCard>> Skus(IReadOnlyCollection<SkuId> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<SkuId, SkuCard>>(
            Cards.Where(c => ids.Contains(c.Id)).ToDictionary(c => c.Id)
        );

    public Task<IReadOnlyList<SkuCard>> OfProduct(ProductId product, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SkuCard>> ByCodes(IReadOnlyCollection<string> codes, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<SkuCard?> ByCode(string barcodeOrCode, CancellationToken ct) =>
        Task.FromResult(Cards.FirstOrDefault(c => c.Code == barcodeOrCode || c.Barcode == barcodeOrCode));

    // IAccounts
    public Task<Result<AccountId>> RegisterMember(string login, string? phone, string password, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> accounts, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AccountId>> Named(string nameOrLogin, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<(AccountId Id, string Name)>> Holders(string position, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<(AccountId, string)>>(
            position == "PICKER"
                ?
                [
                    (new AccountId(WarehouseFixture.Zhao.Id!.Value), "赵一鸣"),
                    (new AccountId(WarehouseFixture.Sun.Id!.Value), "孙立"),
                ]
                :
                [
                    (new AccountId(WarehouseFixture.Wu.Id!.Value), "吴桐"),
                    (new AccountId(WarehouseFixture.Han.Id!.Value), "韩雪"),
                ]
        );

    // IToDos
    public Task Open(ToDoDraft draft, CancellationToken ct)
    {
        ToDos[(draft.Kind, draft.Subject.Id)] = draft;
        return Task.CompletedTask;
    }

    public void OpenMany(SetWriter writer, IReadOnlyCollection<ToDoDraft> drafts, DateTimeOffset now) =>
        throw new NotSupportedException();

    public Task Give(string kind, Guid subjectId, Guid person, string name, CancellationToken ct) => Task.CompletedTask;

    public Task Finish(string kind, Guid subjectId, CancellationToken ct)
    {
        ToDos.TryRemove((kind, subjectId), out _);
        return Task.CompletedTask;
    }

    public Task FinishAll(Guid subjectId, CancellationToken ct)
    {
        foreach (var key in ToDos.Keys.Where(k => k.Subject == subjectId))
            ToDos.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    // IShippingRates
    public Task<IReadOnlyList<ShippingOption>> Options(
        string province,
        string city,
        int weightGrams,
        DateTimeOffset now,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Money FeeFor(ShippingOption option, Money goods) => throw new NotSupportedException();

    public Task<IReadOnlyList<CourierLoad>> Loads(DateTimeOffset now, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Money?> Postage(
        string courier,
        string province,
        string city,
        int weightGrams,
        DateTimeOffset at,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Text CourierName(string code) => code == "STO" ? ("申通", "STO") : (code, code);

    Money IShippingRates.FeeFor(ShippingOption option, Money goods) => option.Fee;

    Task<IReadOnlyList<CourierLoad>> IShippingRates.Loads(DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CourierLoad>>([]);

    Task<IReadOnlyList<SkuCard>> ICatalog.OfProduct(ProductId product, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SkuCard>>([]);
}
