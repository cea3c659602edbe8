using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Harness;
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
            if (Refusals-- > 0) throw new HttpRequestException("no answer");
            Taken.Add((phone, text));
            return Task.FromResult("ref-" + key);
        }

        public Task<DateTimeOffset?> ArrivedAt(string reference, CancellationToken ct) => Task.FromResult(Arrived);
    }

    private static Task<AppFixture> Start(string database, Provider provider) => AppFixture.Start(database, configure: s => s.AddSingleton<ISmsProvider>(provider));

    private static async Task<MessageRow> Only(AppFixture app) =>
        (await app.Ask((MessageList m) => m.List(null, null, default, 50, true, CancellationToken.None))).Rows.Single();

    private static Task Tell(AppFixture app, string idempotencyKey, string phone = "139 5721 5218") =>
        app.Services.GetRequiredService<INotices>().Tell(phone, "您的订单已发货", idempotencyKey, CancellationToken.None);

    private static Task SendDue(AppFixture app) => app.Services.GetRequiredService<MessageSender>().SendDue(CancellationToken.None);

    [Theory, Databases]
    public async Task A_message_is_sent_at_once_and_the_same_key_sends_it_once(string database)
    {
        var provider = new Provider();
        await using var app = await Start(database, provider);

        await Tell(app, "order-1:shipped");
        await Tell(app, "order-1:shipped");

        provider.Taken.ShouldBe([("13957215218", "您的订单已发货")]);
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
        (await app.Ask((MessageList m) => m.List(null, null, default, 50, true, CancellationToken.None))).Rows.ShouldBeEmpty();
    }
}
