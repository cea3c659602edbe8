using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using Zhanggui.Shipping;

namespace Zhanggui.Integration.Shipping;

/// <summary>Rates, waybills and what couriers report.</summary>
public sealed class ShippingTests
{
    private static readonly Actor System = Actor.System("test");
    private static readonly PostalAddress Huzhou = new("司徒静姝", "13957215218", "浙江省", "湖州市", "吴兴区", "爱山街道南街 266 号");

    private static async Task<House> Start(string database)
    {
        var house = await House.Start(database, configure: s => s.AddUseCase<IssueParcel>().AddUseCase<HandParcelOver>().AddUseCase<VoidParcel>().AddHandler<ParcelSigned, HeardSigned>());
        await house.Run(System, (SeedShipping u) => u.Run(CancellationToken.None));
        house.Services.GetRequiredService<RateBook>().Forget();
        return house;
    }

    private static Task<IReadOnlyList<ShippingOption>> Options(House house, string province, int grams) =>
        house.Services.GetRequiredService<IShippingRates>().Options(province, "", grams, house.Clock.GetUtcNow(), CancellationToken.None);

    [Theory, Databases]
    [Trait("Rule", "SHIP-12/regions"), Trait("Rule", "SHIP-13/regions"), Trait("Rule", "SHIP-14/regions")]
    [Trait("Rule", "C30")]
    public async Task The_estimate_is_the_upper_bound_of_the_zones_range_and_STO_comes_first(string database)
    {
        await using var house = await Start(database);
        foreach (var (province, cost) in new[] { ("浙江省", 5), ("江苏省", 5), ("上海市", 5), ("广东省", 10), ("新疆维吾尔自治区", 15) })
        {
            var options = await Options(house, province, 1_000);
            options.Select(o => o.Courier).ShouldBe(["STO", "YTO", "SF"]);
            options[0].Cost.ShouldBe(Money.Yuan(cost));
        }

        (await Options(house, "火星省", 1_000)).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "SHIP-14/valid-from")]
    public async Task A_new_tariff_counts_from_its_day_and_the_old_one_stays_in_the_history(string database)
    {
        await using var house = await Start(database);
        var input = new TariffInput("STO", 1, new DateOnly(2026, 11, 23), 1_000, Money.Yuan(6), Money.Yuan(7), 1_000, Money.Yuan(1), Money.Yuan(1), 0, "冬季调价");
        (await house.Run(House.Staff("ship.view"), (SetTariff u) => u.Run(input, CancellationToken.None))).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await house.Ask((ShopDb db) => db.Set<Tariff>().CountAsync())).ShouldBe(9);
        (await house.Run(House.Staff("tariff.edit"), (SetTariff u) => u.Run(input, CancellationToken.None))).IsDone.ShouldBeTrue();
        await house.DeliverOutbox();

        (await Options(house, "浙江省", 1_000))[0].Cost.ShouldBe(Money.Yuan(5));
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await Options(house, "浙江省", 1_000))[0].Cost.ShouldBe(Money.Yuan(7));
        (await house.Ask((ShopDb db) => db.Set<Tariff>().CountAsync(t => t.Courier == "STO" && t.Zone == 1))).ShouldBe(2);
        await Should.ThrowAsync<Exception>(() => house.Ask((ShopDb db) => db.Set<Tariff>().ExecuteDeleteAsync()));
    }

    [Theory, Databases, Trait("Rule", "SHIP-15/second-courier")]
    public async Task Above_the_daily_capacity_the_second_courier_is_proposed_and_the_first_still_offered(string database)
    {
        await using var house = await Start(database);
        (await house.Run(House.Staff(Policy.Business), (ChangePolicy u) => u.Run("courier.capacity.daily", "2", "测试", CancellationToken.None))).IsDone.ShouldBeTrue();
        for (var i = 0; i < 2; i++) await Issue(house, Guid.CreateVersion7(house.Clock.GetUtcNow()), $"DN{i}");
        house.Clock.Advance(TimeSpan.FromSeconds(6));

        var rates = house.Services.GetRequiredService<IShippingRates>();
        (await rates.Loads(house.Clock.GetUtcNow(), CancellationToken.None))[0].ShouldBe(new CourierLoad("STO", 2, 2, "YTO"));
        (await Options(house, "浙江省", 1_000)).Select(o => o.Courier).ShouldBe(["YTO", "SF", "STO"]);
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await Options(house, "浙江省", 1_000))[0].Courier.ShouldBe("STO");
    }

    [Theory, Databases]
    public async Task A_document_gets_one_waybill_however_often_it_asks_and_a_new_one_after_a_void(string database)
    {
        await using var house = await Start(database);
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        var first = await Issue(house, id, "DN1");
        (await Issue(house, id, "DN1")).WaybillNo.ShouldBe(first.WaybillNo);
        await house.Run(System, (VoidParcel u) => u.Run(id, CancellationToken.None));
        (await Issue(house, id, "DN1")).WaybillNo.ShouldNotBe(first.WaybillNo);
        (await house.Ask((ShopDb db) => db.Set<Parcel>().CountAsync())).ShouldBe(2);
    }

    [Theory, Databases]
    public async Task Many_packers_at_once_never_get_the_same_waybill_number(string database)
    {
        await using var house = await Start(database);
        var all = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => Issue(house, Guid.CreateVersion7(house.Clock.GetUtcNow()), $"DN{i}"))));
        all.Select(p => p.WaybillNo).Distinct().Count().ShouldBe(60);
    }

    [Theory, Databases, Trait("Rule", "SHIP-25/delivered")]
    public async Task The_couriers_reports_come_in_by_themselves_and_the_signature_is_told_once(string database)
    {
        await using var house = await Start(database);
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        await Issue(house, id, "DN1");
        await house.Run(System, (HandParcelOver u) => u.Run(id, CancellationToken.None));
        await house.DeliverOutbox();
        await house.RunJobs();
        (await Tracking(house, id)).ShouldBeEmpty();

        for (var hour = 0; hour < 50; hour++)
        {
            house.Clock.Advance(TimeSpan.FromHours(1));
            await house.RunJobs();
        }

        var steps = await Tracking(house, id);
        steps.Count.ShouldBeGreaterThanOrEqualTo(6);
        steps.Select(s => s.At).ShouldBeInOrder();
        (await house.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().SingleAsync())).ShouldSatisfyAllConditions(p => p.State.ShouldBe(ParcelState.Signed), p => p.SignedAt.ShouldNotBeNull());
        HeardSigned.All.Count(e => e.DocumentId == id).ShouldBe(1);
        (await house.Ask((ShopDb db) => db.Set<CourierCallback>().CountAsync())).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task A_forged_report_and_one_before_the_hand_over_change_nothing(string database)
    {
        await using var house = await Start(database);
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        var card = await Issue(house, id, "DN1");
        var courier = house.Services.GetRequiredService<LocalCourier>();
        var now = house.Clock.GetUtcNow();
        var report = new LocalCourierReport { Id = Guid.CreateVersion7(now), Courier = "STO", WaybillNo = card.WaybillNo, Kind = TrackingKind.Signed, WhatZh = "已签收", WhatEn = "Signed", Place = "x", At = now, NextAt = now, IsTwice = false };
        var (body, signature) = await courier.Seal(report, now, CancellationToken.None);

        (await Take(house, courier, body, new string('0', 64))).Reason.ShouldBe("bad_signature");
        (await Take(house, courier, body, signature)).Reason.ShouldBe("not_handed_over");
        (await house.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().SingleAsync())).State.ShouldBe(ParcelState.Issued);
        (await Tracking(house, id)).ShouldBeEmpty();
        (await house.Ask((ShopDb db) => db.Set<CourierCallback>().CountAsync())).ShouldBe(2);
    }

    [Theory, Databases, Trait("Rule", "SHIP-11/override")]
    public async Task Another_courier_needs_a_reason_and_keeps_the_old_waybill_as_void(string database)
    {
        await using var house = await Start(database);
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        var old = await Issue(house, id, "DN1");
        var packer = House.Staff("courier.select");
        (await house.Run(packer, (SwitchCourier u) => u.Run(id, "SF", "", CancellationToken.None))).Refusal!.Code.ShouldBe("shipping.reason_missing");
        (await house.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().SingleAsync())).State.ShouldBe(ParcelState.Issued);

        (await house.Run(packer, (SwitchCourier u) => u.Run(id, "SF", "客户加急", CancellationToken.None))).Value.WaybillNo.ShouldStartWith("SF");
        var all = await house.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().ToListAsync());
        all.Single(p => p.WaybillNo == old.WaybillNo).ShouldSatisfyAllConditions(p => p.State.ShouldBe(ParcelState.Void), p => p.VoidReason.ShouldBe("客户加急"));
        all.Count.ShouldBe(2);
    }

    private static async Task<ParcelCard> Issue(House house, Guid id, string no) =>
        (await house.Run(System, (IssueParcel u) => u.Run(new Subject("order", id, no), Huzhou, CancellationToken.None))).Value;

    private static Task<IReadOnlyList<TrackingStep>> Tracking(House house, Guid id) => house.Ask((IParcels p) => p.Tracking(id, CancellationToken.None));

    private static async Task<TrackingAnswer> Take(House house, LocalCourier courier, string body, string signature)
    {
        var notice = await courier.Read(body, signature, CancellationToken.None);
        return (await house.Run(System, (TakeTracking u) => u.Run("local", notice, body, null, CancellationToken.None))).Value;
    }
}

[HouseOnly]
internal sealed class IssueParcel(IParcels parcels)
{
    public Task<Result<ParcelCard>> Run(Subject document, PostalAddress to, CancellationToken ct) => parcels.Issue(document, document.Id, "STO", to, 1_620, ct);
}

[HouseOnly]
internal sealed class HandParcelOver(IParcels parcels)
{
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        await parcels.HandOver(id, ct);
        return Result.Done;
    }
}

[HouseOnly]
internal sealed class VoidParcel(IParcels parcels)
{
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        await parcels.Void(id, ct);
        return Result.Done;
    }
}

/// <summary>Hears signatures, as the order does.</summary>
internal sealed class HeardSigned : IHandle<ParcelSigned>
{
    public static readonly System.Collections.Concurrent.ConcurrentBag<ParcelSigned> All = [];

    public Task Handle(ParcelSigned e, CancellationToken ct)
    {
        All.Add(e);
        return Task.CompletedTask;
    }
}
