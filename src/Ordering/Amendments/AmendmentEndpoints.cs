using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>
/// Amendments: the form under an order, withdrawing; the list is an <see cref="AmendmentListPage"/>. JSON:
/// <see cref="AmendmentApi"/>.
/// </summary>
internal static class AmendmentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/office/orders/{no}/amend").DisableAntiforgery().ExcludeFromDescription();
        order.MapGet("", Form).Needs("order.amend.request");
        order.MapPost("", Make).Needs("order.amend.request");
        order.MapPost("/region", Region).Needs("order.amend.request");
        order.MapPost("/preview", Preview).Needs("order.amend.request");
        var list = routes.MapGroup("/office/amendments").DisableAntiforgery().ExcludeFromDescription();
        list.MapGet("/{no}", One).Needs("ord.view");
        list.MapPost("/{no}/withdraw", Withdraw).Needs("order.amend.request", "order.amend.approve");
    }

    private static async Task<IResult> Form(
        string no,
        HttpContext http,
        AmendmentPages pages,
        IRefusalPages refusals,
        CancellationToken ct
    ) =>
        await pages.Order(no, ct) is { } order
            ? await pages.Form(http, order, new FormState(), 200, ct)
            : refusals.Answer(http, OrderErrors.NotFound);

    private static async Task<IResult> Make(
        string no,
        HttpContext http,
        AmendmentPages pages,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        var input = await AmendmentPages.Input(order, form, ct);
        var made = await executor.Run(
            http.Actor(),
            (RequestAmendment u) => u.Run(order.Id, input, ct),
            ct,
            form.IdempotencyKey
        );
        if (made.IsDone)
            return PageResult.Redirect(
                http,
                $"/office/orders/{order.No}",
                made.Value.State == AmendmentState.Approved
                    ? l["{0} 已生效", made.Value.No]
                    : l["{0} 已提交，等审批", made.Value.No]
            );
        form.Accept(made.Refusal);
        return await pages.Form(http, order, form, Refusals.Status(made.Refusal), ct);
    }

    /// <summary>Province or city have changed: the lists below them follow; without script the whole form.</summary>
    private static async Task<IResult> Region(
        string no,
        HttpContext http,
        AmendmentPages pages,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        return PageResult.WantsPart(http.Request)
            ? PageResult.Fragment(AmendViews.Region(order.No, form))
            : await pages.Form(http, order, form, 200, ct);
    }

    private static async Task<IResult> Preview(
        string no,
        HttpContext http,
        AmendmentPages pages,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        return PageResult.WantsPart(http.Request)
            ? PageResult.Fragment(await pages.PreviewPart(order, form, ct))
            : await pages.Form(http, order, form, 200, ct);
    }

    private static async Task<IResult> One(
        string no,
        HttpContext http,
        AmendmentQueries queries,
        IRefusalPages refusals,
        CancellationToken ct
    ) =>
        await queries.ByNo(no, ct) is { } amendment
            ? PageResult.Redirect(http, $"/office/orders/{amendment.OrderNo}#{amendment.No}")
            : refusals.Answer(http, AmendmentErrors.NotFound);

    private static async Task<IResult> Withdraw(
        string no,
        HttpContext http,
        AmendmentQueries queries,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        if (await queries.ByNo(no, ct) is not { } amendment)
            return refusals.Answer(http, AmendmentErrors.NotFound);
        var form = await FormState.Read(http, ct);
        var done = await executor.Run(
            http.Actor(),
            (WithdrawAmendment u) => u.Run(amendment.Id, form["why"], ct),
            ct,
            form.IdempotencyKey
        );
        return done.IsDone
            ? PageResult.Redirect(http, $"/office/orders/{amendment.OrderNo}", l["已撤回 {0}", amendment.No])
            : refusals.Answer(http, done.Refusal);
    }
}
