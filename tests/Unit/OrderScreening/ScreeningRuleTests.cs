using Zhanggui.Customers;
using Zhanggui.Kernel;
using Zhanggui.OrderScreening;

namespace Zhanggui.Unit.OrderScreening;

/// <summary>Each rule of the order audit: what it hits, with which words, and what it lets pass.</summary>
public sealed class ScreeningRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly AreaDirectory Areas = new(new Regions());
    private static readonly Guid Account = new("00000000-0000-7000-8000-000000000001");

    private static readonly ScreeningFacts Clean = new()
    {
        Id = new Guid("00000000-0000-7000-8000-0000000000ff"),
        No = "SO20261122-000009",
        PlacedAt = Now,
        Account = Account,
        Address = new PostalAddress("慕容思远", "13812345678", "浙江省", "杭州市", "西湖区", "文三路 100 号 3 幢 201"),
        AddressKey = "k",
        Total = Money.Yuan(300),
        Net = Money.Yuan(300),
        Cost = Money.Yuan(120),
        MostUnits = 1,
    };

    private static string? Reason(
        string code,
        ScreeningFacts facts,
        ScreeningPast? past = null,
        int unpaid = 0,
        BlacklistSet? blacklist = null,
        ScreeningRuleSet? rules = null
    )
    {
        var rule = ScreeningCatalog.Find(code)!;
        return rule.Hit(
            new ScreeningInput(new ScreeningCase(facts, past, unpaid, Now), blacklist ?? BlacklistSet.None, Areas),
            (rules ?? ScreeningRuleSet.Factory).Of(rule)
        )?.Zh;
    }

    private static ScreeningPast Past(
        string? member = "慕容思远",
        DateTimeOffset? first = null,
        PersonOrder[]? orders = null,
        NameAtAddress[]? names = null
    ) => new(member, first, orders ?? [], names ?? []);

    [Fact]
    public void An_ordinary_order_is_hit_by_no_rule() =>
        ScreeningCatalog
            .All.Where(r => Reason(r.Code, Clean, Past(first: Now.AddDays(-200))) is not null)
            .Select(r => r.Code)
            .ShouldBeEmpty();

    [Theory, Trait("Rule", "ORD-06/address")]
    [InlineData("文三路小区门口", "街道没有门牌号")]
    [InlineData("解放路一带", "街道没有门牌号")]
    [InlineData("3 号", "街道只有 2 个字")]
    [InlineData("啊啊啊啊啊 5 号院子", "街道里“啊”连写 5 次")]
    [InlineData("测试路 100 号", "街道里写着“测试”")]
    [InlineData("爱山街道南街 266 号 3 幢 502 室", null)]
    [InlineData("古北新区荣华东道三号楼", null)]
    [InlineData("人民北路 1111 号", null)]
    [InlineData("高新园区软件大道118号B座", null)]
    public void An_address_that_nobody_can_deliver_to(string street, string? reason) =>
        Reason("address_incomplete", Clean with { Address = Clean.Address with { Street = street } }).ShouldBe(reason);

    [Theory, Trait("Rule", "ORD-06/address")]
    [InlineData("浙江省", "南京市", "西湖区", "文三路 100 号", "浙江省、南京市、西湖区不在一处")]
    [InlineData("浙江省", "杭州市", "玄武区", "文三路 100 号", "浙江省、杭州市、玄武区不在一处")]
    [InlineData("浙江省", "杭州市", "西湖区", "广东省佛山市祖庙街道 12 号", "街道里写着广东省，收件地区是浙江省杭州市")]
    [InlineData("浙江省", "杭州市", "西湖区", "苏州市观前街 8 号", "街道里写着苏州市，收件地区是浙江省杭州市")]
    [InlineData("浙江省", "杭州市", "西湖区", "上海浦东张江路 8 号", "街道里写着上海市，收件地区是浙江省杭州市")]
    [InlineData("江苏省", "南京市", "玄武区", "北京东路 41 号", null)]
    [InlineData("上海市", "上海市", "黄浦区", "南京东路 100 号", null)]
    [InlineData("上海市", "上海市", "浦东新区", "上海市浦东新区张江路 8 号", null)]
    [InlineData("浙江省", "杭州市", "西湖区", "浙江大厦 5 楼", null)]
    [InlineData("浙江省", "湖州市", "吴兴区", "上海市场路 9 号", null)]
    public void An_area_that_does_not_fit(
        string province,
        string city,
        string district,
        string street,
        string? reason
    ) =>
        Reason(
                "area_mismatch",
                Clean with
                {
                    Address = new("慕容思远", "13812345678", province, city, district, street),
                }
            )
            .ShouldBe(reason);

    [Theory, Trait("Rule", "ORD-06/contact")]
    [InlineData("1392204881", "收件电话只有 10 位，手机号是 11 位")]
    [InlineData("139220488161", "收件电话有 12 位，手机号是 11 位")]
    [InlineData("15412345678", "没有 154 这个手机号段")]
    [InlineData("12012345678", "没有 120 这个手机号段")]
    [InlineData("2188001", "收件电话 7 位，没有区号也不是手机")]
    [InlineData("0572-21880", "座机共 9 位，区号或号码不对")]
    [InlineData("没有", "收件电话“没有”不是号码")]
    [InlineData("19912345678", null)]
    [InlineData("17001234567", null)]
    [InlineData("0572-2188001", null)]
    [InlineData("021-62345678", null)]
    public void A_phone_that_nobody_can_call(string phone, string? reason) =>
        Reason("phone_format", Clean with { Address = Clean.Address with { Phone = phone } }).ShouldBe(reason);

    [Fact, Trait("Rule", "ORD-06/incomplete")]
    public void What_is_missing_is_named()
    {
        Reason("info_missing", Clean with { Address = Clean.Address with { Name = "王", Phone = "" } })
            .ShouldBe("缺：收件人姓名、电话");
        Reason("info_missing", Clean with { Address = Clean.Address with { Name = "匿名" } })
            .ShouldBe("缺：真实姓名（写的是“匿名”）");
        Reason("info_missing", Clean with { InvoiceTitle = "湖州织里服饰有限公司" }).ShouldBe("缺：公司发票的税号");
        Reason(
                "info_missing",
                Clean with
                {
                    InvoiceTitle = "湖州织里服饰有限公司",
                    InvoiceTaxNo = "91330500MA2B1234X5",
                }
            )
            .ShouldBeNull();
        Reason("info_missing", Clean with { InvoiceTitle = "个人" }).ShouldBeNull();
    }

    [Fact, Trait("Rule", "ORD-06/malicious")]
    public void The_recipient_is_compared_with_the_member_where_we_know_the_name()
    {
        Reason("recipient_differs", Clean, Past(member: "黎海棠")).ShouldBe("收件人 慕容思远，会员 黎海棠");
        Reason("recipient_differs", Clean with { Address = Clean.Address with { Name = "慕容 思远" } }, Past())
            .ShouldBeNull();
        Reason("recipient_differs", Clean, Past(member: null)).ShouldBeNull();
        Reason("recipient_differs", Clean).ShouldBeNull();
    }

    [Fact, Trait("Rule", "ORD-06/malicious")]
    public void The_blacklist_counts_while_an_entry_is_in_force()
    {
        BlacklistEntry Entry(BlacklistKind kind, string value, DateTimeOffset? until = null) =>
            new()
            {
                Id = Guid.CreateVersion7(Now),
                Kind = kind,
                Value = BlacklistEntry.Plain(kind, value).Value,
                Shown = value,
                Reason = "三次拒收",
                By = "周牧",
                At = Now.AddDays(-2),
                Until = until,
            };
        Reason("blacklist_phone", Clean, blacklist: new([Entry(BlacklistKind.Phone, "138 1234 5678")]))
            .ShouldBe("电话在黑名单：三次拒收");
        Reason("blacklist_phone", Clean, blacklist: new([Entry(BlacklistKind.Phone, "13812345679")])).ShouldBeNull();
        Reason("blacklist_phone", Clean, blacklist: new([Entry(BlacklistKind.Phone, "13812345678", Now.AddDays(-1))]))
            .ShouldBeNull();
        var revoked = Entry(BlacklistKind.Phone, "13812345678");
        revoked.Revoke("误加", "周牧", Now.AddHours(-1)).IsDone.ShouldBeTrue();
        Reason("blacklist_phone", Clean, blacklist: new([revoked])).ShouldBeNull();
        Reason("blacklist_device", Clean with { Device = "abc" }, blacklist: new([Entry(BlacklistKind.Device, "abc")]))
            .ShouldBe("下单的浏览器在黑名单：三次拒收");
        Reason("blacklist_device", Clean, blacklist: new([Entry(BlacklistKind.Device, "abc")])).ShouldBeNull();
    }

    [Theory, Trait("Rule", "ORD-06/malicious")]
    [InlineData("浙江省杭州市西湖区文三路100号", "文三路 100 号 3 幢 201", true)]
    [InlineData("浙江省杭州市西湖区文三路100号", "浙江省杭州市西湖区文三路１００号3幢", true)]
    [InlineData("浙江省杭州市西湖区文三路100号", "文三路 1001 号", false)]
    [InlineData("浙江省杭州市西湖区文三路100", "文三路 1001 号", false)]
    [InlineData("浙江省杭州市西湖区文三路100号", "文二路 100 号", false)]
    public void A_blacklisted_building_counts_for_its_flats(string entry, string street, bool hit) =>
        (
            Reason(
                "blacklist_address",
                Clean with
                {
                    Address = Clean.Address with { Street = street },
                },
                blacklist: new([
                    new BlacklistEntry
                    {
                        Id = Guid.CreateVersion7(Now),
                        Kind = BlacklistKind.Address,
                        Value = BlacklistEntry.Plain(BlacklistKind.Address, entry).Value,
                        Shown = entry,
                        Reason = "空屋",
                        By = "周牧",
                        At = Now,
                    },
                ])
            )
            is not null
        ).ShouldBe(hit);

    [Fact, Trait("Rule", "ORD-06/malicious")]
    public void Earlier_refusals_of_the_phone_count_within_their_days()
    {
        PersonOrder Order(bool failed, int daysAgo, string phone = "13812345678") =>
            new("SO-1", Now.AddDays(-daysAgo), null, phone, null, null, Now.AddDays(-daysAgo + 1), failed);
        Reason("refusals", Clean, Past(orders: [Order(true, 5), Order(true, 80)]))
            .ShouldBe("90 天内这个电话有 2 张拒收或恶意订单");
        Reason("refusals", Clean, Past(orders: [Order(false, 5), Order(true, 91), Order(true, 5, "13812345679")]))
            .ShouldBeNull();
        // Known only tomorrow.
        Reason(
                "refusals",
                Clean,
                Past(orders: [new("SO-1", Now.AddDays(-1), null, "13812345678", null, null, Now.AddDays(1), true)])
            )
            .ShouldBeNull();
    }

    [Fact, Trait("Rule", "ORD-06/malicious")]
    public void Unpaid_orders_count_as_they_were_at_that_moment()
    {
        PersonOrder Open(DateTimeOffset? paid = null, DateTimeOffset? cancelled = null) =>
            new("SO-1", Now.AddHours(-1), Account, "1", paid, null, cancelled, false);
        Reason(
                "many_unpaid",
                Clean,
                Past(orders: [Open(), Open(paid: Now.AddMinutes(5)), Open(cancelled: Now.AddMinutes(5))])
            )
            .ShouldBe("另有 3 张订单没付款");
        Reason(
                "many_unpaid",
                Clean,
                Past(orders: [Open(), Open(), Open(paid: Now.AddMinutes(-5)), Open(cancelled: Now.AddMinutes(-5))])
            )
            .ShouldBeNull();
        Reason("many_unpaid", Clean, unpaid: 3).ShouldBe("另有 3 张订单没付款");
        Reason("many_unpaid", Clean, unpaid: 2).ShouldBeNull();
    }

    [Fact, Trait("Rule", "ORD-06/malicious")]
    public void Many_names_at_one_address_with_the_figures()
    {
        NameAtAddress At(string name, int daysAgo = 3) => new("SO-1", Now.AddDays(-daysAgo), name);
        Reason("same_address_many_names", Clean, Past(names: [At("张三"), At("李四"), At("王五"), At("王五")]))
            .ShouldBe("30 天内同一地址 4 个姓名");
        Reason("same_address_many_names", Clean, Past(names: [At("张三"), At("李四"), At("慕容思远")])).ShouldBeNull();
        Reason("same_address_many_names", Clean, Past(names: [At("张三"), At("李四"), At("王五", 31)])).ShouldBeNull();
    }

    [Fact]
    public void Quantity_amount_and_new_customers()
    {
        Reason("unusual_quantity", Clean with { MostUnits = 20 }).ShouldBe("同款一次 20 件，20 件起要人看");
        Reason("unusual_quantity", Clean with { MostUnits = 19 }).ShouldBeNull();
        Reason("high_amount", Clean with { Total = Money.Yuan(3000) }).ShouldBe("金额 ¥3,000.00，3000 元起要人看");
        Reason("high_amount", Clean with { Total = new Money(299_999) }).ShouldBeNull();
        Reason("new_customer_high_amount", Clean with { Total = Money.Yuan(1500) }, Past(first: Now))
            .ShouldBe("首单就是 ¥1,500.00");
        Reason("new_customer_high_amount", Clean with { Total = Money.Yuan(1500) }, Past(first: Now.AddDays(-29)))
            .ShouldBe("30 天内的新客，金额 ¥1,500.00");
        Reason("new_customer_high_amount", Clean with { Total = Money.Yuan(1500) }, Past(first: Now.AddDays(-31)))
            .ShouldBeNull();
        Reason("new_customer_high_amount", Clean with { Total = Money.Yuan(1499) }, Past(first: Now)).ShouldBeNull();
    }

    [Fact]
    public void Goods_that_bring_less_than_they_cost_need_a_look()
    {
        Reason("below_cost", Clean with { Net = new Money(11_999) }).ShouldBe("货款只有成本的 99%，低于 100% 要人看");
        Reason("below_cost", Clean with { Net = Money.Yuan(120) }).ShouldBeNull();
        Reason("below_cost", Clean with { Net = Money.Zero, Cost = Money.Zero })
            .ShouldBeNull("nobody knows what it costs");
    }

    [Fact]
    public void A_remark_counts_with_or_without_certain_words()
    {
        var some = ScreeningRuleSet
            .Draft(
                ScreeningRuleSet.Factory,
                [new("remark_present", true, 5, new Dictionary<string, string> { ["words"] = "急用，发票" })]
            )
            .Value;
        Reason("remark_present", Clean with { Remark = "送人，不放价签" }).ShouldBe("客户留言：送人，不放价签");
        Reason("remark_present", Clean with { Remark = "送人，不放价签" }, rules: some).ShouldBeNull();
        Reason("remark_present", Clean with { Remark = "急用，麻烦早点发" }, rules: some)
            .ShouldBe("客户留言：急用，麻烦早点发");
    }

    [Fact]
    public void One_address_has_one_key_however_it_is_spaced()
    {
        static string Key(string street) =>
            PlainAddress.Key(new PostalAddress("", "", "浙江省", "杭州市", "西湖区", street));
        Key("文三路 100 号").ShouldBe(Key("文三路１００号。"));
        Key("浙江省杭州市西湖区文三路100号").ShouldBe(Key("文三路100号"));
        Key("文三路 101 号").ShouldNotBe(Key("文三路 100 号"));
    }
}
