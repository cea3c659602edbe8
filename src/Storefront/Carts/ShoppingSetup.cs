using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Storefront;

/// <summary>Registers cart, checkout, orders and the member centre.</summary>
internal static class ShoppingSetup
{
    public static IServiceCollection AddShopping(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddPolicies(OrderProof.Lasts, MyOrders.MaxTries);
        services
            .AddSingleton<Tries>()
            .AddSingleton<OrderProof>()
            .AddSingleton<CheckoutDraft>()
            .AddSingleton<ShopTime>();
        services
            .AddScoped<CartDesk>()
            .AddScoped<CheckoutPages>()
            .AddScoped<CheckoutDesk>()
            .AddScoped<CheckoutPlacement>();
        services
            .AddScoped<MyOrders>()
            .AddScoped<MySpecials>()
            .AddScoped<OrderFolders>()
            .AddScoped<OrderDesk>()
            .AddScoped<OrderPageWords>()
            .AddScoped<AddressDesk>()
            .AddScoped<MyClassEndpoints.MyClassPages>();
        return services;
    }
}
