using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Kernel;

namespace Zhanggui.Unit.Demo;

/// <summary>The demo company's people, shelves and orders.</summary>
public sealed partial class CompanyTests
{
    private static readonly DemoCatalog Catalog = DemoCatalog.Build(1);
    private static readonly DemoPeople People = DemoPeople.Build(1);
    private static readonly DemoWarehouses Warehouses = DemoWarehouses.Build(1, Catalog);
    private static readonly DemoOrder[] Orders = [.. DemoOrderPlan.Build(1, Catalog, People, Warehouses).Orders];

    private static readonly string[] Positions =
    [
        "GM",
        "DEPUTY",
        "MKTDIR",
        "OPSDIR",
        "STOREMGR",
        "PRODMGR",
        "EDITOR",
        "PLANNER",
        "COPY",
        "DESIGN",
        "CULTURE",
        "PROMO",
        "CSDIR",
        "CSMGR",
        "CSPRE",
        "CSPOST",
        "ORDERS",
        "TRACKER",
        "WHMGR",
        "RECEIVER",
        "PICKER",
        "PACKER",
        "RETURNS",
        "PURDIR",
        "PURMGR",
        "PURSPEC",
        "QC",
        "DIST",
        "GROUPBUY",
        "ACCT",
        "CASHIER",
        "HRADMIN",
        "IT",
        "SYSADMIN",
        "DBA",
    ];

    [Fact]
    public void Every_position_has_somebody_and_the_busy_ones_have_two_or_three()
    {
        People.Staff.Select(s => s.Position).Distinct().ShouldBe(Positions, ignoreOrder: true);
        DemoPeople.Positions.ShouldBe(Positions, ignoreOrder: true);
        foreach (var position in new[] { "CSPRE", "CSPOST", "PICKER", "PACKER" })
            People.Staff.Count(s => s.Position == position).ShouldBeInRange(2, 3, position);
        People.Staff.Select(s => s.Login).ShouldBeUnique();
        People.Staff.Select(s => s.Name.Zh).ShouldBeUnique();
        People.Staff.ShouldAllBe(s => Login().IsMatch(s.Login) && s.Department.Zh.Length > 0 && s.Name.En.Length > 0);
    }

    [Theory]
    [
        InlineData("林知夏", "CSPRE", "linzhixia"),
        InlineData("宋晚", "CSPOST", "songwan"),
        InlineData("周牧", "CSMGR", "zhoumu"),
        InlineData("赵一鸣", "PICKER", "zhaoyiming")
    ]
    [
        InlineData("吴桐", "PACKER", "wutong"),
        InlineData("沈青梧", "TRACKER", "shenqingwu"),
        InlineData("陈屿", "OPSDIR", "chenyu")
    ]
    public void The_colleagues_of_the_mock_ups_sit_where_they_should(string name, string position, string login) =>
        People.Staff.ShouldContain(s => s.Name.Zh == name && s.Position == position && s.Login == login);

    [Fact]
    public void There_are_2000_customers_with_their_own_logins_and_fictional_phones()
    {
        People.Customers.Count.ShouldBe(2000);
        People.Customers.Select(c => c.Login).ShouldBeUnique();
        People.Customers.Select(c => c.Phone).ShouldBeUnique();
        People.Customers.ShouldAllBe(c => Phone().IsMatch(c.Phone));
        People.Customers.Select(c => c.Index).ShouldBe(Enumerable.Range(0, 2000));
        new[] { "司徒静姝", "买买提·阿不都热合曼", "欧阳婉清" }.ShouldBeSubsetOf(People.Customers.Select(c => c.Name));
    }

    [Fact]
    public void Customers_have_one_or_two_addresses_and_live_mostly_in_Jiangsu_Zhejiang_and_Shanghai()
    {
        People.Customers.ShouldAllBe(c =>
            c.Addresses.Count >= 1 && c.Addresses.Count <= 2 && c.Addresses.Count(a => a.IsDefault) == 1
        );
        People.Customers.Count(c => c.Addresses.Count == 2).ShouldBeGreaterThan(300);
        People
            .Customers.Count(c => c.Addresses[0].Province is "浙江省" or "江苏省" or "上海市")
            .ShouldBeInRange(1200, 1700);
        People
            .Customers.SelectMany(c => c.Addresses)
            .Select(a => (a.Province, a.City, a.District))
            .Distinct()
            .Count()
            .ShouldBeInRange(70, 90);
    }

    [Fact]
    public void Four_hundred_bins_have_codes_and_a_walk()
    {
        Warehouses.Warehouses.Select(w => w.Code).ShouldBe(["HZ1", "FS2"]);
        Warehouses.Bins.Count.ShouldBe(400);
        Warehouses.Bins.Select(b => (b.Warehouse, b.Code)).ShouldBeUnique();
        Warehouses.Bins.ShouldAllBe(b => Bin().IsMatch(b.Code));
        foreach (var warehouse in Warehouses.Bins.GroupBy(b => b.Warehouse))
            warehouse.Select(b => b.PickSequence).ShouldBe(Enumerable.Range(1, warehouse.Count()));
    }

    [Fact]
    public void Every_sku_lies_in_the_first_warehouse_and_every_pile_in_a_real_bin()
    {
        var bins = Warehouses.Bins.Select(b => (b.Warehouse, b.Code)).ToHashSet();
        Warehouses.Stock.ShouldAllBe(s =>
            bins.Contains(ValueTuple.Create(s.Warehouse, s.Bin)) && s.OnHand.Units >= 0 && s.OnHand.Units <= 80
        );
        Warehouses.Stock.Select(s => (s.Warehouse, s.SkuIndex)).ShouldBeUnique();
        Warehouses
            .Stock.Where(s => s.Warehouse == "HZ1")
            .Select(s => s.SkuIndex)
            .Order()
            .ShouldBe(Enumerable.Range(0, 1200));
        Warehouses.Stock.ShouldContain(s =>
            s.Bin == "A-03-2-05" && Catalog.Skus[s.SkuIndex].Code == "QH-K2619-JH-F" && s.OnHand.Units > 0
        );
        Warehouses.Stock.Count(s => s.OnHand.Units == 0).ShouldBeGreaterThan(40);
        Warehouses.Stock.Count(s => s.OnHand.Units is >= 1 and <= 4).ShouldBeGreaterThan(80);
        (Warehouses.Stock.Count(s => s.OnHand.Units >= 5) * 100 / Warehouses.Stock.Count).ShouldBeGreaterThan(75);
    }

    [Fact]
    public void Six_thousand_orders_over_ninety_days_refer_to_what_exists()
    {
        Orders.Length.ShouldBe(2400);
        Orders.Select(o => o.Index).ShouldBe(Enumerable.Range(0, 2400));
        Orders.Select(o => o.DaysAgo).Distinct().Order().ShouldBe(Enumerable.Range(0, 90));
        Orders.Zip(Orders.Skip(1)).ShouldAllBe(pair => pair.First.DaysAgo >= pair.Second.DaysAgo);
        foreach (var order in Orders)
        {
            var customer = People.Customers[order.CustomerIndex];
            customer.RegisteredDaysAgo.ShouldBeGreaterThanOrEqualTo(order.DaysAgo);
            order.AddressIndex.ShouldBeLessThan(customer.Addresses.Count);
            order.Lines.Count.ShouldBeInRange(1, 4);
            order.Lines.Select(l => l.SkuIndex).ShouldBeUnique();
            order.Lines.ShouldAllBe(l =>
                l.Quantity >= Quantity.One
                && Catalog.Products[Catalog.Skus[l.SkuIndex].ProductIndex].ListedDaysAgo >= order.DaysAgo
            );
            (order.MinutesBeforeNow is not null).ShouldBe(order.DaysAgo == 0);
            (order.Reason is not null).ShouldBe(order.Fate is DemoFate.Held or DemoFate.Cancelled);
            if (
                order.Fate is >= DemoFate.Released and <= DemoFate.Closed
                && order.Payment != DemoPayment.CashOnDelivery
            )
                order.PaidAfterMinutes.ShouldNotBeNull();
        }
    }

    [Theory]
    [
        InlineData(DemoFate.New, 12),
        InlineData(DemoFate.Held, 5),
        InlineData(DemoFate.Accepted, 8),
        InlineData(DemoFate.Confirmed, 6),
        InlineData(DemoFate.AwaitingStock, 3)
    ]
    [
        InlineData(DemoFate.Picked, 10),
        InlineData(DemoFate.Packed, 6),
        InlineData(DemoFate.Shipped, 60),
        InlineData(DemoFate.Cancelled, 60)
    ]
    public void Todays_queues_are_never_empty(DemoFate fate, int atLeast)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var catalog = DemoCatalog.Build(seed);
            var orders = DemoOrderPlan
                .Build(seed, catalog, DemoPeople.Build(seed), DemoWarehouses.Build(seed, catalog))
                .Orders;
            orders.Count(o => o.Fate == fate).ShouldBeGreaterThanOrEqualTo(atLeast);
            orders.Count(o => o.Fate is DemoFate.ReadyToShip or DemoFate.Released).ShouldBeGreaterThanOrEqualTo(27);
        }
    }

    [Fact]
    public void No_order_is_further_or_less_far_than_its_age_allows()
    {
        Orders.Where(o => o.Fate < DemoFate.Shipped).ShouldAllBe(o => o.DaysAgo <= 3);
        Orders.Where(o => o.Fate == DemoFate.Shipped).ShouldAllBe(o => o.DaysAgo <= 5);
        Orders.Where(o => o.Fate == DemoFate.Received).ShouldAllBe(o => o.DaysAgo >= 3 && o.DaysAgo <= 12);
        Orders.Where(o => o.Fate == DemoFate.Settled).ShouldAllBe(o => o.DaysAgo >= 6);
        Orders.Where(o => o.Fate == DemoFate.Closed).ShouldAllBe(o => o.DaysAgo >= 13);
    }

    [Fact]
    public void Open_orders_ask_for_no_more_than_the_shelves_hold_and_waiting_ones_for_something_missing()
    {
        var onHand = Warehouses.Stock.ToDictionary(s => (s.Warehouse, s.SkuIndex), s => s.OnHand.Units);
        var open = Orders.Where(o => o.Fate < DemoFate.Shipped).ToArray();
        open.Where(o => o.Fate != DemoFate.AwaitingStock)
            .SelectMany(o => o.Lines.Select(l => (o.Warehouse, l.SkuIndex, l.Quantity.Units)))
            .GroupBy(l => (l.Warehouse, l.SkuIndex))
            .ShouldAllBe(g => g.Sum(l => l.Units) <= onHand[g.Key]);
        open.Where(o => o.Fate == DemoFate.AwaitingStock)
            .ShouldAllBe(o => o.Lines.Any(l => onHand[ValueTuple.Create(o.Warehouse, l.SkuIndex)] == 0));
    }

    [Fact]
    public void Far_west_goes_by_EMS_and_nearby_mostly_by_STO()
    {
        string Province(DemoOrder o) => People.Customers[o.CustomerIndex].Addresses[o.AddressIndex].Province;
        Orders.Where(o => Province(o) is "新疆维吾尔自治区" or "西藏自治区").ShouldAllBe(o => o.Courier == "EMS");
        var near = Orders.Where(o => Province(o) is "浙江省" or "江苏省" or "上海市").ToArray();
        (near.Count(o => o.Courier == "STO") * 100 / near.Length).ShouldBeInRange(75, 92);
    }

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex Login();

    [GeneratedRegex("^1700[0-9]{7}$")]
    private static partial Regex Phone();

    [GeneratedRegex("^[A-D]-[0-9]{2}-[1-3]-[0-9]{2}$")]
    private static partial Regex Bin();
}
