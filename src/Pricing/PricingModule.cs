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
        services.AddApiWords(
            ("customer", "13957215288"),
            ("goods", "QH-D2608"),
            ("csv", "class,goods,from,price\nwholesale,QH-D2608,10,398.00"),
            ("file", "Y2xhc3MsZ29vZHMsZnJvbSxwcmljZQp3aG9sZXNhbGUsUUgtRDI2MDgsMTAsMzk4LjAw")
        );
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
