using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.OrderScreening;

/// <summary>Why an entry is taken off.</summary>
/// <param name="Reason">At most 200 characters.</param>
public sealed record RevokeBlacklistingBody(string? Reason);

/// <summary>
/// The blacklist: GET and POST /office/order-audit/blacklist, its export, its revocations; the same under
/// /api/v1/audit/blacklist.
/// </summary>
internal static class BlacklistEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/office/order-audit/blacklist",
                (BlacklistPages pages, CancellationToken ct) => pages.Show(new FormState(), 200, ct)
            )
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditBlacklist)
            .ExcludeFromDescription();
        routes
            .MapPost("/office/order-audit/blacklist", (BlacklistPages pages, CancellationToken ct) => pages.Add(ct))
            .Needs(ScreeningPermissions.EditBlacklist)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/office/order-audit/blacklist/{id:guid}/revoke",
                (Guid id, BlacklistPages pages, CancellationToken ct) => pages.Revoke(id, ct)
            )
            .Needs(ScreeningPermissions.EditBlacklist)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/office/order-audit/blacklist/export",
                (BlacklistPages pages, CancellationToken ct) => pages.Download(ct)
            )
            .Needs(ScreeningPermissions.View)
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/audit/blacklist").WithTags("Audit 审单");
        api.MapGet("", List)
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditBlacklist)
            .WithName("ListBlacklist")
            .WithSummary("Entries, newest first; `q`, `kind`, `all` for past ones, page with `after`");
        api.MapPost(
                "",
                async (BlacklistInput body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (AddToBlacklist u) => u.Run(body, ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToCreated(id => $"/api/v1/audit/blacklist/{id}")
            )
            .Needs(ScreeningPermissions.EditBlacklist)
            .WithName("AddToBlacklist")
            .WithSummary("Blacklist a phone, an address or a device (ORD-06)");
        api.MapPost(
                "/{id:guid}/revoke",
                async (
                    Guid id,
                    RevokeBlacklistingBody body,
                    HttpContext http,
                    UseCaseExecutor executor,
                    CancellationToken ct
                ) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (RevokeBlacklisting u) => u.Run(id, body.Reason, ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .Needs(ScreeningPermissions.EditBlacklist)
            .WithName("RevokeBlacklisting")
            .WithSummary("Take an entry off, with a reason");
    }

    private static async Task<IResult> List(
        HttpContext http,
        Blacklist blacklist,
        TimeProvider clock,
        CancellationToken ct,
        string? q = null,
        BlacklistKind? kind = null,
        bool all = false,
        string? after = null,
        int take = Blacklist.PageSize
    )
    {
        var (rows, next) = await blacklist.Page(
            new BlacklistFilter(q, kind, all, PagePlace.Read(after)),
            Math.Clamp(take, 1, 200),
            ct
        );
        return TypedResults.Ok(
            new
            {
                rows = rows.Select(e => new
                {
                    e.Id,
                    kind = e.Kind.ToString(),
                    value = BlacklistPages.Shown(e, http.Actor()),
                    e.Reason,
                    e.By,
                    e.At,
                    e.Until,
                    e.RevokedAt,
                    e.RevokedBy,
                    e.RevokeReason,
                    inForce = e.HoldsAt(clock.Now()),
                }),
                next,
            }
        );
    }
}

/// <summary>Puts the blacklist's page together.</summary>
internal sealed class BlacklistPages(
    Blacklist blacklist,
    UseCaseExecutor executor,
    IRefusalPages refusals,
    IHttpContextAccessor http,
    TimeProvider clock,
    IStringLocalizer<OrderScreeningTexts> l
)
{
    private const string Home = "/office/order-audit/blacklist";

    private HttpContext Http => http.HttpContext!;

    public async Task<IResult> Show(FormState form, int status, CancellationToken ct)
    {
        var query = TableQuery.From(Http) with { Path = Home };
        var filter = FilterOf(query);
        var (rows, next) = await blacklist.Page(filter, Blacklist.PageSize, ct);
        return PageResult.Page(
            l["黑名单"],
            BlacklistViews.Page(
                new BlacklistViews.Model(filter, query, rows, next, form, Http.Actor(), clock.Now()),
                l
            ),
            typeof(OfficeLayout),
            status
        );
    }

    public async Task<IResult> Add(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        DateTimeOffset? until = null;
        if (form["until"].Length > 0)
        {
            // The day itself still counts.
            if (
                DateOnly.TryParseExact(
                    form["until"],
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                ) && day.Year is > 1900 and < 9000
            )
                until = Format.Calendar.StartOf(day.AddDays(1));
            else
                form.AddError("until", l["日期写成 2026-12-31 这样"]);
        }

        if (!form.HasErrors)
        {
            var kind =
                Enum.TryParse<BlacklistKind>(form["kind"], out var chosen) && Enum.IsDefined(chosen)
                    ? chosen
                    : BlacklistKind.Phone;
            var added = await executor.Run(
                Http.Actor(),
                (AddToBlacklist u) => u.Run(new BlacklistInput(kind, form["value"], form["reason"], until), ct),
                ct,
                form.IdempotencyKey
            );
            if (added.IsDone)
                return PageResult.Redirect(Http, Home, l["已加入黑名单"]);
            form.Accept(added.Refusal);
        }

        return await Show(form, 422, ct);
    }

    public async Task<IResult> Revoke(Guid id, CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var done = await executor.Run(
            Http.Actor(),
            (RevokeBlacklisting u) => u.Run(id, form["reason"], ct),
            ct,
            Http.IdempotencyKey()
        );
        return done.IsDone ? PageResult.Redirect(Http, Home, l["已撤销"]) : refusals.Answer(Http, done.Refusal);
    }

    public async Task<IResult> Download(CancellationToken ct)
    {
        var filter = FilterOf(TableQuery.From(Http));
        var format = Http.Request.Query["format"].ToString();
        var noted = await executor.Run(Http.Actor(), (ExportBlacklist u) => u.Run(filter, format, ct), ct);
        if (!noted.IsDone)
            return refusals.Answer(Http, noted.Refusal);
        var actor = Http.Actor();
        return Export.File(
            "blacklist",
            format,
            [
                new ExportColumn<BlacklistEntry>(("类别", "Kind"), e => BlacklistEntry.NameOf(e.Kind).ToString()),
                new(("内容", "Value"), e => Exported(e, actor)),
                new(("原因", "Reason"), e => e.Reason),
                new(("谁加的", "By"), e => e.By),
                new(("加入时间", "Since"), e => e.At),
                new(("到", "Until"), e => e.Until),
                new(("撤销时间", "Revoked at"), e => e.RevokedAt),
                new(("谁撤销", "Revoked by"), e => e.RevokedBy),
                new(("撤销原因", "Why revoked"), e => e.RevokeReason),
            ],
            blacklist.Every(filter)
        );
    }

    /// <summary>DAT-11: whoever does not call customers sees no number.</summary>
    public static string Shown(BlacklistEntry e, Actor viewer) =>
        e.Kind == BlacklistKind.Phone && !viewer.May("crm.view.full") ? Masked.Phone(e.Value) : e.Shown;

    /// <summary>DAT-11: numbers leave the company only with those who may export customer data.</summary>
    private static string Exported(BlacklistEntry e, Actor viewer) =>
        e.Kind == BlacklistKind.Phone && !viewer.May("data.export.customer") ? Masked.Phone(e.Value) : e.Shown;

    private static BlacklistFilter FilterOf(TableQuery query) =>
        new(
            query.Filter("q"),
            Enum.TryParse<BlacklistKind>(query.Filter("kind"), out var kind) && Enum.IsDefined(kind) ? kind : null,
            query.Filter("all") == "1",
            PagePlace.Read(query.After)
        );
}
