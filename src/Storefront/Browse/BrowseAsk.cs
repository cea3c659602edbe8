using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Zhanggui.Catalog;

namespace Zhanggui.Storefront;

/// <summary>
/// What a list's address asks for. Unreadable values are left out; the address of every other choice is made from it.
/// </summary>
internal sealed record BrowseAsk(
    string Path,
    string? Slug,
    string Words,
    IReadOnlyList<string> Sizes,
    IReadOnlyList<string> Colours,
    IReadOnlyList<string> Seasons,
    Money? From,
    Money? To,
    string Sort,
    int Page
)
{
    /// <summary>Brands, by their Chinese names.</summary>
    public IReadOnlyList<string> Brands { get; init; } = [];

    /// <summary>Facts as "名称:值".</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Only what is on promotion now.</summary>
    public bool OnPromotion { get; init; }

    /// <summary>Every key that changes the answer.</summary>
    public static readonly string[] Keys =
    [
        "q",
        "size",
        "colour",
        "season",
        "brand",
        "attribute",
        "promo",
        "from",
        "to",
        "sort",
        "page",
    ];

    private const int LongestWords = 100,
        MaxValues = 12,
        LastPage = 10_000;
    private static readonly string[] Sorts = ["match", "new", "sales", "price", "-price"];

    public static BrowseAsk Of(HttpContext context, string? slug)
    {
        var q = context.Request.Query;
        var words = q["q"].ToString().Trim();
        var sort = q["sort"].ToString();
        return new BrowseAsk(
            context.Request.Path.Value ?? "/search",
            slug,
            words.Length > LongestWords ? words[..LongestWords] : words,
            All("size"),
            All("colour"),
            All("season"),
            Price("from"),
            Price("to"),
            Sorts.Contains(sort, StringComparer.Ordinal) ? sort
                : words.Length > 0 ? "match"
                : "new",
            int.TryParse(q["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, LastPage)
                : 1
        )
        {
            Brands = All("brand"),
            Attributes = All("attribute"),
            OnPromotion = q["promo"] == "1",
        };

        IReadOnlyList<string> All(string key) =>
            [.. q[key].Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim()).Distinct().Take(MaxValues)];
        Money? Price(string key) => Money.TryParse(q[key], out var money) && money >= Money.Zero ? money : null;
    }

    /// <summary>The order without a choice: a search by how well the name matches, a shelf by what is new.</summary>
    public string Usual => Words.Length > 0 ? "match" : "new";

    /// <summary>True when anything narrows the list down, the words and the category excepted.</summary>
    public bool IsNarrowed => Narrowings > 0;

    /// <summary>How many choices narrow the list down.</summary>
    public int Narrowings =>
        Sizes.Count
        + Colours.Count
        + Seasons.Count
        + Brands.Count
        + Attributes.Count
        + (OnPromotion ? 1 : 0)
        + (From is null && To is null ? 0 : 1);

    /// <summary>The same list without any narrowing.</summary>
    public BrowseAsk Wide =>
        this with
        {
            Sizes = [],
            Colours = [],
            Seasons = [],
            Brands = [],
            Attributes = [],
            OnPromotion = false,
            From = null,
            To = null,
            Page = 1,
        };

    /// <summary>The question to the catalogue.</summary>
    public BrowseFilter Filter(int pageSize) =>
        new(Slug, Words.Length == 0 ? null : Words, Sizes, Colours, Seasons, From, To, Sort, Page, pageSize)
        {
            Brands = Brands,
            Attributes = Attributes,
            OnPromotion = OnPromotion,
        };

    /// <summary>The address of this list.</summary>
    public string Url
    {
        get
        {
            var keys = new List<KeyValuePair<string, string?>>();
            if (Words.Length > 0)
                Add("q", Words);
            foreach (
                var (key, values) in new[]
                {
                    ("size", Sizes),
                    ("colour", Colours),
                    ("season", Seasons),
                    ("brand", Brands),
                    ("attribute", Attributes),
                }
            )
            foreach (var value in values)
                Add(key, value);
            if (OnPromotion)
                Add("promo", "1");
            if (From is { } from)
                Add("from", Plain(from));
            if (To is { } to)
                Add("to", Plain(to));
            if (Sort != Usual)
                Add("sort", Sort);
            if (Page > 1)
                Add("page", Page.ToString(CultureInfo.InvariantCulture));
            return QueryHelpers.AddQueryString(Path, keys);

            void Add(string key, string value) => keys.Add(new KeyValuePair<string, string?>(key, value));
        }
    }

    /// <summary>A price as it stands in a field: "300", "299.5".</summary>
    public static string Plain(Money? money) =>
        money is { } m ? (m.Fen / 100m).ToString("0.##", CultureInfo.InvariantCulture) : "";
}
