using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>
/// Pages that are the same for every visitor, kept for some seconds and dropped when the catalogue changes.
/// </summary>
internal static class StorePages
{
    public const string Tag = "catalog";
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    /// <summary>Registers the shop window.</summary>
    public static IServiceCollection AddStoreWindow(this IServiceCollection services)
    {
        services.AddPolicies(StorePolicies.All);
        services
            .AddSingleton<StoreWindow>()
            .AddScoped<IStoreShell, StoreShell>()
            .AddScoped<TileQueries>()
            .AddScoped<BrowseList>()
            .AddScoped<ProductPageQuery>()
            .AddSingleton<ProductClock>();
        services.AddIntegrationEventHandler<CatalogChanged, InvalidatePages>(
            new Text("刷新商城页面", "Forget cached shop pages")
        );
        return services;
    }

    /// <summary>
    /// Keeps the answer, one for each of the named query keys, language, and kind of htmx request, for visitors and
    /// members alike: nothing in it is about the person. Browsers get a tag of its content and are told that it has not
    /// changed.
    /// </summary>
    public static RouteHandlerBuilder Shared(this RouteHandlerBuilder route, params string[] keys) =>
        route
            .AddEndpointFilter(
                async (context, next) =>
                    await next(context) is var answer && answer is PageResult page ? new TaggedPage(page) : answer
            )
            .CacheOutput(new SharedPages(Kept, Tag, keys));

    /// <summary>A page of the shop; the browser asks again each time, the answer comes from memory.</summary>
    public static PageResult Page(HttpContext context, string title, RenderFragment body, string? description = null)
    {
        Headers(context);
        return PageResult.Page(title, body, typeof(StoreLayout)).With("Description", description).Cacheable();
    }

    /// <summary>A part of a page of the shop.</summary>
    public static PageResult Fragment(HttpContext context, RenderFragment body)
    {
        Headers(context);
        return PageResult.Fragment(body).Cacheable();
    }

    private static void Headers(HttpContext context)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        // The same address speaks two languages, and htmx gets a part of it.
        context.Response.Headers.Vary = "Cookie, Accept-Language, HX-Request-Type, HX-History-Restore-Request";
    }
}

/// <summary>
/// What is kept serves members as well as visitors: these pages hold nothing of the reader's own, the corner with the
/// name and the cart is asked for by itself (<c>/store/badge</c>). The framework's own policy would make a page anew
/// for everybody who is signed in. An answer that sets a cookie, as the renewal of a session does, is never kept.
/// </summary>
internal sealed class SameForEverybody : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var method = context.HttpContext.Request.Method;
        var isRead = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (
            isRead,
            isRead,
            isRead,
            true
        );
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Drops the kept pages as soon as a product, price or listing changes.</summary>
internal sealed class InvalidatePages(IOutputCacheStore pages, StoreWindow window)
    : IIntegrationEventHandler<CatalogChanged>
{
    public async Task Handle(CatalogChanged e, Guid eventId, CancellationToken ct)
    {
        window.Invalidate();
        await pages.EvictByTagAsync(StorePages.Tag, ct);
    }
}
