using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Records;
using Zhanggui.Ui;

namespace Zhanggui.Channels;

/// <summary>
/// Orders that come from elsewhere: channels, imports, signed requests (ORD-02, CHN-28, ORD-22, ORD-28).
/// </summary>
public static class ChannelsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddModel<ChannelsMapping>().AddPolicies(ChannelsPolicies.All).AddProcess(ShopOpening.Process);
        services.AddSingleton<AddressSplitter>().AddSingleton<ImportSignal>().AddSingleton<ImportRunner>();
        services
            .AddScoped<ChannelDirectory>()
            .AddScoped<OrderDraftBuilder>()
            .AddScoped<ImportQueries>()
            .AddScoped<ImportUpload>()
            .AddScoped<ImportPages>()
            .AddScoped<ChannelPages>()
            .AddScoped<SignedRequests>()
            .AddScoped<OrderSubmission>()
            .AddScoped<TrialRun>()
            .AddScoped<ChannelPageContext>()
            .AddScoped<EntryForm>()
            .AddScoped<EntryPages>();
        services.AddList(ImportPage.List);
        services.AddScoped(p => new OrderImports(
            p.GetRequiredService<ImportUpload>(),
            p.GetRequiredService<ImportRunner>(),
            p.GetRequiredService<ImportQueries>(),
            p.GetRequiredService<TrialRun>()
        ));
        services
            .AddUseCase<AddChannel>()
            .AddUseCase<EditChannel>()
            .AddUseCase<SetColumns>()
            .AddUseCase<SetChannelSkus>()
            .AddUseCase<SaveChannelSecret>();
        services
            .AddUseCase<StartImport>()
            .AddUseCase<PauseImport>()
            .AddUseCase<ResumeImport>()
            .AddUseCase<CancelImport>();
        services
            .AddUseCase<ClaimImport>()
            .AddUseCase<StageRows>()
            .AddUseCase<FailImport>()
            .AddUseCase<PlaceBatch>()
            .AddUseCase<StallImport>()
            .AddUseCase<PurgeImport>()
            .AddUseCase<PurgeNonces>();
        services.AddUseCase<ReceiveSignedOrders>().AddUseCase<EnterOrders>();
        services.AddDeadline<PurgeImport, ImportId>(
            new JobDefinition(
                "channels.sweep",
                ("清理渠道导入的原始行", "Remove raw rows of imports"),
                (
                    "删除早已结束的导入的文件和原始行；订单不动。",
                    "Removes files and rows of imports that ended long ago; the orders stay."
                ),
                JobSchedule.Every(TimeSpan.FromHours(1))
            ),
            PurgeImport.Old,
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddScheduled<PurgeNonces>(
            new JobDefinition(
                "channels.nonces",
                ("清理请求签名", "Remove old signatures"),
                ("删除过期的请求签名。", "Removes signatures of requests that nobody can send again."),
                JobSchedule.Every(TimeSpan.FromHours(1))
            ),
            (u, ct) => u.Run(ct)
        );
        services.AddPermissions(
            new Permission("order.create", ("代客下单", "Create orders"), "CSPRE", "ORDERS", "DIST", "GROUPBUY")
        );
        services.AddSingleton(
            new MenuItem("/office/orders/new", ("代客下单", "Enter an order"), "pencil", "orders", "order.create", 21)
        );
        services.AddSingleton(
            new MenuItem("/office/imports", ("渠道来单", "Channel orders"), "upload", "orders", "ord.view", 22)
        );
        services.AddSingleton(
            new MenuItem("/office/channels", ("渠道", "Channels"), "building-store", "manage", "chn.view", 25)
        );
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("AddChannel.code", "group"),
            ("theirs", "TM-88231"),
            ("ours", "QH-D2608-ML-S"),
            ("no", "TM-3012400001"),
            ("buyer", "xiaolan88"),
            ("address", "浙江省湖州市吴兴区月河街道 1 号"),
            ("discount", "0"),
            ("postage", "500"),
            ("paid", "50300"),
            ("remark", "周末送"),
            ("invoiceTitle", "null"),
            ("invoiceTaxNo", "null")
        );

    /// <summary>Lets imports run by themselves on this node.</summary>
    public static IServiceCollection AddChannelsBackground(this IServiceCollection services) =>
        services.AddWorker<ImportRunner>();

    /// <summary>Maps the module's routes.</summary>
    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        ChannelEndpoints.Map(routes);
        ImportEndpoints.Map(routes);
        EntryEndpoints.Map(routes);
        ChannelsApi.Map(routes);
    }
}
