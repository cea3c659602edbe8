using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>Where providers tell us what was paid. Open, because the signature says who speaks.</summary>
internal static class CallbackEndpoints
{
    private const int PageSize = 50;

    private const int MaxBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/v1/payments/callbacks/{provider}", Take)
            .Open()
            .WithName("PaymentCallback")
            .WithSummary(
                "A provider's signed notice; 200 when understood (also the second time), 400 when it is not genuine"
            )
            .WithTags("Payments");
        routes
            .MapGet("/api/v1/payments/callbacks", List)
            .Needs("fin.view")
            .WithName("ListPaymentCallbacks")
            .WithSummary("The notices that came, the refused ones too")
            .WithTags("Payments");
    }

    private static async Task<IResult> Take(
        string provider,
        HttpContext context,
        IEnumerable<IPaymentProvider> providers,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        if (providers.FirstOrDefault(p => p.Name == provider) is not { } from)
            return Refusals.Problem(FinanceErrors.NotFound);
        var body = await Read(context.Request, ct);
        if (body is null)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var notice = await from.Read(body, context.Request.Headers[LocalPay.SignatureHeader].FirstOrDefault(), ct);
        var address = context.Connection.RemoteIpAddress?.ToString();
        var taken = await executor.Run(
            Actor.System("支付通知"),
            (RecordCallback u) => u.Run(provider, notice, body, address, ct),
            ct
        );
        if (!taken.IsDone)
            return Refusals.Problem(taken.Refusal);
        return taken.Value.Outcome == CallbackOutcome.Refused
            ? TypedResults.Problem(
                title: "The notice was refused.",
                statusCode: StatusCodes.Status400BadRequest,
                extensions: new Dictionary<string, object?> { ["code"] = "finance.callback." + taken.Value.Reason }
            )
            : TypedResults.Ok(new { result = "success" });
    }

    /// <summary>Null when it is larger than any notice.</summary>
    private static async Task<string?> Read(HttpRequest request, CancellationToken ct)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = 0;
        while (length < buffer.Length && await request.Body.ReadAsync(buffer.AsMemory(length), ct) is > 0 and var read)
            length += read;
        return length > MaxBytes ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static async Task<IResult> List(string? after, CallbackOutcome? outcome, ShopDb db, CancellationToken ct)
    {
        var rows = db.Set<Callback>().AsNoTracking();
        if (outcome is { } wanted)
            rows = rows.Where(c => c.Outcome == wanted);
        if (PagePlace.Read(after) is { } p)
            rows = rows.Where(c => c.At <= p.At && (c.At < p.At || c.Id < p.Id));
        var page = await rows.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(PageSize).ToListAsync(ct);
        var next = page.Count == PageSize ? new PagePlace(page[^1].At, page[^1].Id).ToString() : null;
        return TypedResults.Ok(new { rows = page, next });
    }
}
