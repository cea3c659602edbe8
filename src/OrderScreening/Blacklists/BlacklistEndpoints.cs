using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.OrderScreening;

/// <summary>Why an entry is taken off.</summary>
/// <param name="Reason">At most 200 characters.</param>
public sealed record RevokeBlacklistingBody(string? Reason);

/// <summary>
/// Putting on the blacklist and taking off it: /office/order-audit/blacklist/new, POST to the list's own address, and
/// the same under /api/v1/audit/blacklist. The list is <see cref="BlacklistPage" />.
/// </summary>
internal static class BlacklistEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(BlacklistPage.Home + "/new", (BlacklistPages pages) => pages.Show(new FormState(), 200))
            .Needs(ScreeningPermissions.EditBlacklist)
            .ExcludeFromDescription();
        routes
            .MapPost(BlacklistPage.Home, (BlacklistPages pages, CancellationToken ct) => pages.Add(ct))
            .Needs(ScreeningPermissions.EditBlacklist)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost(
                BlacklistPage.Home + "/{id:guid}/revoke",
                (Guid id, BlacklistPages pages, CancellationToken ct) => pages.Revoke(id, ct)
            )
            .Needs(ScreeningPermissions.EditBlacklist)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/audit/blacklist").WithTags("Audit 审单");
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
}

/// <summary>The page of a new entry, and what its forms do.</summary>
internal sealed class BlacklistPages(
    UseCaseExecutor executor,
    IRefusalPages refusals,
    IHttpContextAccessor http,
    IStringLocalizer<OrderScreeningTexts> l
)
{
    private HttpContext Http => http.HttpContext!;

    public IResult Show(FormState form, int status) =>
        PageResult.Page(l["加入黑名单"], BlacklistViews.New(form, l), typeof(OfficeLayout), status);

    public async Task<IResult> Add(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        DateTimeOffset? until = null;
        if (form["until"].Length > 0)
        {
            // The day itself still counts.
            if (Asked.Day(form["until"]) is { } day)
                until = Format.Calendar.StartOf(day.AddDays(1));
            else
                form.AddError("until", l["日期写成 2026-12-31 这样"]);
        }

        if (!form.HasErrors)
        {
            var kind = Asked.Choice<BlacklistKind>(form["kind"]) ?? BlacklistKind.Phone;
            var added = await executor.Run(
                Http.Actor(),
                (AddToBlacklist u) => u.Run(new BlacklistInput(kind, form["value"], form["reason"], until), ct),
                ct,
                form.IdempotencyKey
            );
            if (added.IsDone)
                return PageResult.Redirect(Http, BlacklistPage.Home, l["已加入黑名单"]);
            form.Accept(added.Refusal);
        }

        return Show(form, 422);
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
        return done.IsDone
            ? PageResult.Redirect(Http, BlacklistPage.Home, l["已撤销"])
            : refusals.Answer(Http, done.Refusal);
    }
}
