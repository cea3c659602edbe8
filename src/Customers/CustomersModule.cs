using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>Members, their addresses, and the messages they are sent.</summary>
public static class CustomersModule
{
    /// <summary>See customers with masked phone numbers and addresses.</summary>
    public const string View = "crm.view";

    /// <summary>See customers unmasked: for those who must call or write to them (DAT-11).</summary>
    public const string ViewFull = "crm.view.full";

    /// <summary>Export customer data (DAT-11, ORG-15).</summary>
    public const string ExportData = "data.export.customer";

    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddModel<CustomersMapping>();
        services.AddPermissions(
            new Permission(View, ("查看客户（电话、地址打码）", "See customers, phone and address masked")),
            new Permission(
                ViewFull,
                ("查看客户完整资料", "See customers in full"),
                "CSPRE",
                "CSPOST",
                "CSMGR",
                "ORDERS",
                "TRACKER",
                "STOREMGR",
                "RETURNS"
            ),
            new Permission(ExportData, ("导出客户资料", "Export customer data"), "MKTDIR")
        );
        services.AddPolicies(SaveAddress.MaxAddresses);
        services.AddSingleton<IRegions, Regions>().AddSingleton<IAddressCheck, AddressCheck>();
        services.AddScoped<ICustomers, CustomerDirectory>().AddScoped<MemberDirectory>().AddScoped<MessageList>();
        services
            .AddUseCase<RegisterMember>()
            .AddUseCase<DescribeMe>()
            .AddUseCase<ImportMembers>()
            .AddUseCase<ExportCustomers>();
        services
            .AddUseCase<SaveAddress>()
            .AddUseCase<DeleteAddress>()
            .AddUseCase<RestoreAddress>()
            .AddUseCase<ChooseAddress>();
        services.AddUseCase<SaveMessage>().AddUseCase<ClaimMessages>().AddUseCase<RecordMessageOutcome>();
        services.TryAddSingleton<ISmsProvider, LocalSms>();
        services
            .AddPolicies(NoticePolicies.All)
            .AddSingleton<NoticeCards>()
            .AddUseCase<ChangeNotice>()
            .AddUseCase<ResetNotice>();
        services
            .AddUseCase<ResendMessage>()
            .AddDocument(MessagePage.Document)
            .AddList(NoticePage.List)
            .AddDocument(NoticePage.Document)
            .AddNotices(ClassNotices.All);
        services.AddPermissions(
            new Permission(
                NoticePage.Edit,
                ("改通知的文字", "Change the words of notices"),
                "CSMGR",
                "CSDIR",
                "OPSDIR"
            ),
            new Permission(ResendMessage.Permission, ("重发短信", "Send messages again"), "CSPRE", "CSPOST", "CSMGR")
        );
        services.AddSingleton(
            new MenuItem("/office/notices", ("通知模板", "Notices"), "message-circle", "manage", NoticePage.Edit, 66)
        );
        services.AddSingleton<MessageSender>().AddSingleton<INotices, Notices>().AddSingleton<IJob, MessageJob>();
        services.AddFinder<FindCustomers>().AddList(CustomerPage.List).AddList(MessagePage.List);
        ClassSetup.Add(services);
        services.AddSingleton(new MenuItem("/office/customers", ("客户", "Customers"), "users", "orders", View, 60));
        services.AddSingleton(
            new MenuItem("/office/messages", ("发出的短信", "Messages sent"), "message-circle", "orders", View, 70)
        );
        services.AddApiWords(
            ("class", "wholesale"),
            ("company", "苏州平江茶舍"),
            ("licence", "91320508MA1XN8FY7B"),
            ("contact", "王经理")
        );
        return services;
    }

    /// <summary>The module's routes.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        RegionEndpoints.Map(routes);
        CustomerEndpoints.Map(routes);
        ClassEndpoints.Map(routes);
        ClassApi.Map(routes);
    }
}
