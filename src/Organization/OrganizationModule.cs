using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>Departments, positions, staff, accounts and permissions.</summary>
public static class OrganizationModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddOrganization(this IServiceCollection services)
    {
        services.AddModel<OrganizationMapping>().AddPolicies(PasswordRules.All);
        services
            .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>()
            .AddSingleton<DummyHash>()
            .AddSingleton<ActorCache>()
            .AddSingleton<PermissionDirectory>()
            .AddSingleton<PasswordRules>();
        services
            .AddScoped<Accounts>()
            .AddScoped<IAccounts>(p => p.GetRequiredService<Accounts>())
            .AddScoped<ISessions, Sessions>()
            .AddScoped<IActors, Actors>()
            .AddScoped<ActorQueries>();
        services.AddSingleton<IPositions, OrganizationChart>().AddScoped<IShell, OrganizationShell>();
        services.AddScoped<OrganizationQueries>().AddScoped<Reach>().AddScoped<StaffPages>().AddScoped<PositionPages>();
        services.AddList(StaffPage.List);
        AddUseCases(services);
        AddSignIn(services);
        services.AddPurge<DropOldSessions>(
            new JobDefinition(
                "organization.sessions",
                ("清理旧登录", "Remove old sign-ins"),
                (
                    "删除很久没用的登录；谁何时登录仍在审计日志里。",
                    "Removes sign-ins that nobody has used for long; the audit log keeps who signed in when."
                ),
                JobSchedule.Every(TimeSpan.FromHours(6))
            ),
            (u, ct) => u.Run(ct)
        );
        services.AddPermissions(PlannedPermissions.All);
        services.AddPermissions(
            new Permission("org.view", ("查看组织", "See the organization")),
            new Permission("org.edit", ("管理组织与权限", "Manage organization and permissions")),
            new Permission("hr.view", ("查看人事", "See personnel")),
            new Permission("hr.edit", ("管理下属", "Manage subordinates")),
            new Permission("user.level.execute", ("办理权限", "Execute permission changes"), "SYSADMIN")
        );
        AddMenu(services);
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("login", "linzhixia"),
            ("password", "qihe2026"),
            ("old", "qihe2026"),
            ("again", "qihe2027"),
            ("name", "周晓岚"),
            ("nameZh", "团购"),
            ("nameEn", "Group buys"),
            ("phone", "13957215288"),
            ("why", "客户来电要求"),
            ("reason", "客户改了主意"),
            ("position", "CSPRE"),
            ("positions", """["CSPRE"]"""),
            ("superior", "CSMGR"),
            ("department", "CS"),
            ("permission", "order.accept"),
            ("permissions", """["order.accept","order.confirm"]"""),
            ("days", "90"),
            ("page", "/office/orders"),
            ("query", "status=New"),
            ("MakeApiKey.name", "ERP 对接"),
            ("KeepView.name", "今天的新单"),
            ("AddDepartment.code", "GROUP"),
            ("AddPosition.code", "GROUPBUY2"),
            ("AddStaff.name", "林知夏"),
            ("AddStaff.nameEn", "Lin Zhixia"),
            ("EditStaff.nameEn", "Lin Zhixia")
        );

    private static void AddUseCases(IServiceCollection services)
    {
        services
            .AddUseCase<CheckPassword>()
            .AddUseCase<BeginSession>()
            .AddUseCase<EndSession>()
            .AddUseCase<DropOldSessions>()
            .AddUseCase<ChangePassword>()
            .AddUseCase<ResetPassword>()
            .AddUseCase<ImportAccounts>();
        services
            .AddUseCase<SeedOrganization>()
            .AddUseCase<SetGrants>()
            .AddUseCase<EditPosition>()
            .AddUseCase<EditDepartment>();
        services
            .AddUseCase<LetAdministratorIn>()
            .AddUseCase<AddStaff>()
            .AddUseCase<EditStaff>()
            .AddUseCase<GivePosition>()
            .AddUseCase<EndPosition>()
            .AddUseCase<SetDisabled>();
        services.AddUseCase<MakeApiKey>().AddUseCase<RevokeApiKey>();
        services.AddUseCase<SaveView>().AddUseCase<DropView>().AddScoped<IViews, Views>();
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(o =>
            {
                o.Cookie.Name = "zg_session";
                (o.Cookie.HttpOnly, o.Cookie.SameSite) = (true, SameSiteMode.Lax);
                (o.SlidingExpiration, o.ExpireTimeSpan) = (true, TimeSpan.FromDays(14));
            });
        services.AddDataProtection().SetApplicationName("zhanggui");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(
            o => o.XmlRepository = ActivatorUtilities.CreateInstance<ProtectionKeys>(p)
        ));
    }

    private static void AddMenu(IServiceCollection services)
    {
        services.AddSingleton(
            new MenuItem("/office/staff", ("组织与权限", "Organization"), "sitemap", "manage", "org.view", 30)
        );
        services.AddSingleton(
            new MenuItem("/office/account", ("我的账户", "My account"), "id-badge-2", "manage", null, 95)
        );
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapOrganization(this IEndpointRouteBuilder routes)
    {
        AccountEndpoints.Map(routes);
        ShellEndpoints.Map(routes);
        StaffEndpoints.Map(routes);
        PositionEndpoints.Map(routes);
        ApiKeyEndpoints.Map(routes);
        ViewEndpoints.Map(routes);
        foreach (var mapped in routes.ServiceProvider.GetServices<IMappedList>())
            mapped.Map(routes);
    }
}
