using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

/// <summary>Couriers, zones, tariffs, parcels and their tracking.</summary>
public static class ShippingModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddShipping(this IServiceCollection services)
    {
        services.AddModel<ShippingMapping>();
        services.AddPolicies(ShippingPolicies.All);
        services.AddPermissions(
            new Permission("ship.view", ("查看发货和快递", "See shipping")),
            new Permission("ship.edit", ("办理发货", "Handle shipping")),
            new Permission(
                "tariff.edit",
                ("维护快递、区域、运价和邮费", "Keep couriers, zones, tariffs and postage"),
                "WHMGR",
                "MKTDIR"
            ),
            new Permission("courier.select", ("改选快递", "Choose another courier"), "PACKER", "WHMGR")
        );
        services
            .AddSingleton<RateDirectory>()
            .AddSingleton<CourierCounts>()
            .AddSingleton<IShippingRates, ShippingRates>()
            .AddSingleton<WaybillPool>();
        services.AddScoped<IParcels, Parcels>().AddScoped<ShippingQueries>();
        services.AddFinder<FindParcels>().AddList(ParcelPage.List).AddDocument(ParcelPage.Document);
        services.AddPrint(WaybillPrint.Form);
        services.AddHttpClient("local-courier");
        services
            .AddSingleton<LocalCourier>()
            .AddSingleton<ICourierProvider>(p => p.GetRequiredService<LocalCourier>())
            .AddSingleton<IJob, LocalCourierSender>();
        services
            .AddUseCase<SeedShipping>()
            .AddUseCase<SetTariff>()
            .AddUseCase<SetPostage>()
            .AddUseCase<SetZone>()
            .AddUseCase<EditCourier>();
        services
            .AddUseCase<SwitchCourier>()
            .AddUseCase<PrintWaybill>()
            .AddUseCase<SetActualCost>()
            .AddUseCase<RecordTracking>()
            .AddUseCase<ImportParcels>();
        services.AddUseCase<PlanSimulatedRoute>().AddUseCase<ClaimReports>().AddUseCase<RecordReportAnswer>();
        services.AddIntegrationEventHandler<ParcelHandedOver, TellCourier>(
            new Text("向快递下单取轨迹", "Tell the courier")
        );
        AddExceptions(services);
        services.AddSingleton(
            new MenuItem("/office/parcels", ("包裹", "Parcels"), "package", "warehouse", "ship.view", 50)
        );
        services.AddSingleton(
            new MenuItem(
                "/office/couriers",
                ("快递与运价", "Couriers and tariffs"),
                "truck",
                "warehouse",
                "ship.view",
                51
            )
        );
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("courier", "STO"),
            ("coverage", "全国，新疆西藏除外"),
            ("agreement", "2026 年合同，月结"),
            ("province", "浙江省"),
            ("city", "湖州市"),
            ("district", "吴兴区"),
            ("street", "月河街道 1 号"),
            ("postcode", "313000"),
            ("oneLine", "null"),
            ("parcel", "773089073771608"),
            ("body", "客户说周六在家"),
            ("first", "500"),
            ("firstMin", "350"),
            ("firstMax", "400"),
            ("firstGrams", "1000"),
            ("step", "100"),
            ("stepMin", "80"),
            ("stepMax", "100"),
            ("stepGrams", "500"),
            ("fromMonthly", "0")
        );

    /// <summary>What went wrong on the way (SHIP-22, ORD-30).</summary>
    private static void AddExceptions(IServiceCollection services)
    {
        services
            .AddPolicies(CourierExceptions.Hours)
            .AddPermissions(
                new Permission(
                    "ship.exception",
                    ("处理快递异常", "Settle courier exceptions"),
                    "TRACKER",
                    "STOREMGR",
                    "OPSDIR",
                    "ORDERS",
                    "CSPRE",
                    "CSPOST",
                    "CSMGR"
                )
            );
        services.AddScoped<CourierExceptions>().AddScoped<ExceptionQueries>();
        services.AddScoped<ExceptionForm>().AddScoped<ICourierTrouble, CourierTrouble>();
        services.AddUseCase<ReportException>().AddUseCase<TakeOverException>();
        services.AddUseCase<RecordExceptionNote>().AddUseCase<CloseException>();
        services.AddList(ExceptionPage.List).AddDocument(ExceptionPage.Document);
        services.AddSingleton(
            new MenuItem(
                "/office/exceptions",
                ("快递异常", "Courier exceptions"),
                "alert-triangle",
                "warehouse",
                "ship.exception",
                49,
                "/office/exceptions/count"
            )
            {
                Also = ["ship.view"],
            }
        );
    }

    /// <summary>Maps its pages and its part of the API.</summary>
    public static void MapShipping(this IEndpointRouteBuilder routes)
    {
        CourierEndpoints.Map(routes);
        ParcelEndpoints.Map(routes);
        ExceptionEndpoints.Map(routes);
    }
}
