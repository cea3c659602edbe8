using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Channels;
using Zhanggui.Ordering;

namespace Zhanggui.Integration.Channels;

/// <summary>A small shop with a channel: files are sent, imports are worked on when the test says so.</summary>
internal sealed class ChannelFixture(GivenShop given) : IAsyncDisposable
{
    public const string Heads =
        "订单编号,订单创建时间,收货人姓名,联系手机,收货地址,商家编码,购买数量,单价（元）,买家实际支付金额,买家留言";
    public static readonly Actor Clerk = new(
        ActorKind.Staff,
        new Guid("00000000-0000-7000-8000-000000000021"),
        "丁订单",
        new HashSet<string> { "order.create", "ord.view" }
    );
    public static readonly Actor Owner = new(
        ActorKind.Staff,
        new Guid("00000000-0000-7000-8000-000000000022"),
        "霍渠道",
        new HashSet<string> { "chn.edit", "chn.view" }
    );

    public GivenShop Given { get; } = given;
    public AppFixture App => Given.App;

    public static async Task<ChannelFixture> Open(
        string database,
        int stock = 100,
        int skus = 3,
        ChannelMoney money = ChannelMoney.Collected,
        int batch = 0,
        DateTimeOffset? at = null
    )
    {
        var shop = new ChannelFixture(await GivenShop.Open(database, skus, stock, at: at));
        await GivenShop.Must(
            shop.App.Run(
                Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput("tmall", ("天猫店", "Tmall shop"), ChannelKind.Marketplace, money, "STO"),
                        CancellationToken.None
                    )
            )
        );
        if (batch > 0)
            await shop.Set(ChannelsPolicies.Batch, batch);
        return shop;
    }

    public Task Set(NumberPolicy policy, int value) =>
        GivenShop.Must(
            App.Run(
                GivenShop.System,
                (ChangePolicy u) =>
                    u.Run(policy.Key, value.ToString(CultureInfo.InvariantCulture), "测试里改", CancellationToken.None)
            )
        );

    /// <summary>Lines of orders of one piece of the first SKU, 99 yuan.</summary>
    public static string File(IEnumerable<int> orders, string sku = "T-001", int units = 1, string heads = Heads) =>
        string.Join('\n', orders.Select(n => Row(n, sku, units)).Prepend(heads)) + "\n";

    public static string Row(
        int n,
        string sku = "T-001",
        int units = 1,
        string phone = "13800001234",
        string address = "浙江省 杭州市 西湖区 文三路 100 号"
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{30_124_577_880_000 + n},2026-11-22 09:{n % 60:00}:00,沈知微,{phone},{address},{sku},{units},99.00,{99 * units}.00,"
        );

    public static string NoOf(int n) => (30_124_577_880_000 + n).ToString(CultureInfo.InvariantCulture);

    public Task<Result<StartedImport>> Send(
        string text,
        Actor? by = null,
        string name = "orders.csv",
        string channel = "tmall",
        Encoding? encoding = null
    ) => Send((encoding ?? new UTF8Encoding(false)).GetBytes(text), by, name, channel);

    public async Task<Result<StartedImport>> Send(
        byte[] bytes,
        Actor? by = null,
        string name = "orders.csv",
        string channel = "tmall"
    )
    {
        using var scope = App.Services.CreateScope();
        return await scope
            .ServiceProvider.GetRequiredService<ImportUpload>()
            .Start(by ?? Clerk, channel, new MemoryStream(bytes), name, null, CancellationToken.None);
    }

    public Task Work() => App.Services.GetRequiredService<ImportRunner>().RunDue(CancellationToken.None);

    /// <summary>Sends a file and works on it until it is over.</summary>
    public async Task<ImportRun> Import(string text, string channel = "tmall", Encoding? encoding = null)
    {
        var started = await GivenShop.Must(Send(text, channel: channel, encoding: encoding));
        await Work();
        return await Run(started.No);
    }

    public async Task<ImportRun> Run(string no) =>
        (await App.Ask((ImportQueries queries) => queries.Of(no, CancellationToken.None)))!;

    public Task<List<ImportRefusal>> Refusals(ImportRun run) =>
        App.Ask(
            (ShopDb db) =>
                db.Set<ImportRefusal>().AsNoTracking().Where(r => r.RunId == run.Id).OrderBy(r => r.Place).ToListAsync()
        );

    public Task<List<Order>> Orders() =>
        App.Ask(
            (ShopDb db) =>
                db.Set<Order>()
                    .AsNoTracking()
                    .Include(o => o.Lines)
                    .Include(o => o.Progress)
                    .OrderBy(o => o.ChannelNo)
                    .ToListAsync()
        );

    /// <summary>The error file as a clerk downloads it.</summary>
    public async Task<byte[]> ErrorFile(ImportRun run, string format)
    {
        using var scope = App.Services.CreateScope();
        var (columns, rows) = scope.ServiceProvider.GetRequiredService<ImportQueries>().ErrorFile(run);
        using var stream = new MemoryStream();
        await Export.Write(stream, format, columns, rows);
        return stream.ToArray();
    }

    public async Task Sound() => (await App.Verify()).ShouldBeEmpty();

    public ValueTask DisposeAsync() => Given.DisposeAsync();
}
