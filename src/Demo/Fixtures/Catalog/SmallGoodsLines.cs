using Zhanggui.Demo.Pictures;
using static Zhanggui.Demo.Pictures.PicturePattern;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Shoes, bags, scarves and hats: 64 products.</summary>
internal static class SmallGoodsLines
{
    internal static readonly CategoryLines[] ByCategory =
    [
        new(
            "pumps",
            'X',
            PictureKind.Shoes,
            [
                new("尖头细跟通勤单鞋", "Pointed office pumps", "pump", Plain, "cowhide", 399) { Lead = true },
                new("羊皮软底猫跟鞋", "Lambskin kitten-heel pumps", "pump", Plain, "lambskin", 459),
                new("漆皮玛丽中跟鞋", "Patent mid-heel pumps", "pump", Plain, "patent", 369),
                new("羊猄绒面浅口鞋", "Suede court shoes", "pump", Plain, "suede", 429) { New = true },
                new("缎面婚宴高跟鞋", "Satin wedding heels", "pump", Plain, "satinshoe", 499),
                new("粗跟舒适工作鞋", "Block-heel work shoes", "pump", Plain, "cowhide", 339) { Promo = 279 },
                new("方头法式中跟鞋", "Square-toe mid heels", "pump", Plain, "cowhide", 389),
                new("一脚蹬软皮单鞋", "Slip-on soft leather shoes", "loafer", Plain, "lambskin", 359),
            ]
        ),
        new(
            "boots",
            'X',
            PictureKind.Shoes,
            [
                new("切尔西短靴", "Chelsea boots", "boot", Plain, "cowhide", 559) { Lead = true },
                new("加绒雪地中筒靴", "Fleece-lined snow boots", "boot", Plain, "suede", 399),
                new("油蜡皮马丁靴", "Waxed leather boots", "boot", Plain, "cowhide", 499),
                new("羊猄绒面短靴", "Suede ankle boots", "boot", Plain, "suede", 529),
                new("防水雨靴", "Waterproof rain boots", "boot", Plain, "rubber", 219),
                new("方头中跟踝靴", "Square-toe ankle boots", "boot", Plain, "cowhide", 489) { Promo = 399 },
                new("羊毛一体保暖靴", "Shearling warm boots", "boot", Plain, "shearling", 899) { New = true },
                new("弹力瘦瘦靴", "Stretch sock boots", "boot", Plain, "stretchshoe", 429),
            ]
        ),
        new(
            "flats",
            'X',
            PictureKind.Shoes,
            [
                new(
                    "头层牛皮马衔扣乐福鞋（软底防滑，脚背高或脚宽请选大半码）",
                    "Full-grain horsebit loafers (soft non-slip sole; half a size up for a high instep or wide feet)",
                    "loafer",
                    Plain,
                    "cowhide",
                    459
                )
                {
                    Serial = 2,
                    Colours = "茶褐 墨黑",
                    Sizes = "35 36 37 38 39",
                    Lead = true,
                },
                new("厚底便士乐福鞋", "Chunky penny loafers", "loafer", Plain, "cowhide", 429),
                new("羊猄豆豆鞋", "Suede driving shoes", "loafer", Plain, "suede", 359),
                new("复古德训板鞋", "Retro trainer shoes", "sneaker", Plain, "cowhide", 379),
                new("轻量透气跑步鞋", "Light running shoes", "sneaker", Plain, "meshshoe", 299) { Promo = 239 },
                new("厚底小白鞋", "Platform white sneakers", "sneaker", Plain, "cowhide", 339)
                {
                    Colours = "米白 月白",
                },
                new("帆布低帮鞋", "Canvas low-top shoes", "sneaker", Plain, "canvas", 159),
                new("手缝莫卡辛平底鞋", "Hand-sewn moccasins", "loafer", Plain, "lambskin", 499),
                new("软皮护士平底鞋", "Soft leather comfort flats", "loafer", Plain, "cowhide", 269),
                new("拼色老爹运动鞋", "Two-tone chunky sneakers", "sneaker", Plain, "meshshoe", 359) { New = true },
            ]
        ),
        new(
            "totes",
            'B',
            PictureKind.Bag,
            [
                new("荔枝纹牛皮托特包", "Pebbled leather tote", "tote", Plain, "cowhide", 899) { Lead = true },
                new("帆布通勤大托特", "Large canvas tote", "tote", Plain, "canvas", 199),
                new("格纹羊毛呢托特包", "Checked wool tote", "tote", Check, "tweed", 359),
                new("青海波印花棉布包", "Wave-print cotton tote", "tote", Wave, "canvas", 129) { Promo = 99 },
                new("电脑分层通勤包", "Office tote with laptop sleeve", "tote", Plain, "nylon", 329),
                new("子母款软皮托特", "Soft leather tote with pouch", "tote", Plain, "lambskin", 768),
                new("藤编感手提包", "Woven-look handbag", "tote", Check, "straw", 269),
            ]
        ),
        new(
            "bucket-bags",
            'B',
            PictureKind.Bag,
            [
                new("抽绳软皮水桶包", "Drawstring soft leather bucket bag", "bucket", Plain, "cowhide", 628)
                {
                    Lead = true,
                },
                new("迷你水桶手提包", "Mini bucket handbag", "bucket", Plain, "cowhide", 459),
                new("羊猄流浪水桶包", "Suede bucket bag", "bucket", Plain, "suede", 558),
                new("帆布拼皮水桶包", "Canvas and leather bucket bag", "bucket", Plain, "canvas", 299) { Promo = 249 },
                new("格纹呢料水桶包", "Checked wool bucket bag", "bucket", Check, "tweed", 329) { New = true },
            ]
        ),
        new(
            "flap-bags",
            'B',
            PictureKind.Bag,
            [
                new("翻盖小方包（含长肩带）", "Flap bag (with long strap)", "box", Plain, "cowhide", 680)
                {
                    Serial = 3,
                    Colours = "墨绿 焦糖 墨黑",
                    Lead = true,
                },
                new("复古锁扣手提方包", "Vintage clasp handbag", "box", Plain, "cowhide", 728),
                new("迷你单肩手机包", "Mini phone bag", "box", Plain, "cowhide", 299),
                new("漆皮小方包", "Patent flap bag", "box", Plain, "patent", 459),
                new("粗花呢链条方包", "Tweed flap bag", "box", Check, "tweed", 499),
                new("风琴层通勤斜挎包", "Accordion office cross-body", "box", Plain, "cowhide", 589) { New = true },
                new("剑桥邮差小方包", "Satchel flap bag", "box", Plain, "cowhide", 549),
                new("宋锦织造手拿方包", "Song-brocade clutch bag", "box", Wave, "brocade", 880),
            ]
        ),
        new(
            "scarves",
            'S',
            PictureKind.Scarf,
            [
                new("格纹羊毛围巾", "Checked wool scarf", "loop", Check, "woolscarf", 168)
                {
                    Serial = 4,
                    Colours = "砖红 灰绿",
                    Sizes = "F",
                    Lead = true,
                },
                new("纯色山羊绒长围巾", "Plain cashmere long scarf", "long", Rib, "cashmerescarf", 499),
                new("条纹学院围巾", "Striped college scarf", "loop", Stripe, "woolscarf", 139),
                new("菱格加厚针织围巾", "Argyle knit scarf", "loop", Diamond, "woolscarf", 159),
                new("大方格双面披肩", "Large-check reversible shawl", "long", Check, "woolscarf", 239) { New = true },
                new("粗罗纹毛线围脖", "Chunky rib scarf", "loop", Rib, "woolscarf", 119) { Promo = 89 },
                new("渐变流苏围巾", "Fringed scarf", "long", Stripe, "woolscarf", 149),
                new("桑蚕丝长丝巾", "Long silk scarf", "long", Diamond, "silkscarf", 329),
                new("马海毛蓬松围巾", "Fluffy mohair scarf", "loop", Check, "mohairscarf", 259),
                new("亚麻空调披巾", "Light linen wrap", "long", Stripe, "linenscarf", 129),
            ]
        ),
        new(
            "hats",
            'H',
            PictureKind.Hat,
            [
                new("羊毛呢法式礼帽", "Wool felt fedora", "brim", Plain, "felt", 239) { Lead = true },
                new("粗针毛球针织帽", "Chunky pom-pom beanie", "beanie", Rib, "woolscarf", 99),
                new("绞花羊毛冷帽", "Cable wool beanie", "beanie", Cable, "woolscarf", 129),
                new("宽檐防晒草编帽", "Wide-brim straw hat", "brim", Plain, "straw", 159) { Promo = 119 },
                new("羊绒罗纹翻边帽", "Cashmere ribbed beanie", "beanie", Rib, "cashmerescarf", 269),
                new("灯芯绒渔夫帽", "Corduroy bucket hat", "brim", Plain, "corduroyhat", 129),
                new("可折叠旅行帽", "Packable travel hat", "brim", Plain, "canvas", 139),
                new("儿童亲子毛线帽", "Parent-and-child knit hat", "beanie", Plain, "woolscarf", 79),
            ]
        ),
    ];
}
