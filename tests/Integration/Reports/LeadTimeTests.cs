using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.Fulfilment;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Records;

namespace Zhanggui.Integration.Reports;

/// <summary>How long orders take, stage by stage.</summary>
public sealed class LeadTimeTests
{
    [Fact]
    public void Half_took_no_longer_than_the_median_and_nine_of_ten_no_longer_than_the_ninetieth_percentile()
    {
        static TimeSpan? Minutes(int n) => TimeSpan.FromMinutes(n);
        Measure
            .Spread(Enumerable.Range(1, 10).Reverse().Select(Minutes).Append(null))
            .ShouldBe(new Figure(5, 10, 9, 10));
        Measure.Spread([Minutes(7)]).ShouldBe(new Figure(7, 1, 7, 7));
        Measure.Spread([null]).ShouldBe(new Figure(null, 0));
    }

    [Theory, Databases, Trait("Rule", "ORD-24/handling"), Trait("Rule", "ORD-24/sorting")]
    [Trait("Rule", "ORD-24/packing"), Trait("Rule", "ORD-24/report"), Trait("Rule", "SHIP-31/handling")]
    [Trait("Rule", "SHIP-31/sorting"), Trait("Rule", "SHIP-31/packing"), Trait("Rule", "ORD-04/report")]
    public async Task Each_stage_of_a_shipped_order_is_measured_by_the_minute(string database)
    {
        await using var given = await GivenShop.Open(database);
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(CancellationToken.None)));
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("boss", "OPSDIR");
        await organization.Staff("picker", "PICKER");
        var order = await given.PlacedOrder();
        void Pass(int minutes) => given.Clock.Advance(TimeSpan.FromMinutes(minutes));
        Pass(3);
        await GivenShop.Must(given.Pay(order));
        Pass(4);
        await GivenShop.Must(given.Accept(order.Id));
        Pass(5);
        await GivenShop.Must(given.Confirm(order.Id));
        var slip = await given.OutboundOrder(order.Id);
        Pass(20);
        await given.Pick(slip);
        Pass(6);
        var parcel = await given.Pack(slip);
        Pass(30);
        await given.HandOver(parcel);
        await given.PlacedOrder(); // not shipped: not measured

        using var browser = await organization.SignedIn("boss");
        var report = (await browser.GetFromJsonAsync<JsonElement>("/api/v1/reports/lead-times")).GetProperty("all");
        double Median(string measure) =>
            report.GetProperty("figures").GetProperty(measure).GetProperty("value").GetDouble();
        Median("orders").ShouldBe(1);
        // We waited for the money first: the handling counts from the payment.
        (Median("handling"), Median("picking"), Median("packing"), Median("waiting")).ShouldBe((9, 20, 6, 30));
        (Median("to-shipping"), Median("to-contact"), Median("contacted-in-time")).ShouldBe((65, 5, 1));

        (await browser.GetStringAsync("/office/reports/lead-times")).ShouldContain($"/office/orders/{order.No}");
        (await browser.GetStringAsync("/office/reports/lead-times?from=2026-10-01&to=2026-10-05")).ShouldContain(
            "这些天没有数据"
        );
        var csv = await browser.GetStringAsync("/office/reports/lead-times/export?format=csv");
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        csv.ShouldContain(order.No);

        using var picker = await organization.SignedIn("picker");
        (await picker.GetAsync("/api/v1/reports/lead-times")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
