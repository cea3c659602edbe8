using Zhanggui.Demo.Pictures;
using static Zhanggui.Demo.Pictures.PicturePattern;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Knitwear, skirts and trousers: 76 products.</summary>
internal static class KnitLines
{
    internal static readonly CategoryLines[] ByCategory =
    [
        new(
            "sweaters",
            'K',
            PictureKind.Knit,
            [
                new("菱格提花圆领毛衣", "Argyle crew-neck sweater", "crew", Diamond, "lambswool", 329) { Lead = true },
                new("粗棒针绞花毛衣", "Chunky cable sweater", "crew", Cable, "lambswool", 369),
                new("渔夫粗罗纹高领毛衣", "Fisherman rib turtleneck", "turtle", Rib, "wool", 399),
                new("条纹羊毛圆领套头衫", "Striped wool pullover", "crew", Stripe, "merino", 289) { Promo = 239 },
                new("山羊绒圆领套头衫", "Cashmere crew-neck pullover", "crew", Plain, "cashmere", 899),
                new("马海毛云朵毛衣", "Mohair cloud sweater", "crew", Plain, "mohair", 429) { New = true },
                new("学院风V领针织马甲", "College V-neck knit vest", "vest", Diamond, "lambswool", 229),
                new("绞花针织背心", "Cable-knit vest", "vest", Cable, "lambswool", 239),
                new("羊毛罗纹马甲", "Ribbed wool vest", "vest", Rib, "merino", 219),
                new("半高领条纹毛衣", "Striped mock-neck sweater", "turtle", Stripe, "merino", 299),
                new("复古麻花高领毛衣", "Cable turtleneck sweater", "turtle", Cable, "wool", 389),
                new("羊驼毛落肩套头衫", "Alpaca drop-shoulder pullover", "crew", Rib, "alpaca", 528),
                new("棉麻镂空薄毛衣", "Light open-knit sweater", "crew", Rib, "cottonknit", 199),
                new("撞色菱格高领毛衣", "Argyle turtleneck", "turtle", Diamond, "lambswool", 349) { New = true },
            ]
        ),
        new(
            "cardigans",
            'K',
            PictureKind.Knit,
            [
                new("绞花羊仔毛短款开衫", "Cable lambswool short cardigan", "cardigan", Cable, "lambswool", 389)
                {
                    Serial = 4,
                    Colours = "燕麦 雾蓝 杏色 炭灰",
                    Sizes = "S M L",
                    New = true,
                    Lead = true,
                },
                new("罗纹V领开衫", "Ribbed V-neck cardigan", "cardigan", Rib, "merino", 279),
                new("菱格羊毛开衫", "Argyle wool cardigan", "cardigan", Diamond, "lambswool", 359),
                new("横条撞色开衫", "Striped cardigan", "cardigan", Stripe, "cottonknit", 239) { Promo = 189 },
                new("山羊绒薄开衫", "Light cashmere cardigan", "cardigan", Plain, "cashmere", 998),
                new("马海毛软糯开衫", "Soft mohair cardigan", "cardigan", Plain, "mohair", 459),
                new("冰丝防晒薄开衫", "Light sun-shield cardigan", "cardigan", Plain, "viscoseknit", 159),
                new("粗针麻花外套式开衫", "Chunky cable jacket cardigan", "cardigan", Cable, "wool", 469),
                new("精纺美丽奴开衫", "Fine merino cardigan", "cardigan", Plain, "merino", 329),
                new("桑蚕丝混纺空调开衫", "Silk-blend light cardigan", "cardigan", Rib, "silkknit", 389),
                new("学院条纹边开衫", "Varsity cardigan", "cardigan", Plain, "cottonknit", 259),
                new("羊驼毛短款开衫", "Short alpaca cardigan", "cardigan", Rib, "alpaca", 499) { Presale = 20 },
            ]
        ),
        new(
            "base-layers",
            'K',
            PictureKind.Knit,
            [
                new("高领罗纹打底针织衫", "Ribbed turtleneck base layer", "turtle", Rib, "merino", 189)
                {
                    Serial = 19,
                    Colours = "姜黄 米白 墨黑 酒红 灰绿",
                    Sizes = "F",
                    Lead = true,
                },
                new("圆领细罗纹打底衫", "Fine-rib crew base layer", "crew", Rib, "merino", 169),
                new("半高领美丽奴打底衫", "Merino mock-neck base layer", "turtle", Plain, "merino", 239),
                new("莫代尔贴身打底衫", "Modal base layer", "crew", Plain, "viscoseknit", 129) { Promo = 99 },
                new("条纹修身打底衫", "Slim striped base layer", "crew", Stripe, "cottonknit", 149),
                new("桑蚕丝羊毛打底衫", "Silk-wool base layer", "turtle", Plain, "silkknit", 359),
                new("德绒自发热打底衫", "Warm fleece base layer", "turtle", Plain, "fleece", 119),
                new("羊绒堆堆领打底衫", "Cashmere roll-neck base layer", "turtle", Plain, "cashmere", 599),
            ]
        ),
        new(
            "skirts",
            'Q',
            PictureKind.Skirt,
            [
                new("高腰垂感百褶半身裙", "High-waist draped pleated skirt", "pleat", Plain, "satin", 329)
                {
                    Serial = 3,
                    Colours = "豆沙 墨黑 姜黄",
                    Sizes = "S M L",
                    Lead = true,
                },
                new("格纹羊毛百褶裙", "Checked wool pleated skirt", "pleat", Check, "wool", 369),
                new("西装料包臀一步裙", "Suiting pencil skirt", "pencil", Plain, "suiting", 259),
                new("灯芯绒A字短裙", "Corduroy A-line mini skirt", "mini", Pin, "corduroy", 199),
                new("千鸟格呢料短裙", "Houndstooth wool mini skirt", "mini", Check, "tweed", 229),
                new("一片式系扣裹裙", "Buttoned wrap skirt", "wrap", Plain, "cotton", 269),
                new("印花雪纺大摆长裙", "Printed chiffon full skirt", "flare", Floral, "viscose", 289) { Promo = 229 },
                new("缎面斜裁半身裙", "Bias-cut satin skirt", "pencil", Plain, "satin", 279),
                new("牛仔A字半身裙", "A-line denim skirt", "mini", Plain, "denim", 219) { Colours = "牛仔蓝 黛蓝" },
                new("竖条纹开衩包臀裙", "Pin-stripe pencil skirt", "pencil", Pin, "suiting", 269),
                new("亚麻伞摆长裙", "Linen full skirt", "flare", Plain, "linen", 319),
                new("新中式织锦马面裙", "Brocade horse-face pleated skirt", "pleat", Floral, "brocade", 699)
                {
                    New = true,
                },
                new("羊毛呢一片式裹裙", "Wool wrap skirt", "wrap", Check, "wool", 359),
                new("压褶金属光泽长裙", "Pleated skirt with metallic sheen", "pleat", Plain, "satin", 299),
                new("针织罗纹鱼尾裙", "Ribbed knit skirt", "pencil", Plain, "viscoseknit", 239),
                new("绵羊皮A字短裙", "Lambskin A-line mini skirt", "mini", Plain, "lambskin", 1180)
                {
                    Colours = "墨黑 酒红",
                },
                new("碎花棉布裹身裙", "Floral cotton wrap skirt", "wrap", Floral, "cotton", 249),
                new("重磅真丝大摆裙", "Heavy silk full skirt", "flare", Plain, "silk", 1280),
            ]
        ),
        new(
            "wide-trousers",
            'T',
            PictureKind.Trousers,
            [
                new("条纹高腰阔腿西裤", "Striped high-waist wide trousers", "wide", Pin, "suiting", 399)
                {
                    Serial = 7,
                    Colours = "藏青 炭灰",
                    Sizes = "26 27 28 29",
                    Lead = true,
                },
                new("垂感天丝阔腿裤", "Draped lyocell wide trousers", "wide", Plain, "lyocell", 299),
                new("羊毛呢阔腿裤", "Wool wide trousers", "wide", Plain, "wool", 429) { New = true },
                new("亚麻松紧腰阔腿裤", "Linen wide trousers with soft waist", "wide", Plain, "linen", 289),
                new("牛仔高腰阔腿裤", "High-waist wide jeans", "wide", Plain, "denim", 329) { Colours = "牛仔蓝 藏青" },
                new("灯芯绒阔腿长裤", "Corduroy wide trousers", "wide", Pin, "corduroy", 279) { Promo = 229 },
                new("格纹毛料阔腿裤", "Checked wool wide trousers", "wide", Check, "tweed", 369),
                new("醋酸缎面阔腿裤", "Satin wide trousers", "wide", Plain, "satin", 339),
                new("针织坑条阔腿裤", "Ribbed knit wide trousers", "wide", Pin, "viscoseknit", 219),
                new("双褶西装阔腿裤", "Double-pleat wide trousers", "wide", Plain, "suiting", 359),
                new("桑蚕丝阔腿裙裤", "Silk wide culottes", "wide", Plain, "silk", 980),
                new("加绒直筒阔腿裤", "Fleece-lined wide trousers", "wide", Plain, "fleece", 259),
            ]
        ),
        new(
            "slim-trousers",
            'T',
            PictureKind.Trousers,
            [
                new("高腰直筒西裤", "High-waist straight trousers", "straight", Plain, "suiting", 299) { Lead = true },
                new("九分烟管裤", "Cropped cigarette trousers", "taper", Plain, "suiting", 269),
                new("弹力小脚牛仔裤", "Stretch slim jeans", "taper", Plain, "denim", 239) { Colours = "牛仔蓝 墨黑" },
                new("格纹直筒毛料裤", "Checked straight wool trousers", "straight", Check, "tweed", 349),
                new("水洗直筒牛仔裤", "Washed straight jeans", "straight", Plain, "denim", 279)
                {
                    Colours = "牛仔蓝 黛蓝",
                },
                new("卫裤束脚休闲裤", "Cuffed casual trousers", "taper", Plain, "fleece", 189),
                new("灯芯绒直筒裤", "Straight corduroy trousers", "straight", Pin, "corduroy", 249),
                new("羊毛混纺锥形裤", "Tapered wool-blend trousers", "taper", Plain, "wool", 379),
                new("竖条纹烟管裤", "Pin-stripe cigarette trousers", "taper", Pin, "suiting", 289) { Promo = 239 },
                new("棉质工装直筒裤", "Straight cotton utility trousers", "straight", Plain, "cotton", 229),
                new("磨毛加厚打底裤", "Brushed thick leggings", "taper", Plain, "fleece", 129),
                new("抗皱直筒通勤裤", "Crease-resistant straight trousers", "straight", Plain, "suiting", 259),
            ]
        ),
    ];
}
