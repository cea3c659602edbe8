using System.Globalization;
using Microsoft.AspNetCore.Http;
using Zhanggui.Catalog;
using Zhanggui.Ordering;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>
/// The shop's frame: its name, its categories, when it answers. The same for everybody: pages with it are cached and
/// shared.
/// </summary>
internal sealed class StoreShell(StoreWindow window, Company company, Policies policies, IHttpContextAccessor http)
    : IStoreShell
{
    private const int NavLength = 10;

    public string ShopName => company.Name;

    public string ShopSubtitle => "";

    public Text Notice =>
        window.Now.Nearby is { } nearby
            ? new Text("江浙沪：" + nearby.Promise.Zh, "Jiangsu, Zhejiang, Shanghai: " + nearby.Promise.En)
            : new Text("", "");

    public IReadOnlyList<StoreNavLink> Nav
    {
        get
        {
            var known = window.Now;
            List<CategoryNode> roots = [.. known.Roots];
            if (roots.Count == 0)
                return [New];
            // The first department is opened up, the others follow as they are; a small shop shows both levels of it.
            List<CategoryNode> others = [.. roots.Skip(1).Take(NavLength - 1)];
            var shown = known
                .Below(roots[0].Slug)
                .Take(NavLength - others.Count)
                .DefaultIfEmpty(roots[0])
                .Concat(others);
            return [New, .. shown.Select(c => Link("/c/" + c.Slug, c.Name))];
        }
    }

    public string? SearchText => Path == "/search" ? http.HttpContext?.Request.Query["q"].ToString() : null;

    public Text ServiceLine
    {
        get
        {
            var (hours, minutes) = (
                policies.Get(StorePolicies.ServiceHours),
                ((int)policies.Get(OrderingPolicies.ContactWithin).TotalMinutes).ToString(CultureInfo.InvariantCulture)
            );
            return new Text(
                $"客服 {hours}　受理后 {minutes} 分钟内与您核对订单",
                $"Customer service {hours} · we check your order with you within {minutes} minutes of taking it up"
            );
        }
    }

    public string SignInUrl => "/login";

    public string AccountUrl => "/me";

    public IReadOnlyList<StoreNavLink> Help => [Link("/orders/find", new Text("查订单", "Find my order"))];

    public IReadOnlyList<StoreLinks> Footer =>
        [
            new(
                new Text("买东西", "Shopping"),
                [Link("/search", new Text("全部商品", "All products")), New, Link("/cart", new Text("购物车", "Cart"))]
            ),
            new(
                new Text("买完以后", "After you bought"),
                [
                    Link("/orders/find", new Text("查订单与物流", "Orders and tracking")),
                    Link("/me", new Text("我的订单", "My orders")),
                    Link("/me/addresses", new Text("收货地址", "Addresses")),
                ]
            ),
            new(
                new Text("分类", "Departments"),
                [.. window.Now.Roots.Take(4).Select(c => Link("/c/" + c.Slug, c.Name))]
            ),
        ];

    private string Path => http.HttpContext?.Request.Path.Value ?? "/";

    private StoreNavLink New =>
        new(
            "/search?sort=new",
            new Text("新品", "New in"),
            Current: Path == "/search"
                && SearchText is null or ""
                && http.HttpContext?.Request.Query["sort"].ToString() == "new"
        );

    private StoreNavLink Link(string href, Text title) => new(href, title, Current: Path == href);
}
