using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

internal static class ParcelEndpoints
{
    private const int MaxBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/parcels", List).Needs("ship.view", "ship.edit").ExcludeFromDescription();
        routes.MapGet("/office/parcels/export", ExportList).Needs("ship.view", "ship.edit").ExcludeFromDescription();
        routes.MapGet("/office/parcels/costs", Costs).Needs("ship.view").ExcludeFromDescription();
        routes.MapGet("/office/parcels/costs/export", ExportCosts).Needs("ship.view").ExcludeFromDescription();
        routes.MapGet("/office/parcels/{documentId:guid}", One).Needs("ship.view", "ship.edit").ExcludeFromDescription();
        routes.MapGet("/office/parcels/{documentId:guid}/waybill", Waybill).Needs("ship.view", "ship.edit").ExcludeFromDescription();
        routes.MapPost("/office/parcels/{documentId:guid}/courier", Switch).Needs("courier.select").DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/office/parcels/{documentId:guid}/cost", Cost).Needs("tariff.edit", "fin.edit").DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/api/v1/parcels", ListByApi).Needs("ship.view", "ship.edit").WithName("ListParcels").WithSummary("Parcels, newest first, or sorted by `issued`, `waybill`, `document`, `weight` or `promised`; `next` of the answer pages on as `after`").WithTags("Shipping");
        routes.MapGet("/api/v1/parcels/costs", CostsByApi).Needs("ship.view").WithName("GetCourierCosts").WithSummary("Average cost per courier and zone of a period").WithTags("Shipping");
        routes.MapGet("/api/v1/parcels/{documentId:guid}", OneByApi).Needs("ship.view", "ship.edit").WithName("GetParcel").WithSummary("A parcel with its tracking, by what was packed into it or by its document").WithTags("Shipping");
        routes.MapPost("/api/v1/parcels/{documentId:guid}/courier", async (Guid documentId, SwitchBody body, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                (await executor.Run(context.Actor(), (SwitchCourier u) => u.Run(documentId, body.Courier, body.Why, ct), ct, context.IdempotencyKey())).ToHttp())
            .Needs("courier.select").WithName("SwitchCourier").WithSummary("Void the waybill and issue one of another courier, with the reason").WithTags("Shipping");
        routes.MapPost("/api/v1/parcels/{documentId:guid}/cost", async (Guid documentId, CostBody body, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                (await executor.Run(context.Actor(), (SetActualCost u) => u.Run(documentId, body.Cost, ct), ct, context.IdempotencyKey())).ToHttp())
            .Needs("tariff.edit", "fin.edit").WithName("SetParcelCost").WithSummary("Note what the courier's bill says").WithTags("Shipping");
        routes.MapPost("/api/v1/shipping/callbacks/{provider}", Callback).Open().WithName("CourierCallback")
            .WithSummary("A courier's signed report; 200 when understood (also the second time), 400 when it is not genuine").WithTags("Shipping");
    }

    internal sealed record SwitchBody(string Courier, string Why);

    internal sealed record CostBody(Money Cost);

    private static ParcelFilter Filter(HttpRequest request) => new(Asked.Choice<ParcelState>(request.Query["state"]), request.Query["courier"].FirstOrDefault(), request.Query["q"].FirstOrDefault()?.Trim());

    private static async Task<IResult> List(HttpContext context, ShippingQueries queries, RateDirectory directory, IShippingRates rates, TimeProvider clock, IStringLocalizer<ShippingTexts> L, CancellationToken ct)
    {
        var (filter, query) = (Filter(context.Request), TableQuery.From(context));
        var body = ParcelPages.List(await queries.ParcelPage(filter, query.Place, ct), query, filter, (await directory.Now(ct)).Couriers, await rates.Loads(clock.Now(), ct), clock.Now(), L);
        return PageResult.Page(L["包裹"], body, typeof(OfficeLayout));
    }

    private static IResult ExportList(HttpContext context, string? format, ShippingQueries queries, IShippingRates rates) => Export.File("parcels", format,
    [
        new ExportColumn<Parcel>(("运单号", "Waybill"), p => p.WaybillNo), new(("快递", "Courier"), p => rates.CourierName(p.Courier).ToString()), new(("单据", "Document"), p => p.DocumentNo),
        new(("省", "Province"), p => p.Province), new(("市", "City"), p => p.City), new(("重量（克）", "Grams"), p => p.WeightGrams), new(("估算运费", "Estimated"), p => p.EstimatedCost),
        new(("实际运费", "Billed"), p => p.ActualCost), new(("状态", "State"), p => Parcel.Name(p.State).ToString()), new(("出单", "Issued"), p => Format.Full(p.IssuedAt)),
        new(("交接", "Handed over"), p => p.HandedOverAt is { } at ? Format.Full(at) : ""), new(("签收", "Signed"), p => p.SignedAt is { } at ? Format.Full(at) : ""),
    ], ShippingQueries.ParcelSorts.Sorted(queries.Parcels(Filter(context.Request)), TableQuery.From(context).Place).AsAsyncEnumerable());

    private static Task<IResult> One(Guid documentId, HttpContext context, ShippingQueries queries, RateDirectory directory, TimeProvider clock, IStringLocalizer<ShippingTexts> L, CancellationToken ct) =>
        Show(documentId, context, queries, directory, clock, L, new FormState(), ct);

    private static async Task<IResult> Show(Guid documentId, HttpContext context, ShippingQueries queries, RateDirectory directory, TimeProvider clock, IStringLocalizer<ShippingTexts> L, FormState form, CancellationToken ct)
    {
        if (await queries.Parcel(documentId, ct) is not { } file) return NotFound(context);
        var actor = context.Actor();
        var body = ParcelPages.One(file, (await directory.Now(ct)).Couriers, actor.May("courier.select"), actor.May("tariff.edit") || actor.May("fin.edit"), form, clock.Now(), L);
        return PageResult.Page(file.Parcel.WaybillNo, body, typeof(OfficeLayout), form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static IResult NotFound(HttpContext context) => context.RequestServices.GetRequiredService<IRefusalPages>().Answer(context, ShippingErrors.NoParcel);

    /// <summary>Opening the print is the print: it is counted here, and from the second time on the sheet says so.</summary>
    private static async Task<IResult> Waybill(Guid documentId, HttpContext context, UseCaseExecutor executor, ShippingQueries queries, Policies policies, IShippingRates rates, CancellationToken ct)
    {
        var printed = await executor.Run(context.Actor(), (PrintWaybill u) => u.Run(documentId, ct), ct);
        if (!printed.IsDone || await queries.Parcel(documentId, ct) is not { } file) return NotFound(context);
        ParcelContents? contents = null;
        foreach (var source in context.RequestServices.GetServices<IParcelContents>()) contents ??= await source.Of(file.Parcel.Part, ct);
        var sender = new ParcelPages.Sender(policies.Get(ShippingPolicies.SenderName), policies.Get(ShippingPolicies.SenderPhone), policies.Get(ShippingPolicies.SenderAddress), policies.Get(ShippingPolicies.Reminder));
        return PageResult.Page(file.Parcel.WaybillNo, ParcelPages.Waybill(file.Parcel, rates.CourierName(file.Parcel.Courier), sender, contents, printed.Value), typeof(PrintLayout)).With("Page", "waybill");
    }

    private static async Task<IResult> Switch(Guid documentId, HttpContext context, UseCaseExecutor executor, ShippingQueries queries, RateDirectory directory, TimeProvider clock, IStringLocalizer<ShippingTexts> L, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        var done = await executor.Run(context.Actor(), (SwitchCourier u) => u.Run(documentId, form["courier"], form["why"], ct), ct);
        if (done.IsDone) return PageResult.Redirect(context, $"/office/parcels/{documentId}");
        form.Accept(done.Refusal);
        return await Show(documentId, context, queries, directory, clock, L, form, ct);
    }

    private static async Task<IResult> Cost(Guid documentId, HttpContext context, UseCaseExecutor executor, ShippingQueries queries, RateDirectory directory, TimeProvider clock, IStringLocalizer<ShippingTexts> L, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        if (!Money.TryParse(form["cost"], out var cost)) form.AddError("cost", L["请填金额，最多两位小数"]);
        else
        {
            var done = await executor.Run(context.Actor(), (SetActualCost u) => u.Run(documentId, cost, ct), ct);
            if (done.IsDone) return PageResult.Redirect(context, $"/office/parcels/{documentId}");
            form.Accept(done.Refusal);
        }

        return await Show(documentId, context, queries, directory, clock, L, form, ct);
    }

    private static (DateOnly From, DateOnly To) Period(HttpRequest request, Company company, TimeProvider clock)
    {
        var today = company.Calendar.DateOf(clock.Now());
        return (Asked.Day(request.Query["from"]) ?? new DateOnly(today.Year, today.Month, 1), Asked.Day(request.Query["to"]) ?? today);
    }

    private static async Task<IResult> Costs(HttpContext context, ShippingQueries queries, RateDirectory directory, Company company, TimeProvider clock, IStringLocalizer<ShippingTexts> L, CancellationToken ct)
    {
        var (from, to) = Period(context.Request, company, clock);
        return PageResult.Page(L["快递费用"], ParcelPages.Costs(await queries.Costs(from, to, ct), (await directory.Now(ct)).Couriers, from, to, L), typeof(OfficeLayout));
    }

    private static async Task<IResult> ExportCosts(HttpContext context, string? format, ShippingQueries queries, IShippingRates rates, Company company, TimeProvider clock, CancellationToken ct)
    {
        var (from, to) = Period(context.Request, company, clock);
        return Export.File("courier-costs", format,
        [
            new ExportColumn<CostLine>(("快递", "Courier"), l => rates.CourierName(l.Courier).ToString()), new(("区域", "Zone"), l => l.Zone), new(("包裹", "Parcels"), l => l.Parcels),
            new(("已有账单", "Billed"), l => l.Billed), new(("合计", "Total"), l => l.Total), new(("平均", "Average"), l => l.Average),
        ], (await queries.Costs(from, to, ct)).ToAsyncEnumerable());
    }

    private static async Task<IResult> CostsByApi(HttpContext context, ShippingQueries queries, Company company, TimeProvider clock, CancellationToken ct)
    {
        var (from, to) = Period(context.Request, company, clock);
        return TypedResults.Ok(await queries.Costs(from, to, ct));
    }

    private static async Task<IResult> ListByApi(ParcelState? state, string? courier, string? q, [AsParameters] ListPlace place, ShippingQueries queries, CancellationToken ct) =>
        TypedResults.Ok((await queries.ParcelPage(new ParcelFilter(state, courier, q), place, ct)).Of(p => p.Card()));

    private static async Task<IResult> OneByApi(Guid documentId, ShippingQueries queries, CancellationToken ct) => await queries.Parcel(documentId, ct) is { } file
        ? TypedResults.Ok(new { parcel = file.Parcel.Card(), state = file.Parcel.State.ToString(), tracking = file.Tracking.Select(t => t.Step(file.Parcel.WaybillNo)) })
        : Refusals.Problem(ShippingErrors.NoParcel);

    private static async Task<IResult> Callback(string provider, HttpContext context, IEnumerable<ICourierProvider> providers, UseCaseExecutor executor, CancellationToken ct)
    {
        if (providers.FirstOrDefault(p => p.Name == provider) is not { } from) return Refusals.Problem(ShippingErrors.UnknownCourier);
        var buffer = new byte[MaxBytes + 1];
        var length = 0;
        while (length < buffer.Length && await context.Request.Body.ReadAsync(buffer.AsMemory(length), ct) is > 0 and var read) length += read;
        if (length > MaxBytes) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var body = Encoding.UTF8.GetString(buffer, 0, length);
        var notice = await from.Read(body, context.Request.Headers[LocalCourier.SignatureHeader].FirstOrDefault(), ct);
        var address = context.Connection.RemoteIpAddress?.ToString();
        var taken = await executor.Run(Actor.System("物流通知"), (RecordTracking u) => u.Run(provider, notice, body, address, ct), ct);
        if (!taken.IsDone) return Refusals.Problem(taken.Refusal);
        return taken.Value.IsTaken
            ? TypedResults.Ok(new { result = "success" })
            : TypedResults.Problem(title: "The report was refused.", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["code"] = "shipping.callback." + taken.Value.Reason });
    }
}
