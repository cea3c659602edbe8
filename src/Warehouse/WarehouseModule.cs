using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>Picking, checking, packing, handing over: flow F4, steps 8 to 10.</summary>
public static class WarehouseModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddWarehouse(this IServiceCollection services)
    {
        services.AddModel<WarehouseMapping>().AddPolicies(WarehousePolicies.All);
        services
            .AddSingleton<ShippingDay>()
            .AddScoped<WarehouseToDos>()
            .AddScoped<OutboundOrderDraft>()
            .AddScoped<ShipmentParts>()
            .AddScoped<OutboundOrderEnd>()
            .AddScoped<PickPlan>()
            .AddScoped<PackingNeeds>();
        services
            .AddScoped<OutboundOrderQueries>()
            .AddScoped<IOutbound>(p => p.GetRequiredService<OutboundOrderQueries>())
            .AddScoped<PickQueries>()
            .AddScoped<ManifestQueries>()
            .AddScoped<OutboundOrderActions>();
        services.AddPrint(PickPrint.Form).AddPrint(OutboundOrderPrint.Form).AddPrint(ManifestPrint.Form);
        services
            .AddScoped<PickPages>()
            .AddScoped<PackPages>()
            .AddScoped<OutboundOrderPage>()
            .AddScoped<ManifestPages>()
            .AddScoped<IParcelContents, OutboundOrderContents>();
        services
            .AddDomainEventHandler<OrderReleased, MakeOutboundOrder>()
            .AddDomainEventHandler<OrderWithdrawn, VoidOutboundOrder>()
            .AddDomainEventHandler<CourierSwitched, FollowCourier>();
        services
            .AddUseCase<StartPicking>()
            .AddUseCase<ScanPick>()
            .AddUseCase<PickShort>()
            .AddUseCase<HandToCheck>()
            .AddUseCase<ChangeTote>()
            .AddUseCase<ReassignPicker>();
        services
            .AddUseCase<StartChecking>()
            .AddUseCase<ScanCheck>()
            .AddUseCase<ConfirmPacking>()
            .AddUseCase<FinishPacking>()
            .AddUseCase<SendBack>()
            .AddUseCase<StopChecking>();
        services
            .AddUseCase<OpenManifest>()
            .AddUseCase<AddParcel>()
            .AddUseCase<RemoveParcel>()
            .AddUseCase<CloseManifest>()
            .AddUseCase<CancelManifest>()
            .AddUseCase<CallPickup>();
        services.AddUseCase<RestockGoods>().AddUseCase<ClearShortage>();
        services.AddFinder<FindOutboundOrders>();
        services
            .AddScoped<OutboundOrderWriter>()
            .AddScoped<OutboundOrderWithdrawal>()
            .AddScoped<MergeRules>()
            .AddScoped<MergePages>()
            .AddScoped<InterceptionQueries>();
        services
            .AddUseCase<MergeOutboundOrders>()
            .AddUseCase<UndoMerge>()
            .AddUseCase<InterceptOrder>()
            .AddUseCase<LiftInterception>()
            .AddUseCase<ConfirmReturned>();
        services.AddSingleton(
            new MenuItem(
                "/office/merge",
                ("合单", "Share a parcel"),
                "packages",
                "orders",
                "order.arrange",
                22,
                "/office/merge/count"
            )
        );
        services.AddScoped<IIntegrityCheck, PicksCheck>().AddScoped<IIntegrityCheck, OutboundOrderChainCheck>();
        // stk.view and stk.edit are declared by Inventory, which stands below.
        services.AddPermissions(
            new Permission("outbound.pick", ("拣货", "Pick"), "PICKER"),
            new Permission("outbound.check", ("复核打包", "Check and pack"), "PACKER"),
            new Permission("outbound.ship", ("交接快递", "Hand over to couriers"), "PACKER")
        );
        services.AddSingleton(
            new MenuItem("/office/warehouse", ("仓库台", "Warehouse desk"), "layout", "warehouse", "ship.view", 5)
        );
        services.AddSingleton(
            new MenuItem(
                "/office/pick",
                ("拣货", "Picking"),
                "device-mobile",
                "warehouse",
                "outbound.pick",
                10,
                "/office/pick/count"
            )
        );
        services.AddSingleton(
            new MenuItem(
                "/office/pack",
                ("复核打包", "Check and pack"),
                "package",
                "warehouse",
                "outbound.check",
                15,
                "/office/pack/count"
            )
        );
        services.AddSingleton(
            new MenuItem(
                "/office/manifests",
                ("交接清单", "Manifests"),
                "truck-delivery",
                "warehouse",
                "outbound.ship",
                20
            )
        );
        services.AddSingleton(
            new MenuItem(
                "/office/putback",
                ("放回和缺货", "Put back, shortages"),
                "rotate-2",
                "warehouse",
                "outbound.pick",
                25
            )
        );
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("code", "6900000102206"),
            ("slips", """["DN20261122-000014"]"""),
            ("person", "王师傅"),
            ("finding", "在隔壁库位找到了"),
            ("what", "goods"),
            ("counted", "12")
        );

    /// <summary>Maps the module's routes.</summary>
    public static void MapWarehouse(this IEndpointRouteBuilder routes)
    {
        WarehouseApi.Map(routes);
        GoodsApi.Map(routes);
        PickEndpoints.Map(routes);
        PackEndpoints.Map(routes);
        OutboundOrderEndpoints.Map(routes);
        ManifestEndpoints.Map(routes);
        RestockEndpoints.Map(routes);
        MergeEndpoints.Map(routes);
        InterceptionEndpoints.Map(routes);
    }
}
