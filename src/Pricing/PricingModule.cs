using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Pricing;

/// <summary>What goods cost one customer: our price, a wholesale price of their class, a special price of their own.</summary>
public static class PricingModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddPricing(this IServiceCollection services)
    {
        services.AddModel<PricingMapping>().AddSingleton<IPrices, PriceCalculator>();
        SpecialPriceSetup.Add(services);
        WholesaleSetup.Add(services);
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapPricing(this IEndpointRouteBuilder routes)
    {
        SpecialPriceEndpoints.Map(routes);
        WholesaleEndpoints.Map(routes);
        WholesaleApi.Map(routes);
    }
}
