using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>The pages of whoever runs the program: policies, jobs, outbox, audit log; and the search box.</summary>
public static class AdministrationModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services
            .AddScoped<PolicyQueries>()
            .AddScoped<PolicyPages>()
            .AddScoped<AuditQueries>()
            .AddScoped<OutboxQueries>()
            .AddScoped<JobQueries>()
            .AddFinder<FindJobs>();
        services
            .AddList(AuditPage.List)
            .AddList(OutboxPage.List)
            .AddDocument(OutboxPage.Document)
            .AddList(JobPage.List);
        services
            .AddUseCase<RunJob>()
            .AddUseCase<RetryOutboxMessage>()
            .AddUseCase<RetryOutbox>()
            .AddUseCase<AbandonOutboxMessage>();
        services.AddPermissions(
            new Permission("db.view", ("查看系统运行", "See the system's state")),
            new Permission("db.edit", ("处理系统运行", "Run the system")),
            new Permission("audit.view", ("查看审计日志", "See the audit log"), "GM", "IT", "SYSADMIN"),
            new Permission(Policy.Business, ("修改业务制度参数", "Change business policies"), "GM", "MKTDIR"),
            new Permission(Policy.Technical, ("修改技术参数", "Change technical policies"), "IT")
        );
        AddMenu(services);
        services.AddApiWords(("ChangePolicy.value", "15"));
        return services;
    }

    private static void AddMenu(IServiceCollection services)
    {
        services.AddSingleton(
            new MenuItem("/office/policies", ("制度与参数", "Policies"), "adjustments", "manage", "rep.view", 20)
        );
        services.AddSingleton(
            new MenuItem("/office/audit", ("审计日志", "Audit log"), "shield-check", "manage", "audit.view", 60)
        );
        services.AddSingleton(
            new MenuItem(
                "/office/outbox",
                ("发件箱", "Outbox"),
                "send",
                "manage",
                "db.view",
                70,
                "/office/outbox/count"
            )
        );
        services.AddSingleton(new MenuItem("/office/jobs", ("定时任务", "Jobs"), "clock", "manage", "db.view", 80));
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        PolicyEndpoints.Map(routes);
        AuditEndpoints.Map(routes);
        OutboxEndpoints.Map(routes);
        JobEndpoints.Map(routes);
        SearchEndpoints.Map(routes);
    }
}
