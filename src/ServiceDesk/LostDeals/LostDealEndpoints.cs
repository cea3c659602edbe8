using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Ui;

namespace Zhanggui.ServiceDesk;

/// <summary>The reasons for lost deals, which a manager sets (ORD-15). JSON: <see cref="ServiceDeskApi"/>.</summary>
internal static class LostDealEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/office/support/reasons",
                (ServiceDeskPageContext pageContext, LostDealReasons reasons, CancellationToken ct) =>
                    Reasons(pageContext, reasons, new FormState(), 200, ct)
            )
            .Needs("consult.manage")
            .ExcludeFromDescription();
        routes
            .MapPost("/office/support/reasons", SetReason)
            .Needs("consult.manage")
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Reasons(
        ServiceDeskPageContext pageContext,
        LostDealReasons reasons,
        FormState form,
        int status,
        CancellationToken ct
    ) =>
        PageResult.Page(
            pageContext.L["未成交原因设置"],
            LostDealViews.Reasons(await reasons.All(ct), form, pageContext.L),
            typeof(OfficeLayout),
            status
        );

    private static async Task<IResult> SetReason(
        ServiceDeskPageContext pageContext,
        LostDealReasons reasons,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(pageContext.Http, ct);
        var sort = int.TryParse(
            form["sort"],
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : -1;
        var input = new LostDealReasonInput(
            form["code"],
            form["nameZh"],
            form["nameEn"],
            sort,
            form.Checked("active"),
            form.Checked("needsNote")
        );
        var done = await pageContext.Executor.Run(
            pageContext.Viewer,
            (SetLostDealReason u) => u.Run(input, ct),
            ct,
            form.IdempotencyKey
        );
        if (done.IsDone)
            return PageResult.Redirect(pageContext.Http, "/office/support/reasons", pageContext.L["已保存"]);
        form.Accept(done.Refusal);
        return await Reasons(pageContext, reasons, form, Refusals.Status(done.Refusal), ct);
    }
}
