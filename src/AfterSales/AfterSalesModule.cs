using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.AfterSales;

/// <summary>What happens after customers have their goods: returns and exchanges (F5, F8).</summary>
public static class AfterSalesModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddAfterSales(this IServiceCollection services)
    {
        services
            .AddModel<AfterSalesMapping>()
            .AddPolicies(ReturnPolicies.All)
            .AddScoped<IPolicyCheck, ReturnAuthorityCheck>();
        services.AddApprovalKinds(ReturnApproval.Granting, ReturnApproval.Signing).AddScoped<ReturnDecision>();
        services
            .AddScoped<ReturnDraftBuilder>()
            .AddScoped<ReturnTransitions>()
            .AddScoped<ReturnSettlement>()
            .AddScoped<ReturnStock>()
            .AddScoped<Replacements>();
        services
            .AddScoped<ReturnQueries>()
            .AddScoped<IReturns>(p => p.GetRequiredService<ReturnQueries>())
            .AddScoped<ReturnPages>()
            .AddScoped<ReturnDetail>()
            .AddScoped<IOrderPanel, ReturnPanel>();
        services
            .AddUseCase<RequestReturn>()
            .AddUseCase<WithdrawReturn>()
            .AddUseCase<RecordReturnWaybill>()
            .AddUseCase<InspectReturn>();
        services
            .AddIntegrationEventHandler<ReturnTold, TellCustomerReturned>(
                new Text("告诉客户退换货到哪一步", "Tell the customer how the return stands")
            )
            .AddScoped<IIntegrityCheck, ReturnMoneyCheck>();
        services.AddList(ReturnPage.List).AddDocument(ReturnPage.Document);
        services.AddNotices(TellCustomerReturned.Kind);
        services.AddPermissions(
            new Permission("return.confirm", ("确认退货", "Confirm returns"), "STOREMGR"),
            new Permission("return.slip.sign", ("签退货单", "Sign return slips"), "CSPOST", "CSMGR", "OPSDIR"),
            new Permission(
                "return.request",
                ("登记退换货", "Register returns and exchanges"),
                "CSPRE",
                "CSPOST",
                "CSMGR",
                "DIST"
            ),
            new Permission("return.register", ("退件验收", "Inspect returned goods"), "RETURNS")
        );
        services.AddSingleton(
            new MenuItem(
                "/office/returns",
                ("退换货", "Returns"),
                "truck-return",
                "orders",
                "return.request",
                40,
                "/office/returns/count"
            )
            {
                Also = ["return.register", "return.slip.sign", "return.confirm"],
            }
        );
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("order", "SO20261122-000014"),
            ("RegisterReturn.what", "穿着不合身"),
            ("consent", "14:02 通话，同意退货退款"),
            ("photoName", "null"),
            ("newSku", "null"),
            ("bad", "0"),
            ("bin", "A-01-1-01"),
            ("waybill", "773089073771608"),
            ("warehouse", "HZ1")
        );

    /// <summary>Maps its pages and its part of the API.</summary>
    public static void MapAfterSales(this IEndpointRouteBuilder routes) => ReturnEndpoints.Map(routes);
}
