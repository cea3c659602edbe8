using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Kernel;
using Zhanggui.Shipping;

namespace Zhanggui.Unit.Shipping;

public sealed class TariffTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Theory, Trait("Rule", "SHIP-14/by-weight")]
    [InlineData(1, 0)]
    [InlineData(1000, 0)]
    [InlineData(1001, 1)]
    [InlineData(2000, 1)]
    [InlineData(2001, 2)]
    [InlineData(int.MaxValue, 2147483)]
    public void A_further_step_that_was_begun_is_paid_in_full(int grams, int steps) =>
        WeightSteps.Further(grams, 1000, 1000).ShouldBe(steps);

    [Fact, Trait("Rule", "SHIP-14/by-weight")]
    public void Both_ends_of_the_range_grow_with_the_weight() =>
        Tariff("STO", 2, 8, 10, 2, 3).For(2_300).ShouldBe((Money.Yuan(12), Money.Yuan(16)));

    [Fact]
    public void Postage_is_first_weight_plus_steps() =>
        new Postage
        {
            Id = Guid.Empty,
            Courier = "YTO",
            Zone = 2,
            ValidFrom = new DateOnly(2000, 1, 1),
            FirstGrams = 1000,
            First = Money.Yuan(12),
            StepGrams = 500,
            Step = Money.Yuan(4),
            At = Now,
            By = "x",
            Why = "x",
        }
            .For(1_200)
            .ShouldBe(Money.Yuan(16));

    [Fact]
    public void Of_two_tariffs_the_one_that_is_valid_on_the_day_counts()
    {
        var rates = Of(Tariff("STO", 1, 4, 5, 1, 1), Tariff("STO", 1, 6, 7, 1, 1, from: new DateOnly(2026, 12, 1)));
        rates.TariffOn("STO", 1, new DateOnly(2026, 11, 30), 0)!.FirstMax.ShouldBe(Money.Yuan(5));
        rates.TariffOn("STO", 1, new DateOnly(2026, 12, 1), 0)!.FirstMax.ShouldBe(Money.Yuan(7));
    }

    [Fact]
    public void The_price_of_a_volume_counts_only_from_that_volume_on()
    {
        var rates = Of(Tariff("STO", 1, 4, 5, 1, 1), Tariff("STO", 1, 3, 4, 1, 1, monthly: 10_000));
        rates.TariffOn("STO", 1, new DateOnly(2026, 11, 22), 9_999)!.FirstMax.ShouldBe(Money.Yuan(5));
        rates.TariffOn("STO", 1, new DateOnly(2026, 11, 22), 10_000)!.FirstMax.ShouldBe(Money.Yuan(4));
    }

    [Fact]
    public void Zone_one_is_Jiangsu_Zhejiang_and_Shanghai_and_every_province_has_one_zone()
    {
        SeedShipping.Zone1.ShouldBe(["江苏省", "浙江省", "上海市"]);
        var all = SeedShipping.Zone1.Concat(SeedShipping.Zone2).Concat(SeedShipping.Zone3).ToList();
        (all.Count, all.Distinct().Count()).ShouldBe((31, 31));
    }

    [Fact]
    public void A_city_of_its_own_zone_goes_before_its_province()
    {
        var rates = Of();
        rates.ZoneOf("浙江省", "杭州市").ShouldBe(1);
        rates.ZoneOf("浙江省", "舟山市").ShouldBe(3);
        rates.ZoneOf("火星省", "杭州市").ShouldBeNull();
    }

    [Theory]
    [InlineData(14, 59, 23)]
    [InlineData(15, 0, 24)]
    public void What_is_ordered_after_the_cut_off_leaves_and_arrives_a_day_later(int hour, int minute, int arrives)
    {
        var calendar = new BusinessCalendar();
        var courier = new Courier
        {
            Code = "STO",
            NameZh = "申通快递",
            NameEn = "STO",
            Days1 = 1,
            Days2 = 2,
            Days3 = 4,
        };
        courier
            .ArrivesOn(1, calendar.At(new DateOnly(2026, 11, 22), new TimeOnly(hour, minute)), calendar)
            .ShouldBe(new DateOnly(2026, 11, arrives));
    }

    private static Tariff Tariff(
        string courier,
        int zone,
        int min,
        int max,
        int stepMin,
        int stepMax,
        DateOnly? from = null,
        int monthly = 0
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(Now),
            Courier = courier,
            Zone = zone,
            FromMonthly = monthly,
            ValidFrom = from ?? new DateOnly(2000, 1, 1),
            FirstGrams = 1000,
            FirstMin = Money.Yuan(min),
            FirstMax = Money.Yuan(max),
            StepGrams = 1000,
            StepMin = Money.Yuan(stepMin),
            StepMax = Money.Yuan(stepMax),
            At = Now,
            By = "测试",
            Why = "测试",
        };

    private static Rates Of(params Tariff[] tariffs) =>
        new()
        {
            Couriers = [],
            Tariffs = tariffs.ToLookup(t => (t.Courier, t.Zone)),
            Postages = Array.Empty<Postage>().ToLookup(p => (p.Courier, p.Zone)),
            Zones = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(
                new Dictionary<(string, string), int> { [("浙江省", "")] = 1, [("浙江省", "舟山市")] = 3 }
            ),
        };
}

public sealed class WaybillTests
{
    private static readonly LocalCourier Courier = new(null!, null!);

    [Theory]
    [InlineData("STO", "^773[0-9]{12}$")]
    [InlineData("YTO", "^YT[0-9]{13}$")]
    [InlineData("SF", "^SF[0-9]{13}$")]
    public void Waybill_numbers_look_like_the_couriers_own_and_no_two_are_alike(string courier, string form)
    {
        var numbers = Enumerable.Range(1, 20_000).Select(n => Courier.WaybillNo(courier, n)).ToList();
        numbers.ShouldAllBe(n => System.Text.RegularExpressions.Regex.IsMatch(n, form));
        numbers.Distinct().Count().ShouldBe(20_000);
    }

    [Fact]
    public void A_journey_ends_with_the_signature_on_the_promised_day()
    {
        var shipment = new Shipment(
            "STO",
            "773000000000001",
            new PostalAddress("司徒静姝", "13957215218", "浙江省", "湖州市", "吴兴区", "爱山街道南街 266 号"),
            1,
            new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero),
            new DateOnly(2026, 11, 23),
            1
        );
        var steps = SimulatedRoute.Of(shipment, new Mishap(0, false)).ToList();
        steps[0].Kind.ShouldBe(TrackingKind.Collected);
        steps[^1]
            .ShouldSatisfyAllConditions(
                s => s.Kind.ShouldBe(TrackingKind.Signed),
                s => s.After.ShouldBe(TimeSpan.FromDays(1))
            );
        steps.Select(s => s.After).ShouldBeInOrder();
    }

    [Fact]
    public void A_delivery_that_fails_is_tried_again_a_day_later()
    {
        var shipment = new Shipment(
            "STO",
            "773000000000001",
            new PostalAddress("司徒静姝", "13957215218", "浙江省", "湖州市", "吴兴区", "爱山街道南街 266 号"),
            1,
            default,
            default,
            1
        );
        var steps = SimulatedRoute.Of(shipment, new Mishap(1, false)).ToList();
        steps.Count(s => s.Kind == TrackingKind.DeliveryFailed).ShouldBe(1);
        steps[^1].After.ShouldBe(TimeSpan.FromDays(2));
        steps.Select(s => s.After).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("13957215218", "139****5218")]
    [InlineData("123", "123")]
    public void The_waybill_shows_a_masked_phone(string phone, string shown) =>
        ParcelPages.Masked(phone).ShouldBe(shown);
}
