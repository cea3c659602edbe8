using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Finance;
using Zhanggui.Harness;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Finance;

/// <summary>The local provider over HTTP, as a customer's browser and the provider's sender use it.</summary>
public sealed class LocalPayTests
{
    [Theory, Databases, Trait("Rule", "SHOP-17/simulated")]
    public async Task A_customer_pays_at_the_provider_and_the_notices_book_it_once(string database)
    {
        await using var app = await AppFixture.Start(database, configure: s => s.AddUseCase<OpenReceivables>());
        var id = await app.Receivable();
        using var browser = Browser(app);

        (await browser.GetAsync($"/pay/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var begun = await browser.PostAsync($"/pay/{id}/start", Form(("method", "Alipay")));
        begun.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var provider = begun.Headers.Location!.ToString();
        provider.ShouldStartWith("/provider/localpay/");
        (await browser.GetStringAsync(provider)).ShouldContain("1,548.00");
        var paid = await browser.PostAsync(provider, Form(("choice", "PaidThrice")));
        paid.Headers.Location!.ToString().ShouldBe($"/pay/{id}/back");
        (await browser.GetAsync($"/pay/{id}/back")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await app.RunJobs();
        (await app.State(id)).State.ShouldBe(ReceivableState.Paid);
        (await app.Count<Payment>()).ShouldBe(1);
        (await app.Ask((ShopDb db) => db.Set<Callback>().Select(c => c.Outcome).ToListAsync())).ShouldBe(
            [CallbackOutcome.Booked, CallbackOutcome.Duplicate, CallbackOutcome.Duplicate],
            ignoreOrder: true
        );
        (await browser.GetAsync($"/pay/{id}/back")).Headers.Location!.ToString().ShouldBe("/orders/SO20261122-000001");
    }

    [Theory, Databases]
    public async Task A_late_notice_comes_after_five_seconds_and_not_before(string database)
    {
        await using var app = await AppFixture.Start(database, configure: s => s.AddUseCase<OpenReceivables>());
        var id = await app.Receivable();
        await app.PaidTrade(id, TradeChoice.PaidLate);
        app.Clock.Advance(TimeSpan.FromSeconds(4));
        await app.RunJobs();
        (await app.State(id)).State.ShouldBe(ReceivableState.Open);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.RunJobs();
        (await app.State(id)).State.ShouldBe(ReceivableState.Paid);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_forged_notice_over_http_is_answered_400_and_one_without_end_413(string database)
    {
        await using var app = await AppFixture.Start(database, configure: s => s.AddUseCase<OpenReceivables>());
        var id = await app.Receivable();
        using var anybody = Browser(app);
        using var forged = new StringContent(
            $$"""{"chargeNo":"PY1","tradeNo":"T","amountFen":154800,"status":"paid","paidAt":0,"timestamp":0,"nonce":"x"}"""
        );
        (await anybody.PostAsync("/api/v1/payments/callbacks/localpay", forged)).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
        using var endless = new StringContent(new string('x', 20_000));
        (await anybody.PostAsync("/api/v1/payments/callbacks/localpay", endless)).StatusCode.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
        (await app.State(id)).State.ShouldBe(ReceivableState.Open);
        (await app.Count<Payment>()).ShouldBe(0);
    }

    private static HttpClient Browser(AppFixture app) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
