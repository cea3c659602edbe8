using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Pricing;

/// <summary>
/// One wholesale price with its form and history, and the import; the list is a <see cref="WholesaleListPage"/>.
/// The JSON twin is <see cref="WholesaleApi"/>.
/// </summary>
internal static class WholesaleEndpoints
{
    private const string Home = "/office/wholesale";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Home).DisableAntiforgery().ExcludeFromDescription();
        pages.MapGet("/new", New).Needs(WholesaleSetup.Edit);
        pages.MapPost("", Put).Needs(WholesaleSetup.Edit);
        pages.MapGet("/import", Import).Needs(WholesaleSetup.Edit);
        pages.MapPost("/import", TakeFile).Needs(WholesaleSetup.Edit);
        pages.MapGet("/{id:guid}", One).Needs(WholesaleSetup.View, WholesaleSetup.Edit);
        pages.MapPost("/{id:guid}/end", End).Needs(WholesaleSetup.Edit);
    }

    /// <summary>What goods cost us is for those who set prices.</summary>
    public static bool MaySeeCost(Actor actor) => actor.May("price.view") || actor.May(WholesaleSetup.Edit);

    private static Task<IResult> New(
        HttpContext http,
        WholesaleForm page,
        IStringLocalizer<PricingTexts> l,
        CancellationToken ct,
        string? @class = null,
        string? goods = null
    ) => page.Show(page.Empty(@class, goods), null, 200, http.Actor(), l, ct);

    private static async Task<IResult> One(
        Guid id,
        HttpContext http,
        WholesaleQueries queries,
        WholesaleForm page,
        IRefusalPages refusals,
        IStringLocalizer<PricingTexts> l,
        CancellationToken ct
    ) =>
        await queries.Of(WholesalePriceId.From(id), ct) is { } row
            ? await page.Show(page.Of(row), row, 200, http.Actor(), l, ct)
            : refusals.Answer(http, WholesaleErrors.NotFound);

    private static async Task<IResult> Put(
        HttpContext http,
        WholesaleQueries queries,
        WholesaleForm page,
        UseCaseExecutor executor,
        IStringLocalizer<PricingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var row = Ids.TryParse<WholesalePriceId>(form["id"], out var id) ? await queries.Of(id, ct) : null;
        if (row is not null)
            (form["class"], form["goods"]) = (row.Price.Class, row.Price.Code);
        if (form["look"] == "1")
            return await page.Show(form, row, 200, http.Actor(), l, ct);
        var put = await executor.Run(
            http.Actor(),
            (SetWholesalePrice u) => u.Run(WholesaleForm.Input(form), form.Checked("accept"), ct),
            ct,
            form.IdempotencyKey
        );
        if (put.IsDone)
            return PageResult.Redirect(
                http,
                $"{Home}/{put.Value.Id.Value}",
                l["已保存，第 {0} 版", put.Value.Revision]
            );
        form.Accept(put.Refusal);
        // That answer is kept under this form's key; what is sent next is another try.
        (form["once"], form["doubtful"]) = ("", put.Refusal.Code == "ordering.wholesale_doubtful" ? "1" : "");
        var status = put.Refusal.Code == "platform.not_permitted" ? 403 : 422;
        return await page.Show(form, row, status, http.Actor(), l, ct);
    }

    private static async Task<IResult> End(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<PricingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var done = await executor.Run(
            http.Actor(),
            (EndWholesalePrice u) => u.Run(WholesalePriceId.From(id), form["why"], ct),
            ct,
            form.IdempotencyKey
        );
        return done.IsDone
            ? PageResult.Redirect(http, $"{Home}/{id}", l["已停用，客户改按零售价买"])
            : refusals.Answer(http, done.Refusal);
    }

    private static IResult Import(IStringLocalizer<PricingTexts> l) =>
        PageResult.Page(l["导入批发价"], WholesaleViews.Import(new FormState(), l), typeof(OfficeLayout));

    private static async Task<IResult> TakeFile(
        HttpContext http,
        UseCaseExecutor executor,
        IStringLocalizer<PricingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var sheet = await Read(form.Files.FirstOrDefault(), ct);
        var done = sheet.IsDone
            ? await executor.Run(
                http.Actor(),
                (ImportWholesale u) => u.Run(sheet.Value, form.Checked("accept"), ct),
                ct,
                form.IdempotencyKey
            )
            : sheet.Refusal;
        if (done.IsDone)
            return PageResult.Redirect(
                http,
                Home,
                l["导入 {0} 份批发价，{1} 份没有变化", done.Value.Prices, done.Value.Unchanged]
            );
        form.AddError("file", l["没有导入任何一行，改好再传"]);
        foreach (var one in done.Refusal.All)
            form.AddError(one.Message.ToString());
        form["once"] = "";
        return PageResult.Page(l["导入批发价"], WholesaleViews.Import(form, l), typeof(OfficeLayout), 422);
    }

    /// <summary>A file that was sent, as a table.</summary>
    private static async Task<Result<Sheet>> Read(IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 and <= WholesaleSheet.MaxBytes })
            return WholesaleErrors.File;
        return await Sheet.Read(file.OpenReadStream(), WholesaleSheet.Needed, ct);
    }
}
