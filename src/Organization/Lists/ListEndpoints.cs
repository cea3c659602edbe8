using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>A list that knows its rows, so that it can be mapped without anybody else knowing them.</summary>
internal interface IMappedList
{
    void Map(IEndpointRouteBuilder routes);
}

/// <summary>
/// What an endpoint reads from its address without naming it as a parameter; for the API's description.
/// </summary>
public sealed record ApiQuery(IReadOnlyList<(string Name, string Says)> Parameters);

/// <summary>An act on many rows, in a request.</summary>
/// <param name="Act">The act's name.</param>
/// <param name="Numbers">The rows' numbers, at most 200.</param>
/// <param name="Reason">For acts that ask why.</param>
/// <param name="Preview">True to see what would happen; nothing is done.</param>
public sealed record ListActBody(
    string Act,
    IReadOnlyList<string> Numbers,
    string? Reason = null,
    bool Preview = false
);

/// <summary>One row of an act on many: what would become of it, or what became of it.</summary>
/// <param name="Key">The row's number.</param>
/// <param name="Refusal">Why it is not done; null when it is or would be.</param>
internal sealed record ListActRow(string Key, Refusal? Refusal);

/// <summary>The page of a list, its export and its JSON.</summary>
internal sealed class MappedList<TRow>(ListPage<TRow> list) : IMappedList
{
    private const int MaxTicked = 200;

    private static readonly Refusal NoRows = Refusal.Invalid(
        "lists.rows",
        "numbers",
        $"请勾选 1 到 {MaxTicked} 行",
        $"Tick 1 to {MaxTicked} rows."
    );
    private static readonly Refusal NoReason = Refusal.Invalid(
        "lists.reason",
        "reason",
        "请写原因，最多 200 字",
        "Say why, in at most 200 characters."
    );
    private static readonly Refusal Gone = Refusal.NotFound(
        "lists.gone",
        "找不到这一行，可能已经变了",
        "There is no such row. It may have changed."
    );

    public void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(list.Path).DisableAntiforgery().ExcludeFromDescription();
        Read(pages.MapGet("", Show));
        Read(pages.MapGet("/export", Export));
        if (list.OpenOf is not null)
            Read(pages.MapGet("/count", Open));
        if (list.RowActs.Count > 0)
            pages.MapPost("/bulk", Bulk).Needs([.. list.RowActs.Select(a => a.Needs).Distinct()]);
        if (list.Api is not { } api)
            return;
        Read(routes.MapGet(list.ApiPath, Json))
            .WithName(api.Operation)
            .WithTags(api.Tag)
            .WithSummary(api.Summary)
            .WithMetadata(new ApiQuery([.. Asks()]));
        if (list.RowActs.Count > 0)
            routes
                .MapPost(list.ApiPath + "/bulk", BulkJson)
                .Needs([.. list.RowActs.Select(a => a.Needs).Distinct()])
                .WithName("Bulk" + api.Operation)
                .WithTags(api.Tag)
                .WithSummary(
                    $"One act on up to {MaxTicked} rows, with a result for each; `act` is {string.Join(", ", list.RowActs.Select(a => a.Name))}; "
                        + "`preview` shows what would happen"
                );
    }

    /// <summary>Who may read the list: by permission, or whoever is signed in and not refused by the list itself.</summary>
    private RouteHandlerBuilder Read(RouteHandlerBuilder route)
    {
        if (list.Guard is { } guard)
            route.AddEndpointFilter(
                (call, next) =>
                    guard(Asked(call.HttpContext, call.HttpContext.RequestAborted)) is { } refusal
                        ? ValueTask.FromResult<object?>(
                            call.HttpContext.RequestServices.GetRequiredService<IRefusalPages>()
                                .Answer(call.HttpContext, refusal)
                        )
                        : next(call)
            );
        return list.AnyOf.Count > 0 ? route.Needs([.. list.AnyOf]) : route.NeedsSignIn();
    }

    private static ListRequest Asked(HttpContext http, CancellationToken ct) => new(http, TableQuery.From(http), ct);

    private async Task<IResult> Show(
        HttpContext http,
        IViews views,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        var request = Asked(http, ct);
        var tabs = list.TabsOf is { } of ? await of(request) : [];
        var options = new Dictionary<string, IReadOnlyList<(string Value, Text Name)>>();
        foreach (var filter in list.Filters.Where(f => f.Options is not null))
            options[filter.Name] = await filter.Options!(request);
        var page = await list.Page(request, ListPage<TRow>.PageSize);
        var count = list.CountOf is { } all ? await all(request) : (int?)null;
        var note = list.NoteOf is { } says ? await says(request) : null;
        var model = new ListModel<TRow>(
            list,
            request,
            page,
            tabs,
            options,
            await views.Of(request.Viewer, request.Table, ct),
            count,
            note
        );
        return PageResult.Page(list.Title.ToString(), ListViews.Page(model, l), typeof(OfficeLayout));
    }

    private async Task<IResult> Open(HttpContext http, CancellationToken ct)
    {
        var open = await list.OpenOf!(Asked(http, ct));
        var hot = open.IsHot ? " class=\"hot\"" : "";
        var text =
            open.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<span{hot}>{open.Count}</span>");
        return PageResult.Fragment(b => b.AddMarkupContent(0, text));
    }

    /// <summary>The rows are read while they are sent: an answer that was left half-way ends by itself.</summary>
    private async Task<IResult> Export(HttpContext http, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var request = Asked(http, CancellationToken.None);
        if (await list.Taken(request, request["format"] ?? "csv") is { } refusal)
            return request.Get<IRefusalPages>().Answer(http, refusal);
        if (list.LinesOf is { } lines)
            return lines(request);
        return Platform.Export.File(
            list.Key[(list.Key.LastIndexOf('/') + 1)..],
            request["format"],
            [.. list.Columns.Select(c => new ExportColumn<TRow>(c.Heading, row => c.Exported(row, request)))],
            list.Rows(request, CancellationToken.None)
        );
    }

    private async Task<IResult> Json(HttpContext http, CancellationToken ct, int take = ListPage<TRow>.PageSize)
    {
        var request = Asked(http, ct);
        if (await Unknown(request) is { } refusal)
            return Refusals.Problem(refusal);
        return TypedResults.Ok(
            (await list.Page(request, Math.Clamp(take, 1, 200))).Of(row => list.JsonOf!(row, request))
        );
    }

    /// <summary>
    /// A program that asks for a tab, a choice or a day that there is not is told so; a page shows its own list
    /// instead.
    /// </summary>
    private async Task<Refusal?> Unknown(ListRequest request)
    {
        // Who is shown no tabs has only the one list.
        if (list.TabsOf is { } tabs && request[list.TabName] is { } tab)
            if (
                await tabs(request) is { Count: > 0 } known
                && Choose(list.TabName, tab, [.. known.Select(t => t.Value)]) is { } noTab
            )
                return noTab;
        foreach (var filter in list.Filters)
        {
            if (request[filter.Name] is not { } value)
                continue;
            if (filter.Kind == FilterKind.Day && Kernel.Asked.Day(value) is null)
                return Refusal.Invalid(
                    "lists.day",
                    filter.Name,
                    $"“{value}”不是日期，请写成 2026-11-30",
                    $"'{value}' is no day; write 2026-11-30."
                );
            if (
                filter.Options is { } options
                && Choose(filter.Name, value, [.. (await options(request)).Select(o => o.Value)]) is { } no
            )
                return no;
        }

        return null;
    }

    private static Refusal? Choose(string name, string value, IReadOnlyList<string> known) =>
        known.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? null
            : Refusal.Invalid(
                "lists.filter",
                name,
                $"{name} 没有“{value}”，可以是：{string.Join("、", known)}",
                $"There is no {name} '{value}'; it may be: {string.Join(", ", known)}."
            );

    private IEnumerable<(string Name, string Says)> Asks()
    {
        if (list.TabsOf is not null)
            yield return (list.TabName, "The part of the list");
        foreach (var filter in list.Filters)
            yield return (filter.Name, filter.Label.En);
        if (list.Columns.Any(c => c.Sorts))
        {
            yield return (
                "sort",
                "Sorted by " + string.Join(", ", list.Columns.Where(c => c.Sorts).Select(c => c.Key))
            );
            yield return ("desc", "1 for the largest first");
        }

        yield return ("after", "Where the page before ended: its `next`");
    }

    private async Task<IResult> Bulk(HttpContext http, IStringLocalizer<OrganizationTexts> l, CancellationToken ct)
    {
        var (request, form) = (Asked(http, ct), await FormState.Read(http, ct));
        if (Refuse(form["act"], form.All("id"), request.Viewer, out var act) is { } refusal)
            return request.Get<IRefusalPages>().Answer(http, refusal);
        var go = form["go"] == "1";
        if (go && act!.AsksReason && form["reason"].Length is 0 or > 200)
        {
            form.Accept(NoReason);
            go = false;
        }

        var rows = go
            ? await Run(request, act!, form.All("id"), form["reason"], form.IdempotencyKey)
            : await Preview(request, act!, form.All("id"));
        var model = new ListActModel<TRow>(list, act!, rows, go, form);
        return PageResult.Page(
            act!.Label.ToString(),
            ListViews.Bulk(model, l),
            typeof(OfficeLayout),
            form.HasErrors ? 422 : 200
        );
    }

    private async Task<IResult> BulkJson(ListActBody body, HttpContext http, CancellationToken ct)
    {
        var request = Asked(http, ct);
        var keys = body.Numbers ?? [];
        if (Refuse(body.Act, keys, request.Viewer, out var act) is { } refusal)
            return Refusals.Problem(refusal);
        if (act!.AsksReason && !body.Preview && (body.Reason ?? "").Trim().Length is 0 or > 200)
            return Refusals.Problem(NoReason);
        var rows = body.Preview
            ? await Preview(request, act, keys)
            : await Run(request, act, keys, (body.Reason ?? "").Trim(), http.IdempotencyKey());
        return TypedResults.Ok(
            new
            {
                done = rows.Count(r => r.Refusal is null),
                refused = rows.Count(r => r.Refusal is not null),
                rows = rows.Select(r => new
                {
                    no = r.Key,
                    done = r.Refusal is null,
                    code = r.Refusal?.Code,
                    message = r.Refusal?.Message.ToString(),
                }),
            }
        );
    }

    private Refusal? Refuse(string? name, IReadOnlyList<string> keys, Actor viewer, out ListAct<TRow>? act)
    {
        act = list.RowActs.FirstOrDefault(a => a.Name == name);
        if (act is null)
            return Choose("act", name ?? "", [.. list.RowActs.Select(a => a.Name)]);
        if (!viewer.May(act.Needs))
            return Access.Denied(act.Needs);
        return keys.Count is 0 or > MaxTicked ? NoRows : null;
    }

    private async Task<IReadOnlyList<ListActRow>> Preview(
        ListRequest request,
        ListAct<TRow> act,
        IReadOnlyList<string> keys
    )
    {
        var there = await Find(request, keys);
        return
        [
            .. keys.Distinct(StringComparer.Ordinal)
                .Select(k => new ListActRow(k, there.TryGetValue(k, out var row) ? act.Refuses(row) : Gone)),
        ];
    }

    /// <summary>One by one, each in its own transaction; the same idempotency key again acts no second time.</summary>
    private async Task<IReadOnlyList<ListActRow>> Run(
        ListRequest request,
        ListAct<TRow> act,
        IReadOnlyList<string> keys,
        string reason,
        string? idempotencyKey
    )
    {
        var there = await Find(request, keys);
        List<ListActRow> rows = [];
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            if (!there.TryGetValue(key, out var row))
            {
                rows.Add(new ListActRow(key, Gone));
                continue;
            }

            // As long as the caller's own key may be, a row's key is always short enough to be kept.
            var ofRow = idempotencyKey is null ? null : Ids.Stable($"{idempotencyKey}:{key}").ToString("N");
            var done = await act.Run(request, row, reason, ofRow);
            rows.Add(new ListActRow(key, done.IsDone ? null : done.Refusal));
        }

        return rows;
    }

    private async Task<Dictionary<string, TRow>> Find(ListRequest request, IReadOnlyList<string> keys) =>
        (await list.Picked!(request, keys)).ToDictionary(row => list.KeyOf(row, request), StringComparer.Ordinal);
}

/// <summary>Finds rows of a list by the beginning of their number.</summary>
internal sealed class ListFinder<TRow>(ListPage<TRow> list, IHttpContextAccessor http) : IFinder
{
    public bool MayAsk(Actor actor) => actor is not null && list.AnyOf.Any(actor.May);

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (!NumberWords.Fits(words, list.Prefix!, out var from, out _) || http.HttpContext is not { } context)
            return [];
        var request = new ListRequest(context, TableQuery.At(list.Path, ("q", from), ("tab", "all")), ct);
        var page = await list.Page(request, max);
        return [.. page.Rows.Select(Found)];

        Found Found(TRow row) =>
            new(
                list.HrefOf(row, request) ?? list.Path,
                list.KeyOf(row, request),
                list.FoundAs!(row),
                list.Icon,
                list.Title
            );
    }
}
