using System.Net;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>The gate that is closed while the application is being prepared.</summary>
public sealed class StartupGateTests
{
    [Theory, Databases]
    public async Task While_the_application_is_being_prepared_nobody_comes_in(string database)
    {
        await using var app = await AppFixture.Start(database);
        var gate = (StartupGate)app.Services.GetService(typeof(StartupGate))!;
        using var browser = new HttpClient { BaseAddress = app.Address };
        gate.Close();
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await browser.GetAsync("/api/v1/catalog/products")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await browser.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        gate.Open();
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
