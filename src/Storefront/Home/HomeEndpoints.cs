using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Ordering;
using Zhanggui.Shipping;

namespace Zhanggui.Storefront;

/// <summary>A department on the home page.</summary>
internal sealed record Department(CategoryNode Category, IReadOnlyList<Text> Holds, string PictureUrl);

/// <summary>What the home page says of the application; only what its own figures prove.</summary>
internal sealed record HomePromises(ShippingOption? Nearby, int DaysAway, int ReturnDays, int CheckMinutes);

/// <summary>Everything on the home page.</summary>
internal sealed record HomeView(
    Text Headline,
    int Listed,
    IReadOnlyList<string> Pictures,
    HomePromises Promises,
    IReadOnlyList<Tile> Newest,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<Tile> Recommended,
    int Few
);

/// <summary>The shop's front page (SHOP-02, SHOP-05).</summary>
internal static class HomeEndpoints
{
    private const int HeroPictures = 3,
        ShownDepartments = 3,
        ShownBelow = 3;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", Show).Open().Shared().ExcludeFromDescription();

    private static async Task<IResult> Show(
        HttpContext context,
        ICatalogBrowse catalog,
        TileQueries tiles,
        StoreWindow window,
        Policies policies,
        Company company,
        TimeProvider clock,
        IStringLocalizer<StorefrontTexts> l,
        CancellationToken ct
    )
    {
        var known = window.Now;
        var newest = await catalog.Newest(Math.Max(HeroPictures, policies.Get(StorePolicies.NewestCount)), ct);
        var recommended = await catalog.Recommended(
            Math.Max(HeroPictures, policies.Get(StorePolicies.RecommendedCount)),
            ct
        );
        var days = known.Nearby is { } nearby
            ? nearby.ArrivesOn.DayNumber - company.Calendar.DateOf(clock.Now()).DayNumber
            : 0;
        var view = new HomeView(
            new Text(policies.Get(StorePolicies.Headline), policies.Get(StorePolicies.HeadlineEnglish)),
            known.Roots.Sum(c => c.Listed),
            [
                .. recommended
                    .Concat(newest)
                    .Select(p => p.PictureUrl)
                    .Where(p => p.Length > 0)
                    .Distinct()
                    .Take(HeroPictures),
            ],
            new HomePromises(
                known.Nearby,
                days,
                policies.Get(OrderingPolicies.CloseAfterDays),
                (int)policies.Get(OrderingPolicies.ContactWithin).TotalMinutes
            ),
            await tiles.Of([.. newest.Take(policies.Get(StorePolicies.NewestCount))], ct),
            await Departments(known, catalog, ct),
            await tiles.Of([.. recommended.Take(policies.Get(StorePolicies.RecommendedCount))], ct),
            policies.Get(StorePolicies.FewLeft)
        );
        return StorePages.Page(context, l["首页"], HomeViews.Home(view, l));
    }

    private static async Task<IReadOnlyList<Department>> Departments(
        WindowView known,
        ICatalogBrowse catalog,
        CancellationToken ct
    )
    {
        var shown = new List<Department>();
        foreach (var root in known.Roots.OrderByDescending(c => c.Listed).Take(ShownDepartments))
        {
            var best = await catalog.Browse(
                new BrowseFilter(root.Slug, null, [], [], [], null, null, "sales", 1, 1) { WithFacets = false },
                ct
            );
            shown.Add(
                new Department(
                    root,
                    [.. known.Below(root.Slug).OrderByDescending(c => c.Listed).Take(ShownBelow).Select(c => c.Name)],
                    best.Tiles.Count > 0 ? best.Tiles[0].PictureUrl : ""
                )
            );
        }

        return shown;
    }
}
