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
            .AddScoped<CartPage>()
            .AddScoped<CheckoutPages>()
            .AddScoped<CheckoutPage>()
            .AddScoped<CheckoutPlacement>();
        services
            .AddScoped<MyOrders>()
            .AddScoped<MySpecials>()
            .AddScoped<OrderFolders>()
            .AddScoped<MyOrderPage>()
            .AddScoped<OrderPageWords>()
            .AddScoped<AddressPage>()
            .AddScoped<MyClassEndpoints.MyClassPages>();
        return services;
    }
}
