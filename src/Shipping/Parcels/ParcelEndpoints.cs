using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

/// <summary>
/// Waybills, what couriers cost, and their reports. The list and one parcel are a <see cref="ParcelPage"/>.
/// </summary>
internal static class ParcelEndpoints
{
    private const int MaxBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/parcels/costs", Costs).Needs("ship.view").ExcludeFromDescription();
        routes.MapGet("/office/parcels/costs/export", ExportCosts).Needs("ship.view").ExcludeFromDescription();
        routes
            .MapGet("/api/v1/parcels/costs", CostsByApi)
            .Needs("ship.view")
            .WithName("GetCourierCosts")
            .WithSummary("Average cost per courier and zone of a period")
            .WithTags("Shipping");
        routes
            .MapPost("/api/v1/shipping/callbacks/{provider}", Callback)
            .Open()
            .WithName("CourierCallback")
            .WithSummary(
                "A courier's signed report; 200 when understood (also the second time), 400 when it is not genuine"
            )
            .WithTags("Shipping");
    }

    private static (DateOnly From, DateOnly To) Period(HttpRequest request, Company company, TimeProvider clock)
    {
        var today = company.Calendar.DateOf(clock.Now());
        return (
            Asked.Day(request.Query["from"]) ?? new DateOnly(today.Year, today.Month, 1),
            Asked.Day(request.Query["to"]) ?? today
        );
    }

    private static async Task<IResult> Costs(
        HttpContext context,
        ShippingQueries queries,
        RateDirectory directory,
        Company company,
        TimeProvider clock,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    )
    {
        var (from, to) = Period(context.Request, company, clock);
        return PageResult.Page(
            L["快递费用"],
            ParcelPages.Costs(await queries.Costs(from, to, ct), (await directory.Now(ct)).Couriers, from, to, L),
            typeof(OfficeLayout)
        );
    }

    private static async Task<IResult> ExportCosts(
        HttpContext context,
        string? format,
        ShippingQueries queries,
        IShippingRates rates,
        Company company,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (from, to) = Period(context.Request, company, clock);
        return Export.File(
            "courier-costs",
            format,
            [
                new ExportColumn<CostLine>(("快递", "Courier"), l => rates.CourierName(l.Courier).ToString()),
                new(("区域", "Zone"), l => l.Zone),
                new(("包裹", "Parcels"), l => l.Parcels),
                new(("已有账单", "Billed"), l => l.Billed),
                new(("合计", "Total"), l => l.Total),
                new(("平均", "Average"), l => l.Average),
            ],
            (await queries.Costs(from, to, ct)).ToAsyncEnumerable()
        );
    }

    private static async Task<IResult> CostsByApi(
        HttpContext context,
        ShippingQueries queries,
        Company company,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (from, to) = Period(context.Request, company, clock);
        return TypedResults.Ok(await queries.Costs(from, to, ct));
    }

    private static async Task<IResult> Callback(
        string provider,
        HttpContext context,
        IEnumerable<ICourierProvider> providers,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        if (providers.FirstOrDefault(p => p.Name == provider) is not { } from)
            return Refusals.Problem(ShippingErrors.UnknownCourier);
        var buffer = new byte[MaxBytes + 1];
        var length = 0;
        while (
            length < buffer.Length
            && await context.Request.Body.ReadAsync(buffer.AsMemory(length), ct) is > 0 and var read
        )
            length += read;
        if (length > MaxBytes)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var body = Encoding.UTF8.GetString(buffer, 0, length);
        var notice = await from.Read(body, context.Request.Headers[LocalCourier.SignatureHeader].FirstOrDefault(), ct);
        var address = context.Connection.RemoteIpAddress?.ToString();
        var taken = await executor.Run(
            Actor.System("物流通知"),
            (RecordTracking u) => u.Run(provider, notice, body, address, ct),
            ct
        );
        if (!taken.IsDone)
            return Refusals.Problem(taken.Refusal);
        return taken.Value.IsTaken
            ? TypedResults.Ok(new { result = "success" })
            : TypedResults.Problem(
                title: "The report was refused.",
                statusCode: StatusCodes.Status400BadRequest,
                extensions: new Dictionary<string, object?> { ["code"] = "shipping.callback." + taken.Value.Reason }
            );
    }
}
