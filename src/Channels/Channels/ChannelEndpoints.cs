using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.Channels;

/// <summary>Channels: the list, one channel with its columns, codes and secret, its empty template.</summary>
internal static class ChannelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var channels = routes.MapGroup("/office/channels").DisableAntiforgery().ExcludeFromDescription();
        channels
            .MapGet("", (ChannelPages pages, CancellationToken ct) => pages.List(new FormState(), 200, ct))
            .Needs("chn.view");
        channels.MapPost("", (ChannelPages pages, CancellationToken ct) => pages.Add(ct)).Needs("chn.edit");
        channels
            .MapGet(
                "/{code}",
                (string code, ChannelPages pages, CancellationToken ct) =>
                    pages.One(code, new FormState(), null, 200, ct)
            )
            .Needs("chn.view");
        channels
            .MapPost("/{code}", (string code, ChannelPages pages, CancellationToken ct) => pages.Edit(code, ct))
            .Needs("chn.edit");
        channels
            .MapPost(
                "/{code}/secret",
                (string code, ChannelPages pages, CancellationToken ct) => pages.Rotate(code, ct)
            )
            .Needs("chn.edit");
        channels
            .MapPost("/{code}/skus", (string code, ChannelPages pages, CancellationToken ct) => pages.Skus(code, ct))
            .Needs("chn.edit");
        channels
            .MapGet(
                "/{code}/template",
                (string code, ChannelPages pages, CancellationToken ct) => pages.Template(code, ct)
            )
            .Needs("chn.view", "order.create");
        channels
            .MapGet(
                "/{code}/columns",
                (string code, ChannelPages pages, CancellationToken ct) =>
                    pages.Columns(code, new FormState(), null, 200, ct)
            )
            .Needs("chn.edit");
        channels
            .MapPost(
                "/{code}/columns/sample",
                (string code, ChannelPages pages, CancellationToken ct) => pages.Sample(code, ct)
            )
            .Needs("chn.edit")
            .WithMetadata(ImportEndpoints.Large);
        channels
            .MapPost(
                "/{code}/columns",
                (string code, ChannelPages pages, CancellationToken ct) => pages.SaveColumns(code, ct)
            )
            .Needs("chn.edit");
    }
}

/// <summary>Puts the pages of channels together.</summary>
internal sealed class ChannelPages(
    IHttpContextAccessor context,
    ChannelDirectory directory,
    ImportQueries queries,
    IShippingRates rates,
    ChannelPageContext pageContext
)
{
    private const string Home = "/office/channels";

    private HttpContext Http => context.HttpContext!;

    public async Task<IResult> List(FormState form, int status, CancellationToken ct)
    {
        var channels = await directory.All(ct);
        var last = await queries.LastOf([.. channels.Select(c => c.Code)], ct);
        return PageResult.Page(
            pageContext.L["渠道"],
            ChannelViews.List(
                new ChannelViews.ListModel(channels, last, form, await Couriers(ct), Http.Actor()),
                pageContext.L
            ),
            typeof(OfficeLayout),
            status
        );
    }

    public async Task<IResult> Add(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var added = await pageContext.Executor.Run(
            Http.Actor(),
            (AddChannel u) => u.Run(Input(form, form["code"]), ct),
            ct,
            form.IdempotencyKey
        );
        if (added.IsDone)
            return PageResult.Redirect(Http, $"{Home}/{added.Value}", pageContext.L["已新增渠道"]);
        form.Accept(added.Refusal);
        return await List(form, Refusals.Status(added.Refusal), ct);
    }

    public async Task<IResult> One(string code, FormState form, string? secret, int status, CancellationToken ct)
    {
        if (await directory.Of(code, ct) is not { } channel)
            return pageContext.Pages.Answer(Http, ChannelErrors.NotFound);
        var model = new ChannelViews.OneModel(
            channel,
            await directory.Skus(channel, ct),
            form,
            secret,
            await Couriers(ct),
            Http.Actor()
        );
        return PageResult.Page(
            channel.Name.ToString(),
            ChannelViews.One(model, pageContext.L),
            typeof(OfficeLayout),
            status
        );
    }

    public async Task<IResult> Edit(string code, CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var done = await pageContext.Executor.Run(
            Http.Actor(),
            (EditChannel u) => u.Run(Input(form, code), form.Checked("active"), ct),
            ct,
            form.IdempotencyKey
        );
        return await Back(code, form, done, pageContext.L["已保存"], ct);
    }

    public async Task<IResult> Rotate(string code, CancellationToken ct)
    {
        var made = await directory.Rotate(Http.Actor(), code, ct);
        // Shown once, on the answer itself: it stands in no address and in no message.
        return made.IsDone
            ? await One(code, new FormState(), made.Value, 200, ct)
            : pageContext.Pages.Answer(Http, made.Refusal);
    }

    public async Task<IResult> Skus(string code, CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        List<(string, string)> pairs = [];
        foreach (
            var line in form["skus"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var parts = line.Split(
                [',', '，', '\t', ' ', '='],
                2,
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );
            if (parts.Length == 2)
                pairs.Add((parts[0], parts[1]));
            else
                form.AddError("skus", pageContext.L["这一行要写两个编码：{0}", line]);
        }

        if (form.HasErrors)
            return await One(code, form, null, 422, ct);
        return await Back(
            code,
            form,
            await pageContext.Executor.Run(Http.Actor(), (SetChannelSkus u) => u.Run(code, pairs, ct), ct),
            pageContext.L["编码表已保存"],
            ct
        );
    }

    public async Task<IResult> Template(string code, CancellationToken ct)
    {
        if (await directory.Of(code, ct) is not { } channel)
            return pageContext.Pages.Answer(Http, ChannelErrors.NotFound);
        List<Text> headings = channel.Map.IsEmpty
            ? [.. OrderFields.All.Where(f => f.Field != OrderField.Address).Select(f => f.Name)]
            : [.. channel.Map.Headings.OrderBy(h => h.Key).Select(h => new Text(h.Value, h.Value))];
        return Export.File(
            $"{channel.Code}-template",
            Http.Request.Query["format"],
            [.. headings.Select(h => new ExportColumn<string>(h, _ => ""))],
            AsyncEnumerable.Empty<string>()
        );
    }

    public async Task<IResult> Columns(
        string code,
        FormState form,
        ChannelViews.SampleTable? sample,
        int status,
        CancellationToken ct
    )
    {
        if (await directory.Of(code, ct) is not { } channel)
            return pageContext.Pages.Answer(Http, ChannelErrors.NotFound);
        var model = new ChannelViews.ColumnsModel(
            channel,
            form,
            sample
                ?? new ChannelViews.SampleTable([.. channel.Map.Headings.OrderBy(h => h.Key).Select(h => h.Value)], []),
            sample is null ? channel.Map : ColumnMap.Propose(sample.Headings)
        );
        return PageResult.Page(
            pageContext.L["列的对应"],
            ChannelViews.Columns(model, pageContext.L),
            typeof(OfficeLayout),
            status
        );
    }

    public async Task<IResult> Sample(string code, CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        if (form.Files.FirstOrDefault() is not { Length: > 0 } file)
            form.AddError("file", pageContext.L["请选一个样本文件"]);
        else
        {
            var opened = TableFile.Open(file.OpenReadStream());
            if (!opened.IsDone)
                form.Accept(opened.Refusal);
            else if (await Head(opened.Value, ct) is { } sample)
                return await Columns(code, form, sample, 200, ct);
            else
                form.AddError("file", pageContext.L["这个文件里没有表头"]);
        }

        return await Columns(code, form, null, 422, ct);
    }

    public async Task<IResult> SaveColumns(string code, CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        var chosen = form.Checked("byName")
            ? []
            : OrderFields.All.ToDictionary(f => f.Field.ToString(), f => form[f.Field.ToString()]);
        var done = await pageContext.Executor.Run(Http.Actor(), (SetColumns u) => u.Run(code, chosen, ct), ct);
        if (done.IsDone)
            return PageResult.Redirect(Http, $"{Home}/{code}", pageContext.L["列的对应已保存"]);
        form.Accept(done.Refusal);
        return await Columns(
            code,
            form,
            form.All("heading") is { Count: > 0 } headings ? new ChannelViews.SampleTable(headings, []) : null,
            Refusals.Status(done.Refusal),
            ct
        );
    }

    private static async Task<ChannelViews.SampleTable?> Head(TableFile table, CancellationToken ct)
    {
        await using (table)
        {
            try
            {
                // A title above has a cell or two, an order at least a number, a recipient and goods.
                if (await table.Headings(row => row.Count(c => c.Length > 0) > 2, ct) is not { } headings)
                    return null;
                var rows = new List<IReadOnlyList<string>>();
                while (rows.Count < 3 && await table.Next(ct) is { } row)
                    rows.Add(row);
                return new ChannelViews.SampleTable(headings, rows);
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }

    private async Task<IResult> Back(string code, FormState form, Result done, string said, CancellationToken ct)
    {
        if (done.IsDone)
            return PageResult.Redirect(Http, $"{Home}/{code}", said);
        form.Accept(done.Refusal);
        return await One(code, form, null, Refusals.Status(done.Refusal), ct);
    }

    private static ChannelInput Input(FormState form, string code) =>
        new(
            code,
            new Text(form["nameZh"], form["nameEn"]),
            Enum.TryParse<ChannelKind>(form["kind"], out var kind) ? kind : (ChannelKind)(-1),
            Enum.TryParse<ChannelMoney>(form["money"], out var money) ? money : (ChannelMoney)(-1),
            form["courier"].Length == 0 ? null : form["courier"]
        );

    private async Task<IReadOnlyList<SelectOption>> Couriers(CancellationToken ct) =>
        [
            .. (await rates.Loads(pageContext.Clock.Now(), ct)).Select(c => new SelectOption(
                c.Courier,
                rates.CourierName(c.Courier).ToString()
            )),
        ];
}
