using System.Globalization;
using System.Text.RegularExpressions;
using Zhanggui.Inbound;
using Zhanggui.Integration.Organization;
using Zhanggui.Integration.Warehouse;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using static Zhanggui.Integration.GivenShop;
using static Zhanggui.Integration.Warehouse.WarehouseFixture;

namespace Zhanggui.Integration.Inbound;

public class InboundTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "INV-24/in"), Trait("Rule", "INV-05/signature"), Trait("Rule", "INV-04/listed")]
    public async Task Goods_enter_the_books_only_when_a_second_person_has_verified_the_slip(string database)
    {
        await using var fixture = await Start(database);
        var warehouse = (await fixture.Shop.Warehouses(Ct))[0].Id;
        var both = Zhao with
        {
            Permissions = new HashSet<string> { "inbound.register", "inbound.post" },
        };
        var bad = await fixture.Run(
            both,
            (RegisterInbound u) => u.Run(warehouse, "", [new ArrivalLine("nix", Quantity.Zero, "", "Q")], Ct)
        );
        bad.Refusal!.All.Select(r => r.Field).ShouldBe(["source", "code-1", "quantity-1", "lot-1", "bin-1"]);
        var slip = (
            await fixture.Run(
                both,
                (RegisterInbound u) =>
                    u.Run(
                        warehouse,
                        "绍兴毛织厂 送货单 88",
                        [new ArrivalLine("690003", new Quantity(20), "2026-11A", "A-03-2-05")],
                        Ct
                    )
            )
        ).Value;
        fixture.Shop.Told.ShouldBeEmpty();
        var waiting = await fixture.Ask(
            (InboundQueries queries) => queries.List("registered", null, new ListPlace(null, null, null), 10, Ct)
        );
        waiting.Rows.Single().Slip.Id.ShouldBe(slip);
        (await fixture.Run(both, (ReceiveGoods u) => u.Run(slip, Ct))).Refusal!.Code.ShouldBe(
            "warehouse.receiver_cannot_verify"
        );
        fixture.Shop.Told.ShouldBeEmpty();
        (await fixture.Run(Chief, (ReceiveGoods u) => u.Run(slip, Ct))).IsDone.ShouldBeTrue();
        fixture.Shop.Told.ShouldBe(["in IN20261122-000001 KNIT-F 20"]);
        (await fixture.Run(Chief, (ReceiveGoods u) => u.Run(slip, Ct))).Refusal!.Code.ShouldBe(
            "warehouse.not_allowed_in_state"
        );
        fixture.Shop.Told.Count.ShouldBe(1);
    }

    /// <summary>The desk stands beside this module: it counts the to-dos that wait for the second person.</summary>
    [Theory, Databases]
    public async Task The_warehouse_desk_counts_the_slips_that_nobody_has_verified(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 5);
        var organization = new OrganizationFixture(given.App);
        (
            await given.App.Run(Actor.System("test"), (Zhanggui.Organization.SeedOrganization u) => u.Run(Ct))
        ).IsDone.ShouldBeTrue();
        await organization.Staff("shi", "WHMGR");
        using var shi = await organization.SignedIn("shi");
        await given.Arrives(0, 1);
        (await Counted()).ShouldBe("");
        List<InboundId> slips = [];
        for (var i = 1; i <= 2; i++)
        {
            ArrivalLine[] lines = [new("T-001", new Quantity(3), "L1", given.Bins[0].Code)];
            slips.Add(
                await Must(
                    given.App.Run(GivenShop.Picker, (RegisterInbound u) => u.Run(given.Warehouse.Id, "到货", lines, Ct))
                )
            );
            (await Counted()).ShouldBe(i.ToString(CultureInfo.InvariantCulture));
        }

        await Must(given.App.Run(GivenShop.Packer, (ReceiveGoods u) => u.Run(slips[0], Ct)));
        (await Counted()).ShouldBe("1");
        await Must(given.App.Run(GivenShop.Packer, (RefuseInbound u) => u.Run(slips[1], "少一件", Ct)));
        (await Counted()).ShouldBe("");

        async Task<string> Counted() =>
            Regex
                .Match(
                    await shi.GetStringAsync("/office/warehouse"),
                    "href=\"/office/inbound\">.*?入库\\s*(\\d*)",
                    RegexOptions.Singleline
                )
                .Groups[1]
                .Value;
    }
}
