using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>
/// Splitting an order (/office/orders/{no}/split), its money shown while pieces are moved, and taking it back. JSON:
/// <see cref="SplitApi"/>.
/// </summary>
internal static class SplitEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/office/orders/{no}/split").DisableAntiforgery().ExcludeFromDescription();
        order.MapGet("", Form).Needs("order.arrange");
        order.MapPost("", Make).Needs("order.arrange");
        order.MapPost("/preview", Preview).Needs("order.arrange");
        order.MapPost("/more", More).Needs("order.arrange");
        order.MapPost("/undo", Undo).Needs("order.arrange");
    }

    private static async Task<IResult> Form(
        string no,
        HttpContext http,
        SplitPages pages,
        IRefusalPages refusals,
        CancellationToken ct,
        string? by = null
    ) =>
        await pages.Order(no, ct) is { } order
            ? await pages.Start(order, SplitPages.ByOf(by), ct)
            : refusals.Answer(http, OrderErrors.NotFound);

    private static async Task<IResult> Make(
        string no,
        HttpContext http,
        SplitPages pages,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        var made = await executor.Run(
            http.Actor(),
            (SplitOrder u) =>
                u.Run(order.Id, SplitPages.ByOf(form["by"]), SplitPages.Parts(order, form), form["reason"], ct),
            ct,
            form.IdempotencyKey
        );
        if (made.IsDone)
            return PageResult.Redirect(
                http,
                $"/office/orders/{order.No}#arrange",
                l["{0} 已拆成 {1} 份", order.No, made.Value.Parts.Count]
            );
        form.Accept(made.Refusal);
        return pages.Show(order, form, Refusals.Status(made.Refusal));
    }

    private static async Task<IResult> Preview(
        string no,
        HttpContext http,
        SplitPages pages,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        return PageResult.WantsPart(http.Request)
            ? PageResult.Fragment(pages.PreviewPart(order, form))
            : pages.Show(order, form, 200);
    }

    private static async Task<IResult> More(
        string no,
        HttpContext http,
        SplitPages pages,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        if (await pages.Order(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        form["n"] = (SplitPages.CountOf(form) + 1).ToString(CultureInfo.InvariantCulture);
        return pages.Show(order, form, 200);
    }

    private static async Task<IResult> Undo(
        string no,
        HttpContext http,
        Desk desk,
        IRefusalPages refusals,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var undone = await desk.Act(no, (UndoSplit u, OrderId id) => u.Run(id, form["reason"], ct), ct);
        return undone.IsDone
            ? PageResult.Redirect(
                http,
                $"/office/orders/{Uri.EscapeDataString(no)}#arrange",
                l["已撤销拆单，整单一起发"]
            )
            : refusals.Answer(http, undone.Refusal);
    }
}

/// <summary>Answers with the page on which an order is split.</summary>
internal sealed class SplitPages(
    DeskQueries queries,
    SplitProposals proposals,
    SplitRules rules,
    Policies policies,
    IStringLocalizer<OrderingTexts> l
)
{
    public Task<Order?> Order(string no, CancellationToken ct) => queries.ByNo(no, ct);

    public static SplitBy ByOf(string? by) =>
        Enum.TryParse<SplitBy>(by, ignoreCase: true, out var how) && Enum.IsDefined(how) ? how : SplitBy.Hand;

    public static int CountOf(FormState form) =>
        Math.Clamp(int.TryParse(form["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 2, 2, 9);

    /// <summary>The parts that the form says; what can't be read is no pieces, and refused by the sum.</summary>
    public static List<ShipmentPartInput> Parts(Order order, FormState form) =>
        [
            .. Enumerable
                .Range(1, CountOf(form))
                .Select(part => new ShipmentPartInput(
                    DateOnly.TryParseExact(
                        form[$"day-{part}"],
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                        ? day
                        : null,
                    [
                        .. order
                            .Lines.Select(x => new ShipmentPartPieces(
                                x.No,
                                int.TryParse(
                                    form[Piece(part, x.No)],
                                    NumberStyles.None,
                                    CultureInfo.InvariantCulture,
                                    out var units
                                )
                                    ? units
                                    : 0
                            ))
                            .Where(p => p.Quantity > 0),
                    ]
                ))
                .Where((p, i) => i < 2 || p.Lines.Count > 0),
        ];

    public static string Piece(int part, int line) => $"p{part}-{line}";

    /// <summary>
    /// Filled by a proposal; one that has nothing to propose says so, and everything stands in the first part.
    /// </summary>
    public async Task<IResult> Start(Order order, SplitBy by, CancellationToken ct)
    {
        var form = new FormState { ["by"] = by.ToString() };
        var proposed = await proposals.For(order, by, ct);
        var parts = proposed.IsDone ? proposed.Value : (await proposals.For(order, SplitBy.Hand, ct)).Value;
        form["n"] = Math.Max(2, parts.Count).ToString(CultureInfo.InvariantCulture);
        foreach (var (part, i) in parts.Select((p, i) => (p, i + 1)))
        {
            form[$"day-{i}"] = part.NotBefore?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            foreach (var line in part.Lines)
                form[Piece(i, line.Line)] = line.Quantity.ToString(CultureInfo.InvariantCulture);
        }

        return Show(order, form, 200, proposed.IsDone ? null : proposed.Refusal);
    }

    public IResult Show(Order order, FormState form, int status, Refusal? nothing = null) =>
        PageResult.Page(
            l["拆单 {0}", order.No],
            SplitViews.Page(
                new SplitViews.SplitModel(
                    order,
                    form,
                    SplitRules.When(order),
                    nothing,
                    CountOf(form),
                    policies.Get(SplitPolicies.MaxParts),
                    Look(order, form)
                ),
                l
            ),
            typeof(OfficeLayout),
            status
        );

    public RenderFragment PreviewPart(Order order, FormState form) => SplitViews.Preview(Look(order, form), l);

    private SplitViews.PreviewModel Look(Order order, FormState form)
    {
        var parts = Parts(order, form);
        return rules.Wrong(order, parts) is { } wrong
            ? new SplitViews.PreviewModel(order, [], wrong)
            : new SplitViews.PreviewModel(
                order,
                [.. SplitMath.Divide(order, default, parts).Select(p => p.View)],
                null
            );
    }
}
