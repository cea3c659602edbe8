namespace Zhanggui.Catalog;

/// <summary>What can be refused about shelves.</summary>
internal static class CategoryErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "catalog.no_category",
        "没有这个分类",
        "There is no such category."
    );
    public static readonly Refusal Unknown = Refusal.Invalid(
        "catalog.no_category",
        "category",
        "请选一个分类",
        "Choose a category."
    );
    public static readonly Refusal Name = Refusal.Invalid(
        "catalog.category_name",
        "nameZh",
        "分类名请写 1 到 20 字",
        "Category name: 1 to 20 characters."
    );
    public static readonly Refusal Slug = Refusal.Invalid(
        "catalog.category_slug",
        "slug",
        "网址名写小写字母、数字和短横线，2 到 40 位，不能和别的分类相同",
        "Address name: small letters, digits and dashes, 2 to 40, and not one that is taken."
    );
    public static readonly Refusal Loop = Refusal.Invalid(
        "catalog.category_loop",
        "parent",
        "不能放到自己或自己的下级里面",
        "It can't go into itself or below itself."
    );
    public static readonly Refusal TooDeep = Refusal.Invalid(
        "catalog.category_deep",
        "parent",
        $"分类最多 {Category.MaxLevels} 级",
        $"The tree has at most {Category.MaxLevels} levels."
    );

    public static bool IsName(Text name) =>
        name.Zh?.Trim().Length is >= 1 and <= 20 && (name.En?.Trim().Length ?? 0) <= 40;

    public static string English(Text name) => string.IsNullOrWhiteSpace(name.En) ? name.Zh.Trim() : name.En.Trim();
}
