using System.Globalization;

namespace Zhanggui.Demo.Pictures;

/// <summary>What is drawn: thirteen things to wear or carry, seven packs.</summary>
public enum PictureKind
{
    /// <summary>连衣裙</summary>
    Dress,

    /// <summary>衬衫</summary>
    Shirt,

    /// <summary>T 恤</summary>
    Tee,

    /// <summary>针织</summary>
    Knit,

    /// <summary>大衣、风衣、羽绒</summary>
    Coat,

    /// <summary>西装外套、夹克</summary>
    Jacket,

    /// <summary>半身裙</summary>
    Skirt,

    /// <summary>裤装</summary>
    Trousers,

    /// <summary>围巾</summary>
    Scarf,

    /// <summary>帽子</summary>
    Hat,

    /// <summary>包袋</summary>
    Bag,

    /// <summary>鞋履</summary>
    Shoes,

    /// <summary>瓶</summary>
    Bottle,

    /// <summary>面霜罐</summary>
    Jar,

    /// <summary>软管</summary>
    Tube,

    /// <summary>口红</summary>
    Lipstick,

    /// <summary>茶罐</summary>
    Tin,

    /// <summary>自立袋</summary>
    Pouch,

    /// <summary>礼盒</summary>
    GiftBox,
}

/// <summary>What the fabric or the print looks like.</summary>
public enum PicturePattern
{
    /// <summary>素色</summary>
    Plain,

    /// <summary>横条</summary>
    Stripe,

    /// <summary>细竖条</summary>
    Pin,

    /// <summary>格纹</summary>
    Check,

    /// <summary>波点</summary>
    Dot,

    /// <summary>印花</summary>
    Floral,

    /// <summary>罗纹</summary>
    Rib,

    /// <summary>绞花</summary>
    Cable,

    /// <summary>青海波</summary>
    Wave,

    /// <summary>菱格</summary>
    Diamond,
}

/// <summary>From where one looks.</summary>
public enum PictureView
{
    /// <summary>The whole thing, laid flat or standing.</summary>
    Front,

    /// <summary>2.3 times nearer, on the upper middle.</summary>
    Detail,

    /// <summary>Twice nearer, on the lower end.</summary>
    Hem,

    /// <summary>The cloth or the material by itself, with folds.</summary>
    Fabric,
}

/// <summary>All that decides a picture. The same values always give the same picture, to the byte.</summary>
/// <param name="Kind">What is drawn.</param>
/// <param name="Cut">One of <see cref="PictureCuts.Of"/> for the kind.</param>
/// <param name="Colour">The base colour; every other tone follows from it.</param>
/// <param name="Pattern">One of <see cref="PictureCuts.Patterns"/> looks plausible; all can be drawn.</param>
/// <param name="Background">Which of the eight paper backgrounds, 0–7.</param>
/// <param name="Seed">
/// Shifts the repeat of the pattern a little, so that two pieces are not cut from one spot of the cloth.
/// </param>
/// <param name="View">From where one looks.</param>
/// <param name="Defect">True adds a tear with stray threads: evidence for after-sales cases.</param>
public sealed record PictureSpec(
    PictureKind Kind,
    string Cut,
    NamedColour Colour,
    PicturePattern Pattern = PicturePattern.Plain,
    int Background = 0,
    int Seed = 1,
    PictureView View = PictureView.Front,
    bool Defect = false
)
{
    /// <summary>
    /// A file name without extension that says everything, "coat-belt-caramel-plain-0-7-front"; unique per picture.
    /// </summary>
    public string Key =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"{Kind}-{Cut}-{Colour.Slug}-{Pattern}-{Background}-{Seed}-{View}{(Defect ? "-defect" : "")}"
            )
            .ToLowerInvariant();
}
