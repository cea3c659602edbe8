using Zhanggui.Demo.Pictures;
using static Zhanggui.Demo.Pictures.PicturePattern;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Coats, blazers, jackets, down and trench coats: 56 products.</summary>
internal static class OuterwearLines
{
    internal static readonly CategoryLines[] ByCategory =
    [
        new(
            "coats",
            'C',
            PictureKind.Coat,
            [
                new("羊毛混纺系带中长款双面呢大衣", "Wool-blend belted double-face coat", "belt", Plain, "wool", 1299)
                {
                    Serial = 2,
                    Colours = "焦糖 藏青 燕麦",
                    Sizes = "S M L XL",
                    New = true,
                    Lead = true,
                    Subtitle = (
                        "手工缝边，羊毛 60%，肩线落 2 cm，身高 160–170 可穿到膝下。",
                        "Hand-sewn edges, 60% wool, shoulders dropped by 2 cm; below the knee at 160–170 cm."
                    ),
                },
                new(
                    "羊毛混纺系带双面呢大衣加长款（身高 172 以上）",
                    "Wool-blend belted double-face coat, tall (172 cm and up)",
                    "belt",
                    Plain,
                    "wool",
                    1399
                )
                {
                    Serial = 17,
                    Colours = "藏青 焦糖",
                    Sizes = "M L",
                },
                new("落肩双排扣长款大衣", "Drop-shoulder double-breasted long coat", "long", Plain, "wool", 1099)
                {
                    Colours = "雾蓝 墨黑",
                    Lead = true,
                },
                new("小个子短款格纹呢外套", "Petite short checked wool jacket", "short", Check, "tweed", 699)
                {
                    Colours = "灰绿 豆沙",
                    Promo = 569,
                },
                new("茧形落肩羊毛大衣", "Cocoon drop-shoulder wool coat", "long", Plain, "wool", 1188)
                {
                    Colours = "酒红 炭灰 燕麦",
                },
                new("短款双排扣呢外套", "Short double-breasted wool jacket", "short", Plain, "wool", 599)
                {
                    Colours = "杏色 黛蓝",
                },
                new(
                    "缂丝手工盘扣立领长大衣（苏州匠人定制，工期 90 天）",
                    "Kesi silk-tapestry coat with hand-knotted buttons (made to order in Suzhou, 90 days)",
                    "long",
                    Plain,
                    "kesi",
                    128460
                )
                {
                    Colours = "墨绿",
                    Sizes = "M",
                    Presale = 90,
                    Deposit = 30000,
                },
                new(
                    "纯山羊绒水波纹长大衣",
                    "Pure cashmere long coat with ripple finish",
                    "long",
                    Plain,
                    "cashmere",
                    4680
                )
                {
                    Colours = "燕麦 焦糖",
                },
                new("人字纹羊毛西装领大衣", "Herringbone wool coat with tailored lapels", "long", Plain, "tweed", 1268),
                new("大方格系带浴袍式大衣", "Large-check belted robe coat", "belt", Check, "wool", 1159),
                new("收腰大摆赫本风呢大衣", "Waisted full-hem wool coat", "belt", Plain, "wool", 1088),
                new("牛角扣学院风短大衣", "College duffle-style short coat", "short", Plain, "wool", 728),
                new("千鸟格双面羊毛短外套", "Houndstooth double-face short jacket", "short", Check, "wool", 869),
                new("雾感羊驼绒落肩大衣", "Brushed alpaca drop-shoulder coat", "long", Plain, "alpaca", 2180)
                {
                    New = true,
                },
                new("戗驳领双排扣修身长大衣", "Slim long coat with peak lapels", "long", Plain, "wool", 1239),
                new("可拆腰带格呢中长大衣", "Checked mid-length coat with removable belt", "belt", Check, "tweed", 1028)
                {
                    Promo = 899,
                },
            ]
        ),
        new(
            "blazers",
            'J',
            PictureKind.Jacket,
            [
                new("格纹双扣西装外套", "Checked two-button blazer", "blazer", Check, "suiting", 699)
                {
                    Serial = 11,
                    Colours = "炭灰 茶褐",
                    Sizes = "S M L",
                    Lead = true,
                },
                new("丝绒单扣礼服西装", "Velvet one-button evening blazer", "blazer", Plain, "velvet", 799)
                {
                    Colours = "酒红",
                },
                new("亚麻混纺宽松西装", "Relaxed linen-blend blazer", "blazer", Pin, "linen", 529)
                {
                    Colours = "燕麦 灰绿",
                },
                new("通勤平驳领西装", "Office notch-lapel blazer", "blazer", Plain, "suiting", 499)
                {
                    Colours = "藏青 墨黑",
                },
                new("柔软格纹针织西装", "Soft checked knit blazer", "blazer", Check, "jersey", 559)
                {
                    Colours = "豆沙 灰绿",
                    Promo = 459,
                },
                new(
                    "垫肩廓形羊毛西装",
                    "Structured wool blazer with padded shoulders",
                    "blazer",
                    Plain,
                    "suiting",
                    899
                ),
                new("细竖条修身小西装", "Slim pin-stripe blazer", "blazer", Pin, "suiting", 629),
                new("灯芯绒休闲西装外套", "Casual corduroy blazer", "blazer", Pin, "corduroy", 468),
                new("醋酸缎面一粒扣西装", "One-button satin blazer", "blazer", Plain, "satin", 589),
                new("棉麻七分袖薄西装", "Light cotton-linen blazer with cropped sleeves", "blazer", Plain, "linen", 399)
                {
                    Promo = 329,
                },
                new("威尔士亲王格长款西装", "Long Prince-of-Wales check blazer", "blazer", Check, "suiting", 758)
                {
                    New = true,
                },
                new("抗皱旅行通勤西装", "Crease-resistant travel blazer", "blazer", Plain, "suiting", 549),
            ]
        ),
        new(
            "jackets",
            'J',
            PictureKind.Jacket,
            [
                new("小香风圆领粗花呢短外套", "Round-neck bouclé short jacket", "collarless", Check, "tweed", 659)
                {
                    Lead = true,
                },
                new("金扣无领羊毛外套", "Collarless wool jacket with gilt buttons", "collarless", Plain, "wool", 628),
                new("翻领拉链短夹克", "Short zipped jacket with collar", "zip", Plain, "gabardine", 429),
                new("水洗棉工装夹克", "Washed cotton utility jacket", "zip", Plain, "cotton", 379),
                new("短款飞行员夹克", "Short bomber jacket", "zip", Plain, "nylon", 458),
                new("格纹羊毛拉链夹克", "Checked wool zipped jacket", "zip", Check, "wool", 559) { New = true },
                new("复古灯芯绒夹克", "Vintage corduroy jacket", "zip", Pin, "corduroy", 399),
                new("编织花边短外套", "Short jacket with braided trim", "collarless", Plain, "tweed", 539),
                new("轻薄防泼水风衣夹克", "Light water-repellent jacket", "zip", Plain, "nylon", 349) { Promo = 299 },
                new("丹宁宽松短外套", "Loose denim jacket", "zip", Plain, "denim", 359) { Colours = "牛仔蓝 黛蓝" },
                new("绵羊皮翻领短夹克", "Lambskin jacket with collar", "zip", Plain, "lambskin", 2380)
                {
                    Colours = "墨黑 茶褐",
                },
                new("珠片粗花呢收腰短外套", "Waisted tweed jacket with sequins", "collarless", Check, "tweed", 799),
            ]
        ),
        new(
            "down",
            'Y',
            PictureKind.Coat,
            [
                new(
                    "90 白鹅绒立领短款羽绒服",
                    "Short stand-collar jacket, 90% white goose down",
                    "puffer",
                    Plain,
                    "down",
                    899
                )
                {
                    Colours = "米白 墨黑 雾蓝",
                    Lead = true,
                },
                new("轻量可收纳羽绒外套", "Packable light down jacket", "puffer", Plain, "down", 499),
                new("面包感高领羽绒服", "Quilted high-collar down jacket", "puffer", Plain, "down", 829),
                new("格纹保暖棉服", "Checked padded jacket", "puffer", Check, "padded", 459),
                new("中式立领丝绵短袄", "Chinese-collar jacket with silk padding", "puffer", Plain, "silkpad", 968)
                {
                    New = true,
                },
                new("三防户外羽绒服", "Weatherproof outdoor down jacket", "puffer", Plain, "down", 1099),
                new("绗缝轻暖棉外套", "Light quilted padded jacket", "puffer", Plain, "padded", 369) { Promo = 299 },
                new("亮面短款面包服", "Short glossy puffer", "puffer", Plain, "down", 758)
                {
                    Presale = 13,
                    Deposit = 100,
                },
            ]
        ),
        new(
            "trench",
            'C',
            PictureKind.Coat,
            [
                new("经典双排扣中长风衣", "Classic double-breasted trench coat", "trench", Plain, "gabardine", 799)
                {
                    Colours = "杏色 藏青",
                    Lead = true,
                },
                new("防泼水棉质长风衣", "Water-repellent cotton long trench", "trench", Plain, "gabardine", 869),
                new("落肩宽松系带风衣", "Loose drop-shoulder belted trench", "trench", Plain, "gabardine", 729),
                new("天丝垂感薄风衣", "Light draped lyocell trench", "trench", Plain, "lyocell", 628),
                new("格纹内里短风衣", "Short trench with checked lining", "short", Plain, "gabardine", 599)
                {
                    Promo = 499,
                },
                new("小个子收腰风衣", "Petite waisted trench", "trench", Plain, "gabardine", 659),
                new("棉麻轻薄长款风衣", "Light cotton-linen long trench", "long", Plain, "linen", 559),
                new("双面穿格纹风衣", "Reversible checked trench", "trench", Check, "gabardine", 958),
            ]
        ),
    ];
}
