using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Zhanggui.Administration;
using Zhanggui.AfterSales;
using Zhanggui.Approvals;
using Zhanggui.Backups;
using Zhanggui.Catalog;
using Zhanggui.Channels;
using Zhanggui.Customers;
using Zhanggui.Demo;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inbound;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Organization;
using Zhanggui.Pricing;
using Zhanggui.Records;
using Zhanggui.Reports;
using Zhanggui.ServiceDesk;
using Zhanggui.Shipping;
using Zhanggui.Storefront;
using Zhanggui.Ui;
using Zhanggui.Warehouse;
using Zhanggui.Work;

namespace Zhanggui.Web;

/// <summary>
/// Puts the application together: every module on one database, behind one pipeline. The server, the tests and the
/// command line all use this.
/// </summary>
public static class Composition
{
    /// <summary>Every module, without a database.</summary>
    public static IServiceCollection AddModules(IServiceCollection services)
    {
        services.AddOrganization().AddWork().AddApprovals().AddAdministration().AddRecords();
        services.AddCatalog().AddCustomers().AddFinance();
        services.AddInventory().AddShipping().AddPricing().AddOrderScreening().AddFulfilment();
        services
            .AddOrdering()
            .AddChannels()
            .AddWarehouse()
            .AddInbound()
            .AddAfterSales()
            .AddServiceDesk()
            .AddStorefront()
            .AddReports()
            .AddBackups()
            .AddDemo();
        return services;
    }

    /// <summary>Builds the application on a database; not started.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="database">The database.</param>
    /// <param name="background">True: jobs, the outbox, backups and imports work by themselves.</param>
    /// <param name="isChecked">
    /// True: every service is made once, and none may live longer than what it is made of.
    /// </param>
    public static WebApplication Build(
        WebApplicationBuilder builder,
        DatabaseChoice database,
        bool background = true,
        bool isChecked = false
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        AddModules(services).AddUi().AddDemoClock().AddPlatform(database);
        if (background)
            services.AddPlatformBackground().AddChannelsBackground().AddBackupsBackground();
        services.AddSingleton<IRefusalPages, RefusalPages>();
        services.AddSingleton<StartupPage>().AddHealthChecks().AddCheck<StartupPage>("open", tags: ["ready"]);
        services.AddOutputCache();
        services.AddApiDescription();
        services.AddSingleton<Limits>();
        services.Configure<RequestLocalizationOptions>(o =>
        {
            CultureInfo[] cultures = [new("zh-CN"), new("en")];
            o.DefaultRequestCulture = new RequestCulture("zh-CN");
            (o.SupportedCultures, o.SupportedUICultures) = (cultures, cultures);
            o.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
        });
        // An architecture test builds it with both checks; nobody else need pay for them again.
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (isChecked, isChecked));
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void Use(WebApplication app)
    {
        app.UsePlatformShield();
        app.UseExceptionPages();
        app.Use(app.Services.GetRequiredService<StartupPage>().Invoke);
        app.Use(
            (context, next) =>
            {
                // Whoever asks for the head of a page gets what GET would say, without the body, which the server
                // leaves out.
                if (HttpMethods.IsHead(context.Request.Method))
                    context.Request.Method = HttpMethods.Get;
                return next(context);
            }
        );
        app.UseRouting();
        app.UseRequestLocalization();
        app.Use(app.Services.GetRequiredService<Limits>().Invoke);
        // Before asking who calls: what is kept is open to everybody and knows nobody, so it costs neither a cookie nor
        // a question.
        app.UseOutputCache();
        app.UseAuthentication();
        app.UseAccessCheck();
    }

    private static void Map(WebApplication app)
    {
        app.MapPlatform();
        app.MapUiAssets().Open();
        app.MapOrganization();
        app.MapWork();
        app.MapApprovals();
        app.MapAdministration();
        app.MapRecords();
        app.MapCatalog();
        app.MapCustomers();
        app.MapFinance();
        app.MapInventory();
        app.MapShipping();
        app.MapPricing();
        app.MapOrderScreening();
        app.MapOrdering();
        app.MapChannels();
        app.MapWarehouse();
        app.MapInbound();
        app.MapAfterSales();
        app.MapServiceDesk();
        app.MapStorefront();
        app.MapBackups();
        app.MapApiDescription();
        Gallery.Map(app).Needs("db.view").ExcludeFromDescription();
        app.MapFallback(NoSuchPage.Answer).Open();
    }
}
