using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Ui;

namespace Zhanggui.Channels;

/// <summary>
/// The page on which staff enter an order by hand (ORD-28). JSON: <c>POST /api/v1/channels/{code}/entries</c>.
/// </summary>
internal static class EntryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var entry = routes.MapGroup(EntryPages.Home).DisableAntiforgery().ExcludeFromDescription();
        entry.MapGet("", (EntryPages pages, CancellationToken ct) => pages.Empty(ct)).Needs("order.create");
        entry.MapPost("", (EntryPages pages, CancellationToken ct) => pages.Place(ct)).Needs("order.create");
        entry.MapPost("/preview", (EntryPages pages, CancellationToken ct) => pages.Preview(ct)).Needs("order.create");
        entry.MapPost("/region", (EntryPages pages, CancellationToken ct) => pages.Region(ct)).Needs("order.create");
        entry.MapPost("/rows", (EntryPages pages, CancellationToken ct) => pages.MoreRows(ct)).Needs("order.create");
    }
}

/// <summary>Puts the page together, and enters what it says through <see cref="EnterOrders"/>.</summary>
internal sealed class EntryPages(
    IHttpContextAccessor context,
    ChannelDirectory directory,
    EntryForm entries,
    OrderDraftBuilder drafts,
    ChannelPageContext pageContext
)
{
    public const string Home = "/office/orders/new";

    private HttpContext Http => context.HttpContext!;

    public async Task<IResult> Empty(CancellationToken ct)
    {
        var channels = await Active(ct);
        // A number nobody has: who has a receipt types its number over it.
        var no = string.Create(
            CultureInfo.InvariantCulture,
            $"HAND-{Format.Calendar.DateOf(pageContext.Clock.Now()):yyyyMMdd}-{RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 6)}"
        );
        var form = new FormState { ["no"] = no, ["channel"] = Default(channels)?.Code ?? "" };
        return await Show(channels, form, 200, ct);
    }

    public async Task<IResult> Place(CancellationToken ct)
    {
        var (form, channels) = (await FormState.Read(Http, ct), await Active(ct));
        if (Chosen(channels, form) is not { } channel)
            form.AddError("channel", pageContext.L["请选渠道"]);
        else if (await Enter(channel, form, ct) is { } placed)
            return PageResult.Redirect(Http, $"/office/orders/{placed.OrderNo}", Said(placed));
        return await Show(channels, form, 422, ct);
    }

    public async Task<IResult> Preview(CancellationToken ct)
    {
        var (form, channels) = (await FormState.Read(Http, ct), await Active(ct));
        return PageResult.WantsPart(Http.Request)
            ? PageResult.Fragment(EntryViews.Preview(await Look(channels, form, ct), pageContext.L))
            : await Show(channels, form, 200, ct);
    }

    /// <summary>Province or city have changed: the lists below them follow; without script the whole form.</summary>
    public async Task<IResult> Region(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        return PageResult.WantsPart(Http.Request)
            ? PageResult.Fragment(EntryViews.Region(form))
            : await Show(await Active(ct), form, 200, ct);
    }

    public async Task<IResult> MoreRows(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        form["rows"] = Math.Min(EntryForm.Rows(form) + 1, EntryForm.Max).ToString(CultureInfo.InvariantCulture);
        return PageResult.WantsPart(Http.Request)
            ? PageResult.Fragment(EntryViews.Lines(form, true, pageContext.L))
            : await Show(await Active(ct), form, 200, ct);
    }

    /// <summary>The order, or null and the form says at its fields why not. Everything wrong is said at once.</summary>
    private async Task<BroughtOrder?> Enter(Channel channel, FormState form, CancellationToken ct)
    {
        var entry = await entries.Read(channel, form, ct);
        foreach (var (field, text) in entry.Wrong)
            form.AddError(field, text);
        var judged = (await drafts.Check(channel, [entry.Order], ct))[0];
        if (!judged.IsDone)
            foreach (var one in judged.Refusal.All.Where(r => entry.Wrong.Count == 0 || !EntryForm.IsOfLines(r.Field)))
                Tell(form, one.Field, one.Message);
        if (!judged.IsDone || form.HasErrors)
            return null;

        var done = await pageContext.Executor.Run(
            Http.Actor(),
            (EnterOrders u) => u.Run(channel.Code, [entry.Order], ct),
            ct,
            Once(channel, form, judged.Value.Digest)
        );
        if (!done.IsDone)
            form.Accept(done.Refusal);
        else if (done.Value[0] is { OrderNo: not null } placed)
            return placed;
        else
            Tell(
                form,
                done.Value[0].Code == "channels.different" ? nameof(OrderField.No) : done.Value[0].Field,
                done.Value[0].Message!.Value
            );
        // That answer is kept under the key of this form; what is sent next is another try.
        form["once"] = "";
        return null;
    }

    /// <summary>
    /// The same form with the same order in it: whoever goes back and changes something enters another order.
    /// </summary>
    private static string Once(Channel channel, FormState form, string digest) =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes($"{form.IdempotencyKey}\u001f{channel.Code}\u001f{form["no"]}\u001f{digest}")
                )
                .AsSpan(0, 16)
        );

    private static void Tell(FormState form, string? field, Text message)
    {
        if (EntryForm.FieldOf(field) is { } ours)
            form.AddError(ours, message.ToString());
        else
            form.AddError(message.ToString());
    }

    private string Said(BroughtOrder placed) =>
        placed.Result == "already" ? pageContext.L["{0} 早就录过了", placed.OrderNo!]
        : placed.WaitsForStock ? pageContext.L["已下单 {0}，有缺货，确认后等到货", placed.OrderNo!]
        : pageContext.L["已下单 {0}", placed.OrderNo!];

    private async Task<IReadOnlyList<Channel>> Active(CancellationToken ct) =>
        [.. (await directory.All(ct)).Where(c => c.IsActive)];

    private static Channel? Default(IReadOnlyList<Channel> channels) =>
        channels.FirstOrDefault(c => c.Kind == ChannelKind.Offline) ?? (channels.Count > 0 ? channels[0] : null);

    private static Channel? Chosen(IReadOnlyList<Channel> channels, FormState form) =>
        channels.FirstOrDefault(c => c.Code == form["channel"]);

    private async Task<EntryViews.PreviewModel?> Look(
        IReadOnlyList<Channel> channels,
        FormState form,
        CancellationToken ct
    ) =>
        (Chosen(channels, form) ?? Default(channels)) is { } channel
            ? new EntryViews.PreviewModel(channel, await entries.Read(channel, form, ct))
            : null;

    private async Task<IResult> Show(
        IReadOnlyList<Channel> channels,
        FormState form,
        int status,
        CancellationToken ct
    ) =>
        PageResult.Page(
            pageContext.L["代客下单"],
            EntryViews.Page(new EntryViews.FormModel(channels, form, await Look(channels, form, ct)), pageContext.L),
            typeof(OfficeLayout),
            status
        );
}
