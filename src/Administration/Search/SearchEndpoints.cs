using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>
/// The search box and the command palette of the back office: pages, documents, phones, codes and names, each for whom
/// may see it.
/// </summary>
internal static class SearchEndpoints
{
    /// <summary>So many of each kind; who wants more goes to its list.</summary>
    private const int MaxOfAKind = 6;
    private const int LongestWords = 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/search", Search).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/office/palette", Palette).NeedsSignIn().ExcludeFromDescription();
        routes
            .MapGet("/api/v1/search", Json)
            .NeedsSignIn()
            .WithName("Search")
            .WithSummary(
                "Pages, documents, customers and goods that fit `q`: what the caller may see of them, at most six of a kind"
            )
            .WithTags("Search 搜索");
    }

    private static async Task<IResult> Search(
        HttpContext http,
        IEnumerable<IFinder> finders,
        IEnumerable<MenuItem> menu,
        IRefusalPages refusals,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct,
        string? q = null
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return refusals.Answer(http, Access.Denied("staff"));
        var words = Words(q);
        var found = await Find(words, http.Actor(), finders, menu, ct);
        return found is [var only]
            ? PageResult.Redirect(http, only.Href)
            : PageResult.Page(l["搜索“{0}”", words], SearchViews.Page(words, found, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Palette(
        HttpContext http,
        IEnumerable<IFinder> finders,
        IEnumerable<MenuItem> menu,
        IRefusalPages refusals,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct,
        string? q = null
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return refusals.Answer(http, Access.Denied("staff"));
        return PageResult.Fragment(
            SearchViews.List(Words(q), await Find(Words(q), http.Actor(), finders, menu, ct), l)
        );
    }

    private static async Task<IResult> Json(
        HttpContext http,
        IEnumerable<IFinder> finders,
        IEnumerable<MenuItem> menu,
        CancellationToken ct,
        string? q = null
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return Refusals.Problem(Access.Denied("staff"));
        var found = await Find(Words(q), http.Actor(), finders, menu, ct);
        return TypedResults.Ok(
            found.Select(f => new
            {
                kind = f.Kind.ToString(),
                f.Title,
                f.Detail,
                url = f.Href,
            })
        );
    }

    private static string Words(string? q)
    {
        var words = (q ?? "").Trim();
        return words.Length <= LongestWords ? words : words[..LongestWords];
    }

    /// <summary>What is found; without words every page that the person may open.</summary>
    private static async Task<IReadOnlyList<Found>> Find(
        string words,
        Actor actor,
        IEnumerable<IFinder> finders,
        IEnumerable<MenuItem> menu,
        CancellationToken ct
    )
    {
        var pages = menu.Where(m => m.IsFor(actor.May))
            .Where(m =>
                words.Length == 0
                || m.Title.Zh.Contains(words, StringComparison.OrdinalIgnoreCase)
                || m.Title.En.Contains(words, StringComparison.OrdinalIgnoreCase)
            )
            .Select(m => new Found(m.Href, m.Title.ToString(), null, m.Icon, ("页面", "Page")));
        if (words.Length == 0)
            return [.. pages];
        var found = new List<Found>(pages.Take(MaxOfAKind));
        foreach (var finder in finders.Where(f => f.MayAsk(actor)))
            found.AddRange(await finder.Find(words, actor, MaxOfAKind, ct));
        return found;
    }
}
