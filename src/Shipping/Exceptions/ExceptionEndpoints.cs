using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

/// <summary>A courier exception, in a request.</summary>
internal sealed record ExceptionBody(string Parcel, ExceptionKind Kind, string What, PostalAddress? To = null, bool Mine = false);

/// <summary>Taking over, in a request.</summary>
internal sealed record TakeOverBody(string? Reason = null);

/// <summary>A note, in a request.</summary>
internal sealed record ExceptionNoteBody(ExceptionParty Party, string Body);

/// <summary>The end, in a request; the claim in fen.</summary>
internal sealed record ExceptionCloseBody(ExceptionOutcome Outcome, string Note, Money? Claim = null);

/// <summary>Courier exceptions (SHIP-22, ORD-30): the list, reporting one, its page; the same as JSON under /api/v1/courier-exceptions.</summary>
internal static class ExceptionEndpoints
{
    private static readonly string[] See = ["ship.exception", "ship.view", "ship.edit"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/exceptions").DisableAntiforgery().ExcludeFromDescription();
        pages.MapGet("", (HttpContext http, ExceptionPages p, CancellationToken ct) => p.List(http, ct)).Needs(See);
        pages.MapGet("/count", (ExceptionQueries queries, CancellationToken ct) => Count(queries, ct)).Needs(See);
        pages.MapGet("/export", ExportList).Needs(See);
        pages.MapGet("/new", (HttpContext http, ExceptionPages p) => p.Form(FormState.OfQuery(http), 200)).Needs("ship.exception");
        pages.MapPost("/new", (HttpContext http, ExceptionPages p, CancellationToken ct) => p.Report(http, ct)).Needs("ship.exception");
        pages.MapPost("/region", (HttpContext http, ExceptionPages p, CancellationToken ct) => p.Region(http, ct)).Needs("ship.exception");
        pages.MapGet("/{no}", (string no, HttpContext http, ExceptionPages p, CancellationToken ct) => p.One(no, http, new FormState(), 200, ct)).Needs(See);
        pages.MapPost("/{no}/take", (string no, HttpContext http, ExceptionPages p, CancellationToken ct) => p.Act(no, http, (TakeOverException u, FormState f) => u.Run(no, f["reason"], ct), ct)).Needs("ship.exception");
        pages.MapPost("/{no}/note", (string no, HttpContext http, ExceptionPages p, CancellationToken ct) => p.Act(no, http, (RecordExceptionNote u, FormState f) => u.Run(no, Asked.Choice<ExceptionParty>(f["party"]) ?? (ExceptionParty)(-1), f["body"], ct), ct)).Needs("ship.exception");
        pages.MapPost("/{no}/close", (string no, HttpContext http, ExceptionPages p, CancellationToken ct) => p.Act(no, http, (CloseException u, FormState f) => u.Run(no, Ending(f), ct), ct)).Needs("ship.exception");
        MapApi(routes.MapGroup("/api/v1/courier-exceptions").WithTags("Shipping"));
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("", ListApi).Needs(See).WithName("ListCourierExceptions").WithSummary("Courier exceptions: `tab` open, overdue or closed; `kind`, `courier`, `q`; sorted by `due`, `reported`, `no`, `waybill` or `document` (SHIP-22)");
        api.MapGet("/{no}", OneApi).Needs(See).WithName("GetCourierException").WithSummary("One courier exception with its notes");
        api.MapPost("", async (ExceptionBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                (await executor.Run(http.Actor(), (ReportException u) => u.Run(new ExceptionInput(b.Parcel, b.Kind, b.What, b.To, b.Mine), ct), ct, http.IdempotencyKey())).ToCreated(made => $"/api/v1/courier-exceptions/{made.No}"))
            .Needs("ship.exception").WithName("ReportCourierException").WithSummary("Report that something went wrong with a parcel on its way, by waybill or order number; a new address after shipping too (SHIP-22, ORD-30)");
        api.MapPost("/{no}/take-over", async (string no, TakeOverBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) => (await executor.Run(http.Actor(), (TakeOverException u) => u.Run(no, b.Reason, ct), ct, http.IdempotencyKey())).ToHttp())
            .Needs("ship.exception").WithName("TakeOverCourierException").WithSummary("Settle it oneself; from another person only with a reason");
        api.MapPost("/{no}/notes", async (string no, ExceptionNoteBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) => (await executor.Run(http.Actor(), (RecordExceptionNote u) => u.Run(no, b.Party, b.Body, ct), ct, http.IdempotencyKey())).ToHttp())
            .Needs("ship.exception").WithName("NoteCourierException").WithSummary("Write down with whom one spoke, and what was said");
        api.MapPost("/{no}/close", async (string no, ExceptionCloseBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) => (await executor.Run(http.Actor(), (CloseException u) => u.Run(no, new ExceptionEnding(b.Outcome, b.Note, b.Claim), ct), ct, http.IdempotencyKey())).ToHttp())
            .Needs("ship.exception").WithName("CloseCourierException").WithSummary("Say how it ended: delivered, redirected, reship, return or claim");
    }

    internal static ExceptionFilter FilterOf(TableQuery q) => ExceptionFilter.Of(q.Filter("tab"), q.Filter("kind"), q.Filter("courier"), q.Filter("q"));

    private static ExceptionEnding Ending(FormState f) => new(Asked.Choice<ExceptionOutcome>(f["outcome"]) ?? (ExceptionOutcome)(-1), f["note"], f["claim"].Length == 0 ? null : Money.TryParse(f["claim"], out var claim) ? claim : Money.Zero);

    private static async Task<IResult> Count(ExceptionQueries queries, CancellationToken ct)
    {
        var counts = await queries.Counts(ct);
        return PageResult.Fragment(b => b.AddMarkupContent(0, counts.Open == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<span class=\"{(counts.Overdue > 0 ? "hot" : "")}\">{counts.Open}</span>")));
    }

    private static IResult ExportList(HttpContext http, ExceptionQueries queries, IShippingRates rates, Company company, CancellationToken ct)
    {
        var q = TableQuery.From(http);
        return Export.File("courier-exceptions", q.Filter("format"),
        [
            new ExportColumn<CourierException>(("异常单", "Exception"), e => e.No), new ExportColumn<CourierException>(("类别", "Kind"), e => ExceptionStates.NameOf(e.Kind).ToString()), new ExportColumn<CourierException>(("单据", "Document"), e => e.DocumentNo),
            new ExportColumn<CourierException>(("快递", "Courier"), e => rates.CourierName(e.Courier).ToString()), new ExportColumn<CourierException>(("运单号", "Waybill"), e => e.WaybillNo), new ExportColumn<CourierException>(("情况", "What"), e => e.Said.ToString()),
            new ExportColumn<CourierException>(("登记时间", "Reported at"), e => company.Calendar.Local(e.ReportedAt)), new ExportColumn<CourierException>(("登记人", "Reported by"), e => e.ReportedBy), new ExportColumn<CourierException>(("时限", "Due"), e => company.Calendar.Local(e.DueAt)),
            new ExportColumn<CourierException>(("处理人", "Settled by"), e => e.Progress.Owner), new ExportColumn<CourierException>(("结果", "Outcome"), e => e.Progress.Outcome is { } o ? ExceptionStates.NameOf(o).ToString() : null),
            new ExportColumn<CourierException>(("索赔（元）", "Claim (yuan)"), e => e.Progress.Claimed), new ExportColumn<CourierException>(("结案时间", "Closed at"), e => e.Progress.ClosedAt is { } at ? company.Calendar.Local(at) : null),
        ], queries.Export(FilterOf(q), q.Place, ct));
    }

    private static async Task<IResult> ListApi(ExceptionQueries queries, [AsParameters] ListPlace place, CancellationToken ct, string? tab = null, string? kind = null, string? courier = null, string? q = null, int take = ExceptionQueries.PageSize) =>
        TypedResults.Ok((await queries.Page(ExceptionFilter.Of(tab, kind, courier, q), place, Math.Clamp(take, 1, 200), ct)).Of(Row));

    private static async Task<IResult> OneApi(string no, ExceptionQueries queries, CancellationToken ct) => await queries.Of(no, ct) is { } file ? TypedResults.Ok(View(file)) : Refusals.Problem(ExceptionErrors.NotFound);

    private static object Row(CourierException e) => new
    {
        e.No, kind = e.Kind.ToString(), state = e.Progress.State.ToString(), e.WaybillNo, e.Courier, e.DocumentNo, what = e.Said, e.ReportedAt, e.ReportedBy, e.DueAt, to = e.NewAddress,
        e.Progress.Owner, outcome = e.Progress.Outcome?.ToString(), e.Progress.Claimed, e.Progress.ClosingNote, e.Progress.ClosedAt, e.Progress.ClosedBy,
    };

    private static object View(ExceptionFile f) => new { exception = Row(f.Exception), notes = f.Notes.Select(n => new { n.At, n.By, party = n.Party.ToString(), n.Body }), tracking = f.Tracking.Select(t => t.Step(f.Parcel.WaybillNo)) };
}

/// <summary>Puts the pages together.</summary>
internal sealed class ExceptionPages(ExceptionQueries queries, IShippingRates rates, RateDirectory directory, UseCaseExecutor executor, IRefusalPages refusals, ExceptionFrame frame)
{
    public async Task<IResult> List(HttpContext http, CancellationToken ct)
    {
        var q = TableQuery.From(http);
        var filter = ExceptionEndpoints.FilterOf(q);
        var model = new ExceptionViews.ListModel(filter, q, await queries.Counts(ct), await queries.Page(filter, q.Place, ExceptionQueries.PageSize, ct), (await directory.Now(ct)).Couriers, frame.Clock.Now(), http.Actor());
        return PageResult.Page(frame.L["快递异常"], ExceptionViews.List(model, frame.L), typeof(OfficeLayout));
    }

    public IResult Form(FormState form, int status) => PageResult.Page(frame.L["登记快递异常"], ExceptionViews.New(form, frame.L), typeof(OfficeLayout), status);

    /// <summary>The kind, or province and city have changed; without script the whole form.</summary>
    public async Task<IResult> Region(HttpContext http, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        return PageResult.WantsPart(http.Request) ? PageResult.Fragment(ExceptionViews.Region(form)) : Form(form, 200);
    }

    public async Task<IResult> Report(HttpContext http, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var kind = Asked.Choice<ExceptionKind>(form["kind"]) ?? (ExceptionKind)(-1);
        // The fields of another kind stay filled in when somebody changes their mind.
        var to = kind != ExceptionKind.AddressChange || form["street"].Length == 0 ? null : new PostalAddress(form["name"], form["phone"], form["province"], form["city"], form["district"], form["street"]);
        var input = new ExceptionInput(form["parcel"], kind, form["what"], to, form.Checked("mine"));
        var made = await executor.Run(http.Actor(), (ReportException u) => u.Run(input, ct), ct, form.IdempotencyKey);
        if (made.IsDone) return PageResult.Redirect(http, $"/office/exceptions/{made.Value.No}", frame.L["已登记 {0}", made.Value.No]);
        form.Accept(made.Refusal);
        form["once"] = "";
        return Form(form, 422);
    }

    public async Task<IResult> One(string no, HttpContext http, FormState form, int status, CancellationToken ct)
    {
        if (await queries.Of(no, ct) is not { } file) return refusals.Answer(http, ExceptionErrors.NotFound);
        return PageResult.Page(file.Exception.No, ExceptionViews.One(new ExceptionViews.OneModel(file, rates.CourierName(file.Exception.Courier), form, frame.Clock.Now(), http.Actor()), frame.L), typeof(OfficeLayout), status);
    }

    public async Task<IResult> Act<TUseCase>(string no, HttpContext http, Func<TUseCase, FormState, Task<Result>> act, CancellationToken ct) where TUseCase : class
    {
        var form = await FormState.Read(http, ct);
        var done = await executor.Run(http.Actor(), (TUseCase u) => act(u, form), ct, form.IdempotencyKey);
        if (done.IsDone) return PageResult.Redirect(http, $"/office/exceptions/{no}");
        form.Accept(done.Refusal);
        form["once"] = "";
        return await One(no, http, form, 422, ct);
    }
}

/// <summary>What every page of courier exceptions needs.</summary>
internal sealed record ExceptionFrame(TimeProvider Clock, IStringLocalizer<ShippingTexts> L);

/// <summary>Courier exceptions by number.</summary>
internal sealed class FindExceptions(ShopDb db) : IFinder
{
    private static readonly Text Kind = ("快递异常", "Courier exception");

    public bool MayAsk(Actor actor) => actor is not null && (actor.May("ship.exception") || actor.May("ship.view") || actor.May("ship.edit"));

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (!NumberWords.Fits(words, "YC", out var from, out var to)) return [];
        var found = await ExceptionQueries.Between(db, from, to, max, ct);
        return [.. found.Select(e => new Found($"/office/exceptions/{e.No}", e.No, $"{ExceptionStates.NameOf(e.Kind)} · {e.WaybillNo} · {e.DocumentNo}", "alert-triangle", Kind))];
    }
}
