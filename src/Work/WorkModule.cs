using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Work;

/// <summary>The to-do lists: what to do next, by when, or else.</summary>
public static class WorkModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services
            .AddModel<WorkMapping>()
            .AddPolicies(PostponeItem.AtMax, PostponeItem.Times, WorkCalendars.Opens, WorkCalendars.Closes);
        services.AddSingleton<WorkCalendars>().AddSingleton<IWorkCalendar>(p => p.GetRequiredService<WorkCalendars>());
        services.AddUseCase<SetDays>().AddUseCase<AskForYear>();
        services.AddScheduled<AskForYear>(
            new JobDefinition(
                "work.calendar",
                ("节假日提醒", "Holidays of the next year"),
                (
                    "12 月起，下一年的节假日没有录入就提醒行政人事。",
                    "From December on, asks personnel for the next year's holidays when they are not entered."
                ),
                JobSchedule.Daily(9, 0)
            ),
            (u, ct) => u.Run(ct)
        );
        services.AddSingleton(
            new MenuItem("/office/calendar", ("工作日历", "Working calendar"), "calendar", "manage", null, 50)
        );
        services
            .AddScoped<IToDos, ToDos>()
            .AddScoped<WorkQueries>()
            .AddScoped<IOpenToDos>(p => p.GetRequiredService<WorkQueries>())
            .AddScoped<WorkPages>();
        services
            .AddUseCase<ClaimItem>()
            .AddUseCase<PostponeItem>()
            .AddUseCase<HandOverItem>()
            .AddUseCase<EscalateItem>();
        services.AddDeadline<EscalateItem, Guid>(
            new JobDefinition(
                "work.escalate",
                ("超时待办升级", "Escalate overdue to-dos"),
                ("过了时限还没办的待办，报给上级。", "Tells the superior of to-do items that are overdue."),
                JobSchedule.Every(TimeSpan.FromSeconds(5))
            ),
            EscalateItem.Overdue,
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddSingleton(
            new MenuItem("/office", ("今日待办", "To do"), "checklist", "today", null, 10, "/office/todo/count")
        );
        services.AddApiWords(("minutes", "30"));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapWork(this IEndpointRouteBuilder routes)
    {
        WorkEndpoints.Map(routes);
        WorkApi.Map(routes);
        CalendarEndpoints.Map(routes);
    }
}
