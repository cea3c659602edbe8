using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Ui;

namespace Zhanggui.Support;

/// <summary>Why deals failed (ORD-15): the report, its export, and the reasons that a manager sets. JSON: <see cref="SupportApi"/>.</summary>
internal static class FailureEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/reports/failures", Report).Needs("consult.view", "consult.manage", "rep.view").ExcludeFromDescription();
        routes.MapGet("/office/reports/failures/export", ExportReport).Needs("consult.view", "consult.manage", "rep.view").ExcludeFromDescription();
        routes.MapGet("/office/support/reasons", (SupportFrame frame, FailReasons reasons, CancellationToken ct) => Reasons(frame, reasons, new FormState(), 200, ct)).Needs("consult.manage").ExcludeFromDescription();
        routes.MapPost("/office/support/reasons", SetReason).Needs("consult.manage").DisableAntiforgery().ExcludeFromDescription();
    }

    private static FailureQuery Query(HttpContext http, Company company, TimeProvider clock)
    {
        var query = http.Request.Query;
        return FailureQuery.Within(Asked.Day(query["from"]), Asked.Day(query["to"]), query["of"], company.Calendar.DateOf(clock.Now()));
    }

    private static async Task<IResult> Report(SupportFrame frame, FailureReads reads, Company company, TimeProvider clock, CancellationToken ct) =>
        PageResult.Page(frame.L["未成交原因"], FailureViews.Page(await reads.Report(Query(frame.Http, company, clock), ct), frame.Viewer, frame.L), typeof(OfficeLayout));

    private static IResult ExportReport(HttpContext http, FailureReads reads, Company company, TimeProvider clock, CancellationToken ct) =>
        Export.File("failed-deals", http.Request.Query["format"], reads.Columns, reads.Rows(Query(http, company, clock), ct));

    private static async Task<IResult> Reasons(SupportFrame frame, FailReasons reasons, FormState form, int status, CancellationToken ct) =>
        PageResult.Page(frame.L["未成交原因设置"], FailureViews.Reasons(await reasons.All(ct), form, frame.L), typeof(OfficeLayout), status);

    private static async Task<IResult> SetReason(SupportFrame frame, FailReasons reasons, CancellationToken ct)
    {
        var form = await FormState.Read(frame.Http, ct);
        var sort = int.TryParse(form["sort"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : -1;
        var input = new FailReasonInput(form["code"], form["nameZh"], form["nameEn"], sort, form.Checked("active"), form.Checked("needsNote"));
        var done = await frame.Operations.Run(frame.Viewer, (SetFailReason u) => u.Run(input, ct), ct, form.Once);
        if (done.IsDone) return PageResult.Redirect(frame.Http, "/office/support/reasons", frame.L["已保存"]);
        form.Accept(done.Refusal);
        return await Reasons(frame, reasons, form, Refusals.Status(done.Refusal), ct);
    }
}
