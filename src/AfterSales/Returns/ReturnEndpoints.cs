using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Catalog;
using Zhanggui.Ui;

namespace Zhanggui.AfterSales;

/// <summary>
/// Pieces of a line, in a request; <paramref name="NewSku"/> is a SKU code or bar code, of an exchange.
/// </summary>
internal sealed record ReturnLineBody(int Line, int Quantity, string? NewSku = null);

/// <summary>A return, in a request; <paramref name="Photo"/> in Base64, <paramref name="Postage"/> in fen.</summary>
internal sealed record ReturnBody(
    string Order,
    ReturnKind Kind,
    ReturnReason Reason,
    string What,
    string Consent,
    IReadOnlyList<ReturnLineBody> Lines,
    Money? Postage = null,
    string? PhotoName = null,
    byte[]? Photo = null
);

/// <summary>
/// Registering a return: the form with its preview, and as JSON. The list and the rest are a <see cref="ReturnPage"/>.
/// </summary>
internal static class ReturnEndpoints
{
    private const string Register = "return.request";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/returns").DisableAntiforgery().ExcludeFromDescription();
        pages
            .MapGet(
                "/new",
                (HttpContext http, ReturnPages p, CancellationToken ct) =>
                    p.Form(FormState.OfQuery(http), http, 200, ct)
            )
            .Needs(Register);
        pages
            .MapPost("/new", (HttpContext http, ReturnPages p, CancellationToken ct) => p.Register(http, ct))
            .Needs(Register);
        pages
            .MapPost("/preview", (HttpContext http, ReturnPages p, CancellationToken ct) => p.Preview(http, ct))
            .Needs(Register);
        routes
            .MapPost("/api/v1/returns", Post)
            .Needs(Register)
            .WithTags("After-sales 售后")
            .WithName("RegisterReturn")
            .WithSummary(
                "Agree on a return or an exchange; within the position's authority at once, beyond it and after the window another person decides (ORD-29)"
            );
    }

    private static async Task<IResult> Post(
        ReturnBody body,
        HttpContext http,
        ICatalog catalog,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        List<ReturnedLine> lines = [];
        foreach (var line in body.Lines ?? [])
        {
            var sku = line.NewSku is { Length: > 0 } code ? await catalog.ByCode(code, ct) : null;
            if (line.NewSku is { Length: > 0 } && sku is null)
                return Refusals.Problem(ReturnErrors.NotAVariant(line.Line));
            lines.Add(new ReturnedLine(line.Line, line.Quantity, sku?.Id));
        }

        var input = new ReturnInput(
            body.Order ?? "",
            body.Kind,
            body.Reason,
            body.What ?? "",
            body.Consent ?? "",
            lines,
            body.Postage,
            body.Photo is { Length: > 0 } bytes ? new ReturnPicture(body.PhotoName ?? "photo", bytes) : null
        );
        return (
            await executor.Run(http.Actor(), (RequestReturn u) => u.Run(input, ct), ct, http.IdempotencyKey())
        ).ToCreated(made => $"/api/v1/returns/{made.No}");
    }
}
