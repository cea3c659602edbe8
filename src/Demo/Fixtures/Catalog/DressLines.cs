using Zhanggui.Demo.Pictures;
using static Zhanggui.Demo.Pictures.PicturePattern;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Dresses, shirts and tees: 66 products.</summary>
internal static class DressLines
{
    internal static readonly CategoryLines[] ByCategory =
    [
        new(
            "shirt-dresses",
            'D',
            PictureKind.Dress,
            [
                new("波点衬衫式连衣裙", "Polka-dot shirt dress", "shirt", Dot, "viscose", 359)
                {
                    Serial = 14,
                    Colours = "砖红 藏青",
                    Sizes = "S M L",
                },
                new("海军条系带衬衫裙", "Striped belted shirt dress", "shirt", Stripe, "poplin", 339),
                new("水洗棉长袖衬衫裙", "Washed cotton long-sleeve shirt dress", "shirt", Plain, "cotton", 379),
                new("亚麻翻领收腰衬衫裙", "Waisted linen shirt dress", "shirt", Plain, "linen", 428),
                new("格纹法兰绒衬衫裙", "Checked flannel shirt dress", "shirt", Check, "flannel", 398) { New = true },
                new("小碎花茶歇衬衫裙", "Small-floral shirt dress", "shirt", Floral, "viscose", 369) { Promo = 299 },
                new("真丝混纺长款衬衫裙", "Long silk-blend shirt dress", "shirt", Plain, "silk", 899),
                new("灯芯绒复古衬衫裙", "Vintage corduroy shirt dress", "shirt", Plain, "corduroy", 388),
                new("青海波印花衬衫裙", "Wave-print shirt dress", "shirt", Wave, "lyocell", 418),
                new("牛仔薄款衬衫裙", "Light denim shirt dress", "shirt", Plain, "denim", 349)
                {
                    Colours = "牛仔蓝 黛蓝",
                },
            ]
        ),
        new(
            "waisted-dresses",
            'D',
            PictureKind.Dress,
            [
                new("松针绿印花裹身连衣裙", "Pine-green printed wrap dress", "wrap", Floral, "viscose", 498)
                {
                    Serial = 8,
                    Colours = "墨绿 酒红",
                    Sizes = "S M L",
                    New = true,
                    Lead = true,
                },
                new("泡泡袖格纹收腰连衣裙", "Checked puff-sleeve waisted dress", "puff", Check, "cotton", 369)
                {
                    Colours = "雾蓝 樱粉",
                    Presale = 13,
                    Lead = true,
                },
                new("方领泡泡袖茶歇裙", "Puff-sleeve tea dress", "puff", Floral, "viscose", 389),
                new("大摆圆领短袖连衣裙", "Full-skirt short-sleeve dress", "flare", Plain, "cotton", 329),
                new("重磅真丝裹身长裙", "Heavy silk wrap dress", "wrap", Plain, "silk", 1680),
                new("三层荷叶蛋糕裙", "Three-tier ruffled dress", "tier", Plain, "poplin", 359) { Promo = 289 },
                new("复古波点收腰大摆裙", "Vintage polka-dot full-skirt dress", "flare", Dot, "viscose", 398),
                new("羊毛针织收腰裙", "Waisted wool-knit dress", "flare", Plain, "merino", 469),
                new("条纹棉质蛋糕裙", "Striped cotton tiered dress", "tier", Stripe, "cotton", 319),
                new("浮雕提花小礼服裙", "Jacquard cocktail dress", "puff", Wave, "satin", 768),
                new("苎麻中式裹身裙", "Ramie wrap dress in Chinese style", "wrap", Plain, "ramie", 559),
                new("格纹羊毛背心式连衣裙", "Checked wool dress", "flare", Check, "tweed", 489) { New = true },
                new("桑蚕丝乔其茶歇长裙", "Silk georgette tea dress", "tier", Floral, "silk", 1180),
                new("小立领丝绒长裙", "Velvet long dress", "flare", Plain, "velvet", 629),
            ]
        ),
        new(
            "slip-dresses",
            'D',
            PictureKind.Dress,
            [
                new("缎面斜裁吊带长裙", "Bias-cut satin slip dress", "slip", Plain, "satin", 329) { Lead = true },
                new("重磅桑蚕丝吊带裙", "Heavy mulberry-silk slip dress", "slip", Plain, "silk", 960),
                new("细肩带针织打底裙", "Knitted slip dress", "slip", Plain, "viscoseknit", 259),
                new("碎花雪纺吊带裙", "Floral chiffon slip dress", "slip", Floral, "viscose", 279) { Promo = 219 },
                new("亚麻宽松吊带长裙", "Loose linen slip dress", "slip", Plain, "linen", 349),
                new("丝绒吊带小黑裙", "Velvet little black slip dress", "slip", Plain, "velvet", 429)
                {
                    Colours = "墨黑",
                },
                new("波点法式吊带裙", "Polka-dot slip dress", "slip", Dot, "viscose", 299),
                new("横条罗纹吊带裙", "Striped slip dress", "slip", Stripe, "viscoseknit", 269),
            ]
        ),
        new(
            "shirts",
            'S',
            PictureKind.Shirt,
            [
                new("细条纹天丝棉长袖衬衫", "Pin-stripe lyocell-cotton shirt", "long", Pin, "lyocell", 259)
                {
                    Serial = 11,
                    Colours = "月白 杏色",
                    Sizes = "S M L",
                    Promo = 199,
                    Lead = true,
                },
                new("免烫通勤白衬衫", "Non-iron white office shirt", "fitted", Plain, "poplin", 239)
                {
                    Colours = "米白 月白",
                },
                new("宽松牛津纺衬衫", "Relaxed Oxford shirt", "long", Plain, "cotton", 229),
                new("格纹法兰绒厚衬衫", "Checked flannel overshirt", "long", Check, "flannel", 269) { New = true },
                new("真丝缎面尖领衬衫", "Silk-satin shirt", "fitted", Plain, "silk", 759),
                new("亚麻短袖度假衬衫", "Short-sleeve linen shirt", "short", Plain, "linen", 259),
                new("小碎花复古衬衫", "Vintage small-floral shirt", "fitted", Floral, "viscose", 249),
                new("宽条纹府绸衬衫", "Wide-stripe poplin shirt", "long", Stripe, "poplin", 259),
                new("重磅醋酸垂感衬衫", "Heavy draped acetate shirt", "long", Plain, "satin", 329),
                new("水洗丹宁衬衫", "Washed denim shirt", "long", Plain, "denim", 279) { Colours = "牛仔蓝 黛蓝" },
                new("收腰短款格子衬衫", "Short waisted check shirt", "fitted", Check, "cotton", 219) { Promo = 169 },
                new("苎麻中式领短袖衫", "Short-sleeve ramie shirt", "short", Plain, "ramie", 298),
                new("长绒棉商务衬衫", "Long-staple cotton business shirt", "fitted", Pin, "poplin", 289),
                new("泡泡纱条纹短袖衬衫", "Striped seersucker short-sleeve shirt", "short", Stripe, "cotton", 199),
                new("印花雪纺衬衫", "Printed chiffon shirt", "long", Floral, "viscose", 229),
                new("灯芯绒衬衫外套", "Corduroy overshirt", "long", Plain, "corduroy", 299),
                new("天丝莱赛尔软糯衬衫", "Soft lyocell shirt", "long", Plain, "lyocell", 249),
                new("细格棉质短袖衬衫", "Small-check short-sleeve shirt", "short", Check, "cotton", 189),
                new("羊毛混纺厚呢衬衫", "Heavy wool-blend shirt", "long", Check, "wool", 429) { New = true },
                new("竖条修身职业衬衫", "Slim striped work shirt", "fitted", Pin, "poplin", 219),
            ]
        ),
        new(
            "tees",
            'E',
            PictureKind.Tee,
            [
                new("重磅纯棉圆领T恤", "Heavy cotton crew-neck tee", "regular", Plain, "jersey", 129) { Lead = true },
                new("海魂条纹短袖T恤", "Breton-stripe tee", "regular", Stripe, "jersey", 139),
                new("短款落肩口袋T恤", "Boxy pocket tee", "boxy", Plain, "jersey", 119),
                new("丝光棉修身T恤", "Mercerised cotton slim tee", "regular", Plain, "mercerised", 169),
                new("天丝凉感T恤", "Cool-touch lyocell tee", "regular", Plain, "lyocell", 149) { Promo = 119 },
                new("粗条纹宽松T恤", "Loose wide-stripe tee", "boxy", Stripe, "jersey", 129),
                new("小波点提花T恤", "Dotted jacquard tee", "regular", Dot, "jersey", 159),
                new("桑蚕丝针织T恤", "Silk-knit tee", "regular", Plain, "silkknit", 399),
                new("竹节棉薄款T恤", "Slub cotton light tee", "boxy", Plain, "jersey", 109),
                new("亚麻针织短袖T恤", "Linen-knit tee", "regular", Plain, "linen", 189),
                new("双面棉打底T恤", "Interlock cotton base tee", "regular", Plain, "jersey", 99),
                new("罗纹圆领修身T恤", "Ribbed slim tee", "regular", Plain, "viscoseknit", 119),
                new("复古水洗短款T恤", "Washed boxy tee", "boxy", Plain, "jersey", 139) { Promo = 99 },
                new("细条纹精梳棉T恤", "Fine-stripe combed cotton tee", "regular", Stripe, "jersey", 129),
            ]
        ),
    ];
}
