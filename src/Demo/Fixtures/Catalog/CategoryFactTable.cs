using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>What the products of one shelf have in common: sizes, weight, fit, and how they are spoken of.</summary>
/// <param name="Sizes">The usual size runs; the seed picks one.</param>
/// <param name="Grams">The usual weight.</param>
/// <param name="Volume">The usual volume folded, in cubic centimetres.</param>
/// <param name="Fits">What the fit may be called.</param>
/// <param name="Subtitles">What may stand under the name.</param>
/// <param name="Advice">The last paragraph.</param>
internal sealed record CategoryFacts(string[] Sizes, int Grams, int Volume, Text[] Fits, Text[] Subtitles, Text Advice);

/// <summary>The facts of each leaf shelf.</summary>
internal static class CategoryFactTable
{
    private static readonly string[] Tops = ["S M L", "S M L", "S M", "M L", "S M L XL"];
    private static readonly string[] Knits = ["F", "F", "S M L", "M L"];
    private static readonly string[] Legs = ["26 27 28", "S M L", "26 27 28 29"];
    private static readonly string[] Feet = ["35 36 37 38 39", "36 37 38 39", "36 37 38"];
    private static readonly string[] One = ["F"];
    private static readonly string[] None = [""];

    private static readonly Text[] CoatFits = [("宽松", "Relaxed"), ("直筒", "Straight"), ("收腰", "Waisted")];
    private static readonly Text[] TopFits = [("合身", "Regular"), ("修身", "Slim"), ("宽松", "Relaxed")];
    private static readonly Text[] LegFits = [("高腰", "High waist"), ("中腰", "Mid waist")];
    private static readonly Text TopAdvice = (
        "尺寸为平铺测量，误差 1–2 cm。平时穿 M 选 M；喜欢宽松或里面要加毛衣，选大一码。",
        "Measured flat, give or take 1–2 cm. If you usually wear M, take M; for a looser fit or a sweater underneath, one size up."
    );
    private static readonly Text LegAdvice = (
        "请按腰围选码；两码之间选大的那一码。",
        "Choose by your waist; between two sizes take the larger."
    );
    private static readonly Text FootAdvice = (
        "标准码。脚背高或脚宽，选大半码；可以换码一次，请保持鞋底干净再试。",
        "True to size. With a high instep or wide feet take half a size up; one exchange is possible, please try them on indoors."
    );
    private static readonly Text BagAdvice = (
        "随包有防尘袋和护理卡。尺寸为人工测量，误差 1 cm。",
        "Comes with a dust bag and a care card. Measured by hand, give or take 1 cm."
    );
    private static readonly Text FaceAdvice = (
        "首次使用请先在耳后试一试；如有不适请停用并联系客服。",
        "Try it behind the ear first; if it does not agree with you, stop and write to us."
    );
    private static readonly Text FoodAdvice = (
        "食品签收后请尽快收好；包装破损请当天拍照联系客服。食品非质量问题不退。",
        "Please store it soon after delivery; if the pack is damaged, send us a photo the same day. Food can be returned only when faulty."
    );

    internal static CategoryFacts Find(string slug) =>
        slug switch
        {
            "coats" => new(
                Tops,
                1450,
                12000,
                CoatFits,
                [
                    ("肩线落 2 cm，里面能穿一件厚毛衣。", "Shoulders dropped by 2 cm; room for a thick sweater."),
                    ("手工缝边，里面有一个暗袋。", "Hand-sewn edges, an inside pocket."),
                    ("领型挺括，敞开穿也有样子。", "A firm collar that holds its line when open."),
                ],
                TopAdvice
            ),
            "blazers" => new(
                Tops,
                620,
                6000,
                TopFits,
                [
                    ("单穿、叠穿都利落。", "Sharp alone or layered."),
                    ("有里衬，两个真口袋。", "Lined, with two real pockets."),
                    ("同料有阔腿裤，可以配成套。", "Wide trousers in the same cloth make it a suit."),
                ],
                TopAdvice
            ),
            "jackets" => new(
                Tops,
                680,
                6200,
                CoatFits,
                [
                    ("短款，配高腰裤显腿长。", "Cropped; goes with a high waist."),
                    ("里布顺滑，毛衣外面好穿脱。", "A smooth lining that slips over knits."),
                ],
                TopAdvice
            ),
            "down" => new(
                Tops,
                820,
                9000,
                CoatFits,
                [
                    ("零下也够用，领口不灌风。", "Warm below freezing; the collar keeps the wind out."),
                    ("压缩后只占行李箱一角。", "Packs into a corner of a suitcase."),
                ],
                TopAdvice
            ),
            "trench" => new(
                Tops,
                900,
                7500,
                CoatFits,
                [
                    ("春秋两季的一件外套。", "The coat for spring and autumn."),
                    ("口袋深，后背有挡风片。", "Deep pockets and a storm flap at the back."),
                ],
                TopAdvice
            ),
            "shirt-dresses" => new(
                Tops,
                420,
                3200,
                TopFits,
                [
                    ("腰带可拆，扣子能全开当外搭。", "Removable belt; opens fully to wear as a layer."),
                    ("通勤和周末都能穿。", "For the office and the weekend."),
                ],
                TopAdvice
            ),
            "waisted-dresses" => new(
                Tops,
                430,
                3300,
                TopFits,
                [
                    ("腰线提高 3 cm，显比例。", "The waist sits 3 cm higher."),
                    ("侧拉链，有内衬，不透。", "Side zip, lined, not sheer."),
                    ("裙摆 3 米多，转身有弧度。", "More than three metres of hem."),
                ],
                TopAdvice
            ),
            "slip-dresses" => new(
                Tops,
                260,
                1800,
                TopFits,
                [
                    ("肩带可调，单穿叠穿都行。", "Adjustable straps, alone or layered."),
                    ("斜裁，不挑胯宽。", "Cut on the bias, kind to hips."),
                ],
                TopAdvice
            ),
            "shirts" => new(
                Tops,
                240,
                1800,
                TopFits,
                [
                    ("领子加了衬，不开扣也立得住。", "An interlined collar that stands up."),
                    ("下摆前短后长，放出来塞进去都好看。", "Longer at the back; in or out."),
                    ("第一颗扣子位置下移，敞着也好看。", "The first button sits lower, so it looks right open."),
                ],
                TopAdvice
            ),
            "tees" => new(
                Tops,
                200,
                1300,
                TopFits,
                [
                    ("浅色也不透。", "Opaque even in pale colours."),
                    ("领口双针包边，不易变形。", "Twin-needle neck that keeps its shape."),
                ],
                TopAdvice
            ),
            "sweaters" => new(
                Knits,
                480,
                5200,
                TopFits,
                [
                    ("有弹性，S 到 L 都能穿。", "Stretches from S to L."),
                    ("袖口下摆罗纹收口，不翻卷。", "Ribbed cuffs and hem that lie flat."),
                ],
                TopAdvice
            ),
            "cardigans" => new(
                Knits,
                430,
                4800,
                TopFits,
                [
                    ("扣子是天然贝壳，附一颗备用。", "Shell buttons, one to spare."),
                    ("单穿、外搭、空调房里披着。", "Alone, on top, or over the shoulders."),
                ],
                TopAdvice
            ),
            "base-layers" => new(
                ["F", "S M L", "F"],
                260,
                2200,
                TopFits,
                [
                    ("薄而暖，大衣里面不臃肿。", "Thin and warm under a coat."),
                    ("领子不勒，抬手不露腰。", "An easy neck, long enough to reach up in."),
                ],
                TopAdvice
            ),
            "skirts" => new(
                Tops,
                360,
                2600,
                LegFits,
                [
                    ("后腰松紧，坐下不勒。", "Elastic at the back; easy to sit in."),
                    ("有内衬，走路不贴腿。", "Lined, so it does not cling."),
                ],
                LegAdvice
            ),
            "wide-trousers" => new(
                Legs,
                480,
                3400,
                LegFits,
                [
                    ("裤长可免费改一次。", "One free hem alteration."),
                    ("裤脚垂，走路带风。", "The hems hang well and move as you walk."),
                ],
                LegAdvice
            ),
            "slim-trousers" => new(
                Legs,
                430,
                3000,
                LegFits,
                [
                    ("口袋是真的，坐下不硌。", "Real pockets that lie flat."),
                    ("裤型利落，配平底鞋也好看。", "A clean line, good with flats."),
                ],
                LegAdvice
            ),
            "pumps" => new(
                Feet,
                620,
                6500,
                [("标准楦", "Standard last")],
                [
                    ("前掌加软垫，走路不顶脚。", "Cushioned under the ball of the foot."),
                    ("软底，站一天不累。", "A soft sole for a day on your feet."),
                ],
                FootAdvice
            ),
            "boots" => new(
                Feet,
                1150,
                11000,
                [("标准楦", "Standard last")],
                [
                    ("靴口不卡小腿。", "A shaft that does not pinch."),
                    ("橡胶底，雨天防滑。", "Rubber sole that grips in the rain."),
                ],
                FootAdvice
            ),
            "flats" => new(
                Feet,
                760,
                7200,
                [("标准楦", "Standard last")],
                [
                    ("底软，走路轻。", "A soft sole, light to walk in."),
                    ("鞋垫可取出清洗。", "The insole comes out for washing."),
                ],
                FootAdvice
            ),
            "totes" => new(
                None,
                780,
                9500,
                [("通勤", "Commuting")],
                [
                    ("放得下 14 寸电脑。", "Takes a 14-inch laptop."),
                    ("内有拉链袋和钥匙扣。", "With a zipped pocket and a key ring."),
                ],
                BagAdvice
            ),
            "bucket-bags" => new(
                None,
                620,
                7000,
                [("日常", "Everyday")],
                [
                    ("附长肩带，可斜挎。", "With a long strap to wear across."),
                    ("抽绳口，里面有插袋。", "Drawstring top, slip pocket inside."),
                ],
                BagAdvice
            ),
            "flap-bags" => new(
                None,
                560,
                4200,
                [("轻便", "Light")],
                [
                    ("放得下手机、卡包和口红。", "Holds phone, cards and lipstick."),
                    ("五金做旧，不易划。", "Aged hardware that hides scratches."),
                ],
                BagAdvice
            ),
            "scarves" => new(
                One,
                240,
                2600,
                [("均码", "One size")],
                [
                    ("颜色看实物拍过，偏差很小。", "The colour was checked against the cloth."),
                    ("送礼有盒，备注即可。", "Gift box on request."),
                ],
                BagAdvice
            ),
            "hats" => new(
                One,
                140,
                3600,
                [("均码", "One size")],
                [
                    ("头围 55–59 cm，可调。", "For 55–59 cm, adjustable."),
                    ("不压头发，戴一天不勒。", "Sits lightly all day."),
                ],
                BagAdvice
            ),
            "face-care" => new(
                None,
                220,
                480,
                [("中性至干性", "Normal to dry skin")],
                [
                    ("配方简单，成分写得明白。", "A short formula, plainly listed."),
                    ("换季脸干的时候用。", "For skin that is dry at the turn of the season."),
                ],
                FaceAdvice
            ),
            "body-care" => new(
                None,
                310,
                700,
                [("各种肤质", "All skin types")],
                [
                    ("味道淡，不和香水打架。", "A faint scent that leaves your perfume alone."),
                    ("一家人都能用。", "For the whole family."),
                ],
                FaceAdvice
            ),
            "make-up" => new(
                None,
                90,
                160,
                [("日常", "Everyday")],
                [
                    ("日常用得上的一件。", "Something for every day."),
                    ("上妆卸妆都温和。", "Gentle to put on and to take off."),
                ],
                FaceAdvice
            ),
            "tea" => new(
                None,
                320,
                1400,
                [("自饮送礼", "Own use or gift")],
                [
                    ("今年新茶，按批次留样。", "This year’s tea, a sample kept of each lot."),
                    ("罐子可以再用。", "A tin worth keeping."),
                ],
                FoodAdvice
            ),
            "treats" => new(
                None,
                780,
                4200,
                [("送礼自用", "Gift or treat")],
                [
                    ("当周出厂，不压仓。", "Made in the week it ships."),
                    ("送人自用都合适。", "For others or for yourself."),
                ],
                FoodAdvice
            ),
            _ => throw new KeyNotFoundException($"No shelf '{slug}'."),
        };

    /// <summary>
    /// The fit a name already promises, or a drawn one: a loose coat must not be described as waisted.
    /// </summary>
    internal static Text FitOf(string name, CategoryFacts category, DemoRandom random)
    {
        var drawn = random.Pick(category.Fits);
        if (category.Fits == LegFits)
            return name.Contains("高腰", StringComparison.Ordinal) ? LegFits[0] : drawn;
        if (category.Fits != CoatFits && category.Fits != TopFits)
            return drawn;
        foreach (var (word, fit) in Promises)
            if (name.Contains(word, StringComparison.Ordinal))
                return fit;
        return drawn;
    }

    private static readonly (string Word, Text Fit)[] Promises =
    [
        ("宽松", ("宽松", "Relaxed")),
        ("落肩", ("宽松", "Relaxed")),
        ("茧形", ("宽松", "Relaxed")),
        ("廓形", ("宽松", "Relaxed")),
        ("浴袍", ("宽松", "Relaxed")),
        ("收腰", ("收腰", "Waisted")),
        ("系带", ("收腰", "Waisted")),
        ("裹身", ("收腰", "Waisted")),
        ("修身", ("修身", "Slim")),
        ("贴身", ("修身", "Slim")),
        ("大摆", ("收腰", "Waisted")),
    ];
}
