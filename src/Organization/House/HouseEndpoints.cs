using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>A new policy value in a request.</summary>
public sealed record PolicyBody(string Value, string Why);

/// <summary>The house's own pages: policies, audit log, outbox and jobs; JSON under /api/v1/policies, /audit, /outbox.</summary>
internal static class HouseEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/policies", PolicyList).Needs("rep.view", Policy.Business, Policy.Technical).ExcludeFromDescription();
        routes.MapGet("/office/policies/{key}", OnePolicy).Needs("rep.view", Policy.Business, Policy.Technical).ExcludeFromDescription();
        routes.MapPost("/office/policies/{key}", SavePolicy).Needs(Policy.Business, Policy.Technical).DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/office/audit", AuditLog).Needs("audit.view").ExcludeFromDescription();
        routes.MapGet("/office/outbox", OutboxPage).Needs("db.view").ExcludeFromDescription();
        routes.MapPost("/office/outbox/{seq:long}", Settle).Needs("db.edit").DisableAntiforgery().ExcludeFromDescription();

        var api = routes.MapGroup("/api/v1").WithTags("House 系统");
        api.MapGet("/policies", (Policies policies) => TypedResults.Ok(policies.Known.OrderBy(p => p.Key).Select(p => new { p.Key, p.Name.Zh, p.Name.En, p.Rule, value = policies.TextOf(p), factory = p.DefaultText, range = p.Range.En, p.Editor }))).Needs("rep.view", Policy.Business, Policy.Technical).WithName("ListPolicies").WithSummary("Policies with their values in force");
        api.MapPut("/policies/{key}", async (string key, PolicyBody body, HttpContext http, Operations operations, CancellationToken ct) =>
            (await operations.Run(http.Actor(), (ChangePolicy u) => u.Run(key, body.Value ?? "", body.Why ?? "", ct), ct)).ToHttp()).Needs(Policy.Business, Policy.Technical).WithName("ChangePolicy").WithSummary("Change a policy, with a reason");
        api.MapGet("/audit", async (HouseReads reads, CancellationToken ct, string? document = null, string? who = null, DateTimeOffset? before = null) => TypedResults.Ok(await reads.Audit(document, who, before, 100, ct))).Needs("audit.view").WithName("ListAudit").WithSummary("The audit log (DAT-09)");
        api.MapGet("/outbox", async (HouseReads reads, CancellationToken ct, OutboxState state = OutboxState.Dead) => TypedResults.Ok((await reads.Outbox(state, ct)).Rows)).Needs("db.view").WithName("ListOutbox").WithSummary("Outbox messages by state");
        api.MapPost("/outbox/{seq:long}/retry", async (long seq, HttpContext http, Operations operations, CancellationToken ct) => (await operations.Run(http.Actor(), (SettleDeadLetter u) => u.Run(seq, true, ct), ct)).ToHttp()).Needs("db.edit").WithName("RetryOutboxMessage").WithSummary("Try a dead message again");
    }

    private static IResult PolicyList(Policies policies, IStringLocalizer<OrganizationTexts> l, string? q = null)
    {
        var found = policies.Known.Where(p => string.IsNullOrWhiteSpace(q) || p.Key.Contains(q, StringComparison.OrdinalIgnoreCase) || p.Name.Zh.Contains(q, StringComparison.Ordinal) || p.Name.En.Contains(q, StringComparison.OrdinalIgnoreCase) || p.Rule.Equals(q, StringComparison.OrdinalIgnoreCase))
            .OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p, policies.TextOf(p))).ToList();
        return PageResult.Page(l["制度与参数"], HouseViews.PolicyList(found, q, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> OnePolicy(string key, HttpContext http, Policies policies, HouseReads reads, IRefusalPages refusals, IStringLocalizer<OrganizationTexts> l, CancellationToken ct) =>
        await PolicyPage(key, new FormState(), 200, http, policies, reads, refusals, l, ct);

    private static async Task<IResult> PolicyPage(string key, FormState form, int status, HttpContext http, Policies policies, HouseReads reads, IRefusalPages refusals, IStringLocalizer<OrganizationTexts> l, CancellationToken ct)
    {
        if (policies.Find(key) is not { } policy) return refusals.Answer(http, Refusal.NotFound("platform.no_such_policy", "没有这项制度参数", "There is no such policy."));
        return PageResult.Page(policy.Name.ToString(), HouseViews.OnePolicy(policy, policies.TextOf(policy), await reads.History(key, ct), http.Actor().May(policy.Editor), form, l), typeof(OfficeLayout), status);
    }

    private static async Task<IResult> SavePolicy(string key, HttpContext http, Operations operations, Policies policies, HouseReads reads, IRefusalPages refusals, IStringLocalizer<OrganizationTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (ChangePolicy u) => u.Run(key, form["value"], form["why"], ct), ct);
        policies.Forget();
        if (result.IsDone) return PageResult.Redirect(http, $"/office/policies/{Uri.EscapeDataString(key)}");
        form.Accept(result.Refusal);
        return await PolicyPage(key, form, Refusals.Status(result.Refusal), http, policies, reads, refusals, l, ct);
    }

    private static async Task<IResult> AuditLog(HouseReads reads, IStringLocalizer<OrganizationTexts> l, CancellationToken ct, string? document = null, string? who = null, long? before = null)
    {
        var rows = await reads.Audit(document, who, before is > 0 and < 3155378975999999999 ? new DateTimeOffset(before.Value, TimeSpan.Zero) : null, 101, ct);
        var older = rows.Count > 100 ? $"/office/audit?document={Uri.EscapeDataString(document ?? "")}&who={Uri.EscapeDataString(who ?? "")}&before={rows[99].At.UtcTicks}" : null;
        return PageResult.Page(l["审计日志"], HouseViews.Audit([.. rows.Take(100)], document, who, older, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> OutboxPage(HttpContext http, HouseReads reads, IStringLocalizer<OrganizationTexts> l, CancellationToken ct, OutboxState state = OutboxState.Dead)
    {
        var (open, dead, rows) = await reads.Outbox(state, ct);
        return PageResult.Page(l["发件箱"], HouseViews.Outbox(state, open, dead, rows, await reads.Jobs(ct), http.Actor().May("db.edit"), l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Settle(long seq, HttpContext http, Operations operations, IRefusalPages refusals, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (SettleDeadLetter u) => u.Run(seq, form["again"] == "true", ct), ct);
        return result.IsDone ? PageResult.Redirect(http, "/office/outbox") : refusals.Answer(http, result.Refusal);
    }
}
