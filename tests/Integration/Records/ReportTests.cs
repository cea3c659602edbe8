using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using Zhanggui.Records;
using static Zhanggui.Integration.Records.RegisterFixture;

namespace Zhanggui.Integration.Records;

/// <summary>
/// Every shipped report: page, figures, file, rights, in a shop with orders that were placed, cancelled and sent.
/// </summary>
public sealed class ReportTests
{
    [Theory, Databases]
    public async Task Every_report_has_a_page_figures_and_a_file_for_those_who_may(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var reports = registers.App.Services.GetServices<IReport>().ToList();
        reports.Select(r => r.Key).Order().ShouldBe(["lead-times", "lost-deals"]);
        var director = await registers.As("OPSDIR");
        var picker = await registers.As("PICKER");
        foreach (var report in reports)
        {
            var page = "/office/reports/" + report.Key;
            (await Text(director, page)).ShouldContain(report.Name.Zh);
            (
                await director.GetStringAsync(page + "?from=2026-11-30&to=2026-01-01&person=%3Cb%3E&of=x")
            ).ShouldNotContain("value=\"<b>");
            (await director.GetStringAsync(page + "/export?format=csv")).ShouldContain("编号");
            (
                await director.GetAsync(page + "/export?format=xlsx")
            ).Content.Headers.ContentType!.MediaType!.ShouldContain("spreadsheetml");
            var figures = await director.GetFromJsonAsync<JsonElement>("/api/v1/reports/" + report.Key);
            figures.GetProperty("measures").GetArrayLength().ShouldBe(report.Measures.Count);
            figures.GetProperty("days").GetArrayLength().ShouldBe(report.Days);
            foreach (var path in new[] { page, page + "/export?format=csv", "/api/v1/reports/" + report.Key })
                (await picker.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public void A_share_is_a_sum_over_a_sum_at_every_level()
    {
        var rate = Measure.Share<(string Who, bool IsDealt)>("rate", ("成交率", "Rate"), r => r.IsDealt, _ => true);
        List<(string Who, bool IsDealt)> rows = [("a", true), .. Enumerable.Repeat(("b", false), 8), ("b", true)];
        rate.Of([.. rows.Where(r => r.Who == "a")]).Value.ShouldBe(1);
        rate.Of([.. rows.Where(r => r.Who == "b")]).Value!.Value.ShouldBe(1 / 9.0, 1e-9);
        rate.Of(rows).Value!.Value.ShouldBe(0.2, 1e-9);
        rate.Of([]).ShouldBe(new Figure(null, 0));
    }

    [Fact]
    public void Days_that_make_no_sense_or_are_too_many_are_cut()
    {
        var today = new DateOnly(2026, 11, 30);
        ReportQuery Of(string? from, string? to) =>
            ReportQuery.Within(Asked.Day(from), Asked.Day(to), 14, today, new Dictionary<string, string>());
        (Of(null, null).From, Of(null, null).To).ShouldBe((new DateOnly(2026, 11, 17), today));
        (Of("2026-11-20", "2026-11-10").From, Of("2026-11-20", "2026-11-10").To).ShouldBe(
            (new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 20))
        );
        Of("2020-01-01", "2026-11-30").Days.ShouldBe(ReportQuery.MaxDays);
        (Of(null, null).Before.From, Of(null, null).Before.To).ShouldBe(
            (new DateOnly(2026, 11, 3), new DateOnly(2026, 11, 16))
        );
    }
}
