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
        // The framework registers the machine's clock by the way; a test's own clock stays.
        if (services.LastOrDefault(s => s.ServiceType == typeof(TimeProvider)) is { } known && known.ImplementationInstance == TimeProvider.System) services.RemoveAll<TimeProvider>();
        services.TryAddSingleton<TimeProvider, DemoClock>();
        return services.AddSingleton<DemoCompany>().AddSingleton<IDemoLogins>(p => p.GetRequiredService<DemoCompany>());
    }
}
