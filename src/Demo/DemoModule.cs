using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>The demo company.</summary>
public static class DemoModule
{
    /// <summary>Registers what fills an empty database.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddModel<DemoMapping>();
        services.AddUseCase<MarkDemoStep>().AddUseCase<FillGoods>().AddUseCase<FillMembers>().AddUseCase<FillHistory>();
        return services.AddSingleton<DemoCompany>().AddSingleton<IDemoLogins>(p => p.GetRequiredService<DemoCompany>());
    }

    /// <summary>
    /// Puts the demo company's clock before the one that is registered: it can be set back while the filling goes on.
    /// </summary>
    public static IServiceCollection AddDemoClock(this IServiceCollection services)
    {
        var known =
            services.LastOrDefault(s => s.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider
            ?? TimeProvider.System;
        return services
            .AddSingleton(new DemoClock(known))
            .AddSingleton<TimeProvider>(p => p.GetRequiredService<DemoClock>());
    }
}
