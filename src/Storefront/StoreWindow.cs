using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Zhanggui.Catalog;
using Zhanggui.Shipping;

namespace Zhanggui.Storefront;

/// <summary>What every page of the shop shows around it: the category tree and the delivery promise nearby.</summary>
internal sealed record WindowView(IReadOnlyList<CategoryNode> Categories, ShippingOption? Nearby)
{
    public static readonly WindowView Empty = new([], null);

    /// <summary>The top of the tree, what sells nothing left out.</summary>
    public IEnumerable<CategoryNode> Roots => Categories.Where(c => c.ParentSlug is null && c.Listed > 0);

    /// <summary>What stands directly below a category.</summary>
    public IEnumerable<CategoryNode> Below(string slug) => Categories.Where(c => c.ParentSlug == slug && c.Listed > 0);
}

/// <summary>
/// Keeps the frame in memory for some seconds. Only the first page of a process waits for it; later ones get what is
/// known while it is read again.
/// </summary>
internal sealed class StoreWindow(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StoreWindow> log)
{
    /// <summary>
    /// Where the promise at the top of the page is for: the city that the shop delivers to by default.
    /// </summary>
    public const string Province = "浙江省",
        City = "湖州市";

    private const int SampleGrams = 500;
    private readonly Cached<WindowView> _cache = new(clock, TimeSpan.FromSeconds(10));
    private int _reading;

    /// <summary>The frame as it is known now.</summary>
    public WindowView Now
    {
        get
        {
            if (_cache.Known is not { } known)
                return Task.Run(Read).GetAwaiter().GetResult();
            if (_cache.Fresh is null && Interlocked.Exchange(ref _reading, 1) == 0)
                _ = Task.Run(ReadAgain);
            return known;
        }
    }

    /// <summary>The catalogue has changed: the next page looks again.</summary>
    public void Invalidate() => _cache.Invalidate();

    private async Task ReadAgain()
    {
        try
        {
            await Read();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // A page with the categories of ten seconds ago is better than none.
            log.LogWarning(broken, "The shop's frame could not be read again.");
        }
        finally
        {
            Interlocked.Exchange(ref _reading, 0);
        }
    }

    private async Task<WindowView> Read() =>
        await _cache.GetAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var categories = await scope
                    .ServiceProvider.GetRequiredService<ICatalogBrowse>()
                    .Categories(CancellationToken.None);
                var options = await scope
                    .ServiceProvider.GetRequiredService<IShippingRates>()
                    .Options(Province, City, SampleGrams, clock.Now(), CancellationToken.None);
                return new WindowView(categories, options.Count > 0 ? options[0] : null);
            },
            CancellationToken.None
        );
}
