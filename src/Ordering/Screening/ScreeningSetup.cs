using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Finance;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>The order audit 审单 within this module (ORD-06).</summary>
internal static class ScreeningSetup
{
    public const string View = "order.audit.view";
    public const string EditRules = "order.audit.edit";
    public const string EditBlacklist = "order.blacklist.edit";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<AreaDirectory>().AddSingleton<ScreeningCache>().AddSingleton<OrderScreening>();
        services
            .AddScoped<ScreeningPasts>()
            .AddScoped<ScreeningDesk>()
            .AddScoped<ScreeningReplay>()
            .AddSingleton<ReplayProgress>()
            .AddScoped<ScreeningQueries>()
            .AddScoped<Blacklist>()
            .AddScoped<ScreeningFrame>()
            .AddScoped<ScreeningPages>()
            .AddScoped<BlacklistPages>();
        services
            .AddUseCase<EnableScreeningRules>()
            .AddUseCase<AddToBlacklist>()
            .AddUseCase<RevokeBlacklisting>()
            .AddUseCase<ExportBlacklist>()
            .AddUseCase<AutoConfirmOrder>()
            .AddUseCase<ScreeningPastOrders>();
        services.AddIntegrationEventHandler<PaymentReceived, AutoConfirmPaidOrders>(
            new Text("付款后自动放行", "Pass a paid order by itself")
        );
        services.AddPermissions(
            new Permission(
                View,
                ("查看审单规则和黑名单", "See audit rules and blacklist"),
                "CSPRE",
                "CSPOST",
                "CSMGR",
                "ORDERS",
                "STOREMGR",
                "OPSDIR",
                "MKTDIR"
            ),
            new Permission(EditRules, ("调整审单规则", "Tune audit rules"), "CSMGR"),
            new Permission(EditBlacklist, ("维护黑名单", "Maintain the blacklist"), "CSMGR", "STOREMGR")
        );
        services.AddSingleton(
            new MenuItem("/office/order-audit", ("审单规则", "Order audit"), "shield-check", "orders", View, 30)
        );
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ScreeningEndpoints.Map(routes);
        BlacklistEndpoints.Map(routes);
    }
}
