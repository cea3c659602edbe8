using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Demo;

/// <summary>The demo company.</summary>
public static class DemoModule
{
    /// <summary>Registers what fills a new house.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddSingleton<DemoCompany>();
}
