using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Finance;

namespace Zhanggui.Ordering;

/// <summary>What the screening of orders (ORD-06) means for an order: held, cleared, or passed by itself.</summary>
internal static class ReviewSetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<OrderCases>().AddScoped<OrderJudge>();
        services
            .AddUseCase<HoldOrder>()
            .AddUseCase<ClearOrder>()
            .AddUseCase<AutoConfirmOrder>()
            .AddDomainEventHandler<OrderMoved, TellScreening>()
            .AddIntegrationEventHandler<PaymentReceived, AutoConfirmPaidOrders>(
                new Text("付款后自动放行", "Pass a paid order by itself")
            );
        services
            .AddScoped<ScreeningReplay>()
            .AddSingleton<ReplayProgress>()
            .AddScoped<ReplayPage>()
            .AddUseCase<ScreenPastOrders>();
    }
}
