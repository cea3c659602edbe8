using System.Globalization;
using System.Text;
using Zhanggui.Catalog;
using Zhanggui.Channels;
using Zhanggui.Demo.Fixtures;

namespace Zhanggui.Demo;

/// <summary>
/// Where 栖禾 sells besides its own shop, and what came from there this morning: a few orders on the desk, and some that
/// were refused.
/// </summary>
internal sealed class DemoChannels(DemoRun run, DemoCatalog catalog)
{
    private static readonly string[] People =
    [
        "沈知微",
        "顾南乔",
        "程以安",
        "温书言",
        "许星河",
        "江晚照",
        "苏念慈",
        "陆清和",
    ];

    private static readonly string[] Places =
    [
        "浙江省 杭州市 西湖区 文三路 478 号 2 幢 1203 室",
        "上海 上海市 浦东新区 世纪大道 1500 号 8 楼",
        "江苏省 苏州市 姑苏区 平江路 88 号",
        "广东省 广州市 天河区 体育西路 103 号 A 座 906",
        "四川省 成都市 武侯区 人民南路四段 27 号",
        "湖北省 武汉市 洪山区 珞喻路 129 号 3 栋 502",
        "北京 北京市 朝阳区 建国路 93 号院 5 号楼 1801",
        "福建省 厦门市 思明区 湖滨南路 57 号",
    ];

    public async Task Run()
    {
        await Add(
            new ChannelInput(
                "tmall",
                ("天猫旗舰店", "Tmall flagship store"),
                ChannelKind.Marketplace,
                ChannelMoney.Collected
            )
        );
        await Add(
            new ChannelInput("taobao", ("淘宝店", "Taobao shop"), ChannelKind.Marketplace, ChannelMoney.Collected)
        );
        await Add(
            new ChannelInput(
                "yunhe",
                ("云和分销", "Yunhe distribution"),
                ChannelKind.Distributor,
                ChannelMoney.Collected
            )
        );
        await Add(
            new ChannelInput("offline", ("线下门店", "Counter sales"), ChannelKind.Offline, ChannelMoney.Collected)
        );
        var skus = await Skus();
        foreach (var code in new[] { "tmall", "taobao" })
            await run.Do("channels/" + code, DemoRun.System, (SetColumns u) => u.Run(code, Marketplace, run.Ct));
        (string, string)[] known = [.. skus.Take(3).Select((s, i) => ($"YH-{1001 + i}", s.Code))];
        await run.Do("channels/yunhe", DemoRun.System, (SetChannelSkus u) => u.Run("yunhe", known, run.Ct));
        await Import(
            "tmall",
            "天猫订单-上午.csv",
            [
                .. Enumerable
                    .Range(0, 6)
                    .Select(n => Row(3_012_457_788_120_045 + n * 13, n, skus[n % skus.Count], n % 3 == 2 ? 2 : 1)),
                Row(3_012_457_788_120_900, 6, skus[0], 1)
                    .Replace(skus[0].Code, "QH-TM-OLD-07", StringComparison.Ordinal),
                Row(3_012_457_788_120_913, 7, skus[1], 1).Replace(Phone(7), "1380000", StringComparison.Ordinal),
            ]
        );
        await Import(
            "yunhe",
            "云和代发.csv",
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(n =>
                        Row(88_260 + n, n + 3, skus[n], 1)
                            .Replace(skus[n].Code, $"YH-{1001 + n}", StringComparison.Ordinal)
                    ),
            ]
        );
    }

    private static readonly Dictionary<string, string> Marketplace = new()
    {
        ["No"] = "订单编号",
        ["OrderedAt"] = "订单创建时间",
        ["Name"] = "收货人姓名",
        ["Phone"] = "联系手机",
        ["Address"] = "收货地址",
        ["Sku"] = "商家编码",
        ["Quantity"] = "购买数量",
        ["Price"] = "单价",
        ["Paid"] = "买家实际支付金额",
        ["Remark"] = "买家留言",
    };

    private static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"1385711{2300 + n * 17}");

    private static string Row(long no, int n, SkuCard sku, int units) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{no},,{People[n % People.Length]},{Phone(n)},{Places[n % Places.Length]},{sku.Code},{units},{sku.Price.Fen / 100m:0.00},{(sku.Price * units).Fen / 100m:0.00},{(n == 1 ? "麻烦工作日送" : "")}"
        );

    private async Task<List<SkuCard>> Skus()
    {
        var (cards, known) = (run.Get<ICatalog>(), new List<SkuCard>());
        foreach (var sku in catalog.Skus)
        {
            if (known.Count == 6)
                break;
            if (
                sku.Index % 7 == 0
                && await cards.ByCode(sku.Code, run.Ct) is { IsListed: true, PresaleShipsOn: null } card
            )
                known.Add(card);
        }

        return known;
    }

    private Task Import(string channel, string name, IReadOnlyList<string> rows) =>
        run.RunOnce(
            $"channels/{channel}/import",
            async () =>
            {
                var clerk = await run.Someone("ORDERS", 0, "order.create");
                using var stream = new MemoryStream(
                    Encoding.UTF8.GetBytes(string.Join(',', Marketplace.Values) + "\n" + string.Join('\n', rows) + "\n")
                );
                var done = await run.Get<OrderImports>().Import(clerk, channel, stream, name, null, run.Ct);
                if (!done.IsDone)
                    throw DemoRun.Failed(channel, done.Refusal);
            }
        );

    private Task Add(ChannelInput channel) =>
        run.Do("channels/" + channel.Code, DemoRun.System, async (AddChannel u) => Plain(await u.Run(channel, run.Ct)));

    private static Result Plain<T>(Result<T> result) => result.IsDone ? Result.Done : result.Refusal;
}
