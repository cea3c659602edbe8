using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

/// <summary>
/// The provider's own page. It stands under another address than the shop would be in life; here it is the same
/// application.
/// </summary>
internal static class LocalPayEndpoints
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(LocalPayEndpoints).Assembly.GetManifestResourceStream("localpay.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/provider/localpay/style.css", () => Results.Text(Style.Value, "text/css"))
            .Open()
            .ExcludeFromDescription();
        routes.MapGet("/provider/localpay/{token:length(32)}", Page).Open().ExcludeFromDescription();
        routes
            .MapPost("/provider/localpay/{token:length(32)}", Choose)
            .Open()
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Page(
        string token,
        ShopDb db,
        Company company,
        TimeProvider clock,
        HttpContext context,
        IRefusalPages pages,
        IStringLocalizer<FinanceTexts> L,
        CancellationToken ct
    )
    {
        var trade = await db.Set<LocalPayTrade>().AsNoTracking().FirstOrDefaultAsync(t => t.Token == token, ct);
        if (trade is null)
            return pages.Answer(context, FinanceErrors.NotFound);
        context.Response.Headers.CacheControl = "private, no-store";
        var html = await Render.Html(context.RequestServices, LocalPayPage.Page(trade, company.Name, clock.Now(), L));
        return Results.Content("<!doctype html>" + html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Choose(
        string token,
        HttpContext context,
        UseCaseExecutor executor,
        IRefusalPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (Asked.Choice<TradeChoice>(form["choice"]) is not { } choice)
            return PageResult.Redirect(context, $"/provider/localpay/{token}");
        var back = await executor.Run(context.Actor(), (ChooseOutcome u) => u.Run(token, choice, ct), ct);
        if (!back.IsDone)
            return pages.Answer(context, back.Refusal);
        // Who goes back without paying sees the choice of methods again, not the page that waits for a notice.
        return PageResult.Redirect(
            context,
            choice is TradeChoice.Cancelled or TradeChoice.Failed
                ? back.Value.Replace("/back", "", StringComparison.Ordinal)
                : back.Value
        );
    }
}
