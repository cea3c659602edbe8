using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>A line to change, in a request: another SKU by its code, fewer pieces, or 0 for none.</summary>
public sealed record AmendedLineBody(int No, string? Sku = null, int? Quantity = null);

/// <summary>An amendment, in a request. What is left out stays as it is.</summary>
public sealed record AmendmentBody(
    string Channel,
    string Reason,
    string EvidenceKind,
    string EvidenceNote,
    string? Requester = null,
    PostalAddress? Address = null,
    string? Courier = null,
    IReadOnlyList<AmendedLineBody>? Lines = null
);

/// <summary>One thing that an amendment changes.</summary>
public sealed record AmendmentChangeView(string Field, int LineNo, string Before, string After);

/// <summary>An amendment as others see it.</summary>
public sealed record AmendmentView(
    string No,
    string OrderNo,
    string State,
    DateTimeOffset MadeAt,
    string Maker,
    string Requester,
    string Channel,
    string Reason,
    string EvidenceKind,
    string EvidenceNote,
    string? EvidenceUrl,
    Money Less,
    string? ApprovalNo,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Comment,
    IReadOnlyList<AmendmentChangeView> Changes
);

/// <summary>Amendments as a resource.</summary>
internal static class AmendmentApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/api/v1/desk/orders/{no}/amendments").WithTags("Orders 订单");
        order
            .MapGet("", OfOrder)
            .Needs("ord.view")
            .WithName("ListOrderAmendments")
            .WithSummary("An order's amendments, newest first (ORD-10)");
        order
            .MapPost("", Make)
            .Needs("order.amend.request")
            .WithName("RequestAmendment")
            .WithSummary("Ask for an amendment with the customer's consent; another person approves it (ORD-10)");
        var all = routes.MapGroup("/api/v1/amendments").WithTags("Orders 订单");
        all.MapGet("", List)
            .Needs("ord.view")
            .WithName("ListAmendments")
            .WithSummary("Amendments, newest first; filter by state and number, page with `before` and `beforeId`");
        all.MapGet("/{no}", One)
            .Needs("ord.view")
            .WithName("GetAmendment")
            .WithSummary("One amendment: who asked, the proof, before and after, who decided");
        all.MapPost("/{no}/withdraw", Withdraw)
            .Needs("order.amend.request", "order.amend.approve")
            .WithName("WithdrawAmendment")
            .WithSummary("Take a pending amendment back; the order goes on as it was");
    }

    private static async Task<IResult> OfOrder(
        string no,
        DeskQueries queries,
        AmendmentQueries amendments,
        CancellationToken ct
    ) =>
        await queries.AsPlaced(no, ct) is { } order
            ? TypedResults.Ok((await amendments.OfOrder(order.Id, ct)).Select(View))
            : Refusals.Problem(OrderErrors.NotFound);

    private static async Task<IResult> Make(
        string no,
        AmendmentBody body,
        HttpContext http,
        DeskQueries queries,
        ICatalog catalog,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        if (await queries.AsPlaced(no, ct) is not { } order)
            return Refusals.Problem(OrderErrors.NotFound);
        var lines = new List<AmendedLine>();
        foreach (var line in body.Lines ?? [])
        {
            var sku = line.Sku is { Length: > 0 } code ? await catalog.ByCode(code, ct) : null;
            if (line.Sku is { Length: > 0 } && sku is null)
                return Refusals.Problem(AmendmentErrors.NotAVariant(line.No));
            lines.Add(new AmendedLine(line.No, sku?.Id, line.Quantity));
        }

        var input = new AmendmentInput(
            body.Requester,
            body.Channel ?? "",
            body.Reason ?? "",
            body.EvidenceKind ?? "",
            body.EvidenceNote ?? ""
        )
        {
            Address = body.Address,
            Courier = body.Courier,
            Lines = lines,
        };
        return (
            await executor.Run(
                http.Actor(),
                (RequestAmendment u) => u.Run(order.Id, input, ct),
                ct,
                http.IdempotencyKey()
            )
        ).ToCreated(m => $"/api/v1/amendments/{m.No}");
    }

    private static async Task<IResult> List(
        AmendmentQueries queries,
        CancellationToken ct,
        AmendmentState? state = null,
        string? q = null,
        DateTimeOffset? before = null,
        Guid? beforeId = null,
        int take = 50
    ) =>
        TypedResults.Ok(
            (await queries.List(new AmendmentFilter(state, q, before, beforeId), Math.Clamp(take, 1, 200), ct)).Select(
                View
            )
        );

    private static async Task<IResult> One(string no, AmendmentQueries queries, CancellationToken ct) =>
        await queries.ByNo(no, ct) is { } amendment
            ? TypedResults.Ok(View(amendment))
            : Refusals.Problem(AmendmentErrors.NotFound);

    private static async Task<IResult> Withdraw(
        string no,
        ReasonBody body,
        HttpContext http,
        AmendmentQueries queries,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        await queries.ByNo(no, ct) is { } amendment
            ? (
                await executor.Run(
                    http.Actor(),
                    (WithdrawAmendment u) => u.Run(amendment.Id, body.Reason, ct),
                    ct,
                    http.IdempotencyKey()
                )
            ).ToHttp()
            : Refusals.Problem(AmendmentErrors.NotFound);

    private static AmendmentView View(Amendment a) =>
        new(
            a.No,
            a.OrderNo,
            a.State.ToString(),
            a.MadeAt,
            a.Maker,
            a.Requester,
            a.Channel,
            a.Reason,
            a.EvidenceKind,
            a.EvidenceNote,
            a.EvidenceFile is { } file ? Files.Url(file) : null,
            a.Less,
            a.Progress.ApprovalNo,
            a.Progress.DecidedAt,
            a.Progress.DecidedBy,
            a.Progress.Comment,
            [
                .. a
                    .Changes.OrderBy(c => c.No)
                    .Select(c => new AmendmentChangeView(c.Field.ToString(), c.LineNo, c.Before, c.After)),
            ]
        );
}
