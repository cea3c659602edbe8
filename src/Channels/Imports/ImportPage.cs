using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Channels;

/// <summary>Files of orders that were sent, newest first, with how far each is (ORD-02).</summary>
internal static class ImportPage
{
    public const string Home = "/office/imports";

    public static readonly ListPage<ImportRun> List = new ListPage<ImportRun>(
        "imports",
        ("渠道来单", "Channel orders"),
        "ord.view"
    )
        .For(
            (
                "平台、分销、团购和线下的订单从文件进同一个订单池。同一个渠道订单号只进一次，传几遍都不会重复。",
                "Orders of marketplaces, distributors, group-buys and the counter come from files into the same pool. A channel's number comes in once, however often it is uploaded."
            )
        )
        .From<ImportQueries>((queries, request, take) => queries.Page(request, take))
        .With(async request => (await Channels(request)).ToDictionary(c => c.Value, c => c.Name))
        .Live("imports")
        .Link(Home + "/new", ("上传订单文件", "Upload an order file"), "upload", "order.create", primary: true)
        .Filter(ListFilter.Search(("导入单号、文件名", "Import number, file name")))
        .Filter(ListFilter.OneOf("channel", ("全部渠道", "All channels"), Channels))
        .Filter(ListFilter.Of<ImportState>("state", ("全部状态", "All states"), ImportRun.NameOf))
        .Empty(Nothing)
        .Column("no", ("导入单", "Import"), r => r.No, sorts: true)
        .Column("file", ("文件", "File"), r => r.FileName, cell: (r, _) => ImportViews.File(r))
        .Column("channel", ("渠道", "Channel"), NameOf)
        .Column("by", ("谁传的", "Sent by"), r => r.By)
        .Column("at", ("时间", "Sent at"), r => r.At, sorts: true)
        .Column("orders", ("订单", "Orders"), r => r.Orders, cell: (r, _) => ImportViews.Orders(r))
        .Column("made", ("新单", "New orders"), r => r.Made)
        .Column("already", ("已有", "Already there"), r => r.Already)
        .Column("refused", ("拒绝", "Refused"), r => r.Refused, cell: (r, _) => ImportViews.Refused(r))
        .Column("waitsForStock", ("缺货待补", "Waiting for stock"), r => r.Short, shown: false)
        .Column("state", ("状态", "State"), r => ImportRun.NameOf(r.State), cell: (r, _) => ImportViews.State(r))
        .Column("endedAt", ("结束", "Ended"), r => r.EndedAt, shown: false)
        .Json(
            "ListImports",
            "Imports 导入",
            "Imports of order files, newest first; `state`, `channel`, page with `after`",
            ChannelsApi.View
        );

    private static ListEmpty Nothing(ListRequest request)
    {
        if ((request["q"] ?? request["channel"] ?? request["state"]) is not null)
            return new ListEmpty(("没有符合条件的导入", "No import fits"), null, "upload");
        return new ListEmpty(
            ("还没有导入过", "Nothing was imported yet"),
            request.Viewer.May("order.create")
                ? (
                    "选渠道、传文件；格式可以先下载模板",
                    "Choose a channel and a file; templates can be downloaded first"
                )
                : ("有代客下单权限的同事可以上传订单文件", "Colleagues who may create orders upload order files"),
            "upload"
        );
    }

    private static Text NameOf(ImportRun run, ListRequest request) =>
        request.Part<Dictionary<string, Text>>().TryGetValue(run.ChannelCode, out var name)
            ? name
            : (run.ChannelCode, run.ChannelCode);

    private static async Task<IReadOnlyList<(string Value, Text Name)>> Channels(ListRequest request) =>
        [.. (await request.Get<ChannelDirectory>().All(request.Ct)).Select(c => (c.Code, c.Name))];
}
