using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Backups;

/// <summary>Backups by the clock, their log, and evidence of orders (ORD-08, DAT-01, DAT-02, DAT-04, DAT-05).</summary>
public static class BackupsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddModel<BackupsMapping>().AddPolicies(BackupsPolicies.All).AddHttpContextAccessor();
        services
            .AddSingleton<BackupRunner>()
            .AddSingleton<BackupFolder>()
            .AddScoped<BackupMaker>()
            .AddScoped<BackupNeeds>()
            .AddScoped<BackupRetention>();
        services.AddList(BackupPage.List);
        services
            .AddScoped<BackupQueries>()
            .AddScoped<BackupAlarms>()
            .AddScoped<BackupCheck>()
            .AddScoped<OrderEvidence>()
            .AddScoped<BackupPages>()
            .AddScoped<BackupPageContext>();
        services
            .AddUseCase<MaintainBackups>()
            .AddUseCase<ClaimBackup>()
            .AddUseCase<EndBackup>()
            .AddUseCase<RequestBackup>()
            .AddUseCase<LogRun>()
            .AddUseCase<RecordRemoval>()
            .AddUseCase<RecordCheck>()
            .AddUseCase<RecordDownload>()
            .AddUseCase<RecordLook>()
            .AddUseCase<EnterEvidence>();
        services.AddScoped(p => new NewerEvidence(
            p.GetRequiredService<ShopDb>(),
            p.GetRequiredService<BackupFolder>(),
            p.GetRequiredService<UseCaseExecutor>()
        ));
        services.AddPermissions(
            new Permission("backup.run", ("备份数据库", "Back the database up"), "DBA"),
            new Permission("backup.download", ("下载备份文件", "Download backup files"), "DBA"),
            new Permission("order.backup.record", ("登记订单备份", "Record order backups"), "ORDERS", "DBA")
        );
        services.AddSingleton(
            new MenuItem(
                "/office/backups",
                ("备份", "Backups"),
                "database",
                "manage",
                "db.view",
                75,
                "/office/backups/count"
            )
        );
        return services;
    }

    /// <summary>Makes backups by the clock, for as long as the host runs.</summary>
    public static IServiceCollection AddBackupsBackground(this IServiceCollection services) =>
        services.AddWorker<BackupRunner>();

    /// <summary>Maps the module's routes.</summary>
    public static void MapBackups(this IEndpointRouteBuilder routes)
    {
        BackupEndpoints.Map(routes);
        BackupApi.Map(routes);
    }
}
