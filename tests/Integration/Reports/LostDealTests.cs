using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Integration.ServiceDesk;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Records;
using Zhanggui.ServiceDesk;

namespace Zhanggui.Integration.Reports;

/// <summary>Why deals were lost.</summary>
public sealed class LostDealTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-15/statistics"), Trait("Rule", "ANA-10")]
    public async Task The_report_counts_consultations_and_cancelled_orders(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        var packaging = new LostDealReasonInput("packaging", "嫌包装不好", "Packaging", 15, true, false);
        await GivenShop.Must(given.Shop.App.Run(given.Zhou, (SetLostDealReason u) => u.Run(packaging, None)));
        await GivenShop.Must(given.Fail(await given.Opened(1, "T-001", "T-002"), "packaging"));
        await GivenShop.Must(given.Fail(await given.Opened(2, "T-001"), "packaging"));
        var order = await given.Shop.PlacedOrder(buyer: GivenShop.Member(2));
        await GivenShop.Must(given.Shop.Cancel(order.Id, GivenShop.Manager));
        await given.Settle();

        var report = given.Shop.App.Services.GetServices<IReport>().Single(r => r.Key == "lost-deals");
        await using var scope = given.Shop.App.Services.CreateAsyncScope();
        var today = DateOnly.FromDateTime(given.Shop.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        var answer = await report.Run(
            scope.ServiceProvider,
            ReportQuery.Within(null, null, report.Days, today, new Dictionary<string, string>()),
            None
        );
        double Of(ReportGroup group, string measure) => group.Figures[measure].Value!.Value;
        (
            Of(answer.All, "consultations"),
            Of(answer.All, "orders"),
            Of(answer.All, "deals"),
            Of(answer.All, "rate")
        ).ShouldBe((2, 1, 0, 0));
        (Of(answer.Groups["reason"][0], "consultations"), answer.Groups["reason"].Sum(r => Of(r, "orders"))).ShouldBe(
            (2, 1)
        );
        answer.Groups["reason"].Select(r => r.Key).ShouldBe(["packaging", "order:other"]);
        answer.Days.Count.ShouldBe(30);
        (Of(answer.Days[^1], "consultations"), Of(answer.Days[^1], "orders")).ShouldBe((2, 1));
        Of(answer.Groups["person"].Single(p => p.Name.Zh == "lin"), "consultations").ShouldBe(2);
        Of(answer.Groups["product"].Single(), "lost").ShouldBe(3);
        answer.Documents.Count.ShouldBe(3);
    }
}
