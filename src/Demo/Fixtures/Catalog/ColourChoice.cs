using Zhanggui.Demo.Pictures;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Which colours a product may come in when the buyer has not said.</summary>
internal static class ColourChoice
{
    private static readonly string[] Coats =
    [
        "焦糖",
        "藏青",
        "燕麦",
        "炭灰",
        "墨黑",
        "雾蓝",
        "酒红",
        "墨绿",
        "茶褐",
        "黛蓝",
        "灰绿",
        "杏色",
        "米白",
        "姜黄",
    ];
    private static readonly string[] Light =
    [
        "米白",
        "月白",
        "雾蓝",
        "天青",
        "烟粉",
        "樱粉",
        "丁香",
        "杏色",
        "灰绿",
        "燕麦",
        "黛蓝",
        "墨黑",
        "浅灰",
        "豆沙",
        "姜黄",
        "松绿",
        "砖红",
        "藏青",
    ];
    private static readonly string[] Printed =
    [
        "墨绿",
        "酒红",
        "藏青",
        "砖红",
        "松绿",
        "雾蓝",
        "豆沙",
        "黛蓝",
        "墨黑",
        "烟粉",
        "姜黄",
        "樱粉",
        "天青",
        "橄榄",
    ];
    private static readonly string[] Wool =
    [
        "燕麦",
        "雾蓝",
        "姜黄",
        "酒红",
        "灰绿",
        "米白",
        "炭灰",
        "墨黑",
        "砖红",
        "藏青",
        "丁香",
        "焦糖",
        "松绿",
        "豆沙",
    ];
    private static readonly string[] Leather =
    [
        "墨黑",
        "茶褐",
        "焦糖",
        "酒红",
        "墨绿",
        "米白",
        "炭灰",
        "杏色",
        "藏青",
        "姜黄",
    ];
    private static readonly string[] Below =
    [
        "墨黑",
        "藏青",
        "炭灰",
        "燕麦",
        "茶褐",
        "焦糖",
        "橄榄",
        "豆沙",
        "米白",
        "黛蓝",
        "松绿",
        "浅灰",
    ];

    /// <summary>Up to four colours in a drawn order, or those the buyer wrote.</summary>
    internal static NamedColour[] Candidates(CatalogLine line, PictureKind kind, DemoRandom random) =>
        line.Colours is { } chosen
            ? [.. chosen.Split(' ').Select(Palette.Find)]
            : [.. random.Shuffled(Pool(kind, line.Pattern)).Take(4).Select(Palette.Find)];

    private static string[] Pool(PictureKind kind, PicturePattern pattern) =>
        kind switch
        {
            PictureKind.Coat or PictureKind.Jacket => Coats,
            PictureKind.Dress or PictureKind.Skirt when pattern is not PicturePattern.Plain => Printed,
            PictureKind.Dress or PictureKind.Shirt or PictureKind.Tee => Light,
            PictureKind.Knit or PictureKind.Scarf or PictureKind.Hat => Wool,
            PictureKind.Bag or PictureKind.Shoes => Leather,
            _ => Below,
        };
}
