using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Records;
using Zhanggui.Ui;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// What customer service needs while a customer asks, before there is an order (CRM-04, ORD-15, ORD-31), and who
/// follows an order until it is received (ORD-07, ORD-25).
/// </summary>
public static class ServiceDeskModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddServiceDesk(this IServiceCollection services)
    {
        services.AddModel<ServiceDeskMapping>().AddPolicies(ServiceDeskPolicies.All).AddHttpContextAccessor();
        services
            .AddScoped<ConsultationAccess>()
            .AddScoped<SoftHolds>()
            .AddScoped<HeldCart>()
            .AddScoped<LostDealReasons>();
        services
            .AddScoped<ConsultationQueries>()
            .AddScoped<ConsultationList>()
            .AddScoped<IConsultationHistory, ConsultationHistory>()
            .AddScoped<PanelQueries>()
            .AddScoped<PanelPeople>()
            .AddSingleton<PanelWords>();
        services.AddList(ConsultationPage.List);
        services.AddScoped<ConsultationExport>().AddScoped<IExport>(p => p.GetRequiredService<ConsultationExport>());
        services.AddScoped<ConsultationPages>().AddScoped<PanelPages>().AddScoped<ServiceDeskPageContext>();
        services
            .AddUseCase<OpenConsultation>()
            .AddUseCase<ReviseConsultation>()
            .AddUseCase<DealConsultation>()
            .AddUseCase<LoseConsultation>();
        services
            .AddUseCase<HoldStock>()
            .AddUseCase<ReleaseHold>()
            .AddUseCase<ConfirmStock>()
            .AddUseCase<SetLostDealReason>()
            .AddUseCase<AskForOutcome>()
            .AddUseCase<DealByOrder>()
            .AddUseCase<ImportConsultations>();
        services
            .AddDomainEventHandler<ReservationExpired, HoldRanOut>()
            .AddIntegrationEventHandler<OrderPlaced, OrderOfConsultation>();
        services.AddScoped<IIntegrityCheck, HoldCheck>();
        services.AddDeadline<AskForOutcome, ConsultationId>(
            new JobDefinition(
                "support.outcomes",
                ("追问咨询结果", "Ask for outcomes of consultations"),
                (
                    "很久没动静的咨询，请客服填写结果。",
                    "Asks customer service for the outcome of consultations that have been silent for long."
                ),
                JobSchedule.Every(TimeSpan.FromMinutes(1))
            ),
            AskForOutcome.Silent,
            (u, id, ct) => u.Run(id, ct)
        );
        FollowUpSetup.Add(services);
        services.AddFinder<FindConsultations>();
        services.AddPermissions(
            new Permission(
                "consult.view",
                ("查看咨询", "See consultations"),
                "CSPRE",
                "CSPOST",
                "CSMGR",
                "CSDIR",
                "ORDERS",
                "STOREMGR",
                "MKTDIR",
                "OPSDIR"
            ),
            new Permission(
                "consult.answer",
                ("接待咨询、留货", "Answer consultations, hold stock"),
                "CSPRE",
                "CSPOST",
                "CSMGR"
            ),
            new Permission(
                "consult.manage",
                ("管理咨询和未成交原因", "Manage consultations and reasons of failed deals"),
                "CSMGR",
                "CSDIR"
            )
        );
        services.AddSingleton(
            new MenuItem("/office/support/panel", ("接待查询", "Agent panel"), "search", "orders", "consult.answer", 5)
        );
        services.AddSingleton(
            new MenuItem(
                "/office/support/consultations",
                ("咨询", "Consultations"),
                "message-circle",
                "orders",
                "consult.view",
                6,
                "/office/support/consultations/count"
            )
        );
        services.AddApiWords(
            ("nick", "路过的小鹿"),
            ("skus", """["QH-D2608-ML-S"]"""),
            ("OpenConsultation.kind", "stock"),
            ("ReviseConsultation.kind", "stock")
        );
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapServiceDesk(this IEndpointRouteBuilder routes)
    {
        ConsultationEndpoints.Map(routes);
        PanelEndpoints.Map(routes);
        LostDealEndpoints.Map(routes);
        ServiceDeskApi.Map(routes);
        FollowUpEndpoints.Map(routes);
    }
}
