using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;
using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>Approval requests: chains of positions from policy, decisions, delegation (ORG-28).</summary>
public static class ApprovalsModule
{
    /// <summary>
    /// Whoever holds this sees every request; deciding takes a seat at its open step and no permission.
    /// </summary>
    public const string ViewAll = "approval.view.all";

    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services
            .AddModel<ApprovalsMapping>()
            .AddPolicies(DelegateApprovals.MaxDays)
            .AddApprovalKinds(ApprovalKinds.General);
        services.AddSingleton<ApprovalKinds>().AddScoped<IPolicyCheck, ChainCheck>();
        services
            .AddScoped<RequestSubmission>()
            .AddScoped<Rounds>()
            .AddScoped<RequestDecision>()
            .AddScoped<RequestWithdrawal>()
            .AddScoped<ApprovalEffects>()
            .AddDomainEventHandler<ApprovalDecided, ApprovalEffects>()
            .AddScoped<ApprovalQueries>()
            .AddScoped<ApprovalLists>();
        services
            .AddHttpContextAccessor()
            .AddScoped<IApprovals, ApprovalRequests>()
            .AddScoped<IApprovalCards, ApprovalCards>()
            .AddScoped<ApprovalPages>()
            .AddScoped<ApprovalActs>()
            .AddScoped<DelegationQueries>()
            .AddScoped<DelegationPages>()
            .AddList(DelegationPage.List);
        services
            .AddUseCase<AskForApproval>()
            .AddUseCase<ApproveRequest>()
            .AddUseCase<RejectRequest>()
            .AddUseCase<ReturnRequest>()
            .AddUseCase<PassRequestOn>()
            .AddUseCase<WithdrawRequest>()
            .AddUseCase<ResubmitRequest>();
        services.AddUseCase<DelegateApprovals>().AddUseCase<RevokeDelegation>().AddUseCase<FollowDelegation>();
        services.AddDomainEventHandler<ToDoOverdue, RecordOverdue>();
        services.AddDeadline<FollowDelegation, Guid>(
            new JobDefinition(
                "approvals.delegations",
                ("代理到点生效", "Follow delegations"),
                (
                    "到点开始或结束代理，审批改由该批的人处理。",
                    "Begins and ends delegations on time, so that requests lie with whoever decides them."
                ),
                JobSchedule.Every(TimeSpan.FromSeconds(10))
            ),
            FollowDelegation.Due,
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddPermissions(
            new Permission(ViewAll, ("查看全部审批", "See all approvals"), "GM", "DEPUTY", "MKTDIR", "HRADMIN", "IT")
        );
        services.AddFinder<FindApprovals>().AddPrint(ApprovalPrint.Form);
        services.AddSingleton(
            new MenuItem(
                "/office/approvals",
                ("审批", "Approvals"),
                "rubber-stamp",
                "today",
                null,
                20,
                "/office/approvals/count"
            )
        );
        services.AddApiWords(("title", "采购打包台"), ("amount", "49800"), ("comment", "同意"));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        ApprovalEndpoints.Map(routes);
        ApprovalsApi.Map(routes);
        DelegationEndpoints.Map(routes);
        ChainEndpoints.Map(routes);
    }
}
