using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Records;
using Zhanggui.Ui;

namespace Zhanggui.Inventory;

/// <summary>Stock: a ledger of movements and reservations on it.</summary>
public static class InventoryModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddInventory(this IServiceCollection services)
    {
        services.AddModel<InventoryMapping>().AddRegister(WarehouseRound.Register).AddRegister(FiveS.Register);
        services
            .AddSingleton<WarehouseCache>()
            .AddSingleton<HeldStock>()
            .AddScoped<IStock, StockLedger>()
            .AddScoped<StockQueries>();
        services
            .AddScoped<StockExport>()
            .AddScoped<IExport>(p => p.GetRequiredService<StockExport>())
            .AddScoped<IImport, StockSheet>()
            .AddUseCase<ImportOpeningStock>();
        services.AddUseCase<ImportStock>().AddUseCase<ExpireReservation>();
        services.AddDeadline<ExpireReservation, Guid>(
            new JobDefinition(
                "inventory.lapse",
                ("释放过期占用", "Release lapsed reservations"),
                (
                    "没按时付款的订单和过期的留货，占用的库存还回去。",
                    "Gives back the stock of orders that were not paid in time and of holds that ran out."
                ),
                JobSchedule.Every(TimeSpan.FromSeconds(5))
            ),
            ExpireReservation.Expired,
            (u, id, ct) => u.Run(id, ct),
            // The money was faster: nothing expires, and nothing is wrong.
            unless: e => e is ReservationKeptException
        );
        services
            .AddScoped<IIntegrityCheck, LedgerCheck>()
            .AddScoped<IIntegrityCheck, ReservationCheck>()
            .AddScoped<IIntegrityCheck, BinCheck>();
        services.AddScoped<IIntegrityCheck, StockValueCheck>();
        services
            .AddPolicies(PurchaseRequestPolicies.All)
            .AddScoped<PurchaseRequests>()
            .AddScoped<Backorders>()
            .AddScoped<IBackorders>(p => p.GetRequiredService<Backorders>())
            .AddScoped<PurchaseRequestQueries>();
        services.AddList(StockPage.List);
        services.AddList(PurchaseRequestPage.List).AddDocument(PurchaseRequestPage.Document);
        services
            .AddUseCase<PromisePurchase>()
            .AddUseCase<DeclinePurchase>()
            .AddUseCase<WeighSku>()
            .AddSingleton<IJob, MaintainPurchaseRequests>();
        services.AddPermissions(
            new Permission(
                "purchase.answer",
                ("答复补货申请", "Answer purchase requests"),
                "PURSPEC",
                "PURMGR",
                "PURDIR"
            ),
            new Permission("stk.view", ("查看库存", "See stock")),
            new Permission("stk.edit", ("登记库存", "Register stock"))
        );
        services.AddFinder<FindStock>();
        services.AddSingleton(
            new MenuItem("/office/stock", ("库存", "Stock"), "building-warehouse", "warehouse", "stk.view", 40)
        );
        services.AddSingleton(
            new MenuItem(
                "/office/purchase-requests",
                ("缺货补货", "Shortages"),
                "shopping-cart",
                "goods",
                "purchase.answer",
                50,
                "/office/purchase-requests/count"
            )
            {
                Also = ["stk.view", "ord.view"],
            }
        );
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapInventory(this IEndpointRouteBuilder routes)
    {
        StockEndpoints.Map(routes);
    }
}
