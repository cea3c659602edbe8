using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Harness;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Customers;

/// <summary>Messages to customers, with providers that work, fail and dawdle.</summary>
public sealed class NoticeTests
{
    private sealed class Provider : ISmsProvider
    {
        public int Refusals { get; set; }
        public DateTimeOffset? Arrived { get; set; }
        public List<(string Phone, string Text)> Taken { get; } = [];

        public Task<string> Send(string phone, string text, string key, CancellationToken ct)
        {
            if (Refusals-- > 0)
                throw new HttpRequestException("no answer");
            Taken.Add((phone, text));
            return Task.FromResult("ref-" + key);
        }

        public Task<DateTimeOffset?> ArrivedAt(string reference, CancellationToken ct) => Task.FromResult(Arrived);
    }

    private static Task<AppFixture> Start(string database, Provider provider) =>
        AppFixture.Start(database, configure: s => s.AddSingleton<ISmsProvider>(provider));

    private static async Task<MessageRow> Only(AppFixture app) =>
        (
            await app.Ask((MessageList m) => m.List(null, null, null, default, 50, true, CancellationToken.None))
        ).Rows.Single();

    private static Task Tell(AppFixture app, string idempotencyKey, string phone = "139 5721 5218") =>
        app
            .Services.GetRequiredService<INotices>()
            .Tell(OrderNotices.Shipped, phone, idempotencyKey, CancellationToken.None, ("no", "SO1"));

    private static Task SendDue(AppFixture app) =>
        app.Services.GetRequiredService<MessageSender>().SendDue(CancellationToken.None);

    [Theory, Databases]
    public async Task A_message_is_sent_at_once_and_the_same_key_sends_it_once(string database)
    {
        var provider = new Provider();
        await using var app = await Start(database, provider);

        await Tell(app, "order-1:shipped");
        await Tell(app, "order-1:shipped");

        provider.Taken.ShouldBe([("13957215218", "您的订单 SO1 已交给快递，请留意查收。")]);
        (await Only(app)).State.ShouldBe(MessageState.Sent);
    }

    [Theory, Databases]
    public async Task A_message_that_the_provider_refuses_is_kept_and_sent_later(string database)
    {
        var provider = new Provider { Refusals = 1 };
        await using var app = await Start(database, provider);

        await Tell(app, "order-1:shipped");
        (await Only(app)).State.ShouldBe(MessageState.Waiting);
        provider.Taken.ShouldBeEmpty();
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        await SendDue(app);

        provider.Taken.Count.ShouldBe(1);
        (await Only(app)).State.ShouldBe(MessageState.Sent);
    }

    [Theory, Databases]
    public async Task A_message_that_nobody_takes_is_given_up(string database)
    {
        var provider = new Provider { Refusals = int.MaxValue };
        await using var app = await Start(database, provider);

        await Tell(app, "order-1:shipped");
        for (var i = 0; i < Message.MaxTries; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(10));
            await SendDue(app);
        }

        var row = await Only(app);
        row.State.ShouldBe(MessageState.Failed);
        row.Error.ShouldBe("no answer");
    }

    [Theory, Databases]
    public async Task Its_arrival_is_noted_when_the_provider_knows_it(string database)
    {
        var provider = new Provider();
        await using var app = await Start(database, provider);
        await Tell(app, "order-1:shipped");
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await SendDue(app);
        (await Only(app)).State.ShouldBe(MessageState.Sent);

        provider.Arrived = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendDue(app);

        (await Only(app)).DeliveredAt.ShouldBe(provider.Arrived);
    }

    [Theory, Databases]
    public async Task A_landline_is_told_nothing(string database)
    {
        var provider = new Provider();
        await using var app = await Start(database, provider);

        await Tell(app, "order-1:shipped", "0572-2188001");

        provider.Taken.ShouldBeEmpty();
        (
            await app.Ask((MessageList m) => m.List(null, null, null, default, 50, true, CancellationToken.None))
        ).Rows.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task The_company_words_its_notices_and_switches_them_off(string database)
    {
        var provider = new Provider();
        await using var app = await Start(database, provider);
        (
            await app.Run(
                Manager,
                (ChangeNotice u) => u.Run("order.shipped", new NoticeInput("{no} 发出啦，{name}", " ", true), None)
            )
        )
            .Refusal!.All.Select(r => (r.Code, r.Field))
            .ShouldBe([("customers.notice_value", "zh"), ("customers.notice_length", "en")]);
        await Must(
            app.Run(
                Manager,
                (ChangeNotice u) =>
                    u.Run("order.shipped", new NoticeInput("{no} 发出啦", "{no} is on its way", true), None)
            )
        );
        await Tell(app, "1");
        await Must(app.Run(GivenShop.System, (ChangePolicy u) => u.Run("notices.language", "en", "外籍客户多", None)));
        await Tell(app, "2");
        await Must(
            app.Run(
                Manager,
                (ChangeNotice u) => u.Run("order.shipped", new NoticeInput("{no} 发出啦", "{no} is on its way"), None)
            )
        );
        await Tell(app, "3");
        await Must(app.Run(Manager, (ResetNotice u) => u.Run("order.shipped", None)));
        await Tell(app, "4");
        provider
            .Taken.Select(t => t.Text)
            .ShouldBe(["SO1 发出啦", "SO1 is on its way", "Your order SO1 is with the courier."]);
        (
            await app.Run(
                new Actor(ActorKind.Staff, Guid.NewGuid(), "林", new HashSet<string> { "crm.view" }),
                (ResetNotice u) => u.Run("order.shipped", None)
            )
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
    }

    /// <summary>
    /// At 22:00 nobody is disturbed any more, at 08:00 they are told; what answers an act of their own is sent at once.
    /// </summary>
    [Theory, Databases]
    public async Task At_night_only_answers_are_sent(string database)
    {
        var provider = new Provider();
        await using var app = await AppFixture.Start(
            database,
            configure: s => s.AddSingleton<ISmsProvider>(provider),
            at: Night("21:59:59")
        );
        await Tell(app, "before");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Tell(app, "night");
        await app
            .Services.GetRequiredService<INotices>()
            .Tell(OrderNotices.Placed, "13957215218", "placed", None, ("no", "SO2"), ("total", Money.Yuan(9)));
        provider.Taken.Count.ShouldBe(2);
        app.Clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));
        await SendDue(app);
        provider.Taken.Count.ShouldBe(2);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendDue(app);
        provider.Taken.Select(t => t.Text[..5]).ShouldBe(["您的订单 ", "您的订单 ", "您的订单 "]);
    }

    [Theory, Databases]
    public async Task A_phone_has_its_share_of_a_day_and_staff_may_send_what_was_withheld(string database)
    {
        var provider = new Provider();
        await using var app = await Start(database, provider);
        await Must(
            app.Run(GivenShop.System, (ChangePolicy u) => u.Run("notices.per_phone_per_day", "2", "少打扰", None))
        );
        foreach (var key in new[] { "1", "2", "3" })
            await Tell(app, key);
        await Tell(app, "other", "13800000001");
        provider.Taken.Count.ShouldBe(3);
        var withheld = await app.Ask(
            (ShopDb db) => db.Set<Message>().AsNoTracking().SingleAsync(m => m.State == MessageState.Withheld)
        );
        withheld.IdempotencyKey.ShouldBe("3");
        await Must(app.Run(Agent, (ResendMessage u) => u.Run($"{withheld.Id.Value}", None)));
        await SendDue(app);
        provider.Taken.Count.ShouldBe(4);
        (await app.Run(Agent, (ResendMessage u) => u.Run($"{withheld.Id.Value}", None))).Refusal!.Code.ShouldBe(
            "customers.message.not_allowed_in_state"
        );
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Tell(app, "5");
        provider.Taken.Count.ShouldBe(5);
    }

    [Theory, Databases]
    public async Task Page_and_API_change_the_words(string database)
    {
        await using var app = await AppFixture.Start(database);
        (await app.Run(GivenShop.System, (SeedOrganization u) => u.Run(None))).IsDone.ShouldBeTrue();
        var organization = new OrganizationFixture(app);
        await organization.Staff("shu", "CSMGR");
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        using var shu = await organization.SignedIn("shu");
        (await shu.GetStringAsync("/office/notices?q=快递")).ShouldContain("order.shipped");
        var form = new Dictionary<string, string>
        {
            ["zh"] = "{nr} 发出",
            ["en"] = "{no} left",
            ["isOn"] = "true",
        };
        var wrong = await shu.PostAsync("/office/notices/order.shipped/words", new FormUrlEncodedContent(form));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()).ShouldContain("没有 {nr}；可以用 {no}");
        form["zh"] = "{no} 发出";
        (
            await shu.PostAsync("/office/notices/order.shipped/words", new FormUrlEncodedContent(form))
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var one = await shu.GetFromJsonAsync<JsonElement>("/api/v1/notices/order.shipped");
        (one.GetProperty("zh").GetString(), one.GetProperty("changedBy").GetString()).ShouldBe(("{no} 发出", "shu"));
        (
            await shu.PostAsJsonAsync(
                "/api/v1/notices/order.shipped/words",
                new
                {
                    zh = "x",
                    en = "y",
                    isOn = false,
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await shu.PostAsJsonAsync("/api/v1/notices/order.shipped/reset", new { })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );
        (await shu.GetFromJsonAsync<JsonElement>("/api/v1/notices/order.shipped"))
            .GetProperty("isOn")
            .GetBoolean()
            .ShouldBeTrue();
        (await shu.GetStringAsync("/office/notices/order.shipped")).ShouldContain("恢复原文");
    }

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Manager = new(
        ActorKind.Staff,
        new Guid("00000000-0000-7000-8000-000000000031"),
        "舒经理",
        new HashSet<string> { "notice.edit" }
    );
    private static readonly Actor Agent = new(
        ActorKind.Staff,
        new Guid("00000000-0000-7000-8000-000000000032"),
        "林客服",
        new HashSet<string> { "notice.resend" }
    );

    private static async Task Must(Task<Result> act) => (await act).Refusal.ShouldBeNull();

    private static DateTimeOffset Night(string time) =>
        DateTimeOffset.Parse("2026-11-29T" + time + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
