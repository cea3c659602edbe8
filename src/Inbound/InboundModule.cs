using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Inbound;

/// <summary>Receiving: what came in is registered by one person and posted by another.</summary>
public static class InboundModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddInbound(this IServiceCollection services)
    {
        services.AddModel<InboundMapping>();
        services.AddScoped<InboundQueries>().AddScoped<InboundPages>();
        services.AddUseCase<RegisterInbound>().AddUseCase<ReceiveGoods>().AddUseCase<RefuseInbound>();
        services.AddList(InboundPage.List).AddPrint(InboundPrint.Form);
        // stk.view is declared by Inventory, which stands below.
        services.AddPermissions(
            new Permission("inbound.register", ("登记入库", "Register receipts"), "RECEIVER"),
            new Permission("inbound.post", ("核对入库", "Verify and post receipts"), "WHMGR")
        );
        services.AddSingleton(
            new MenuItem("/office/inbound", ("入库单", "Receipts"), "package-import", "warehouse", "stk.view", 30)
        );
        services.AddApiWords(("source", "云裳服饰 送货单 0417"), ("lot", "L1"), ("binCode", "A-01-1-01"));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapInbound(this IEndpointRouteBuilder routes)
    {
        InboundApi.Map(routes);
        InboundEndpoints.Map(routes);
    }
}
