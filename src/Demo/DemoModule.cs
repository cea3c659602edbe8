using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>The demo company.</summary>
public static class DemoModule
{
    /// <summary>Registers what fills a new house.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.TryAddSingleton<TimeProvider, DemoClock>();
        return services.AddSingleton<DemoCompany>().AddSingleton<IDemoLogins>(p => p.GetRequiredService<DemoCompany>());
    }
}
