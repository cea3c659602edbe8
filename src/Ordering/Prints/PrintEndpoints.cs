using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>Numbers in a request.</summary>
public sealed record PrintBody(IReadOnlyList<string> Numbers);

/// <summary>
/// Printing orders: POST /office/orders/print notes it and leads to the sheets under /office/orders/prints/{batch};
/// POST /api/v1/desk/orders/prints.
/// </summary>
internal static class PrintEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/office/orders/print", Print)
            .Needs("order.print")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes.MapGet("/office/orders/prints/{batch:guid}", Sheets).Needs("order.print").ExcludeFromDescription();
        routes
            .MapPost("/api/v1/desk/orders/prints", Api)
            .Needs("order.print")
            .WithTags("Orders 订单")
            .WithName("PrintOrders")
            .WithSummary("Note a printing of up to 200 orders and get the address of its sheets (ORD-17)");
    }

    private static async Task<IResult> Print(HttpContext http, UseCaseExecutor executor, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var printed = await executor.Run(
            http.Actor(),
            (PrintOrders u) => u.Run(form.All("no"), ct),
            ct,
            http.IdempotencyKey()
        );
        return printed.IsDone
            ? PageResult.Redirect(http, $"/office/orders/prints/{printed.Value}")
            : http.RequestServices.GetRequiredService<IRefusalPages>().Answer(http, printed.Refusal);
    }

    private static async Task<IResult> Sheets(
        Guid batch,
        HttpContext http,
        PrintQueries queries,
        Company company,
        IShippingRates rates,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        var sheets = await queries.Of(batch, ct);
        if (sheets.Count == 0)
            return http.RequestServices.GetRequiredService<IRefusalPages>().Answer(http, OrderErrors.NotFound);
        var model = new PrintViews.PrintModel(
            sheets,
            company.Name,
            sheets.Select(s => s.Order.Courier).Distinct().ToDictionary(c => c, c => rates.CourierName(c))
        );
        return PageResult
            .Page(
                sheets.Count == 1 ? sheets[0].Order.No : l["{0} 张订单", sheets.Count],
                PrintViews.Sheets(model, l),
                typeof(PrintLayout)
            )
            .With("Page", "a4");
    }

    private static async Task<IResult> Api(
        PrintBody body,
        HttpContext http,
        UseCaseExecutor executor,
        PrintQueries queries,
        CancellationToken ct
    )
    {
        var printed = await executor.Run(
            http.Actor(),
            (PrintOrders u) => u.Run(body.Numbers ?? [], ct),
            ct,
            http.IdempotencyKey()
        );
        if (!printed.IsDone)
            return Refusals.Problem(printed.Refusal);
        var sheets = await queries.Of(printed.Value, ct);
        return TypedResults.Ok(
            new
            {
                batch = printed.Value,
                url = $"/office/orders/prints/{printed.Value}",
                orders = sheets.Select(s => new { s.Order.No, s.Times }),
            }
        );
    }
}
