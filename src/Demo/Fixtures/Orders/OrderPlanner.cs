using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Plans the orders day by day, then numbers them from the oldest.</summary>
internal sealed class OrderPlanner(DemoCatalog catalog, DemoPeople people, DemoWarehouses warehouses, DemoRandom random)
{
    private const int Days = 90;
    private static readonly Money MadeToOrder = Money.Yuan(10_000);
    private static readonly HashSet<string> Near = ["浙江省", "江苏省", "上海市"];
    private static readonly HashSet<string> South =
    [
        "广东省",
        "广西壮族自治区",
        "海南省",
        "云南省",
        "湖南省",
        "福建省",
    ];
    private static readonly HashSet<string> Far = ["新疆维吾尔自治区", "西藏自治区"];

    /// <summary>What sells most stands first; the squared draw in <see cref="Popular"/> favours it.</summary>
    private readonly int[] _byFavour = random.Shuffled(Enumerable.Range(0, catalog.Skus.Count));
    private readonly StockLedger _ledger = new(warehouses);

    internal DemoOrder[] Plan()
    {
        var orders = new List<DemoOrder>(DemoOrderPlan.OrderCount);
        foreach (var (fate, count, from, to) in QueueTable.Today)
            for (var i = 0; i < count; i++)
                orders.Add(Order(0, random.Between(from, to), fate));
        foreach (var (fate, count, daysAgo) in QueueTable.LeftOver)
            for (var i = 0; i < count; i++)
                orders.Add(Order(daysAgo, null, fate));

        var volumes = Volumes(DemoOrderPlan.OrderCount - orders.Count);
        for (var daysAgo = 1; daysAgo < Days; daysAgo++)
        for (var i = 0; i < volumes[daysAgo]; i++)
            orders.Add(Order(daysAgo, null, Past(daysAgo)));

        return
        [
            .. orders
                .OrderByDescending(o => o.DaysAgo)
                .ThenBy(o => o.TimeOfDay)
                .ThenBy(o => o.MinutesBeforeNow)
                .Select((o, i) => o with { Index = i }),
        ];
    }

    /// <summary>
    /// How many orders each past day gets: slowly rising, a wave every week, and exactly <paramref name="total"/> in
    /// all.
    /// </summary>
    private long[] Volumes(int total)
    {
        var weights = new long[Days];
        for (var day = 1; day < Days; day++)
            weights[day] = 600 - day * 3 + (day % 7 is 0 or 1 ? 140 : 0) + random.Next(90);
        return [.. new Money(total).Allocate(weights).Select(m => m.Fen)];
    }

    /// <summary>Where an order of that age has got to when nothing went wrong, and now and then it did.</summary>
    private DemoFate Past(int daysAgo)
    {
        if (random.Chance(4))
            return DemoFate.Cancelled;
        return daysAgo switch
        {
            <= 2 => DemoFate.Shipped,
            <= 5 => random.Chance(35) ? DemoFate.Shipped : DemoFate.Received,
            <= 12 => random.Chance(25) ? DemoFate.Settled : DemoFate.Received,
            <= 22 => random.Chance(30) ? DemoFate.Closed : DemoFate.Settled,
            _ => DemoFate.Closed,
        };
    }

    private DemoOrder Order(int daysAgo, int? minutesBefore, DemoFate fate)
    {
        var customer = Customer(daysAgo);
        var addressIndex = customer.Addresses.Count > 1 && random.Chance(25) ? 1 : 0;
        var province = customer.Addresses[addressIndex].Province;
        var open = fate < DemoFate.Shipped;
        var warehouse = South.Contains(province) && !open ? "FS2" : "HZ1";
        var time = minutesBefore is { } minutes
            ? DemoOrderPlan.ReferenceTime.AddMinutes(-minutes)
            : TimeOfDay(daysAgo, fate);
        var payment = Payment();
        return new DemoOrder(
            0,
            daysAgo,
            time,
            customer.Index,
            addressIndex,
            Lines(daysAgo, fate, warehouse),
            Courier(province),
            warehouse,
            payment,
            fate
        )
        {
            MinutesBeforeNow = minutesBefore,
            PaidAfterMinutes = PaidAfter(payment, fate, minutesBefore),
            Remark = random.Chance(14) ? random.Pick(QueueTable.Remarks) : null,
            Reason = fate switch
            {
                DemoFate.Held => random.Pick(QueueTable.HoldReasons),
                DemoFate.Cancelled => random.Pick(QueueTable.CancelReasons),
                _ => null,
            },
        };
    }

    private DemoCustomer Customer(int daysAgo)
    {
        while (true)
        {
            // The square makes a few customers come often and most come once or twice.
            var draw = random.Next(people.Customers.Count);
            var customer = people.Customers[
                random.Chance(40) ? (int)((long)draw * draw / people.Customers.Count) : draw
            ];
            if (customer.RegisteredDaysAgo >= daysAgo)
                return customer;
        }
    }

    private DemoOrderLine[] Lines(int daysAgo, DemoFate fate, string warehouse)
    {
        var count = random.Next(100) switch
        {
            < 58 => 1,
            < 84 => 2,
            < 95 => 3,
            _ => 4,
        };
        var lines = new List<DemoOrderLine>(count);
        if (fate == DemoFate.AwaitingStock)
            lines.Add(
                new DemoOrderLine(random.Pick([.. _ledger.Missing.Where(sku => Sold(sku, daysAgo))]), Quantity.One)
            );
        while (lines.Count < count)
        {
            var sku = Popular();
            var units = random.Next(100) switch
            {
                < 86 => 1,
                < 97 => 2,
                _ => 3,
            };
            if (lines.Any(l => l.SkuIndex == sku) || !Sold(sku, daysAgo))
                continue;
            // An order still here has its goods reserved, so they must exist.
            if (fate < DemoFate.Shipped && !_ledger.Has(warehouse, sku, units))
                continue;
            if (fate < DemoFate.Shipped)
                _ledger.Reserve(warehouse, sku, units);
            lines.Add(new DemoOrderLine(sku, new Quantity(units)));
        }

        return [.. lines];
    }

    /// <summary>Was it on sale that day, and is it something people order without a talk first?</summary>
    private bool Sold(int sku, int daysAgo)
    {
        var product = catalog.Products[catalog.Skus[sku].ProductIndex];
        return product.ListedDaysAgo >= daysAgo && product.Price < MadeToOrder;
    }

    private int Popular()
    {
        var draw = random.Next(_byFavour.Length);
        return _byFavour[(int)((long)draw * draw / _byFavour.Length)];
    }

    private TimeOnly TimeOfDay(int daysAgo, DemoFate fate)
    {
        // What yesterday left open came in after the last cut-off at 18:30.
        if (daysAgo == 1 && fate < DemoFate.Shipped)
            return new TimeOnly(random.Between(18, 23), random.Between(31, 59), random.Next(60));
        var hour = random.Weighted(Hours, h => h.Weight).Hour;
        return new TimeOnly(hour, random.Next(60), random.Next(60));
    }

    private static readonly (int Hour, int Weight)[] Hours =
    [
        (0, 12),
        (1, 6),
        (2, 3),
        (3, 2),
        (4, 2),
        (5, 3),
        (6, 8),
        (7, 18),
        (8, 34),
        (9, 52),
        (10, 66),
        (11, 60),
        (12, 62),
        (13, 56),
        (14, 54),
        (15, 54),
        (16, 50),
        (17, 42),
        (18, 40),
        (19, 56),
        (20, 78),
        (21, 88),
        (22, 70),
        (23, 34),
    ];

    private string Courier(string province)
    {
        var draw = random.Next(100);
        if (Far.Contains(province))
            return "EMS";
        return Near.Contains(province)
            ? draw < 84
                ? "STO"
                : draw < 95
                    ? "YTO"
                    : "SF"
            : draw < 62
                ? "YTO"
                : draw < 88
                    ? "STO"
                    : "SF";
    }

    private DemoPayment Payment() =>
        random.Next(100) switch
        {
            < 58 => DemoPayment.Alipay,
            < 74 => DemoPayment.Tenpay,
            < 82 => DemoPayment.OnlineBanking,
            < 87 => DemoPayment.PlatformPayment,
            < 90 => DemoPayment.OfflineTransfer,
            _ => DemoPayment.CashOnDelivery,
        };

    private int? PaidAfter(DemoPayment payment, DemoFate fate, int? minutesBefore)
    {
        var delay = random.Next(100) < 80 ? random.Between(0, 3) : random.Between(4, 50);
        var unpaid = random.Next(100);
        if (payment == DemoPayment.CashOnDelivery)
            return null;
        var waits = fate switch
        {
            DemoFate.Confirmed => unpaid < 85,
            DemoFate.New or DemoFate.Accepted => unpaid < 20,
            DemoFate.ReadyToShip => unpaid < 12,
            DemoFate.Cancelled => unpaid < 50,
            _ => false,
        };
        if (waits)
            return null;
        return minutesBefore is { } minutes ? Math.Min(delay, minutes) : delay;
    }
}
