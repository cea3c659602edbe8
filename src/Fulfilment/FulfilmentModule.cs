using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Fulfilment;

/// <summary>
/// What is on its way out: outbound orders, which of them share a parcel, which are stopped. Orders ask, the warehouse
/// works.
/// </summary>
public static class FulfilmentModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddFulfilment(this IServiceCollection services)
    {
        services.AddModel<FulfilmentMapping>().AddPolicies(FulfilmentPolicies.All);
        services.AddScoped<MergeQueries>().AddScoped<IShipments, Shipments>();
        return services.AddScoped<IIntegrityCheck, MergeCheck>();
    }
}
