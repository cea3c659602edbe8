using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.OrderScreening;
using Zhanggui.Organization;
using Zhanggui.Pricing;
using Zhanggui.Records;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>Carts and orders: flow F4.</summary>
public static class OrderingModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddOrdering(this IServiceCollection services)
    {
        services
            .AddModel<OrderingMapping>()
            .AddPolicies(OrderingPolicies.All)
            .AddPolicies(PaymentGate.Where)
            .AddScoped<PaymentGate>();
        services
            .AddHttpContextAccessor()
            .AddScoped<Desk>()
            .AddScoped<DrawerPage>()
            .AddScoped<OrderingDb>()
            .AddScoped<OrderTransitions>()
            .AddScoped<OrderCancellation>()
            .AddScoped<QuoteCalculator>();
        services.AddScoped<ParcelSales>();
        services
            .AddScoped<ICarts, Carts>()
            .AddScoped<IOrders, OrderQueries>()
            .AddScoped<ICheckout, Checkout>()
            .AddScoped<IFulfilment, Fulfilment>()
            .AddScoped<IReturnedGoods, ReturnedGoods>()
            .AddScoped<DeskQueries>()
            .AddSingleton<DeskScripts>()
            .AddScoped<OrderList>()
            .AddScoped<OrderChoiceQueries>()
            .AddScoped<BulkOrders>()
            .AddSingleton<BulkActs>()
            .AddScoped<PrintQueries>()
            .AddPrint(OrderPrintForm.Form);
        services.AddScoped<IOrderArchive, OrderArchive>();
        services.AddScoped<OrderExport>().AddScoped<IExport>(p => p.GetRequiredService<OrderExport>());
        services.AddSingleton<OrderWriter>().AddHostedService(p => p.GetRequiredService<OrderWriter>());
        services.AddSingleton(p => new OrderGroupSettings(
            p.GetRequiredService<DocumentNumbers>(),
            p.GetRequiredService<Policies>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<IScreening>(),
            p.GetRequiredService<ISpecialPrices>()
        ));
        services.AddFinder<FindOrders>().AddScoped<IOrderHistory, OrderHistory>();
        services.AddSingleton<ChannelNameCache>().AddScoped<IChannelNames, ChannelNames>();
        services
            .AddScoped<IOrderIntake, OrderIntake>()
            .AddScoped(p => new IntakeModules(
                p.GetRequiredService<IStock>(),
                p.GetRequiredService<IReceivables>(),
                p.GetRequiredService<Work.IToDos>()
            ));
        ReviewSetup.Add(services);
        services
            .AddUseCase<AddToCart>()
            .AddUseCase<SetCartLine>()
            .AddUseCase<ChangeCartVariant>()
            .AddUseCase<ClearCart>();
        services.AddUseCase<AcceptOrder>().AddUseCase<RecordContact>().AddUseCase<ConfirmOrder>();
        services
            .AddUseCase<ReleaseOrder>()
            .AddUseCase<AddRemark>()
            .AddUseCase<CancelOrder>()
            .AddUseCase<CancelMyOrder>();
        services
            .AddUseCase<ConfirmReceipt>()
            .AddUseCase<SettleOrder>()
            .AddUseCase<CloseOrder>()
            .AddUseCase<TryBackOrder>()
            .AddUseCase<ImportOrders>()
            .AddUseCase<PrintOrders>();
        services
            .AddDomainEventHandler<SignedIn, MergeCarts>()
            .AddDomainEventHandler<PaymentReceived, OrderPaid>()
            .AddDomainEventHandler<ReservationExpired, ExpireOrder>()
            .AddDomainEventHandler<ParcelSigned, ReceiveSignedParcel>();
        services
            .AddIntegrationEventHandler<StockArrived, FillBackOrders>(new Text("到货补发缺货订单", "Fill back-orders"))
            .AddIntegrationEventHandler<OrderPlaced, TellCustomerPlaced>(
                new Text("告诉客户已下单", "Tell the customer: placed")
            )
            .AddIntegrationEventHandler<OrderMoved, TellCustomerMoved>(
                new Text("告诉客户订单到哪一步", "Tell the customer how the order stands")
            );
        services.AddUseCase<PurgeOrderIdempotency>();
        OrderDeadlines.Add(services);
        services.AddNotices(OrderNotices.All);
        AddAmendments(services);
        AddSplits(services);
        AddDeposits(services);
        services.AddBulkActs(BulkActs.Own);
        services
            .AddScoped<OrderBackorders>()
            .AddUseCase<HearOfPurchase>()
            .AddScoped<IOrderPanel, BackorderPanel>()
            .AddScoped<IIntegrityCheck, WaitingCheck>();
        services
            .AddIntegrationEventHandler<PurchaseAnswered, HearOfPurchases>(
                new Text("告诉等货的订单采购怎么说", "Tell waiting orders what purchasing says")
            )
            .AddIntegrationEventHandler<StockExpected, TellCustomerExpected>(
                new Text("告诉客户哪天到货", "Tell the customer: goods expected")
            );
        services
            .AddDomainEventHandler<OrderMoved, ReturnSpecialPrices>()
            .AddDomainEventHandler<SpecialPriceRequested, TellApproversOfOrders>()
            .AddScoped<IIntegrityCheck, WholesaleLinesCheck>();
        services.AddScoped<IIntegrityCheck, OrderSnapshotCheck>().AddScoped<IIntegrityCheck, OrderTotalsCheck>();
        services.AddPermissions(
            new Permission("ord.view", ("查看订单", "See orders")),
            new Permission("order.accept", ("受理订单", "Accept orders"), "CSPRE", "CSPOST", "ORDERS", "STOREMGR"),
            new Permission("order.confirm", ("确认订单", "Confirm orders"), "CSPRE", "CSPOST", "ORDERS", "STOREMGR"),
            new Permission("order.cancel", ("取消订单", "Cancel orders"), "CSMGR", "STOREMGR", "MKTDIR", "OPSDIR"),
            new Permission(
                "order.cancel.before-confirmation",
                ("确认前取消订单", "Cancel orders before confirmation"),
                "CSPRE",
                "CSPOST"
            ),
            new Permission("order.print", ("打印订单", "Print orders"), "ORDERS", "CSPRE", "CSPOST", "PACKER")
        );
        services.AddSingleton(
            new MenuItem(
                "/office/desk",
                ("订单台", "Order desk"),
                "inbox",
                "orders",
                "order.accept",
                10,
                "/office/desk/count"
            )
        );
        services.AddSingleton(
            new MenuItem("/office/orders", ("全部订单", "All orders"), "file-text", "orders", "ord.view", 20)
        );
        services.AddSingleton(
            new MenuItem(
                "/office/amendments",
                ("变更单", "Amendments"),
                "arrows-exchange",
                "orders",
                "ord.view",
                25,
                "/office/amendments/count"
            )
        );
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("act", "accept"),
            ("numbers", """["SO20261122-000014"]"""),
            ("channel", "phone"),
            ("verified", """["name","phone","address","items","amount","delivery"]"""),
            ("requester", "周晓岚"),
            ("evidenceKind", "recording"),
            ("evidenceNote", "通话 02:14"),
            ("by", "stock"),
            ("AddRemark.kind", "pack"),
            ("GrantGift.reason", "补偿晚到")
        );

    private static void AddAmendments(IServiceCollection services)
    {
        services
            .AddApprovalKinds(AmendmentApproval.Kind)
            .AddScoped<AmendmentDecision>()
            .AddIntegrationEventHandler<OrderAmended, TellCustomerAmended>(
                new Text("告诉客户变更结果", "Tell the customer: amended")
            );
        services
            .AddScoped<AmendmentExecution>()
            .AddScoped<AmendmentRules>()
            .AddScoped<AmendmentDraftBuilder>()
            .AddScoped<AmendmentSubmission>()
            .AddScoped<AmendmentOfCancelled>()
            .AddScoped<AmendmentQueries>()
            .AddScoped<AmendmentPages>();
        services.AddList(AmendmentListPage.List);
        services.AddScoped<AmendmentExport>().AddScoped<IExport>(p => p.GetRequiredService<AmendmentExport>());
        services
            .AddPolicies(GiftPolicies.All)
            .AddScoped<IPolicyCheck, GiftAuthorityCheck>()
            .AddScoped<GiftAllowance>()
            .AddScoped<GiftPages>()
            .AddUseCase<GrantGift>();
        services.AddUseCase<RequestAmendment>().AddUseCase<WithdrawAmendment>();
        services.AddScoped<IIntegrityCheck, AmendmentSnapshotCheck>();
        services.AddPermissions(
            new Permission("order.amend.request", ("申请变更订单", "Request amendments"), "CSPRE", "CSPOST", "CSMGR"),
            new Permission("order.amend.approve", ("批准变更订单", "Approve amendments"), "CSMGR", "OPSDIR")
        );
    }

    private static void AddDeposits(IServiceCollection services)
    {
        services
            .AddPolicies(DepositPolicies.All)
            .AddScoped<Balances>()
            .AddUseCase<RemindOfBalance>()
            .AddUseCase<ExpireUnpaid>();
        services
            .AddDomainEventHandler<FirstInstalmentReceived, DepositPaid>()
            .AddIntegrationEventHandler<BalanceAsked, TellCustomerBalance>(
                new Text("告诉客户付尾款", "Tell the customer: balance due")
            );
    }

    private static void AddSplits(IServiceCollection services)
    {
        services
            .AddPolicies(SplitPolicies.All)
            .AddScoped<ShipmentPartTransitions>()
            .AddScoped<SplitRules>()
            .AddScoped<SplitProposals>()
            .AddScoped<SplitWriter>()
            .AddScoped<ArrangementQueries>()
            .AddScoped<SplitPages>();
        services.AddUseCase<SplitOrder>().AddUseCase<UndoSplit>();
        services.AddScoped<IIntegrityCheck, SplitSumsCheck>();
        services.AddPermissions(
            new Permission(
                "order.arrange",
                ("拆单、合单、拦截", "Split, merge, intercept"),
                "ORDERS",
                "CSPRE",
                "CSPOST",
                "CSMGR"
            )
        );
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapOrdering(this IEndpointRouteBuilder routes)
    {
        DeskEndpoints.Map(routes);
        OrderEndpoints.Map(routes);
        ReplayEndpoints.Map(routes);
        AmendmentEndpoints.Map(routes);
        AmendmentApi.Map(routes);
        GiftEndpoints.Map(routes);
        SplitEndpoints.Map(routes);
        SplitApi.Map(routes);
    }
}
