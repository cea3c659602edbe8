using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

/// <summary>A courier exception, in a request.</summary>
internal sealed record ExceptionBody(
    string Parcel,
    ExceptionKind Kind,
    string What,
    PostalAddress? To = null,
    bool Mine = false
);

/// <summary>
/// Reporting a courier exception, by form and as JSON. The list and the rest are an <see cref="ExceptionPage"/>.
/// </summary>
internal static class ExceptionEndpoints
{
    private const string Report = "ship.exception";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/exceptions").DisableAntiforgery().ExcludeFromDescription();
        pages
            .MapGet("/new", (HttpContext http, ExceptionForm form) => form.Show(FormState.OfQuery(http), 200))
            .Needs(Report);
        pages
            .MapPost("/new", (HttpContext http, ExceptionForm form, CancellationToken ct) => form.Report(http, ct))
            .Needs(Report);
        pages
            .MapPost("/region", (HttpContext http, ExceptionForm form, CancellationToken ct) => form.Region(http, ct))
            .Needs(Report);
        routes
            .MapPost("/api/v1/courier-exceptions", Post)
            .Needs(Report)
            .WithTags("Shipping")
            .WithName("ReportCourierException")
            .WithSummary(
                "Report that something went wrong with a parcel on its way, by waybill or order number; "
                    + "a new address after shipping too (SHIP-22, ORD-30)"
            );
    }

    private static async Task<IResult> Post(
        ExceptionBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var input = new ExceptionInput(body.Parcel, body.Kind, body.What, body.To, body.Mine);
        var made = await executor.Run(http.Actor(), (ReportException u) => u.Run(input, ct), ct, http.IdempotencyKey());
        return made.ToCreated(m => $"/api/v1/courier-exceptions/{m.No}");
    }
}

/// <summary>The form of a new one.</summary>
internal sealed class ExceptionForm(UseCaseExecutor executor, IStringLocalizer<ShippingTexts> l)
{
    public IResult Show(FormState form, int status) =>
        PageResult.Page(l["登记快递异常"], ExceptionViews.New(form, l), typeof(OfficeLayout), status);

    /// <summary>The kind, or province and city have changed; without script the whole form.</summary>
    public async Task<IResult> Region(HttpContext http, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        return PageResult.WantsPart(http.Request) ? PageResult.Fragment(ExceptionViews.Region(form)) : Show(form, 200);
    }

    public async Task<IResult> Report(HttpContext http, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var kind = Asked.Choice<ExceptionKind>(form["kind"]) ?? (ExceptionKind)(-1);
        // The fields of another kind stay filled in when somebody changes their mind.
        var to =
            kind != ExceptionKind.AddressChange || form["street"].Length == 0
                ? null
                : new PostalAddress(
                    form["name"],
                    form["phone"],
                    form["province"],
                    form["city"],
                    form["district"],
                    form["street"]
                );
        var input = new ExceptionInput(form["parcel"], kind, form["what"], to, form.Checked("mine"));
        var made = await executor.Run(http.Actor(), (ReportException u) => u.Run(input, ct), ct, form.IdempotencyKey);
        if (made.IsDone)
            return PageResult.Redirect(http, $"/office/exceptions/{made.Value.No}", l["已登记 {0}", made.Value.No]);
        form.Accept(made.Refusal);
        form["once"] = "";
        return Show(form, 422);
    }
}
