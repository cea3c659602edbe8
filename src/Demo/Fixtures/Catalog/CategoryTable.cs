namespace Zhanggui.Demo.Fixtures;

/// <summary>The forty shelves of the shop.</summary>
internal static class CategoryTable
{
    internal static IReadOnlyList<DemoCategory> Build()
    {
        var all = new List<DemoCategory>();
        foreach (var (slug, parent, zh, en) in Rows)
        {
            var level = parent is null ? 1 : all.Single(c => c.Slug == parent).Level + 1;
            all.Add(new DemoCategory(slug, parent, (zh, en), level, all.Count(c => c.ParentSlug == parent) + 1));
        }

        return all;
    }

    private static readonly (string Slug, string? Parent, string Zh, string En)[] Rows =
    [
        ("women", null, "女装", "Women"),
        ("outerwear", "women", "外套", "Outerwear"),
        ("coats", "outerwear", "大衣", "Coats"),
        ("blazers", "outerwear", "西装外套", "Blazers"),
        ("jackets", "outerwear", "夹克与短外套", "Jackets"),
        ("down", "outerwear", "羽绒与棉服", "Down & padded"),
        ("trench", "outerwear", "风衣", "Trench coats"),
        ("dresses", "women", "连衣裙", "Dresses"),
        ("shirt-dresses", "dresses", "衬衫裙", "Shirt dresses"),
        ("waisted-dresses", "dresses", "收腰裙", "Waisted dresses"),
        ("slip-dresses", "dresses", "吊带裙", "Slip dresses"),
        ("shirts", "women", "衬衫", "Shirts"),
        ("tees", "women", "T恤", "T-shirts"),
        ("knitwear", "women", "针织", "Knitwear"),
        ("sweaters", "knitwear", "毛衣", "Sweaters"),
        ("cardigans", "knitwear", "开衫", "Cardigans"),
        ("base-layers", "knitwear", "打底衫", "Base layers"),
        ("skirts", "women", "半身裙", "Skirts"),
        ("trousers", "women", "裤装", "Trousers"),
        ("wide-trousers", "trousers", "阔腿裤", "Wide-leg trousers"),
        ("slim-trousers", "trousers", "直筒与小脚裤", "Straight & tapered"),
        ("shoes-bags", null, "鞋包", "Shoes & bags"),
        ("shoes", "shoes-bags", "鞋履", "Shoes"),
        ("pumps", "shoes", "单鞋", "Pumps"),
        ("boots", "shoes", "靴子", "Boots"),
        ("flats", "shoes", "乐福鞋与休闲鞋", "Loafers & sneakers"),
        ("bags", "shoes-bags", "包袋", "Bags"),
        ("totes", "bags", "托特包", "Totes"),
        ("bucket-bags", "bags", "水桶包", "Bucket bags"),
        ("flap-bags", "bags", "小方包", "Flap bags"),
        ("accessories", null, "配饰", "Accessories"),
        ("scarves", "accessories", "围巾", "Scarves"),
        ("hats", "accessories", "帽子", "Hats"),
        ("beauty", null, "美妆护肤", "Beauty"),
        ("face-care", "beauty", "面部护理", "Face care"),
        ("body-care", "beauty", "身体护理", "Body care"),
        ("make-up", "beauty", "彩妆", "Make-up"),
        ("food", null, "食礼", "Food & gifts"),
        ("tea", "food", "茶", "Tea"),
        ("treats", "food", "点心与礼盒", "Treats & gift boxes"),
    ];
}
