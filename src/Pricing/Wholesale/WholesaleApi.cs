using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>
/// A wholesale price, in a request. Money in fen; <paramref name="Accept"/> says that a doubtful price is meant.
/// </summary>
internal sealed record WholesaleBody(
    string Class,
    string Goods,
    IReadOnlyList<WholesaleTier>? Tiers,
    DateOnly? From,
    DateOnly? Until,
    string? Note,
    bool Accept = false
);

/// <summary>
/// A file of wholesale prices in the form of the export, in a request: CSV as text, or in <paramref name="File"/> the
/// bytes of a CSV or Excel file (base64).
/// </summary>
internal sealed record WholesaleFileBody(string? Csv = null, bool Accept = false, byte[]? File = null);

/// <summary>Wholesale prices as JSON (ORD-21).</summary>
internal static class WholesaleApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/wholesale-prices").WithTags("Orders 订单");
        api.MapPut("", Put)
            .Needs(WholesaleSetup.Edit)
            .WithName("SetWholesalePrice")
            .WithSummary(
                "Put in force what a class pays for a style or SKU: tiers from so many pieces of the style on (colours and sizes count together); the first begins at the minimum"
            );
        api.MapPost("/import", Import)
            .Needs(WholesaleSetup.Edit)
            .WithName("ImportWholesalePrices")
            .WithSummary(
                "Wholesale prices from CSV (text) or a CSV or Excel file (base64) in the form of the export, a row a tier; one wrong row refuses all"
            );
        api.MapGet("/{id:guid}", One)
            .Needs(WholesaleSetup.View, WholesaleSetup.Edit)
            .WithName("GetWholesalePrice")
            .WithSummary("One wholesale price with all its states");
        api.MapPost("/{id:guid}/end", End)
            .Needs(WholesaleSetup.Edit)
            .WithName("EndWholesalePrice")
            .WithSummary("End a wholesale price; what was ordered stays as it is");
    }

    private static async Task<IResult> One(Guid id, HttpContext http, WholesaleQueries queries, CancellationToken ct) =>
        await queries.Of(WholesalePriceId.From(id), ct) is { } row
            ? TypedResults.Ok(
                new
                {
                    price = View(row, WholesaleEndpoints.MaySeeCost(http.Actor())),
                    history = (await queries.History(row.Price.Id, ct)).Select(r => new
                    {
                        revision = r.No,
                        tiers = r.Steps.All,
                        r.From,
                        r.Until,
                        r.IsEnded,
                        r.Retail,
                        r.Note,
                        r.At,
                        r.By,
                    }),
                }
            )
            : Refusals.Problem(WholesaleErrors.NotFound);

    private static async Task<IResult> Put(
        WholesaleBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (SetWholesalePrice u) =>
                    u.Run(
                        new WholesaleInput(body.Class, body.Goods, body.Tiers, body.From, body.Until, body.Note),
                        body.Accept,
                        ct
                    ),
                ct,
                http.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> Import(
        WholesaleFileBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var bytes = body.File ?? System.Text.Encoding.UTF8.GetBytes(body.Csv ?? "");
        if (bytes.Length > WholesaleSheet.MaxBytes)
            return Refusals.Problem(WholesaleErrors.File);
        var sheet = await Sheet.Read(bytes, WholesaleSheet.Needed, ct);
        return sheet.IsDone
            ? (
                await executor.Run(
                    http.Actor(),
                    (ImportWholesale u) => u.Run(sheet.Value, body.Accept, ct),
                    ct,
                    http.IdempotencyKey()
                )
            ).ToHttp()
            : Refusals.Problem(sheet.Refusal);
    }

    private static async Task<IResult> End(
        Guid id,
        ReasonBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (EndWholesalePrice u) => u.Run(WholesalePriceId.From(id), body.Reason, ct),
                ct,
                http.IdempotencyKey()
            )
        ).ToHttp();

    internal static object View(WholesaleRow r, bool cost) =>
        new
        {
            id = r.Price.Id,
            r.Price.Class,
            goods = r.Price.Code,
            r.Price.IsSku,
            name = new Text(r.Price.Name, r.Price.NameEn).ToString(),
            minimum = r.Tiers.Minimum,
            tiers = r.Tiers.All,
            r.Price.From,
            r.Price.Until,
            r.Price.IsEnded,
            revision = r.Price.Revision,
            r.Price.ChangedAt,
            r.Retail,
            r.IsAboveRetail,
            cost = cost ? r.Cost : null,
            margin = cost ? r.Margin : null,
        };
}
