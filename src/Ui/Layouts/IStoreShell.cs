namespace Zhanggui.Ui;

/// <summary>A link of the storefront's navigation.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Title">Its name.</param>
/// <param name="Accent">True for the one entry that stands out, such as a sale.</param>
/// <param name="Current">True on its own page.</param>
public sealed record StoreNavLink(string Href, Text Title, bool Accent = false, bool Current = false);

/// <summary>A column of links in the storefront's footer.</summary>
public sealed record StoreLinks(Text Title, IReadOnlyList<StoreNavLink> Links);

/// <summary>
/// What the frame of the storefront shows. Never anything about the customer: pages are cached and shared.
/// </summary>
public interface IStoreShell
{
    /// <summary>The shop's name.</summary>
    string ShopName { get; }

    /// <summary>The small word beside the name.</summary>
    string ShopSubtitle { get; }

    /// <summary>One sentence above everything; empty for none.</summary>
    Text Notice { get; }

    /// <summary>The categories.</summary>
    IReadOnlyList<StoreNavLink> Nav { get; }

    /// <summary>What the search box holds; null outside a search.</summary>
    string? SearchText { get; }

    /// <summary>When somebody can be reached, in the footer.</summary>
    Text ServiceLine { get; }

    /// <summary>What the search box suggests while it is empty.</summary>
    Text SearchHint => ("搜商品、款号", "Search products, style numbers");

    /// <summary>What the shop says of itself, in the footer.</summary>
    Text About => ("价格、库存和时效以下单页为准。", "Prices, stock and delivery times at checkout are binding.");

    /// <summary>Short links at the right of the notice.</summary>
    IReadOnlyList<StoreNavLink> Help => [];

    /// <summary>The footer's columns.</summary>
    IReadOnlyList<StoreLinks> Footer => [];

    /// <summary>The sign-in page, linked while scripts are off.</summary>
    string SignInUrl => "/sign-in";

    /// <summary>The cart's page.</summary>
    string CartUrl => "/cart";

    /// <summary>The customer's own pages.</summary>
    string AccountUrl => "/account";

    /// <summary>Where customers reach a person; null hides the button.</summary>
    string? ChatUrl => null;
}

/// <summary>A storefront without categories, for hosts that have none.</summary>
public sealed class EmptyStoreShell : IStoreShell
{
    /// <inheritdoc />
    public string ShopName => "掌柜";

    /// <inheritdoc />
    public string ShopSubtitle => "ZHANGGUI";

    /// <inheritdoc />
    public Text Notice => ("", "");

    /// <inheritdoc />
    public IReadOnlyList<StoreNavLink> Nav => [];

    /// <inheritdoc />
    public string? SearchText => null;

    /// <inheritdoc />
    public Text ServiceLine => ("", "");
}
