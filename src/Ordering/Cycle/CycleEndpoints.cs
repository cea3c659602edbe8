using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>How long orders take (ORD-24): page and export under /office/reports/cycle, JSON under /api/v1/reports/cycle.</summary>
internal static class CycleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/reports/cycle", Page).Needs("rep.view").ExcludeFromDescription();
        routes.MapGet("/office/reports/cycle/export", Download).Needs("rep.view").ExcludeFromDescription();
        routes.MapGet("/api/v1/reports/cycle", Api).Needs("rep.view").WithTags("Reports 报表").WithName("CycleTimes")
            .WithSummary("Median and 90th percentile of each stage, by day, person and channel, of the orders shipped between `from` and `to` (ORD-24)");
    }

    private static async Task<IResult> Page(HttpContext http, CycleReads reads, DeskReads desk, IChannelNames names, Company company, TimeProvider clock, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        var query = QueryOf(http.Request.Query, company, clock);
        return PageResult.Page(l["履约与时效"], CycleViews.Page(new CycleViews.CycleModel(await reads.Report(query, ct), await desk.AllChannels(ct), await names.All(ct), clock.Now()), l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Download(HttpContext http, CycleReads reads, IChannelNames channels, Company company, TimeProvider clock, CancellationToken ct)
    {
        var names = await channels.All(ct);
        var query = QueryOf(http.Request.Query, company, clock);
        static double? Minutes(TimeSpan? span) => span is { } s ? Math.Round(s.TotalMinutes, 1) : null;
        return Export.File("cycle", http.Request.Query["format"],
        [
            new ExportColumn<CycleRow>(("订单号", "Number"), r => r.No), new ExportColumn<CycleRow>(("渠道", "Channel"), r => DeskViews.ChannelName(r.Channel, names)), new ExportColumn<CycleRow>(("受理人", "Handled by"), r => r.Person),
            new ExportColumn<CycleRow>(("下单时间", "Placed at"), r => company.Calendar.Local(r.Placed)), new ExportColumn<CycleRow>(("发出时间", "Shipped at"), r => company.Calendar.Local(r.Shipped)),
            new ExportColumn<CycleRow>(("受理到联系（分）", "Accept to contact (min)"), r => Minutes(r.ToContact)),
            .. Enum.GetValues<CycleStage>().Select(s => new ExportColumn<CycleRow>(new Text(CycleViews.Name(s).Zh + "（分）", CycleViews.Name(s).En + " (min)"), r => Minutes(r.Of(s)))),
            new ExportColumn<CycleRow>(("下单到发出（分）", "Placed to shipped (min)"), r => Minutes(r.ToShipping)),
        ], reads.Stream(query));
    }

    private static async Task<IResult> Api(HttpContext http, CycleReads reads, Company company, TimeProvider clock, CancellationToken ct)
    {
        var report = await reads.Report(QueryOf(http.Request.Query, company, clock), ct);
        return TypedResults.Ok(new
        {
            from = report.Query.From, to = report.Query.To, all = Group(report.All), before = Group(report.Before),
            days = report.Days.Select(Group), people = report.People.Select(Group), channels = report.Channels.Select(Group),
        });

        static object Group(CycleGroup g) => new
        {
            g.Name, g.Orders, contactedInTime = g.InTime, toShipping = Figures(g.ToShipping), toContact = Figures(g.ToContact),
            stages = g.Stages.ToDictionary(s => s.Key.ToString().ToLowerInvariant(), s => Figures(s.Value)),
        };
        static object Figures(Spread s) => new { s.Count, medianMinutes = Math.Round(s.Median.TotalMinutes, 1), p90Minutes = Math.Round(s.P90.TotalMinutes, 1), longestMinutes = Math.Round(s.Longest.TotalMinutes, 1) };
    }

    /// <summary>The last 14 days when nothing else is asked for; a span that makes no sense or is too long is cut, never refused.</summary>
    internal static CycleQuery QueryOf(IQueryCollection query, Company company, TimeProvider clock)
    {
        var today = company.Calendar.DateOf(clock.Now());
        var to = Day(query["to"]) ?? today;
        var from = Day(query["from"]) ?? to.AddDays(-13);
        if (from > to) (from, to) = (to, from);
        if (to.DayNumber - from.DayNumber >= CycleQuery.MostDays) from = to.AddDays(1 - CycleQuery.MostDays);
        return new CycleQuery(from, to, Given(query["channel"]), Given(query["person"]));
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 40 ? null : text;
}
