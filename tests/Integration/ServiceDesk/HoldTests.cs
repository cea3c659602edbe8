using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.ServiceDesk;

namespace Zhanggui.Integration.ServiceDesk;

/// <summary>
/// Soft holds (ORD-31): never oversold, gone by themselves, taken over by the order of whoever they are for.
/// </summary>
public sealed class HoldTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-31/hold")]
    public async Task The_last_piece_is_held_refused_to_others_and_sold_to_the_one_it_is_held_for(string database)
    {
        await using var given = await GivenConsultations.Open(database, stock: 1);
        var shop = given.Shop;
        var asked = await given.Opened(1, "T-001");
        var hold = await GivenShop.Must(given.Hold(asked));
        (await given.Stock()).ShouldBe((1, 1));

        var other = await shop.Place(
            await shop.Input(
                [new CheckoutLine(shop.Skus[0], Quantity.One)],
                GivenShop.Member(2),
                to: GivenShop.Home with
                {
                    Phone = "13900005678",
                }
            ),
            GivenShop.Member(2)
        );
        other.Refusal!.Code.ShouldBe("ordering.sold_out");
        (await given.Stock()).ShouldBe((1, 1));
        var order = await shop.PlacedOrder(buyer: GivenShop.Member(1));

        (await given.Stock()).ShouldBe((1, 1));
        var live = await shop.App.Ask(
            (ShopDb db) => Task.FromResult(db.Set<Reservation>().Where(r => r.State == ReservationState.Live).ToList())
        );
        live.Single().DocumentNo.ShouldBe(order.No);
        await given.Settle();
        var now = await given.Now(hold);
        (now.State, now.OrderNo).ShouldBe((HoldState.Used, order.No));
        var consultation = await given.Now(asked);
        (consultation.State, consultation.OrderNo).ShouldBe((ConsultationState.Dealt, order.No));
        (
            await shop.Place(
                await shop.Input([new CheckoutLine(shop.Skus[0], Quantity.One)], GivenShop.Member(1)),
                GivenShop.Member(1)
            )
        ).Refusal!.Code.ShouldBe("ordering.sold_out");
        await given.Whole();
    }

    [Theory, Databases, Trait("Rule", "ORD-31/hold")]
    public async Task A_hold_for_a_phone_number_is_taken_over_by_the_order_with_that_phone(string database)
    {
        await using var given = await GivenConsultations.Open(database, stock: 2);
        var asked = await given.Opened(
            new ConsultationInput(null, GivenConsultations.Phone, null, "phone", "stock", null, ["T-001"])
        );
        var hold = await GivenShop.Must(given.Hold(asked, units: 2));

        // More is held than is ordered: the customer has ordered what they wanted, and the rest is free again.
        var order = await given.Shop.PlacedOrder(buyer: GivenShop.Member(2));

        (await given.Stock()).ShouldBe((2, 1));
        await given.Settle();
        (await given.Now(hold)).OrderNo.ShouldBe(order.No);
        (await given.Now(asked)).State.ShouldBe(ConsultationState.Dealt);
        await given.Whole();
    }

    [Theory, Databases, Trait("Rule", "ORD-31/minutes"), Trait("Rule", "ORD-31/frees-itself")]
    public async Task A_hold_lapses_after_its_minutes_and_the_piece_is_free(string database)
    {
        await using var given = await GivenConsultations.Open(database, stock: 1);
        var hold = await GivenShop.Must(given.Hold(await given.Opened(1, "T-001")));
        hold.Until.ShouldBe(given.Shop.Clock.GetUtcNow().AddMinutes(30));

        given.Shop.Clock.Advance(TimeSpan.FromMinutes(29));
        await given.Settle();
        (await given.Stock()).ShouldBe((1, 1));
        given.Shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.Settle();

        (await given.Stock()).ShouldBe((1, 0));
        (await given.Now(hold)).State.ShouldBe(HoldState.Lapsed);
        (await given.Release(hold)).Refusal!.Code.ShouldBe("support.hold_over");
        await given.Shop.PlacedOrder(buyer: GivenShop.Member(2), to: GivenShop.Home with { Phone = "13900005678" });
        await given.Whole();
    }

    [Theory, Databases, Trait("Rule", "ORD-31/hold")]
    public async Task Of_two_agents_who_want_the_last_piece_one_gets_it(string database)
    {
        await using var given = await GivenConsultations.Open(database, stock: 1);
        var (one, two) = (
            await given.Opened(1, "T-001"),
            await given.Opened(GivenConsultations.Asks(2, "T-001"), given.Mei)
        );

        var held = await Task.WhenAll(Task.Run(() => given.Hold(one)), Task.Run(() => given.Hold(two, by: given.Mei)));

        held.Count(h => h.IsDone).ShouldBe(1);
        held.Single(h => !h.IsDone).Refusal!.Code.ShouldBe("inventory.too_few_to_hold");
        (await given.Stock()).ShouldBe((1, 1));
        (await given.Shop.Count<Hold>()).ShouldBe(1);
        await given.Whole();
    }

    [Theory, Databases]
    public async Task Orders_holds_and_releases_at_once_never_oversell(string database)
    {
        await using var given = await GivenConsultations.Open(database, stock: 5);
        var shop = given.Shop;
        var asked = new List<ConsultationMade>();
        for (var i = 0; i < 6; i++)
            asked.Add(
                await given.Opened(
                    new ConsultationInput(
                        null,
                        i % 2 == 0 ? GivenConsultations.Phone : null,
                        "路人" + i,
                        "chat",
                        "stock",
                        null,
                        ["T-001"]
                    )
                )
            );
        var input = await shop.Input([new CheckoutLine(shop.Skus[0], Quantity.One)]);

        await Task.WhenAll(
            asked
                .Select(c =>
                    Task.Run(async () =>
                    {
                        var held = await given.Hold(c);
                        if (held.IsDone)
                            await given.Release(held.Value);
                    })
                )
                .Concat(Enumerable.Range(0, 8).Select(_ => Task.Run(() => shop.Place(input))))
        );
        await given.Settle();

        var (onHand, reserved) = await given.Stock();
        onHand.ShouldBe(5);
        reserved.ShouldBeInRange(0, 5);
        (await shop.Count<Order>()).ShouldBeInRange(1, 5);
        await given.Whole();
    }

    [Theory, Databases, Trait("Rule", "ORD-31/minutes")]
    public async Task The_limits_of_a_hold_are_policies(string database)
    {
        await using var given = await GivenConsultations.Open(database, skus: 3, stock: 50);
        var c = await given.Opened(1, "T-001");
        foreach (var units in new[] { 0, -1, 4, int.MaxValue })
            (await given.Hold(c, units: units)).Refusal!.Code.ShouldBe("support.hold_pieces");
        (await given.Hold(c, "没有😀")).Refusal!.Code.ShouldBe("support.no_sku");
        (await given.Hold(c, "T-004")).Refusal!.Code.ShouldBe("support.hold_presale");
        (await given.Hold(c, by: given.Mei)).Refusal!.Code.ShouldBe("support.not_yours");
        (await given.Stock()).ShouldBe((50, 0));

        await GivenShop.Must(given.Hold(c, units: 3));
        (await given.Hold(c)).Refusal!.Code.ShouldBe("support.held_already");
        foreach (
            var (key, value) in new[]
            {
                ("support.hold.each", "2"),
                ("support.hold.pieces", "5"),
                ("support.hold.minutes", "5"),
            }
        )
            await GivenShop.Must(
                given.Shop.App.Run(
                    AppFixture.Staff("policy.edit.business"),
                    (ChangePolicy u) => u.Run(key, value, "试试", None)
                )
            );
        var second = await GivenShop.Must(given.Hold(c, "T-002", 5));
        second.Until.ShouldBe(given.Shop.Clock.GetUtcNow().AddMinutes(5));
        (await given.Hold(c, "T-003")).Refusal!.Code.ShouldBe("support.too_many_holds");
        await GivenShop.Must(given.Release(second));
        await GivenShop.Must(given.Hold(c, "T-003"));
        await given.Whole();
    }

    [Theory, Databases, Trait("Rule", "ORD-31/hold"), Trait("Rule", "SHOP-07/stock-limit")]
    public async Task What_is_held_for_a_member_goes_into_their_cart_though_it_is_sold_out_for_others(string database)
    {
        await using var given = await GivenConsultations.Open(database, stock: 1);
        var shop = given.Shop;
        var hold = await GivenShop.Must(given.Hold(await given.Opened(1, "T-001")));
        Task<Result<int>> Add(int member) =>
            shop.App.Run(
                GivenShop.Member(member),
                (AddToCart u) =>
                    u.Run(
                        new CartOwner(null, GivenShop.Member(member).Id),
                        [new CheckoutLine(shop.Skus[0], Quantity.One)],
                        None
                    )
            );

        (await Add(2)).Refusal!.Code.ShouldBe("ordering.sold_out");
        (await Add(1)).Value.ShouldBe(1);
        (await shop.App.Ask((ICarts carts) => carts.Of(new CartOwner(null, GivenShop.Member(1).Id), None)))
            .Lines.Single()
            .Blocks.ShouldBeFalse();
        await GivenShop.Must(given.Release(hold));

        (await given.Stock()).ShouldBe((1, 0));
        (await given.Now(hold)).State.ShouldBe(HoldState.Released);
        await given.Whole();
    }

    [Theory, Databases]
    public async Task An_outcome_gives_back_what_is_still_held(string database)
    {
        await using var given = await GivenConsultations.Open(database, stock: 5);
        var c = await given.Opened(1, "T-001");
        var hold = await GivenShop.Must(given.Hold(c, units: 2));

        await GivenShop.Must(given.Fail(c, "price"));

        (await given.Stock()).ShouldBe((5, 0));
        (await given.Now(hold)).State.ShouldBe(HoldState.Released);
        (await given.Hold(c)).Refusal!.Code.ShouldBe("support.consultation_over");
        await given.Whole();
    }
}
