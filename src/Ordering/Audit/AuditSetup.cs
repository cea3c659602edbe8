using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Finance;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>The order audit 审单 within this module (ORD-06).</summary>
internal static class AuditSetup
{
    public const string View = "order.audit.view";
    public const string EditRules = "order.audit.edit";
    public const string EditBlacklist = "order.blacklist.edit";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<AreaBook>().AddSingleton<AuditMemory>().AddSingleton<OrderAudit>();
        services.AddScoped<AuditPasts>().AddScoped<AuditDesk>().AddScoped<AuditReplay>().AddSingleton<ReplayProgress>().AddScoped<AuditReads>().AddScoped<Blacklist>().AddScoped<AuditFrame>().AddScoped<AuditPages>().AddScoped<BlacklistPages>();
        services.AddUseCase<EnableAuditRules>().AddUseCase<AddToBlacklist>().AddUseCase<RevokeBlacklisting>().AddUseCase<ExportBlacklist>().AddUseCase<PassOrder>().AddUseCase<AuditPastOrders>();
        services.AddReaction<PaymentReceived, PassPaidOrders>(new Text("付款后自动放行", "Pass a paid order by itself"));
        services.AddPermissions(
            new Permission(View, ("查看审单规则和黑名单", "See audit rules and blacklist")),
            new Permission(EditRules, ("调整审单规则", "Tune audit rules")),
            new Permission(EditBlacklist, ("维护黑名单", "Maintain the blacklist")));
        services.AddSingleton(new MenuItem("/office/order-audit", ("审单规则", "Order audit"), "shield-check", "orders", View, 30));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AuditEndpoints.Map(routes);
        BlacklistEndpoints.Map(routes);
    }
}
