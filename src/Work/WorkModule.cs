using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Work;

/// <summary>The to-do lists: what to do next, by when, or else.</summary>
public static class WorkModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddModel<WorkMapping>();
        services.AddScoped<IToDos, ToDos>().AddScoped<WorkReads>();
        services.AddUseCase<TakeItem>().AddUseCase<PostponeItem>().AddUseCase<EscalateItem>();
        services.AddSingleton<IJob, EscalateOverdue>();
        services.AddSingleton(new MenuItem("/office", ("今日待办", "To do"), "checklist", "today", null, 10, "/office/todo/count"));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapWork(this IEndpointRouteBuilder routes) => WorkEndpoints.Map(routes);
}

internal sealed class WorkMapping : IModelPart
{
    public void Apply(ModelBuilder model) => model.Entity<WorkItem>(e =>
    {
        e.ToTable("work_item").HasKey(x => x.Id);
        e.HasIndex(x => new { x.SubjectId, x.Kind });
        e.HasIndex(x => x.DueAt).HasFilter("\"State\" = 0");
        e.HasIndex(x => new { x.EndedById, x.EndedAt });
    });
}
