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
    private static readonly PostalAddress Huzhou = new(
        "司徒静姝",
        "13957215218",
        "浙江省",
        "湖州市",
        "吴兴区",
        "爱山街道南街 266 号"
    );

    private static async Task<AppFixture> Start(string database)
    {
        var app = await AppFixture.Start(
            database,
            configure: s =>
                s.AddUseCase<IssueParcel>()
                    .AddUseCase<HandParcelOver>()
                    .AddUseCase<VoidParcel>()
                    .AddDomainEventHandler<ParcelSigned, HeardSigned>()
        );
        await app.Run(System, (SeedShipping u) => u.Run(CancellationToken.None));
        app.Services.GetRequiredService<RateDirectory>().Invalidate();
        return app;
    }

    private static Task<IReadOnlyList<ShippingOption>> Options(AppFixture app, string province, int grams) =>
        app
            .Services.GetRequiredService<IShippingRates>()
            .Options(province, "", grams, app.Clock.GetUtcNow(), CancellationToken.None);

    [Theory, Databases]
    [Trait("Rule", "SHIP-12/regions"), Trait("Rule", "SHIP-13/regions"), Trait("Rule", "SHIP-14/regions")]
    [Trait("Rule", "C30")]
    public async Task The_estimate_is_the_upper_bound_of_the_zones_range_and_STO_comes_first(string database)
    {
        await using var app = await Start(database);
        foreach (
            var (province, cost) in new[]
            {
                ("浙江省", 5),
                ("江苏省", 5),
                ("上海市", 5),
                ("广东省", 10),
                ("新疆维吾尔自治区", 15),
            }
        )
        {
            var options = await Options(app, province, 1_000);
            options.Select(o => o.Courier).ShouldBe(["STO", "YTO", "SF"]);
            options[0].Cost.ShouldBe(Money.Yuan(cost));
        }

        (await Options(app, "火星省", 1_000)).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "SHIP-14/valid-from")]
    public async Task A_new_tariff_counts_from_its_day_and_the_old_one_stays_in_the_history(string database)
    {
        await using var app = await Start(database);
        var input = new TariffInput(
            "STO",
            1,
            new DateOnly(2026, 11, 23),
            1_000,
            Money.Yuan(6),
            Money.Yuan(7),
            1_000,
            Money.Yuan(1),
            Money.Yuan(1),
            0,
            "冬季调价"
        );
        (
            await app.Run(AppFixture.Staff("ship.view"), (SetTariff u) => u.Run(input, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await app.Ask((ShopDb db) => db.Set<Tariff>().CountAsync())).ShouldBe(9);
        (
            await app.Run(AppFixture.Staff("tariff.edit"), (SetTariff u) => u.Run(input, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        await app.DeliverOutbox();

        (await Options(app, "浙江省", 1_000))[0].Cost.ShouldBe(Money.Yuan(5));
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await Options(app, "浙江省", 1_000))[0].Cost.ShouldBe(Money.Yuan(7));
        (await app.Ask((ShopDb db) => db.Set<Tariff>().CountAsync(t => t.Courier == "STO" && t.Zone == 1))).ShouldBe(2);
        await Should.ThrowAsync<Exception>(() => app.Ask((ShopDb db) => db.Set<Tariff>().ExecuteDeleteAsync()));
    }

    [Theory, Databases, Trait("Rule", "SHIP-15/second-courier")]
    public async Task Above_the_daily_capacity_the_second_courier_is_proposed_and_the_first_still_offered(
        string database
    )
    {
        await using var app = await Start(database);
        (
            await app.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("courier.capacity.daily", "2", "测试", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        for (var i = 0; i < 2; i++)
            await Issue(app, Guid.CreateVersion7(app.Clock.GetUtcNow()), $"DN{i}");
        app.Clock.Advance(TimeSpan.FromSeconds(6));

        var rates = app.Services.GetRequiredService<IShippingRates>();
        (await rates.Loads(app.Clock.GetUtcNow(), CancellationToken.None))[0]
            .ShouldBe(new CourierLoad("STO", 2, 2, "YTO"));
        (await Options(app, "浙江省", 1_000)).Select(o => o.Courier).ShouldBe(["YTO", "SF", "STO"]);
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await Options(app, "浙江省", 1_000))[0].Courier.ShouldBe("STO");
    }

    [Theory, Databases]
    public async Task A_document_gets_one_waybill_however_often_it_asks_and_a_new_one_after_a_void(string database)
    {
        await using var app = await Start(database);
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        var first = await Issue(app, id, "DN1");
        (await Issue(app, id, "DN1")).WaybillNo.ShouldBe(first.WaybillNo);
        await app.Run(System, (VoidParcel u) => u.Run(id, CancellationToken.None));
        (await Issue(app, id, "DN1")).WaybillNo.ShouldNotBe(first.WaybillNo);
        (await app.Ask((ShopDb db) => db.Set<Parcel>().CountAsync())).ShouldBe(2);
    }

    [Theory, Databases]
    public async Task Many_packers_at_once_never_get_the_same_waybill_number(string database)
    {
        await using var app = await Start(database);
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(i => Task.Run(() => Issue(app, Guid.CreateVersion7(app.Clock.GetUtcNow()), $"DN{i}")))
        );
        all.Select(p => p.WaybillNo).Distinct().Count().ShouldBe(60);
    }

    [Theory, Databases, Trait("Rule", "SHIP-25/delivered")]
    public async Task The_couriers_reports_come_in_by_themselves_and_the_signature_is_told_once(string database)
    {
        await using var app = await Start(database);
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        await Issue(app, id, "DN1");
        await app.Run(System, (HandParcelOver u) => u.Run(id, CancellationToken.None));
        await app.DeliverOutbox();
        await app.RunJobs();
        (await Tracking(app, id)).ShouldBeEmpty();

        for (var hour = 0; hour < 50; hour++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.RunJobs();
        }

        var steps = await Tracking(app, id);
        steps.Count.ShouldBeGreaterThanOrEqualTo(6);
        steps.Select(s => s.At).ShouldBeInOrder();
        (await app.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().SingleAsync())).ShouldSatisfyAllConditions(
            p => p.State.ShouldBe(ParcelState.Signed),
            p => p.SignedAt.ShouldNotBeNull()
        );
        HeardSigned.All.Count(e => e.DocumentId == id).ShouldBe(1);
        (await app.Ask((ShopDb db) => db.Set<CourierCallback>().CountAsync())).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task A_forged_report_and_one_before_the_hand_over_change_nothing(string database)
    {
        await using var app = await Start(database);
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        var card = await Issue(app, id, "DN1");
        var courier = app.Services.GetRequiredService<LocalCourier>();
        var now = app.Clock.GetUtcNow();
        var report = new LocalCourierReport
        {
            Id = Guid.CreateVersion7(now),
            Courier = "STO",
            WaybillNo = card.WaybillNo,
            Kind = TrackingKind.Signed,
            WhatZh = "已签收",
            WhatEn = "Signed",
            Place = "x",
            At = now,
            NextAt = now,
            IsTwice = false,
        };
        var (body, signature) = await courier.Seal(report, now, CancellationToken.None);

        (await Take(app, courier, body, new string('0', 64))).Reason.ShouldBe("bad_signature");
        (await Take(app, courier, body, signature)).Reason.ShouldBe("not_handed_over");
        (await app.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().SingleAsync())).State.ShouldBe(
            ParcelState.Issued
        );
        (await Tracking(app, id)).ShouldBeEmpty();
        (await app.Ask((ShopDb db) => db.Set<CourierCallback>().CountAsync())).ShouldBe(2);
    }

    [Theory, Databases, Trait("Rule", "SHIP-11/override")]
    public async Task Another_courier_needs_a_reason_and_keeps_the_old_waybill_as_void(string database)
    {
        await using var app = await Start(database);
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        var old = await Issue(app, id, "DN1");
        var packer = AppFixture.Staff("courier.select");
        (
            await app.Run(packer, (SwitchCourier u) => u.Run(id, "SF", "", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("shipping.reason_missing");
        (await app.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().SingleAsync())).State.ShouldBe(
            ParcelState.Issued
        );

        (
            await app.Run(packer, (SwitchCourier u) => u.Run(id, "SF", "客户加急", CancellationToken.None))
        ).Value.WaybillNo.ShouldStartWith("SF");
        var all = await app.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().ToListAsync());
        all.Single(p => p.WaybillNo == old.WaybillNo)
            .ShouldSatisfyAllConditions(
                p => p.State.ShouldBe(ParcelState.Void),
                p => p.VoidReason.ShouldBe("客户加急")
            );
        all.Count.ShouldBe(2);
    }

    private static async Task<ParcelCard> Issue(AppFixture app, Guid id, string no) =>
        (
            await app.Run(
                System,
                (IssueParcel u) => u.Run(new Subject("order", id, no), Huzhou, CancellationToken.None)
            )
        ).Value;

    private static Task<IReadOnlyList<TrackingStep>> Tracking(AppFixture app, Guid id) =>
        app.Ask((IParcels p) => p.Tracking(id, CancellationToken.None));

    private static async Task<TrackingAnswer> Take(AppFixture app, LocalCourier courier, string body, string signature)
    {
        var notice = await courier.Read(body, signature, CancellationToken.None);
        return (
            await app.Run(System, (RecordTracking u) => u.Run("local", notice, body, null, CancellationToken.None))
        ).Value;
    }
}

[SystemOnly]
internal sealed class IssueParcel(IParcels parcels)
{
    public Task<Result<ParcelCard>> Run(Subject document, PostalAddress to, CancellationToken ct) =>
        parcels.Issue(document, document.Id, "STO", to, 1_620, ct);
}

[SystemOnly]
internal sealed class HandParcelOver(IParcels parcels)
{
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        await parcels.HandOver(id, ct);
        return Result.Done;
    }
}

[SystemOnly]
internal sealed class VoidParcel(IParcels parcels)
{
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        await parcels.Void(id, ct);
        return Result.Done;
    }
}

/// <summary>Hears signatures, as the order does.</summary>
internal sealed class HeardSigned : IDomainEventHandler<ParcelSigned>
{
    public static readonly System.Collections.Concurrent.ConcurrentBag<ParcelSigned> All = [];

    public Task Handle(ParcelSigned e, CancellationToken ct)
    {
        All.Add(e);
        return Task.CompletedTask;
    }
}
