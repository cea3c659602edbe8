using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.OrderScreening;

/// <summary>The screening of orders 审单 (ORD-06): rules, blacklist, and what was found.</summary>
public static class OrderScreeningModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddOrderScreening(this IServiceCollection services)
    {
        services.AddModel<OrderScreeningMapping>().AddPolicies(OrderScreeningPolicies.All).AddHttpContextAccessor();
        services
            .AddSingleton<AreaDirectory>()
            .AddSingleton<ScreeningCache>()
            .AddSingleton<IScreening, ScreeningJudge>();
        services
            .AddScoped<IScreeningFindings, ScreeningFindings>()
            .AddScoped<ScreeningQueries>()
            .AddScoped<ScreeningRulesPage>()
            .AddScoped<IScreeningRulesPage>(p => p.GetRequiredService<ScreeningRulesPage>());
        services
            .AddScoped<Blacklist>()
            .AddScoped<IBlacklist>(p => p.GetRequiredService<Blacklist>())
            .AddScoped<BlacklistPages>()
            .AddList(BlacklistPage.List);
        services
            .AddUseCase<EnableScreeningRules>()
            .AddUseCase<AddToBlacklist>()
            .AddUseCase<RevokeBlacklisting>()
            .AddUseCase<ExportBlacklist>();
        services.AddPermissions(
            new Permission(
                ScreeningPermissions.View,
                ("查看审单规则和黑名单", "See audit rules and blacklist"),
                "CSPRE",
                "CSPOST",
                "CSMGR",
                "ORDERS",
                "STOREMGR",
                "OPSDIR",
                "MKTDIR"
            ),
            new Permission(ScreeningPermissions.EditRules, ("调整审单规则", "Tune audit rules"), "CSMGR"),
            new Permission(
                ScreeningPermissions.EditBlacklist,
                ("维护黑名单", "Maintain the blacklist"),
                "CSMGR",
                "STOREMGR"
            )
        );
        services.AddSingleton(
            new MenuItem(
                "/office/order-audit",
                ("审单规则", "Order audit"),
                "shield-check",
                "orders",
                ScreeningPermissions.View,
                30
            )
        );
        services.AddApiWords(
            ("weight", "20"),
            ("after", "null"),
            ("EnableAuditRules.code", "amount"),
            ("ReplayAudit.code", "amount"),
            ("AddToBlacklist.value", "13957215288")
        );
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapOrderScreening(this IEndpointRouteBuilder routes)
    {
        ScreeningEndpoints.Map(routes);
        BlacklistEndpoints.Map(routes);
    }
}
