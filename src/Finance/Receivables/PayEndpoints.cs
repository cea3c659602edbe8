using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

/// <summary>
/// Where customers pay. The address is known only to whoever placed the order and to those they give it to: it shows an
/// amount and a number, nothing about the person, and all that it lets anybody do is pay.
/// </summary>
internal static class PayEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pay/{id:guid}", Page).Open().ExcludeFromDescription();
        routes.MapGet("/pay/{id:guid}/state", State).Open().ExcludeFromDescription();
        routes.MapGet("/pay/{id:guid}/back", Back).Open().ExcludeFromDescription();
        routes.MapPost("/pay/{id:guid}/start", Start).Open().DisableAntiforgery().ExcludeFromDescription();
        routes
            .MapGet(
                "/api/v1/payments/methods",
                (IPaymentMethods methods) =>
                    methods.Enabled.Select(m => new MethodView(m, methods.NameOf(m).Zh, methods.NameOf(m).En)).ToList()
            )
            .Open()
            .WithName("ListPaymentMethods")
            .WithSummary("The payment methods that are offered")
            .WithTags("Payments");
        routes
            .MapPost("/api/v1/payments", StartByApi)
            .Open()
            .WithName("StartPayment")
            .WithSummary("Begin a payment; answers the provider's page")
            .WithTags("Payments");
        routes
            .MapGet("/api/v1/payments/{documentId:guid}", StateByApi)
            .Open()
            .WithName("GetPayment")
            .WithSummary("Whether a document is paid, what is due now and until when, and its instalments")
            .WithTags("Payments");
    }

    internal sealed record MethodView(PaymentMethod Method, string Zh, string En);

    internal sealed record StartBody(Guid DocumentId, PaymentMethod Method);

    internal sealed record StartView(string? PayPage);

    private static async Task<IResult> Page(
        Guid id,
        ShopDb db,
        PayView view,
        HttpContext context,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        if (await db.Receivable(id, ct) is not { } receivable)
            return NotFound(context);
        return PageResult.Page(L["付款"], PayPages.Page(view.Of(receivable, back: null, null), L), typeof(StoreLayout));
    }

    private static async Task<IResult> State(
        Guid id,
        Instalment? back,
        ShopDb db,
        PayView view,
        HttpContext context,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        if (await db.Receivable(id, ct) is not { } receivable)
            return NotFound(context);
        if (back is { } which && receivable.HasCome(which))
            return PageResult.Redirect(context, receivable.ReturnUrl);
        return PageResult.Fragment(PayPages.State(view.Of(receivable, back, null), L));
    }

    /// <summary>
    /// Where the provider sends the browser: on to the order when the notice was faster, else waiting for it.
    /// </summary>
    private static async Task<IResult> Back(
        Guid id,
        Instalment? of,
        ShopDb db,
        PayView view,
        HttpContext context,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        if (await db.Receivable(id, ct) is not { } receivable)
            return NotFound(context);
        if (receivable.HasCome(of ?? Instalment.Whole))
            return PageResult.Redirect(context, receivable.ReturnUrl);
        return PageResult.Page(
            L["付款"],
            PayPages.Page(view.Of(receivable, of ?? Instalment.Whole, null), L),
            typeof(StoreLayout)
        );
    }

    private static async Task<IResult> Start(
        Guid id,
        ShopDb db,
        PayView view,
        PaymentStart start,
        HttpContext context,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (await db.Receivable(id, ct) is not { } receivable)
            return NotFound(context);
        if (Asked.Choice<PaymentMethod>(form["method"]) is not { } method)
            form.Accept(FinanceErrors.MethodNotOffered);
        else
        {
            var begun = await start.Begin(context.Actor(), id, method, ct);
            if (begun.IsDone)
                return PageResult.Redirect(context, begun.Value ?? Receivable.PayPath(id));
            form.Accept(begun.Refusal);
        }

        return PageResult.Page(
            L["付款"],
            PayPages.Page(view.Of(receivable, back: null, form), L),
            typeof(StoreLayout),
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> StartByApi(
        StartBody body,
        PaymentStart start,
        HttpContext context,
        CancellationToken ct
    )
    {
        var begun = await start.Begin(context.Actor(), body.DocumentId, body.Method, ct);
        return begun.IsDone ? TypedResults.Ok(new StartView(begun.Value)) : Refusals.Problem(begun.Refusal);
    }

    private static async Task<IResult> StateByApi(Guid documentId, ShopDb db, CancellationToken ct) =>
        await db.Receivable(documentId, ct) is { } receivable
            ? TypedResults.Ok(receivable.Card())
            : Refusals.Problem(FinanceErrors.NotFound);

    private static IResult NotFound(HttpContext context) =>
        context.RequestServices.GetService(typeof(IRefusalPages)) is IRefusalPages pages
            ? pages.Answer(context, FinanceErrors.NotFound)
            : Refusals.Problem(FinanceErrors.NotFound);
}

/// <summary>Collects what the payment page shows.</summary>
internal sealed class PayView(IPaymentMethods methods, Policies policies, TimeProvider clock)
{
    public PayPages.Model Of(Receivable receivable, Instalment? back, FormState? form) =>
        new(receivable, methods.Enabled, clock.Now(), policies.Get(FinancePolicies.TransferAccount), back, form);
}
