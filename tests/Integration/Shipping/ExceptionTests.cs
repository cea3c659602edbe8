using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Ui;
using Zhanggui.Work;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.Shipping;

/// <summary>
/// What goes wrong with a parcel on its way has a ticket with an owner, a deadline and an outcome; a shipped order is
/// never edited.
/// </summary>
public sealed class ExceptionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Shen = Staff("沈跟单", 31, "ship.exception"),
        Gu = Staff("顾售后", 32, "ship.exception");
    private static readonly PostalAddress Elsewhere = new(
        "周晓岚",
        "13957215288",
        "浙江省",
        "湖州市",
        "吴兴区",
        "月河街道 1 号"
    );
    private static int _events;

    [Theory, Databases, Trait("Rule", "SHIP-22/lost"), Trait("Rule", "SHIP-22/other"), Trait("Rule", "SHIP-22/owner")]
    [Trait("Rule", "SHIP-22/deadline"), Trait("Rule", "SHIP-22/outcome")]
    public async Task A_report_has_a_day_to_be_settled_an_owner_and_one_outcome(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (order, waybill) = await Sent(given);
        var made = await Must(Report(given, waybill, ExceptionKind.Lost));
        made.DueAt.ShouldBe(given.Clock.GetUtcNow() + TimeSpan.FromHours(24));
        var todo = await ToDo(given, made.No);
        (todo.State, todo.DueAt, todo.EscalateTo).ShouldBe((WorkState.Open, made.DueAt, "OPSDIR"));
        todo.Positions.ShouldBe(["TRACKER", "CSPOST"], ignoreOrder: true);
        (await Report(given, order.No, ExceptionKind.Refused)).Refusal!.Code.ShouldBe(
            "shipping.exception.open_already"
        );

        await Must(given.App.Run(Shen, (TakeOverException u) => u.Run(made.No, null, None)));
        (await ToDo(given, made.No)).Person.ShouldBe(Shen.Id);
        (await given.App.Run(Gu, (TakeOverException u) => u.Run(made.No, " ", None))).Refusal!.Code.ShouldBe(
            "shipping.exception.why"
        );
        await Must(
            given.App.Run(Shen, (RecordExceptionNote u) => u.Run(made.No, ExceptionParty.Courier, "网点在查", None))
        );
        (await Close(given, made.No, ExceptionOutcome.Claim)).Refusal!.Code.ShouldBe("shipping.exception.claim");
        (await Close(given, made.No, ExceptionOutcome.Return, Money.Yuan(5))).Refusal!.Code.ShouldBe(
            "shipping.exception.no_claim"
        );
        (await Close(given, made.No, ExceptionOutcome.Redirected)).Refusal!.Code.ShouldBe(
            "shipping.exception.not_redirected"
        );
        await Must(Close(given, made.No, ExceptionOutcome.Claim, Money.Yuan(99)));
        (await Close(given, made.No, ExceptionOutcome.Delivered)).Refusal!.Code.ShouldBe("shipping.exception.closed");
        (
            await given.App.Run(Shen, (RecordExceptionNote u) => u.Run(made.No, ExceptionParty.Other, "太晚", None))
        ).Refusal!.Code.ShouldBe("shipping.exception.closed");
        (await ToDo(given, made.No)).State.ShouldNotBe(WorkState.Open);
        var trouble = (await Trouble(given, order)).Single();
        (trouble.IsOpen, trouble.Outcome).ShouldBe((false, ExceptionOutcome.Claim));
        await Must(Report(given, waybill, ExceptionKind.Other));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "SHIP-22/refused"), Trait("Rule", "SHIP-22/deadline")]
    public async Task The_hours_are_a_policy_and_what_is_late_is_found(string database)
    {
        await using var given = await GivenShop.Open(database);
        await Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("courier.exception.hours", "6", "旺季", None)
            )
        );
        var (_, waybill) = await Sent(given);
        var made = await Must(Report(given, waybill, ExceptionKind.Refused));
        made.DueAt.ShouldBe(given.Clock.GetUtcNow() + TimeSpan.FromHours(6));
        (await given.App.Ask((ExceptionQueries r) => r.Counts(None))).ShouldBe(new ExceptionCounts(1, 0));
        given.Clock.Advance(TimeSpan.FromHours(6) + TimeSpan.FromSeconds(1));
        (await given.App.Ask((ExceptionQueries r) => r.Counts(None))).ShouldBe(new ExceptionCounts(1, 1));
        var asked = TableQuery.At(
            "/office/exceptions",
            ("tab", "overdue"),
            ("kind", "Refused"),
            ("courier", "STO"),
            ("q", waybill[..6])
        );
        var found = await given.App.Ask(
            (ExceptionQueries r) => r.Page(new ListRequest(new DefaultHttpContext(), asked, None), 10)
        );
        found.Rows.Select(e => e.No).ShouldBe([made.No]);
    }

    [Theory, Databases, Trait("Rule", "ORD-30"), Trait("Rule", "SHIP-22/address-change")]
    public async Task A_new_address_after_shipping_is_an_exception_and_the_order_stays_as_it_is(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (order, waybill) = await Sent(given);
        var asked = await given.App.Run(
            Staff("林客服", 33, "order.amend.request"),
            (RequestAmendment u) =>
                u.Run(
                    order.Id,
                    new AmendmentInput(null, "phone", "出差", "recording", "通话 01:10") { Address = Elsewhere },
                    None
                )
        );
        asked.Refusal!.Code.ShouldBe("ordering.amend_shipped");
        (await Report(given, waybill, ExceptionKind.AddressChange)).Refusal!.Code.ShouldBe(
            "shipping.exception.address"
        );
        (await Report(given, waybill, ExceptionKind.AddressChange, Home)).Refusal!.Code.ShouldBe(
            "shipping.exception.same_address"
        );
        (
            await Report(given, waybill, ExceptionKind.AddressChange, Elsewhere with { Phone = "12" })
        ).IsDone.ShouldBeFalse();
        var made = await Must(Report(given, waybill, ExceptionKind.AddressChange, Elsewhere));
        var file = (await given.App.Ask((ExceptionQueries r) => r.Of(made.No, None)))!;
        (file.Exception.NewAddress, file.Parcel.To).ShouldBe((Elsewhere, Home));
        (await given.Order(order.Id)).Address.ShouldBe(Home);
        (await Trouble(given, order)).Single().ForCustomer.En.ShouldContain("redirecting");
        await Must(Close(given, made.No, ExceptionOutcome.Redirected));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "SHIP-22/nobody-home"), Trait("Rule", "SHIP-25/exceptions")]
    [Trait("Rule", "SHIP-25/delivered")]
    public async Task The_courier_opens_one_with_the_second_failed_delivery_and_the_signature_closes_it(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (order, waybill) = await Sent(given);
        await Courier(given, waybill, TrackingKind.DeliveryFailed);
        (await Trouble(given, order)).ShouldBeEmpty("the first failure is ordinary");
        var again = await Courier(given, waybill, TrackingKind.DeliveryFailed);
        await Courier(given, waybill, TrackingKind.DeliveryFailed, again);
        await Courier(given, waybill, TrackingKind.DeliveryFailed);
        (await Trouble(given, order)).Select(t => (t.Kind, t.IsOpen)).ShouldBe([(ExceptionKind.NobodyHome, true)]);
        await Courier(given, waybill, TrackingKind.Signed);
        (await Trouble(given, order))
            .Select(t => (t.IsOpen, t.Outcome))
            .ShouldBe([(false, ExceptionOutcome.Delivered)]);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Received);
        (await Report(given, waybill, ExceptionKind.Lost)).Refusal!.Code.ShouldBe("shipping.exception.signed");
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Of_ten_who_report_one_parcel_at_once_one_does_and_nine_are_pointed_to_it(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (order, waybill) = await Sent(given);
        var reports = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(n => n == 0 ? Told() : Report(given, waybill, ExceptionKind.Lost))
        );
        (await Trouble(given, order)).Count.ShouldBe(1);
        reports
            .Where(r => !r.IsDone)
            .Select(r => r.Refusal!.Code)
            .Distinct()
            .ShouldBe(["shipping.exception.open_already"]);
        (await given.App.Verify()).ShouldBeEmpty();

        async Task<Result<ReportedException>> Told()
        {
            await Courier(given, waybill, TrackingKind.Refused);
            return new ReportedException("", default);
        }
    }

    [Theory, Databases, Trait("Rule", "SHIP-22/outcome")]
    public async Task Of_ten_who_close_one_at_once_one_does(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (order, waybill) = await Sent(given);
        var made = await Must(Report(given, waybill, ExceptionKind.Lost));
        var closed = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Close(given, made.No, ExceptionOutcome.Return))
        );
        closed.Count(c => c.IsDone).ShouldBe(1);
        closed.Where(c => !c.IsDone).Select(c => c.Refusal!.Code).Distinct().ShouldBe(["shipping.exception.closed"]);
        (await Trouble(given, order)).Single().Outcome.ShouldBe(ExceptionOutcome.Return);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "SHIP-22/owner")]
    public async Task Who_takes_over_what_is_late_has_it_on_their_list_and_it_is_not_escalated_again(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (_, waybill) = await Sent(given);
        var made = await Must(
            given.App.Run(
                Shen,
                (ReportException u) =>
                    u.Run(new ExceptionInput(waybill, ExceptionKind.Lost, "快递来电", null, true), None)
            )
        );
        (await ToDo(given, made.No)).Person.ShouldBe(Shen.Id);
        given.Clock.Advance(TimeSpan.FromHours(25));
        await given.App.RunJobs();
        var late = await ToDo(given, made.No);
        await Must(given.App.Run(Gu, (TakeOverException u) => u.Run(made.No, "沈跟单请假", None)));
        var after = await ToDo(given, made.No);
        (after.Id, after.Person, after.PersonName, after.EscalatedAt, after.State).ShouldBe(
            (late.Id, Gu.Id, Gu.Name, late.EscalatedAt, WorkState.Open)
        );
    }

    [Theory, Databases, Trait("Rule", "SHIP-22/outcome")]
    public async Task A_customer_who_confirms_receipt_ends_what_is_open_of_the_parcel(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (order, waybill) = await Sent(given);
        (await Report(given, waybill, ExceptionKind.Lost, Elsewhere)).Refusal!.Code.ShouldBe(
            "shipping.exception.no_address"
        );
        var made = await Must(Report(given, waybill, ExceptionKind.Lost));
        await Must(given.App.Run(Member(), (ConfirmReceipt u) => u.Run(order.Id, Member().Id!.Value, None)));
        (await Trouble(given, order))
            .Select(t => (t.IsOpen, t.Outcome))
            .ShouldBe([(false, ExceptionOutcome.Delivered)]);
        (await ToDo(given, made.No)).State.ShouldNotBe(WorkState.Open);
    }

    [Theory, Databases, Trait("Rule", "SHIP-22/refused"), Trait("Rule", "SHIP-22/outcome")]
    public async Task The_pages_and_the_API_say_the_same_to_those_who_may_and_the_customer_reads_it_in_plain_words(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        await Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("shen", "TRACKER");
        await organization.Staff("mai", "PACKER");
        var (order, waybill) = await Sent(given);
        using var shen = await organization.SignedIn("shen");
        using var packer = await organization.SignedIn("mai");
        var body = new
        {
            parcel = waybill,
            kind = "Refused",
            what = "拒收",
            mine = true,
        };
        (await packer.PostAsJsonAsync("/api/v1/courier-exceptions", body)).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await shen.PostAsJsonAsync("/api/v1/courier-exceptions", body with { parcel = "SF0" })).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        var made = await shen.PostAsJsonAsync("/api/v1/courier-exceptions", body);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var no = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("no").GetString()!;
        foreach (
            var page in new[]
            {
                "/office/exceptions",
                $"/office/exceptions/{no}",
                "/office/exceptions/export?format=csv",
                "/office/exceptions/new?parcel=" + order.No,
            }
        )
            (await shen.GetStringAsync(page)).ShouldNotBeEmpty();
        (await shen.GetStringAsync("/office/exceptions")).ShouldContain(no);
        (await shen.GetStringAsync($"/office/exceptions/{no}")).ShouldContain("问清拒收原因");
        using var stranger = organization.Browser();
        (await stranger.GetFromJsonAsync<JsonElement>($"/api/v1/orders/{order.No}?phone={Home.Phone}"))
            .GetProperty("trouble")
            .GetString()!
            .ShouldContain("拒收");
        (
            await shen.PostAsJsonAsync(
                $"/api/v1/courier-exceptions/{no}/notes",
                new { party = "Customer", body = "客户要退" }
            )
        ).IsSuccessStatusCode.ShouldBeTrue();
        (
            await shen.PostAsJsonAsync(
                $"/api/v1/courier-exceptions/{no}/close",
                new { outcome = "Return", note = "退回仓库" }
            )
        ).IsSuccessStatusCode.ShouldBeTrue();
        var one = await shen.GetFromJsonAsync<JsonElement>($"/api/v1/courier-exceptions/{no}");
        (
            one.GetProperty("exception").GetProperty("outcome").GetString(),
            one.GetProperty("notes").GetArrayLength()
        ).ShouldBe(("Return", 1));
        (await stranger.GetFromJsonAsync<JsonElement>($"/api/v1/orders/{order.No}?phone={Home.Phone}"))
            .GetProperty("trouble")
            .ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static Actor Staff(string name, int n, string may) =>
        new(ActorKind.Staff, new Guid($"00000000-0000-7000-8000-0000000000{n}"), name, new HashSet<string> { may });

    private static async Task<(PlacedOrder Order, string Waybill)> Sent(GivenShop given)
    {
        var order = await given.ReleasedOrder();
        await given.Ship(order);
        return (
            order,
            (await given.App.Ask((IParcels p) => p.Of([order.Id.Value], None)))[order.Id.Value].Single().WaybillNo
        );
    }

    private static Task<Result<ReportedException>> Report(
        GivenShop given,
        string parcel,
        ExceptionKind kind,
        PostalAddress? to = null
    ) => given.App.Run(Shen, (ReportException u) => u.Run(new ExceptionInput(parcel, kind, "快递来电", to), None));

    private static Task<Result> Close(GivenShop given, string no, ExceptionOutcome outcome, Money? claim = null) =>
        given.App.Run(Shen, (CloseException u) => u.Run(no, new ExceptionEnding(outcome, "谈好了", claim), None));

    private static Task<IReadOnlyList<TroubleCard>> Trouble(GivenShop given, PlacedOrder order) =>
        given.App.Ask((ICourierTrouble t) => t.Of(order.Id.Value, None));

    /// <summary>The open one; the last when none is.</summary>
    private static Task<WorkItem> ToDo(GivenShop given, string no) =>
        given.App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>()
                    .AsNoTracking()
                    .Where(i => i.Kind == CourierExceptions.Kind && i.SubjectNo == no)
                    .OrderBy(i => i.State)
                    .ThenByDescending(i => i.Id)
                    .FirstAsync()
        );

    /// <summary>The courier reports; answers the report's id.</summary>
    private static async Task<string> Courier(GivenShop given, string waybill, TrackingKind kind, string? id = null)
    {
        var (now, which) = (given.Clock.GetUtcNow(), id ?? $"E-{Interlocked.Increment(ref _events)}");
        var notice = new CourierNotice(
            "STO",
            waybill,
            which,
            kind,
            now,
            ("快递回报", "The courier reports"),
            "湖州",
            now
        );
        (
            await given.App.Run(GivenShop.System, (RecordTracking u) => u.Run("local", notice, "", null, None))
        ).Value.IsTaken.ShouldBeTrue();
        return which;
    }
}
