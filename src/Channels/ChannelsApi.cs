using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Channels;

/// <summary>The module's JSON: /api/v1/channels for staff and, signed, for channels; /api/v1/imports.</summary>
internal static class ChannelsApi
{
    internal sealed record ChannelBody(
        string Code,
        string NameZh,
        string NameEn,
        ChannelKind Kind,
        ChannelMoney Money,
        string? Courier,
        bool? IsActive
    )
    {
        public ChannelInput ToInput() => new(Code, new Text(NameZh ?? "", NameEn ?? ""), Kind, Money, Courier);
    }

    internal sealed record SkusBody(IReadOnlyList<SkuPair> Skus);

    internal sealed record SkuPair(string Theirs, string Ours);

    internal sealed record ColumnsBody(IReadOnlyDictionary<string, string> Columns);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var channels = routes.MapGroup("/api/v1/channels").WithTags("Channels 渠道");
        channels
            .MapGet(
                "",
                async (ChannelDirectory directory, CancellationToken ct) =>
                    TypedResults.Ok((await directory.All(ct)).Select(View))
            )
            .Needs("chn.view", "order.create")
            .WithName("ListChannels")
            .WithSummary("Channels that orders come from");
        channels
            .MapGet("/{code}", One)
            .Needs("chn.view", "order.create")
            .WithName("GetChannel")
            .WithSummary("A channel with its columns and codes");
        channels
            .MapPost(
                "",
                async (ChannelBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (AddChannel u) => u.Run(body.ToInput(), ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToCreated(code => $"/api/v1/channels/{code}")
            )
            .Needs("chn.edit")
            .WithName("AddChannel")
            .WithSummary("Add a channel");
        channels
            .MapPut(
                "/{code}",
                async (
                    string code,
                    ChannelBody body,
                    HttpContext http,
                    UseCaseExecutor executor,
                    CancellationToken ct
                ) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (EditChannel u) => u.Run(body.ToInput() with { Code = code }, body.IsActive ?? true, ct),
                            ct
                        )
                    ).ToHttp()
            )
            .Needs("chn.edit")
            .WithName("EditChannel")
            .WithSummary("Change a channel, or switch it off");
        channels
            .MapPut(
                "/{code}/columns",
                async (
                    string code,
                    ColumnsBody body,
                    HttpContext http,
                    UseCaseExecutor executor,
                    CancellationToken ct
                ) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (SetColumns u) => u.Run(code, body.Columns ?? new Dictionary<string, string>(), ct),
                            ct
                        )
                    ).ToHttp()
            )
            .Needs("chn.edit")
            .WithName("SetChannelColumns")
            .WithSummary("Which heading of its files is which field");
        channels
            .MapPut(
                "/{code}/skus",
                async (string code, SkusBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (SetChannelSkus u) =>
                                u.Run(code, [.. (body.Skus ?? []).Select(s => (s.Theirs ?? "", s.Ours ?? ""))], ct),
                            ct
                        )
                    ).ToHttp()
            )
            .Needs("chn.edit")
            .WithName("SetChannelSkus")
            .WithSummary("What the channel calls our SKUs; replaces the table");
        channels
            .MapPost(
                "/{code}/secret",
                async (string code, HttpContext http, ChannelDirectory directory, CancellationToken ct) =>
                    await directory.Rotate(http.Actor(), code, ct) is { IsDone: true } made
                        ? TypedResults.Ok(new { secret = made.Value })
                        : (IResult)Refusals.Problem(ChannelErrors.NotFound)
            )
            .Needs("chn.edit")
            .WithName("RotateChannelSecret")
            .WithSummary("A new secret for signed requests, shown this once; the old one is void");
        channels
            .MapPost("/{code}/entries", Enter)
            .Needs("order.create")
            .WithName("EnterChannelOrders")
            .WithSummary(
                "Enter orders of a channel by staff, offline sales for instance (ORD-28); an answer per order"
            );
        channels
            .MapPost("/{code}/orders", Signed)
            .Open()
            .Accepts<OrdersBody>("application/json")
            .WithName("BringOrders")
            .WithSummary(
                "Orders of a channel's program, signed (X-Zhanggui-Timestamp, -Nonce, -Signature); an answer per order"
            )
            .WithDescription(
                "Signature = hex(HMAC-SHA256(secret, METHOD \\n PATH \\n TIMESTAMP \\n NONCE \\n hex(SHA-256(body)))); the timestamp in Unix seconds, the nonce 8 to 64 characters, new for each request. An order is known by its number: bringing it again answers “already”. Money in fen."
            );
        var imports = routes.MapGroup("/api/v1/imports").WithTags("Imports 导入");
        imports
            .MapPost("", Start)
            .Needs("order.create")
            .DisableAntiforgery()
            .WithMetadata(ImportEndpoints.Large)
            .WithName("StartImport")
            .WithSummary("Send a channel's order file (CSV, XLSX; form fields `channel`, `file`)");
        imports
            .MapGet("/{no}", Progress)
            .Needs("ord.view")
            .WithName("GetImport")
            .WithSummary("How far an import is, and what it came to");
        imports
            .MapGet("/{no}/refusals", Refused)
            .Needs("ord.view")
            .WithName("ListImportRefusals")
            .WithSummary("Orders that were refused, with the reasons; page with `after`");
        imports
            .MapGet("/{no}/errors", (string no, ImportPages pages, CancellationToken ct) => pages.ErrorFile(no, ct))
            .Needs("order.create")
            .WithName("GetImportErrors")
            .WithSummary("The refused rows as a file (`format` csv or xlsx) that can be corrected and sent again");
        imports
            .MapPost(
                "/{no}/pause",
                async (string no, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (await executor.Run(http.Actor(), (PauseImport u) => u.Run(no, ct), ct)).ToHttp()
            )
            .Needs("order.create")
            .WithName("PauseImport")
            .WithSummary("Let an import stand where it is");
        imports
            .MapPost(
                "/{no}/resume",
                async (string no, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (await executor.Run(http.Actor(), (ResumeImport u) => u.Run(no, ct), ct)).ToHttp()
            )
            .Needs("order.create")
            .WithName("ResumeImport")
            .WithSummary("Go on where it stood");
        imports
            .MapPost(
                "/{no}/cancel",
                async (string no, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (await executor.Run(http.Actor(), (CancelImport u) => u.Run(no, ct), ct)).ToHttp()
            )
            .Needs("order.create")
            .WithName("CancelImport")
            .WithSummary("End an import; the rest stays out");
    }

    private static object View(Channel c) =>
        new
        {
            c.Code,
            nameZh = c.NameZh,
            nameEn = c.NameEn,
            kind = c.Kind.ToString(),
            money = c.Money.ToString(),
            c.Courier,
            c.IsActive,
            secretAt = c.SecretAt,
        };

    public static object View(ImportRun r) =>
        new
        {
            r.No,
            channel = r.ChannelCode,
            r.FileName,
            r.Size,
            state = r.State.ToString(),
            r.Rows,
            r.Orders,
            r.Done,
            r.Made,
            r.Already,
            r.Refused,
            waitsForStock = r.Short,
            r.Percent,
            ordersPerSecond = r.Rate,
            r.At,
            r.By,
            r.EndedAt,
            failure = r.Failure?.ToString(),
        };

    private static async Task<IResult> One(string code, ChannelDirectory directory, CancellationToken ct) =>
        await directory.Of(code, ct) is { } c
            ? TypedResults.Ok(
                new
                {
                    channel = View(c),
                    columns = c.Map.Headings.ToDictionary(h => h.Key.ToString(), h => h.Value),
                    skus = (await directory.Skus(c, ct)).Select(s => new { s.Theirs, s.Ours }),
                }
            )
            : Refusals.Problem(ChannelErrors.NotFound);

    private static async Task<IResult> Enter(
        string code,
        OrdersBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        if (
            body.Orders is not { } orders
            || orders.Any(o =>
                o is not { No: not null, Lines: not null } || o.Lines.Any(l => l is not { Sku: not null })
            )
        )
            return Refusals.Problem(ChannelErrors.BadBody);
        return Answer(await executor.Run(http.Actor(), (EnterOrders u) => u.Run(code, orders, ct), ct));
    }

    private static async Task<IResult> Signed(
        string code,
        HttpContext http,
        SignedRequests signed,
        CancellationToken ct
    ) => Answer(await signed.Take(code, http.Request, ct));

    private static IResult Answer(Result<IReadOnlyList<BroughtOrder>> taken) =>
        taken.IsDone
            ? TypedResults.Ok(
                new
                {
                    results = taken.Value.Select(b => new
                    {
                        b.No,
                        b.Result,
                        b.OrderNo,
                        b.Total,
                        b.WaitsForStock,
                        b.Code,
                        b.Field,
                        message = b.Message?.ToString(),
                    }),
                }
            )
            : Refusals.Problem(taken.Refusal);

    private static async Task<IResult> Start(
        IFormFile file,
        HttpContext http,
        ImportUpload upload,
        CancellationToken ct
    )
    {
        var started = await upload.Start(
            http.Actor(),
            (await http.Request.ReadFormAsync(ct))["channel"].ToString(),
            file,
            http.IdempotencyKey(),
            ct
        );
        return started.ToCreated(s => $"/api/v1/imports/{s.No}");
    }

    private static async Task<IResult> Progress(string no, ImportQueries queries, CancellationToken ct) =>
        await queries.Of(no, ct) is { } run ? TypedResults.Ok(View(run)) : Refusals.Problem(ChannelErrors.NoRun);

    private static async Task<IResult> Refused(
        string no,
        ImportQueries queries,
        CancellationToken ct,
        int after = 0,
        int take = 100
    )
    {
        if (await queries.Of(no, ct) is not { } run)
            return Refusals.Problem(ChannelErrors.NoRun);
        var rows = await queries.Refusals(run, after, Math.Clamp(take, 1, 500), ct);
        return TypedResults.Ok(
            new
            {
                rows = rows.Select(r => new
                {
                    r.Place,
                    r.Line,
                    no = r.ChannelNo,
                    r.Code,
                    reason = r.Reason.ToString(),
                }),
                next = rows.Count == Math.Clamp(take, 1, 500) ? (int?)rows[^1].Place : null,
            }
        );
    }
}
