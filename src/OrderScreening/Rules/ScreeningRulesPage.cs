using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.OrderScreening;

/// <inheritdoc cref="IScreeningRulesPage" />
internal sealed class ScreeningRulesPage(
    IScreening screening,
    ScreeningQueries queries,
    UseCaseExecutor executor,
    IHttpContextAccessor http,
    Policies policies,
    IStringLocalizer<OrderScreeningTexts> l
) : IScreeningRulesPage
{
    private const int History = 20;

    private HttpContext Http => http.HttpContext!;

    public Task<IResult> Show(int? before, CancellationToken ct) => Page(new FormState(), null, 200, before, ct);

    public Task<IResult> Show(FormState form, RenderFragment? tried, int status, CancellationToken ct) =>
        Page(form, tried, status, null, ct);

    public async Task<IResult> Enable(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var done = await executor.Run(
            Http.Actor(),
            (EnableScreeningRules u) => u.Run(Inputs(form), form["why"], ct),
            ct,
            form.IdempotencyKey
        );
        if (done.IsDone)
            return PageResult.Redirect(Http, "/office/order-audit", l["第 {0} 版规则已启用", done.Value]);
        form.Accept(done.Refusal);
        return await Page(form, null, 422, null, ct);
    }

    /// <summary>
    /// What was typed: a rule's box, weight and numbers. A weight that is no number is as wrong as one beyond the
    /// range.
    /// </summary>
    public IReadOnlyList<ScreeningRuleInput> Inputs(FormState form) =>
        [
            .. ScreeningCatalog
                .All.Where(r => form.Has(r.Code + ".weight"))
                .Select(r => new ScreeningRuleInput(
                    r.Code,
                    form.Checked(r.Code + ".on"),
                    int.TryParse(
                        form[r.Code + ".weight"],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var weight
                    )
                        ? weight
                        : -1,
                    r.Parameters.Where(p => form.Has($"{r.Code}.{p.Key}"))
                        .ToDictionary(p => p.Key, p => form[$"{r.Code}.{p.Key}"])
                )),
        ];

    private async Task<IResult> Page(
        FormState form,
        RenderFragment? tried,
        int status,
        int? before,
        CancellationToken ct
    )
    {
        var revisions = await queries.Revisions(before, History + 1, ct);
        var model = new ScreeningViews.Model(
            screening.InForce,
            await queries.Records(ct),
            revisions.Take(History).ToList(),
            revisions.Count > History ? revisions[History - 1].No : null,
            form,
            tried,
            Http.Actor(),
            policies.Get(OrderScreeningPolicies.HoldAt),
            policies.Get(OrderScreeningPolicies.PassByItself)
        );
        return PageResult.Page(l["审单规则"], ScreeningViews.Page(model, l), typeof(OfficeLayout), status);
    }
}
