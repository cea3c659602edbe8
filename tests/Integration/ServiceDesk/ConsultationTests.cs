using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.ServiceDesk;

namespace Zhanggui.Integration.ServiceDesk;

/// <summary>
/// Consultations before an order exists: opened, dealt, failed with a reason, never closed by themselves (CRM-04,
/// ORD-15).
/// </summary>
public sealed class ConsultationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-15/reason"), Trait("Rule", "ORD-15/category")]
    public async Task A_consultation_that_fails_needs_a_reason_and_some_reasons_a_line(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        var c = await given.Opened(1, "T-001", "T-002");
        c.No.ShouldStartWith("ZX");
        foreach (var reason in new[] { "", "nonsense", "😀" })
            (await given.Fail(c, reason)).Refusal!.Code.ShouldBe("support.reason");
        (await given.Fail(c, "other")).Refusal!.Code.ShouldBe("support.reason_note");
        (await given.Fail(c, "price", new string('长', 201))).Refusal!.Code.ShouldBe("support.reason_note");
        (await given.Fail(c, "price", by: given.Mei)).Refusal!.Code.ShouldBe("support.not_yours");
        (await given.Now(c)).State.ShouldBe(ConsultationState.Open);

        await GivenShop.Must(given.Fail(c, "other", "客户说家里人不同意", given.Zhou));

        var now = await given.Now(c);
        (now.State, now.ReasonCode, now.ReasonNote, now.EndedBy).ShouldBe(
            (ConsultationState.Failed, "other", "客户说家里人不同意", "zhou")
        );
        (await given.Fail(c, "price")).Refusal!.Code.ShouldBe("support.consultation.not_allowed_in_state");
        var history = await given.Shop.App.Ask((AuditTrail audit) => audit.Of("consultation", c.Id.Value, None));
        history.Select(h => h.VerbEn).ShouldBe(["Consultation opened", "No deal"]);
        await given.Whole();
    }

    [Theory, Databases]
    public async Task An_order_of_what_was_asked_about_is_the_deal_and_a_second_delivery_changes_nothing(
        string database
    )
    {
        await using var given = await GivenConsultations.Open(database);
        var (same, other, theirs) = (
            await given.Opened(1, "T-001"),
            await given.Opened(1, "T-003"),
            await given.Opened(2, "T-001")
        );

        var order = await given.Shop.PlacedOrder();
        await given.Settle();
        await GivenShop.Must(given.Shop.App.Run(GivenShop.System, (DealByOrder u) => u.Run(order.Id, None)));

        (await given.Now(same)).OrderNo.ShouldBe(order.No);
        (await given.Now(other)).State.ShouldBe(ConsultationState.Open, "nobody asked about what was ordered");
        (await given.Now(theirs)).State.ShouldBe(ConsultationState.Open, "somebody else asked");
        (await given.Now(same)).Version.ShouldBe(2);
        await given.Whole();
    }

    [Theory, Databases]
    public async Task An_order_after_the_time_is_not_the_deal(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        var c = await given.Opened(1, "T-001");
        given.Shop.Clock.Advance(TimeSpan.FromHours(73));

        var order = await given.Shop.PlacedOrder();
        await given.Settle();

        (await given.Now(c)).State.ShouldBe(ConsultationState.Lapsed);
        (await given.Deal(c, "SO-1")).Refusal!.Code.ShouldBe("support.no_order");
        var foreign = await given.Opened(2, "T-001");
        (await given.Deal(foreign, order.No)).Refusal!.Code.ShouldBe("support.other_order");
        await GivenShop.Must(given.Deal(c, order.No));
        (await given.Now(c)).State.ShouldBe(ConsultationState.Dealt);
        await given.Whole();
    }

    [Theory, Databases, Trait("Rule", "ORD-31/confirm-stock")]
    public async Task A_silent_consultation_asks_its_owner_for_the_outcome_and_is_not_closed(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        var c = await given.Opened(1, "T-001");
        given.Shop.Clock.Advance(TimeSpan.FromHours(23));
        await given.Settle();
        (await given.Now(c)).State.ShouldBe(ConsultationState.Open);

        given.Shop.Clock.Advance(TimeSpan.FromHours(2));
        await given.Settle();
        (await given.Now(c)).State.ShouldBe(ConsultationState.Lapsed);
        var lin = await given.Organization.SignedIn("lin");
        (await GivenConsultations.Read(lin, "/office")).ShouldContain(c.No);
        given.Shop.Clock.Advance(TimeSpan.FromDays(30));
        await given.Settle();
        (await given.Now(c)).State.ShouldBe(ConsultationState.Lapsed, "it is never closed by itself");

        (await GivenShop.Must(given.Shop.App.Run(given.Lin, (ConfirmStock u) => u.Run(c.Id, None))))
            .Single()
            .Available.Units.ShouldBe(10);
        (await given.Now(c)).State.ShouldBe(ConsultationState.Open, "somebody went on with it");
        (
            await given.Shop.App.Ask(
                (ShopDb db) =>
                    Task.FromResult(
                        db.Set<Zhanggui.Work.WorkItem>()
                            .Count(w => w.Kind == "consult.outcome" && w.State == Zhanggui.Work.WorkState.Open)
                    )
            )
        ).ShouldBe(0);
        await given.Whole();
    }

    [Theory, Databases]
    public async Task Bad_input_is_refused_at_its_field_and_leaves_nothing(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        var good = new ConsultationInput(null, "13800001234", "小林", "chat", "stock", "在吗", ["T-001"]);
        foreach (
            var (input, field) in new (ConsultationInput, string)[]
            {
                (good with { Phone = null, Nick = " " }, "who"),
                (good with { Account = Guid.Empty }, "who"),
                (good with { Phone = "138😀" }, "phone"),
                (good with { Phone = "1380000" }, "phone"),
                (good with { Nick = new string('名', 41) }, "nick"),
                (good with { Channel = "pigeon" }, "channel"),
                (good with { Kind = "" }, "kind"),
                (good with { Note = new string('长', 501) }, "note"),
                (good with { Skus = ["没有😀"] }, "skus"),
                (good with { Skus = [.. Enumerable.Range(0, 21).Select(n => "X" + n)] }, "skus"),
            }
        )
            (await given.TryOpen(input)).Refusal!.All.Select(r => r.Field).ShouldContain(field);
        (await given.TryOpen(good, GivenShop.Member())).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await given.Shop.Count<Consultation>()).ShouldBe(0);

        var c = await given.Opened(good with { Note = "“引号”<b>😀", Skus = ["T-001", "t-001", " 690000000002 "] });
        var now = await given.Now(c);
        now.Items.Select(i => i.SkuCode).Order().ShouldBe(["T-001", "T-002"]);
        var revised = good with { Skus = ["T-003"], Kind = "size" };
        (
            await given.Shop.App.Run(given.Mei, (ReviseConsultation u) => u.Run(c.Id, revised, None))
        ).Refusal!.Code.ShouldBe("support.not_yours");
        await GivenShop.Must(given.Shop.App.Run(given.Lin, (ReviseConsultation u) => u.Run(c.Id, revised, None)));
        (await given.Now(c)).Items.Single().SkuCode.ShouldBe("T-003");
        await given.Whole();
    }

    [Theory, Databases, Trait("Rule", "ORD-15/category")]
    public async Task Reasons_are_the_managers(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        Task<Result> Set(LostDealReasonInput reason, Actor by) =>
            given.Shop.App.Run(by, (SetLostDealReason u) => u.Run(reason, None));
        var packaging = new LostDealReasonInput("packaging", "嫌包装不好", "Packaging", 15, true, false);
        (await Set(packaging, given.Lin)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        foreach (
            var bad in new[]
            {
                packaging with
                {
                    Code = "Bad Code",
                },
                packaging with
                {
                    NameEn = "",
                },
                packaging with
                {
                    NameZh = new string('名', 41),
                },
                packaging with
                {
                    Sort = -1,
                },
                packaging with
                {
                    Code = "other",
                    Active = false,
                },
            }
        )
            (await Set(bad, given.Zhou)).IsDone.ShouldBeFalse();
        await GivenShop.Must(Set(packaging, given.Zhou));
        await GivenShop.Must(Set(new LostDealReasonInput("price", "嫌贵", "Too dear", 10, false, false), given.Zhou));
        (await given.Shop.App.Ask((LostDealReasons r) => r.All(None)))
            .Select(r => r.Code)
            .Take(3)
            .ShouldBe(["price", "packaging", "stock"]);
        (await given.Fail(await given.Opened(1, "T-001"), "price")).Refusal!.Code.ShouldBe("support.reason");

        await given.Whole();
    }
}
