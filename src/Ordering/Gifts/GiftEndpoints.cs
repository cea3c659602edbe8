using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Inventory;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>A gift, in a request.</summary>
public sealed record GiftBody(string Sku, int Quantity, string Reason);

/// <summary>What somebody may give on an order by themselves, and what is left of it.</summary>
internal sealed record GiftRoom(ApprovalLimit Limit, Money GivenWorth, int GivenPieces);

/// <summary>Adding a gift to an order (/office/orders/{no}/gift), and the same as JSON (ORD-29).</summary>
internal static class GiftEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/office/orders/{no}/gift").DisableAntiforgery().ExcludeFromDescription();
        order.MapGet("", Form).Needs("order.amend.request");
        order.MapPost("", Make).Needs("order.amend.request");
        routes
            .MapPost("/api/v1/desk/orders/{no}/gifts", Post)
            .Needs("order.amend.request")
            .WithTags("Orders 订单")
            .WithName("GrantGift")
            .WithSummary(
                "Add a gift to an order; within the position's authority at once, beyond it another person agrees (ORD-29)"
            );
    }

    private static async Task<IResult> Form(
        string no,
        HttpContext http,
        GiftPages pages,
        IRefusalPages refusals,
        CancellationToken ct,
        string? sku = null
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        return await pages.Form(
            order,
            http.Actor(),
            new FormState { ["sku"] = sku ?? "", ["quantity"] = "1" },
            200,
            ct
        );
    }

    private static async Task<IResult> Make(
        string no,
        HttpContext http,
        GiftPages pages,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        var pieces = int.TryParse(form["quantity"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var made = await executor.Run(
            http.Actor(),
            (GrantGift u) => u.Run(order.Id, form["sku"], pieces, form["reason"], ct),
            ct,
            form.IdempotencyKey
        );
        if (made.IsDone)
            return PageResult.Redirect(
                http,
                $"/office/orders/{order.No}",
                made.Value.State == AmendmentState.Approved
                    ? l["已加赠品，{0} 已生效", made.Value.No]
                    : l["超出你的权限，{0} 已提交，等审批", made.Value.No]
            );
        form.Accept(made.Refusal);
        return await pages.Form(order, http.Actor(), form, Refusals.Status(made.Refusal), ct);
    }

    private static async Task<IResult> Post(
        string no,
        GiftBody body,
        HttpContext http,
        DeskQueries queries,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        await queries.AsPlaced(no, ct) is { } order
            ? (
                await executor.Run(
                    http.Actor(),
                    (GrantGift u) => u.Run(order.Id, body.Sku ?? "", body.Quantity, body.Reason ?? "", ct),
                    ct,
                    http.IdempotencyKey()
                )
            ).ToCreated(m => $"/api/v1/amendments/{m.No}")
            : Refusals.Problem(OrderErrors.NotFound);
}

/// <summary>The form of a gift, with what was given lately to choose from.</summary>
internal sealed class GiftPages(
    OrderingDb db,
    DeskQueries queries,
    AmendmentRules rules,
    GiftAllowance gifts,
    ICatalog catalog,
    IStock stock,
    IStringLocalizer<OrderingTexts> l
)
{
    private const int Lately = 8;

    public Task<Order?> Order(string no, CancellationToken ct) => queries.ByNo(no, ct);

    public async Task<IResult> Form(Order order, Actor actor, FormState form, int status, CancellationToken ct)
    {
        var refused = order.Progress.OpenAmendment is not null
            ? AmendmentErrors.OpenAlready
            : await rules.When(order, hold: false, ct);
        var given = await gifts.Given(order.Id, ct);
        var room = new GiftRoom(gifts.Limit(actor), given.Sum(g => g.Worth), given.Sum(g => g.Units));
        var model = new GiftViews.FormModel(
            order,
            form,
            refused,
            room,
            await Recent(ct),
            await Chosen(form["sku"], ct)
        );
        return PageResult.Page(l["送赠品 {0}", order.No], GiftViews.Page(model, l), typeof(OfficeLayout), status);
    }

    /// <summary>What was given last, the newest first, with the stock that is left.</summary>
    private async Task<IReadOnlyList<GiftViews.Choice>> Recent(CancellationToken ct)
    {
        var skus = await db
            .Shop.Set<AmendmentChange>()
            .AsNoTracking()
            .Where(c => c.Field == AmendedField.Gift)
            .OrderByDescending(c => c.AmendmentId)
            .Take(50)
            .Select(c => c.Sku!.Value)
            .ToListAsync(ct);
        return await Choices([.. skus.Distinct().Take(Lately)], ct);
    }

    private async Task<GiftViews.Choice?> Chosen(string code, CancellationToken ct) =>
        code.Length is > 0 and <= 64 && await catalog.ByCode(code, ct) is { } card
            ? (await Choices([card.Id], ct)).FirstOrDefault()
            : null;

    private async Task<IReadOnlyList<GiftViews.Choice>> Choices(IReadOnlyList<SkuId> skus, CancellationToken ct)
    {
        if (skus.Count == 0)
            return [];
        var (cards, levels) = (await catalog.Skus(skus, ct), await stock.Of(skus, ct));
        return
        [
            .. skus.Where(cards.ContainsKey).Select(s => new GiftViews.Choice(cards[s], levels[s].Available.Units)),
        ];
    }
}
