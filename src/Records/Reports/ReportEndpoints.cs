using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Records;

/// <summary>
/// Every report: page under /office/reports/KEY, its rows as a file under /export, figures as JSON under
/// /api/v1/reports/KEY. A report's own permissions stand on its own routes.
/// </summary>
internal static class ReportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var report in routes.ServiceProvider.GetServices<IReport>())
        {
            string[] needs = [.. report.Permissions];
            var page = "/office/reports/" + report.Key;
            routes
                .MapGet(page, (HttpContext http, CancellationToken ct) => Page(report, http, ct))
                .Needs(needs)
                .ExcludeFromDescription();
            routes
                .MapGet(
                    page + "/export",
                    (HttpContext http, CancellationToken ct) =>
                        report.Export(http.RequestServices, QueryOf(report, http), http.Request.Query["format"], ct)
                )
                .Needs(needs)
                .ExcludeFromDescription();
            routes
                .MapGet(
                    "/api/v1/reports/" + report.Key,
                    (HttpContext http, CancellationToken ct) => Api(report, http, ct)
                )
                .Needs(needs)
                .WithTags("Reports 报表")
                .WithName("Report-" + report.Key)
                .WithSummary($"{report.Name.En} ({report.Rule}), days `from` to `to`");
        }
    }

    private static async Task<IResult> Page(IReport report, HttpContext http, CancellationToken ct)
    {
        var l = http.RequestServices.GetRequiredService<IStringLocalizer<RecordsTexts>>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().Now();
        var answer = await report.Run(http.RequestServices, QueryOf(report, http), ct);
        return PageResult.Page(
            report.Name.ToString(),
            ReportViews.Page(new ReportViews.Model(report, answer, http.Actor(), now), l),
            typeof(OfficeLayout)
        );
    }

    private static async Task<IResult> Api(IReport report, HttpContext http, CancellationToken ct)
    {
        var answer = await report.Run(http.RequestServices, QueryOf(report, http), ct);
        return TypedResults.Ok(
            new
            {
                from = answer.Query.From,
                to = answer.Query.To,
                measures = report.Measures.Select(m => new
                {
                    m.Key,
                    m.Name,
                    m.Unit,
                }),
                all = answer.All,
                before = answer.Before,
                answer.Days,
                answer.Groups,
                answer.Documents,
            }
        );
    }

    /// <summary>The report's usual days when nothing else is asked for.</summary>
    private static ReportQuery QueryOf(IReport report, HttpContext http)
    {
        var today = http
            .RequestServices.GetRequiredService<Company>()
            .Calendar.DateOf(http.RequestServices.GetRequiredService<TimeProvider>().Now());
        var asked = http.Request.Query;
        var filters = report
            .Dimensions.Where(d => asked[d.Key].ToString() is { Length: > 0 and <= 100 })
            .ToDictionary(d => d.Key, d => asked[d.Key].ToString());
        return ReportQuery.Within(Asked.Day(asked["from"]), Asked.Day(asked["to"]), report.Days, today, filters);
    }
}
