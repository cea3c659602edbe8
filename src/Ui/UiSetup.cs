using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Zhanggui.Ui;

/// <summary>Registers what pages need.</summary>
public static class UiSetup
{
    /// <summary>
    /// Adds server rendering, localization, and shells that show nobody and nothing.
    /// The host registers its own <see cref="IShell"/> and <see cref="IStoreShell"/>, before or after.
    /// </summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.Replace(ServiceDescriptor.Transient(typeof(IStringLocalizer<>), typeof(PluralTexts<>)));
        services.Replace(ServiceDescriptor.Scoped<NavigationManager, PageAddress>());
        services.TryAddScoped<HtmlRenderer>();
        // Chinese stays Chinese in the source of a page; only what HTML needs is escaped.
        services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<IShell, EmptyShell>();
        services.TryAddScoped<IStoreShell, EmptyStoreShell>();
        return services;
    }
}
