using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.ServiceDesk;

/// <summary>Registers the follow-up of orders (ORD-07, ORD-25).</summary>
internal static class FollowUpSetup
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddPolicies(FollowUps.Owner)
            .AddScoped<FollowUps>()
            .AddScoped<FollowUpQueries>()
            .AddScoped<FollowUpPages>()
            .AddUseCase<TakeOverFollowUp>()
            .AddUseCase<RecordFollowUp>()
            .AddUseCase<ImportFollowUps>()
            .AddDomainEventHandler<OrderMoved, FollowOrder>()
            .AddScoped<IOrderPanel, FollowUpPanel>();
        services.AddBulkActs(
            BulkAct.Of<TakeOverFollowUp>(
                "track",
                ("接手跟单", "Take over tracking"),
                40,
                "order.track",
                (u, id, reason, ct) => u.Run(id, reason, ct),
                Refuse
            )
        );
        services.AddPermissions(
            new Permission(
                "order.track",
                ("跟单", "Track orders"),
                "TRACKER",
                "STOREMGR",
                "OPSDIR",
                "ORDERS",
                "CSPRE",
                "CSPOST",
                "CSMGR"
            )
        );
        services.AddSingleton(
            new MenuItem(
                "/office/tracking",
                ("跟单", "Tracking"),
                "truck-delivery",
                "orders",
                "order.track",
                22,
                "/office/tracking/count"
            )
        );
    }

    private static Refusal? Refuse(OrderView order) =>
        order.ConfirmedAt is null ? FollowUpErrors.NotConfirmed
        : order.Status is OrderStatus.Shipped or < OrderStatus.Shipped and not OrderStatus.Cancelled ? null
        : FollowUpErrors.Ended;
}
