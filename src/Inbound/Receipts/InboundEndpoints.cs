using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Inbound;

/// <summary>
/// Registering inbound slips, and one of them (/office/inbound). The list is an <see cref="InboundPage"/>.
/// </summary>
internal static class InboundEndpoints
{
    internal static readonly string[] Viewers = ["stk.view", "inbound.register", "inbound.post"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/inbound/new", New).Needs("inbound.register").ExcludeFromDescription();
        routes.MapGet("/office/inbound/{no}", One).Needs(Viewers).ExcludeFromDescription();
        var acts = routes.MapGroup("/office/inbound").DisableAntiforgery().ExcludeFromDescription();
        acts.MapPost("", Register).Needs("inbound.register");
        acts.MapPost("/{no}/post", Post).Needs("inbound.post");
        acts.MapPost("/{no}/refuse", Refuse).Needs("inbound.post", "inbound.register");
    }

    private static Task<IResult> New(InboundPages pages, CancellationToken ct) => pages.New(new FormState(), 200, ct);

    private static Task<IResult> One(string no, InboundPages pages, CancellationToken ct) =>
        pages.One(no, new FormState(), 200, ct);

    private static async Task<IResult> Register(
        HttpContext context,
        UseCaseExecutor executor,
        InboundQueries queries,
        InboundPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (form.Checked("more"))
        {
            form["rows"] = (InboundViews.Lines(form) + InboundViews.FormLines).ToString(CultureInfo.InvariantCulture);
            return await pages.New(form, 200, ct);
        }

        var filled = Enumerable
            .Range(1, InboundViews.Lines(form))
            .Where(i => form[$"code-{i}"] + form[$"quantity-{i}"] + form[$"lot-{i}"] + form[$"bin-{i}"] is not "")
            .ToList();
        var lines = filled
            .Select(i => new ArrivalLine(
                form[$"code-{i}"],
                new Quantity(
                    int.TryParse(form[$"quantity-{i}"], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                        ? n
                        : 0
                ),
                form[$"lot-{i}"],
                form[$"bin-{i}"]
            ))
            .ToList();
        var warehouse = Guid.TryParse(form["warehouse"], out var id) ? new WarehouseId(id) : default;
        var made = await executor.Run(
            context.Actor(),
            (RegisterInbound u) => u.Run(warehouse, form["source"], lines, ct),
            ct,
            form.IdempotencyKey
        );
        if (made.IsDone)
            return PageResult.Redirect(
                context,
                "/office/inbound/" + (await queries.View(made.Value.Value.ToString(), ct))!.Slip.No
            );
        Accept(form, made.Refusal, filled);
        return await pages.New(form, Refusals.Status(made.Refusal), ct);
    }

    /// <summary>
    /// Lines are numbered without the blank rows between them; the refusal goes back to the row that was typed.
    /// </summary>
    private static void Accept(FormState form, Refusal refusal, List<int> filled)
    {
        foreach (var one in refusal.All)
        {
            var at = one.Field?.LastIndexOf('-') ?? -1;
            if (
                at > 0
                && int.TryParse(one.Field![(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                && line <= filled.Count
            )
                form.AddError($"{one.Field[..at]}-{filled[line - 1]}", AtTheField(one.Message.ToString()));
            else
                form.Accept(one with { Others = [] });
        }
    }

    /// <summary>Beside the field nobody needs to be told the line: what follows the colon is enough.</summary>
    private static string AtTheField(string words) => words[(words.IndexOfAny(['：', ':']) + 1)..].Trim();

    private static async Task<IResult> Post(
        string no,
        HttpContext context,
        UseCaseExecutor executor,
        InboundQueries queries,
        InboundPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        Result done = await queries.View(no, ct) is { } view
            ? await executor.Run(context.Actor(), (ReceiveGoods u) => u.Run(view.Slip.Id, ct), ct, form.IdempotencyKey)
            : InboundErrors.NotFound;
        if (done.IsDone)
            return PageResult.Redirect(context, "/office/inbound/" + no);
        form.Accept(done.Refusal);
        return await pages.One(no, form, Refusals.Status(done.Refusal), ct);
    }

    private static async Task<IResult> Refuse(
        string no,
        HttpContext context,
        UseCaseExecutor executor,
        InboundQueries queries,
        InboundPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        Result done = await queries.View(no, ct) is { } view
            ? await executor.Run(context.Actor(), (RefuseInbound u) => u.Run(view.Slip.Id, form["reason"], ct), ct)
            : InboundErrors.NotFound;
        if (done.IsDone)
            return PageResult.Redirect(context, "/office/inbound/" + no);
        form.Accept(done.Refusal);
        return await pages.One(no, form, Refusals.Status(done.Refusal), ct);
    }
}

/// <summary>Answers with the pages of receiving.</summary>
internal sealed class InboundPages(
    InboundQueries queries,
    IStock stock,
    AuditTrail audit,
    IHttpContextAccessor http,
    TimeProvider clock,
    IStringLocalizer<InboundTexts> l
)
{
    public async Task<IResult> New(FormState form, int status, CancellationToken ct) =>
        PageResult.Page(
            l["登记到货"],
            InboundViews.Register(form, await stock.Warehouses(ct), l),
            typeof(OfficeLayout),
            status
        );

    public async Task<IResult> One(string no, FormState form, int status, CancellationToken ct)
    {
        var context = http.HttpContext!;
        if (await queries.View(no, ct) is not { } view)
            return ((IRefusalPages)context.RequestServices.GetService(typeof(IRefusalPages))!).Answer(
                context,
                InboundErrors.NotFound
            );
        var model = new InboundViews.OneModel(
            view,
            await audit.Of("inbound", view.Slip.Id.Value, ct),
            context.Actor(),
            form,
            clock.Now()
        );
        return PageResult.Page(view.Slip.No, InboundViews.One(model, l), typeof(OfficeLayout), status);
    }
}
