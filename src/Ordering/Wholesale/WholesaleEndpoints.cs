using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>
/// One wholesale price with its form and history, and the import; the list is a <see cref="WholesaleListPage"/>.
/// The JSON twin is <see cref="WholesaleApi"/>.
/// </summary>
internal static class WholesaleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/wholesale").DisableAntiforgery().ExcludeFromDescription();
        pages
            .MapGet(
                "/new",
                (WholesalePages pages, CancellationToken ct, string? @class = null, string? goods = null) =>
                    pages.New(@class, goods, ct)
            )
            .Needs(WholesaleSetup.Edit);
        pages.MapPost("", (WholesalePages pages, CancellationToken ct) => pages.Put(ct)).Needs(WholesaleSetup.Edit);
        pages.MapGet("/import", (WholesalePages pages) => pages.Import()).Needs(WholesaleSetup.Edit);
        pages
            .MapPost("/import", (WholesalePages pages, CancellationToken ct) => pages.TakeFile(ct))
            .Needs(WholesaleSetup.Edit);
        pages
            .MapGet(
                "/{id:guid}",
                (Guid id, WholesalePages pages, CancellationToken ct) => pages.One(WholesalePriceId.From(id), ct)
            )
            .Needs(WholesaleSetup.View, WholesaleSetup.Edit);
        pages
            .MapPost(
                "/{id:guid}/end",
                (Guid id, WholesalePages pages, CancellationToken ct) => pages.End(WholesalePriceId.From(id), ct)
            )
            .Needs(WholesaleSetup.Edit);
    }

    /// <summary>What goods cost us is for those who set prices.</summary>
    public static bool MaySeeCost(Actor actor) => actor.May("price.view") || actor.May(WholesaleSetup.Edit);
}

/// <summary>The form of a wholesale price, one price with its history, and the import.</summary>
internal sealed class WholesalePages(
    IHttpContextAccessor context,
    WholesaleQueries queries,
    WholesaleDesk desk,
    UseCaseExecutor executor,
    WholesaleFrame frame
)
{
    private const string Home = "/office/wholesale";

    private HttpContext Http => context.HttpContext!;

    public Task<IResult> New(string? customerClass, string? goods, CancellationToken ct) =>
        Form(
            new FormState
            {
                ["class"] = customerClass ?? frame.Classes.All.FirstOrDefault(c => c.IsActive)?.Code ?? "",
                ["goods"] = goods ?? "",
            },
            null,
            200,
            ct
        );

    public async Task<IResult> One(WholesalePriceId id, CancellationToken ct)
    {
        if (await queries.Of(id, ct) is not { } row)
            return frame.Refusals.Answer(Http, WholesaleErrors.NotFound);
        var form = new FormState
        {
            ["class"] = row.Price.Class,
            ["goods"] = row.Price.Code,
            ["from"] = Day(row.Price.From),
            ["until"] = Day(row.Price.Until?.AddMinutes(-1)),
        };
        foreach (var (i, tier) in row.Tiers.All.Index())
            (form[$"pieces-{i}"], form[$"price-{i}"]) = (
                tier.From.ToString(CultureInfo.InvariantCulture),
                tier.Price.ToString()
            );
        return await Form(form, row, 200, ct);
    }

    public async Task<IResult> Put(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var row = Ids.TryParse<WholesalePriceId>(form["id"], out var id) ? await queries.Of(id, ct) : null;
        if (row is not null)
            (form["class"], form["goods"]) = (row.Price.Class, row.Price.Code);
        if (form["look"] == "1")
            return await Form(form, row, 200, ct);
        var put = await executor.Run(
            Http.Actor(),
            (SetWholesalePrice u) => u.Run(Input(form), form.Checked("accept"), ct),
            ct,
            form.IdempotencyKey
        );
        if (put.IsDone)
            return PageResult.Redirect(
                Http,
                $"{Home}/{put.Value.Id.Value}",
                frame.L["已保存，第 {0} 版", put.Value.Revision]
            );
        form.Accept(put.Refusal);
        // That answer is kept under this form's key; what is sent next is another try.
        (form["once"], form["doubtful"]) = ("", put.Refusal.Code == "ordering.wholesale_doubtful" ? "1" : "");
        return await Form(form, row, put.Refusal.Code == "platform.not_permitted" ? 403 : 422, ct);
    }

    public async Task<IResult> End(WholesalePriceId id, CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var done = await executor.Run(
            Http.Actor(),
            (EndWholesalePrice u) => u.Run(id, form["why"], ct),
            ct,
            form.IdempotencyKey
        );
        return done.IsDone
            ? PageResult.Redirect(Http, $"{Home}/{id.Value}", frame.L["已停用，客户改按零售价买"])
            : frame.Refusals.Answer(Http, done.Refusal);
    }

    public IResult Import() =>
        PageResult.Page(frame.L["导入批发价"], WholesaleViews.Import(new FormState(), frame.L), typeof(OfficeLayout));

    public async Task<IResult> TakeFile(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var sheet = await Read(form.Files.FirstOrDefault(), ct);
        var done = sheet.IsDone
            ? await executor.Run(
                Http.Actor(),
                (ImportWholesale u) => u.Run(sheet.Value, form.Checked("accept"), ct),
                ct,
                form.IdempotencyKey
            )
            : sheet.Refusal;
        if (done.IsDone)
            return PageResult.Redirect(
                Http,
                Home,
                frame.L["导入 {0} 份批发价，{1} 份没有变化", done.Value.Prices, done.Value.Unchanged]
            );
        form.AddError("file", frame.L["没有导入任何一行，改好再传"]);
        foreach (var one in done.Refusal.All)
            form.AddError(one.Message.ToString());
        form["once"] = "";
        return PageResult.Page(frame.L["导入批发价"], WholesaleViews.Import(form, frame.L), typeof(OfficeLayout), 422);
    }

    /// <summary>A file that was sent, as a table.</summary>
    public static async Task<Result<Sheet>> Read(IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 and <= 2_000_000 })
            return Refusal.Invalid(
                "import.file",
                "file",
                "请选一个文件，不超过 2 MB",
                "Choose a file of at most 2 MB."
            );
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return await Sheet.Read(bytes.ToArray(), WholesaleSheet.Needed, ct);
    }

    private async Task<IResult> Form(FormState form, WholesaleRow? row, int status, CancellationToken ct)
    {
        var goods = await desk.Goods(form["goods"], ct);
        var history = row is null ? [] : await queries.History(row.Price.Id, ct);
        var model = new WholesaleViews.FormModel(
            form,
            row,
            goods,
            history,
            frame.Classes.All,
            frame.Policies.Get(WholesalePolicies.Margin),
            frame.Clock.Now(),
            Http.Actor()
        );
        return PageResult.Page(
            row is null ? frame.L["定批发价"] : row.Price.Code,
            WholesaleViews.Form(model, frame.L),
            typeof(OfficeLayout),
            status
        );
    }

    private static WholesaleInput Input(FormState form)
    {
        var tiers = new List<WholesaleTier>();
        for (var i = 0; i < TierSet.Max; i++)
        {
            var (pieces, price) = (form[$"pieces-{i}"], form[$"price-{i}"].TrimStart('¥', '￥'));
            // What can't be read becomes what every use case refuses with its own words.
            if (pieces.Length > 0 || price.Length > 0)
                tiers.Add(
                    new WholesaleTier(
                        int.TryParse(pieces, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0,
                        Money.TryParse(price, out var money) ? money : Money.Zero
                    )
                );
        }

        return new WholesaleInput(
            form["class"],
            form["goods"],
            tiers,
            DayOf(form["from"]),
            DayOf(form["until"]),
            form["note"]
        );
    }

    /// <summary>A day that can't be read is one that is long past, and refused.</summary>
    private static DateOnly? DayOf(string text) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : DateOnly.MinValue;

    private string Day(DateTimeOffset? at) =>
        at is { } day ? frame.Company.Calendar.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}

/// <summary>What every page of wholesale prices needs.</summary>
internal sealed record WholesaleFrame(
    ICustomerClasses Classes,
    Policies Policies,
    Company Company,
    TimeProvider Clock,
    IRefusalPages Refusals,
    IStringLocalizer<OrderingTexts> L
);
