namespace Zhanggui.Storefront;

/// <summary>What a company sets of its shop window.</summary>
internal static class StorePolicies
{
    /// <summary>SHOP-05: how many of the latest products the home page shows.</summary>
    public static readonly NumberPolicy NewestCount = new(
        "store.home.newest.count",
        ("首页新上架显示几款", "Newest products on the home page"),
        "SHOP-05",
        8,
        0,
        48
    );

    /// <summary>SHOP-05: how many recommended products the home page shows.</summary>
    public static readonly NumberPolicy RecommendedCount = new(
        "store.home.recommended.count",
        ("首页店长推荐显示几款", "Recommended products on the home page"),
        "SHOP-05",
        5,
        0,
        20
    );

    /// <summary>The home page's headline; a vertical bar breaks the line.</summary>
    public static readonly TextPolicy Headline = Words(
        "store.home.headline",
        ("首页大标题（竖线换行）", "Headline in Chinese (a bar breaks the line)"),
        "新到的这几件，|值得慢慢挑"
    );

    /// <inheritdoc cref="Headline" />
    public static readonly TextPolicy HeadlineEnglish = Words(
        "store.home.headline.en",
        ("首页英文大标题（竖线换行）", "Headline in English (a bar breaks the line)"),
        "Just in,|worth taking your time"
    );

    /// <summary>SHOP-03: how many products a page of a list holds.</summary>
    public static readonly NumberPolicy PageSize = new(
        "store.list.page.size",
        ("商品列表每页几款", "Products a page"),
        "SHOP-03",
        24,
        4,
        96
    );

    /// <summary>From this stock downwards the exact number is shown.</summary>
    public static readonly NumberPolicy FewLeft = new(
        "store.stock.few",
        ("剩几件起显示“仅剩”", "Show how many are left from"),
        "SHOP-06",
        3,
        0,
        99
    );

    /// <summary>
    /// The most pieces of a presale variant at once: they are not limited by stock (SHOP-07, SHIP-09).
    /// </summary>
    public static readonly NumberPolicy PresaleMax = new(
        "store.presale.most",
        ("预售款一次最多几件", "Most pieces of a presale variant at once"),
        "SHOP-07",
        99,
        1,
        999
    );

    /// <summary>C03: when somebody answers online.</summary>
    public static readonly TextPolicy ServiceHours = new(
        "cs.online.hours",
        ("在线客服时间", "Online service hours"),
        "C03",
        "08:30–21:00",
        text => text.Length <= 40,
        ("如 08:30–21:00", "such as 08:30–21:00")
    );

    public static readonly Policy[] All =
    [
        NewestCount,
        RecommendedCount,
        Headline,
        HeadlineEnglish,
        PageSize,
        FewLeft,
        PresaleMax,
        ServiceHours,
    ];

    private static TextPolicy Words(string key, Text name, string value) =>
        new(key, name, "SHOP-05", value, text => text.Length <= 60, ("60 字以内", "at most 60 characters"));
}
