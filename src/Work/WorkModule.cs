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
        services.AddModel<WorkMapping>().AddPolicies(PostponeItem.AtMax, PostponeItem.Times, WorkCalendars.Opens, WorkCalendars.Closes);
        services.AddSingleton<WorkCalendars>().AddSingleton<IWorkCalendar>(p => p.GetRequiredService<WorkCalendars>());
        services.AddUseCase<SetDays>().AddUseCase<AskForYear>().AddSingleton<IJob, AskForYearJob>();
        services.AddSingleton(new MenuItem("/office/calendar", ("工作日历", "Working calendar"), "calendar", "manage", null, 50));
        services.AddScoped<IToDos, ToDos>().AddScoped<WorkQueries>().AddScoped<WorkPages>();
        services.AddUseCase<ClaimItem>().AddUseCase<PostponeItem>().AddUseCase<HandOverItem>().AddUseCase<EscalateItem>();
        services.AddSingleton<IJob, EscalateOverdue>();
        services.AddSingleton(new MenuItem("/office", ("今日待办", "To do"), "checklist", "today", null, 10, "/office/todo/count"));
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
