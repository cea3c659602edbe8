using Zhanggui.Demo.Pictures;
using static Zhanggui.Demo.Pictures.PicturePattern;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Beauty and food: 38 products. The picture's kind is named per shelf or with the cut, "tube:cap".</summary>
internal static class PantryLines
{
    internal static readonly CategoryLines[] ByCategory =
    [
        new(
            "face-care",
            'M',
            PictureKind.Jar,
            [
                new("山茶油滋润面霜 50 g", "Camellia rich face cream 50 g", "wide", Plain, "cream", 198)
                {
                    Colours = "豆沙",
                    Lead = true,
                },
                new("积雪草舒缓面霜 50 g", "Centella calming cream 50 g", "wide", Plain, "cream", 178)
                {
                    Colours = "灰绿",
                },
                new("氨基酸洁面乳 120 g", "Amino-acid cleanser 120 g", "tube:cap", Plain, "cleanser", 89)
                {
                    Colours = "月白",
                },
                new("玻尿酸保湿精华 30 ml", "Hyaluronic serum 30 ml", "bottle:dropper", Plain, "serum", 259)
                {
                    Colours = "雾蓝",
                    New = true,
                },
                new("玫瑰纯露爽肤水 200 ml", "Rose hydrosol toner 200 ml", "bottle:round", Plain, "toner", 129)
                {
                    Colours = "樱粉",
                },
                new("燕麦保湿乳液 150 ml", "Oat moisturising lotion 150 ml", "bottle:square", Plain, "lotion", 139)
                {
                    Colours = "燕麦",
                    Promo = 109,
                },
                new("深海泥清洁面膜 100 g", "Sea-mud cleansing mask 100 g", "tall", Plain, "mask", 119)
                {
                    Colours = "炭灰",
                },
                new("轻透防晒乳 SPF50 50 g", "Light sunscreen SPF 50, 50 g", "tube:cap", Plain, "sunscreen", 128)
                {
                    Colours = "姜黄",
                },
            ]
        ),
        new(
            "body-care",
            'M',
            PictureKind.Bottle,
            [
                new("山茶润手霜 50 ml", "Camellia hand cream 50 ml", "tube:cap", Plain, "handcream", 49)
                {
                    Serial = 5,
                    Colours = "烟粉 灰绿 丁香",
                    Lead = true,
                },
                new("桂花身体乳 250 ml", "Osmanthus body lotion 250 ml", "square", Plain, "lotion", 99)
                {
                    Colours = "姜黄 月白",
                },
                new("艾草沐浴露 500 ml", "Mugwort shower gel 500 ml", "square", Plain, "wash", 69) { Colours = "墨绿" },
                new("无硅油洗发水 500 ml", "Silicone-free shampoo 500 ml", "round", Plain, "wash", 79)
                {
                    Colours = "天青 丁香",
                },
                new("檀香护发精油 60 ml", "Sandalwood hair oil 60 ml", "dropper", Plain, "oil", 118)
                {
                    Colours = "茶褐",
                },
                new("海盐身体磨砂膏 200 g", "Sea-salt body scrub 200 g", "jar:tall", Plain, "scrub", 88)
                {
                    Colours = "天青",
                    Promo = 69,
                },
                new("洋甘菊护足霜 75 ml", "Chamomile foot cream 75 ml", "tube:cap", Plain, "handcream", 45)
                {
                    Colours = "米白",
                },
                new("乳木果身体霜 200 g", "Shea body butter 200 g", "jar:wide", Plain, "cream", 109)
                {
                    Colours = "杏色",
                    New = true,
                },
            ]
        ),
        new(
            "make-up",
            'M',
            PictureKind.Lipstick,
            [
                new("丝绒哑光口红 3.5 g", "Velvet matte lipstick 3.5 g", "bullet", Plain, "lipstick", 129)
                {
                    Colours = "朱红 豆沙 酒红 砖红 烟粉",
                    Lead = true,
                },
                new("水光润色唇膏 3.2 g", "Glossy tinted lip balm 3.2 g", "bullet", Plain, "lipstick", 89)
                {
                    Colours = "烟粉 豆沙 朱红",
                },
                new("故园红釉限定口红 3.5 g", "Red-glaze limited lipstick 3.5 g", "bullet", Plain, "lipstick", 189)
                {
                    Colours = "朱红 酒红",
                    New = true,
                },
                new("轻薄养肤气垫粉底 15 g", "Light skin-care cushion 15 g", "jar:wide", Plain, "foundation", 198)
                {
                    Colours = "米白 杏色",
                },
                new("温和卸妆油 200 ml", "Gentle make-up remover oil 200 ml", "bottle:square", Plain, "oil", 109)
                {
                    Colours = "姜黄",
                    Promo = 85,
                },
                new("柔雾散粉 8 g", "Soft-focus loose powder 8 g", "jar:wide", Plain, "foundation", 119)
                {
                    Colours = "樱粉",
                },
            ]
        ),
        new(
            "tea",
            'F',
            PictureKind.Tin,
            [
                new("桂花乌龙 罐装 125 克", "Osmanthus oolong, tin, 125 g", "tall", Wave, "oolong", 88)
                {
                    Serial = 1,
                    Colours = "松绿",
                    Lead = true,
                },
                new("明前龙井 礼罐 100 克", "Pre-Qingming Longjing, tin, 100 g", "tall", Diamond, "green", 368)
                {
                    Colours = "灰绿",
                },
                new("安吉白茶 罐装 100 克", "Anji white-leaf green tea, tin, 100 g", "tall", Floral, "green", 198)
                {
                    Colours = "天青",
                },
                new("武夷岩茶 肉桂 150 克", "Wuyi rock tea, Rougui, 150 g", "tall", Diamond, "oolong", 268)
                {
                    Colours = "茶褐",
                    New = true,
                },
                new("陈年熟普小方砖 200 克", "Aged ripe pu’er bricks, 200 g", "low", Wave, "puer", 158)
                {
                    Colours = "酒红",
                },
                new("茉莉花茶 罐装 120 克", "Jasmine tea, tin, 120 g", "tall", Floral, "green", 78)
                {
                    Colours = "月白",
                    Promo = 62,
                },
                new("祁门红茶 罐装 100 克", "Keemun black tea, tin, 100 g", "tall", Wave, "black", 138)
                {
                    Colours = "砖红",
                },
                new(
                    "玫瑰荷叶代用茶 袋装 90 克",
                    "Rose and lotus-leaf infusion, pouch, 90 g",
                    "pouch:leaf",
                    Stripe,
                    "herbal",
                    39
                )
                {
                    Colours = "樱粉",
                },
            ]
        ),
        new(
            "treats",
            'F',
            PictureKind.GiftBox,
            [
                new("坚果礼盒 六罐装 960 克", "Nut gift box, six tins, 960 g", "bow", Dot, "nuts", 198)
                {
                    Colours = "朱红",
                    Lead = true,
                },
                new("桂花糕礼盒 12 枚", "Osmanthus cake gift box, 12 pieces", "bow", Floral, "pastry", 86)
                {
                    Colours = "姜黄",
                },
                new("手工牛轧糖 铁盒 300 克", "Nougat, tin, 300 g", "tin:low", Floral, "candy", 59)
                {
                    Colours = "雾蓝",
                },
                new("黑芝麻丸 袋装 180 克", "Black sesame balls, pouch, 180 g", "pouch:leaf", Stripe, "sesame", 49)
                {
                    Colours = "墨黑",
                },
                new("云南小粒咖啡豆 454 克", "Yunnan coffee beans, 454 g", "pouch:leaf", Wave, "coffee", 79)
                {
                    Colours = "焦糖",
                    Promo = 65,
                },
                new("洋槐蜂蜜 瓶装 500 克", "Acacia honey, jar, 500 g", "jar:tall", Plain, "honey", 68)
                {
                    Colours = "姜黄",
                },
                new("冬藏年礼 茶与点心组合", "Winter gift set of tea and pastries", "bow", Wave, "pastry", 268)
                {
                    Colours = "墨绿",
                    New = true,
                    Presale = 27,
                },
                new("红枣夹核桃 袋装 250 克", "Dates with walnuts, pouch, 250 g", "pouch:leaf", Wave, "nuts", 45)
                {
                    Colours = "砖红",
                },
            ]
        ),
    ];
}
