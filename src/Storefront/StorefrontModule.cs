using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Storefront;

/// <summary>What shoppers see.</summary>
public static class StorefrontModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddStorefront(this IServiceCollection services)
    {
        services.AddStoreWindow();
        services.AddShopping();
        services.AddApiWords(("expectedTotal", "130400"));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapStorefront(this IEndpointRouteBuilder routes)
    {
        HomeEndpoints.Map(routes);
        BrowseEndpoints.Map(routes);
        ProductEndpoints.Map(routes);
        CartEndpoints.Map(routes);
        CheckoutEndpoints.Map(routes);
        MyOrderEndpoints.Map(routes);
        MemberEndpoints.Map(routes);
        MyClassEndpoints.Map(routes);
    }
}
