using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Records;

/// <summary>Registers, rounds and what is due: definitions as data, one block for all of them.</summary>
public static class RecordsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddModel<RecordsMapping>().AddHttpContextAccessor();
        services
            .AddScoped<Registers>()
            .AddScoped<EntryRows>()
            .AddScoped<EntryValues>()
            .AddScoped<EntryQueries>()
            .AddScoped<DutyRows>();
        services.AddScoped<RecordContext>().AddScoped<RecordPages>().AddScoped<RegisterPages>();
        services.AddPrint(RecordPrint.Form);
        services
            .AddUseCase<MakeEntry>()
            .AddUseCase<CorrectEntry>()
            .AddUseCase<VoidEntry>()
            .AddUseCase<SettleAnomaly>()
            .AddUseCase<SaveRegister>()
            .AddUseCase<OpenDuties>();
        services.AddScoped<ProcessRows>().AddScoped<ProcessPages>();
        services
            .AddUseCase<StartProcess>()
            .AddUseCase<CompleteTask>()
            .AddUseCase<BlockTask>()
            .AddUseCase<UnblockTask>()
            .AddUseCase<ReopenTask>()
            .AddUseCase<ReleaseStage>()
            .AddUseCase<CancelProcess>();
        services.AddSingleton(
            new MenuItem("/office/processes", ("项目", "Processes"), "route", "today", RecordPermissions.Use, 31)
        );
        services.AddApprovalKinds(EntryApproval.Own).AddScoped<EntryDecision>();
        services.AddScheduled<OpenDuties>(
            new JobDefinition(
                "records.duties",
                ("到点该登记的", "Entries that come due"),
                (
                    "把到点该登记、该巡查的放进待办，上一次没做的记为漏做。",
                    "Puts entries and rounds that come due on lists, and counts as missed what was left."
                ),
                JobSchedule.Every(TimeSpan.FromMinutes(1))
            ),
            async (u, ct) => await u.Run(ct) is { IsDone: false } refused ? refused.Refusal : Result.Done
        );
        services.AddPermissions(
            new Permission(RecordPermissions.Use, ("台账", "Registers"), Permission.Everybody),
            new Permission(
                RecordPermissions.ReadAll,
                ("查看全部台账", "Read every register"),
                "GM",
                "DEPUTY",
                "HRADMIN"
            ),
            new Permission(
                RecordPermissions.Define,
                ("新建和修改台账", "Make and change registers"),
                "GM",
                "DEPUTY",
                "HRADMIN",
                "IT",
                "SYSADMIN"
            )
        );
        services.AddSingleton(
            new MenuItem("/office/records", ("台账", "Registers"), "notebook", "today", RecordPermissions.Use, 30)
        );
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("SaveRegister.key", "key-log"),
            ("SaveRegister.prefix", "YS"),
            ("SaveRegister.rule", "own"),
            ("SaveRegister.writers", """["WHMGR"]"""),
            ("SaveRegister.readers", """["RECEIVER"]"""),
            ("SaveRegister.unique", "[]"),
            ("SaveRegister.approval", "null"),
            ("SaveRegister.anomalyTo", "WHMGR"),
            ("SaveRegister.escalateTo", "OPSDIR"),
            ("SaveRegister.field", "back"),
            ("SaveRegister.value", "已还"),
            ("SaveRegister.ahead", "02:00:00")
        );

    /// <summary>Adds a register that comes with the program.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services, Register register)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (register.Approval is not null)
            services.AddApprovalKinds(EntryApproval.Of(register));
        return services.AddSingleton(register);
    }

    /// <summary>Adds a report with the query that its rows come from, and its place in the menu.</summary>
    public static IServiceCollection AddReport<TRow, TSource>(
        this IServiceCollection services,
        Report<TRow> report,
        string icon,
        string section,
        int sort
    )
        where TSource : class, IReportSource<TRow>
    {
        ArgumentNullException.ThrowIfNull(report);
        services
            .AddSingleton(report)
            .AddSingleton<IReport>(new ReportRunner<TRow>(report))
            .AddScoped<IReportSource<TRow>, TSource>();
        services.AddScoped<IExport, ReportExport<TRow>>();
        return services.AddSingleton(
            new MenuItem("/office/reports/" + report.Key, report.Name, icon, section, report.Permissions[0], sort)
        );
    }

    /// <summary>Adds a process that comes with the program.</summary>
    public static IServiceCollection AddProcess(this IServiceCollection services, Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        foreach (var stage in process.Stages)
            if (stage.Within is { } policy)
                services.AddPolicies(policy);
        return services.AddSingleton(process);
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        RecordEndpoints.Map(routes);
        RecordApi.Map(routes);
        ProcessEndpoints.Map(routes);
        ReportEndpoints.Map(routes);
    }
}
