using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>What a product is made of, how to treat it and what a shop assistant would say about it.</summary>
/// <param name="Made">Fibres or ingredients.</param>
/// <param name="Care">How to wash it; for food and beauty how to keep it.</param>
/// <param name="Prose">One sentence about the hand or the taste.</param>
/// <param name="Origin">Where it is made.</param>
/// <param name="Season">W autumn and winter, S spring and summer, A all year.</param>
/// <param name="ShelfMonths">For food and beauty.</param>
internal sealed record Material(Text Made, Text Care, Text Prose, Text Origin, char Season, int? ShelfMonths = null);

/// <summary>The materials that catalogue lines refer to by key.</summary>
internal static class MaterialTable
{
    internal static readonly Text Dry = ("干洗，不可漂白", "Dry clean, do not bleach");
    private static readonly Text Hand = ("30 ℃ 以下手洗，平铺晾干", "Hand wash below 30 °C, dry flat");
    private static readonly Text Machine = (
        "装洗衣袋机洗，水温 30 ℃ 以下，阴凉处晾干",
        "Machine wash in a bag below 30 °C, dry in the shade"
    );
    private static readonly Text Wipe = ("软布擦拭，避免暴晒和淋雨", "Wipe with a soft cloth, keep from sun and rain");
    private static readonly Text Cool = ("避光密封，阴凉处存放", "Keep sealed, cool and dark");
    private static readonly Text Dark = (
        "避免阳光直射，开盖后 6 个月内用完",
        "Keep out of the sun, use within 6 months of opening"
    );

    private static readonly Text Huzhou = ("浙江湖州", "Huzhou, Zhejiang");
    private static readonly Text Tongxiang = ("浙江桐乡", "Tongxiang, Zhejiang");
    private static readonly Text Hangzhou = ("浙江杭州", "Hangzhou, Zhejiang");
    private static readonly Text Shaoxing = ("浙江绍兴", "Shaoxing, Zhejiang");
    private static readonly Text Suzhou = ("江苏苏州", "Suzhou, Jiangsu");
    private static readonly Text Nantong = ("江苏南通", "Nantong, Jiangsu");
    private static readonly Text Guangzhou = ("广东广州", "Guangzhou, Guangdong");
    private static readonly Text Foshan = ("广东佛山", "Foshan, Guangdong");
    private static readonly Text Wenzhou = ("浙江温州", "Wenzhou, Zhejiang");
    private static readonly Text Fujian = ("福建", "Fujian");
    private static readonly Text Zhejiang = ("浙江", "Zhejiang");
    private static readonly Text Yunnan = ("云南", "Yunnan");

    internal static Material Find(string key) =>
        All.TryGetValue(key, out var found) ? found : throw new KeyNotFoundException($"No material '{key}'.");

    private static readonly Dictionary<string, Material> All = new(StringComparer.Ordinal)
    {
        ["wool"] = new(
            ("羊毛 60%，聚酯纤维 40%", "60% wool, 40% polyester"),
            Dry,
            (
                "呢面细密，轻提起来有分量但不压肩。",
                "A dense cloth with some weight that does not press on the shoulders."
            ),
            Huzhou,
            'W'
        ),
        ["tweed"] = new(
            ("羊毛 45%，聚酯纤维 38%，锦纶 17%", "45% wool, 38% polyester, 17% nylon"),
            Dry,
            ("几色纱线交织，近看有颗粒感。", "Several yarns woven together; grainy when seen near."),
            Shaoxing,
            'W'
        ),
        ["cashmere"] = new(
            ("山羊绒 100%", "100% cashmere"),
            Dry,
            ("绒纤维长，贴着皮肤不扎。", "Long fibres that do not prickle on the skin."),
            ("内蒙古鄂尔多斯", "Ordos, Inner Mongolia"),
            'W'
        ),
        ["alpaca"] = new(
            ("羊驼毛 30%，羊毛 50%，锦纶 20%", "30% alpaca, 50% wool, 20% nylon"),
            Dry,
            ("表面一层短绒，光线下发柔。", "A short nap that looks soft in the light."),
            Tongxiang,
            'W'
        ),
        ["kesi"] = new(
            ("桑蚕丝 100%，通经断纬手工缂丝", "100% mulberry silk, hand-woven kesi tapestry"),
            Dry,
            (
                "一位匠人一天只能织一两寸，正反两面花纹一样。",
                "One weaver makes an inch or two a day; the pattern is the same on both faces."
            ),
            Suzhou,
            'A'
        ),
        ["suiting"] = new(
            ("聚酯纤维 72%，粘纤 24%，氨纶 4%", "72% polyester, 24% viscose, 4% elastane"),
            Machine,
            ("挺而不硬，坐一天也不容易起褶。", "Crisp but not stiff; it stays smooth through a day at a desk."),
            Huzhou,
            'A'
        ),
        ["velvet"] = new(
            ("聚酯纤维 92%，氨纶 8%", "92% polyester, 8% elastane"),
            Hand,
            ("绒面随光线深浅变化。", "The pile changes tone with the light."),
            Shaoxing,
            'W'
        ),
        ["linen"] = new(
            ("亚麻 55%，棉 45%", "55% linen, 45% cotton"),
            Machine,
            ("有自然的竹节和折痕，越洗越软。", "Natural slubs and creases; it softens with every wash."),
            Huzhou,
            'S'
        ),
        ["ramie"] = new(
            ("苎麻 100%", "100% ramie"),
            Hand,
            ("出汗不贴身，晾半天就干。", "It does not cling in the heat and dries in half a day."),
            ("湖南益阳", "Yiyang, Hunan"),
            'S'
        ),
        ["jersey"] = new(
            ("棉 100%", "100% cotton"),
            Machine,
            ("织得紧，不透，领口不易松。", "Tightly knitted, opaque, and the neck keeps its shape."),
            Nantong,
            'A'
        ),
        ["mercerised"] = new(
            ("丝光棉 100%", "100% mercerised cotton"),
            Machine,
            ("表面光洁，有一点凉意。", "A smooth face, slightly cool."),
            Nantong,
            'S'
        ),
        ["corduroy"] = new(
            ("棉 98%，氨纶 2%", "98% cotton, 2% elastane"),
            Machine,
            ("细坑条，手摸有绒感。", "Fine wales with a soft nap."),
            ("江苏常州", "Changzhou, Jiangsu"),
            'W'
        ),
        ["satin"] = new(
            ("三醋酸 68%，聚酯纤维 32%", "68% triacetate, 32% polyester"),
            Hand,
            ("光泽收着，垂下来很顺。", "A quiet sheen and an easy drape."),
            Suzhou,
            'A'
        ),
        ["gabardine"] = new(
            ("棉 68%，聚酯纤维 32%，表面防泼水处理", "68% cotton, 32% polyester, water-repellent finish"),
            Machine,
            ("斜纹紧密，小雨落上去会滚走。", "A close twill; light rain rolls off."),
            Huzhou,
            'A'
        ),
        ["cotton"] = new(
            ("棉 100%", "100% cotton"),
            Machine,
            ("水洗过，不缩，第一次穿就软。", "Pre-washed, so it won't shrink and is soft from the first day."),
            Nantong,
            'A'
        ),
        ["poplin"] = new(
            ("长绒棉 100%", "100% long-staple cotton"),
            Machine,
            ("府绸组织，平整细滑。", "A poplin weave, even and smooth."),
            Nantong,
            'A'
        ),
        ["flannel"] = new(
            ("棉 100%，双面磨毛", "100% cotton, brushed on both sides"),
            Machine,
            ("两面磨毛，冬天上身不凉。", "Brushed on both sides, so it is not cold to put on in winter."),
            Nantong,
            'W'
        ),
        ["viscose"] = new(
            ("粘纤 100%", "100% viscose"),
            Hand,
            ("薄而垂，走动时裙摆有风。", "Light and fluid; the hem moves as you walk."),
            Shaoxing,
            'S'
        ),
        ["lyocell"] = new(
            ("莱赛尔 70%，棉 30%", "70% lyocell, 30% cotton"),
            Machine,
            ("滑爽透气，垂感比棉好。", "Smooth and airy, with more drape than cotton."),
            Huzhou,
            'A'
        ),
        ["silk"] = new(
            ("桑蚕丝 100%，22 姆米", "100% mulberry silk, 22 momme"),
            Dry,
            ("湖州本地缫丝，织得厚，不透。", "Reeled in Huzhou and woven heavy enough to be opaque."),
            Huzhou,
            'A'
        ),
        ["brocade"] = new(
            ("桑蚕丝 40%，聚酯纤维 60%，提花织造", "40% mulberry silk, 60% polyester, jacquard"),
            Dry,
            ("花纹是织出来的，不是印的，摸得到高低。", "The pattern is woven, not printed; you can feel it."),
            Suzhou,
            'A'
        ),
        ["denim"] = new(
            ("棉 98%，氨纶 2%", "98% cotton, 2% elastane"),
            Machine,
            ("12 盎司，头几次洗会略掉色，请单独洗。", "12 ounces; wash alone at first, as it gives off some dye."),
            ("广东中山", "Zhongshan, Guangdong"),
            'A'
        ),
        ["nylon"] = new(
            ("锦纶 100%，防泼水处理", "100% nylon, water-repellent finish"),
            Machine,
            ("轻，叠起来只有一本书大。", "Light; it folds to the size of a book."),
            Suzhou,
            'A'
        ),
        ["down"] = new(
            ("面料锦纶 100%；填充白鹅绒，绒子含量 90%", "Shell 100% nylon; filled with white goose down, 90% clusters"),
            ("中性洗涤剂手洗，拍松晾干", "Hand wash with mild detergent, dry and shake loose"),
            ("充绒足，缝线处有双层挡绒。", "Well filled, with a double barrier at the seams."),
            ("江苏常熟", "Changshu, Jiangsu"),
            'W'
        ),
        ["padded"] = new(
            ("面料聚酯纤维 100%；填充聚酯纤维 100%", "Shell and filling 100% polyester"),
            Machine,
            ("可以整件机洗，干得快。", "The whole piece may go into the machine and dries fast."),
            ("江苏常熟", "Changshu, Jiangsu"),
            'W'
        ),
        ["silkpad"] = new(
            ("面料桑蚕丝 70%，棉 30%；填充桑蚕丝绵", "Shell 70% mulberry silk, 30% cotton; silk-floss filling"),
            Dry,
            ("丝绵薄而暖，穿在大衣里也不臃肿。", "Silk floss is thin and warm; it fits under a coat."),
            Huzhou,
            'W'
        ),
        ["lambskin"] = new(
            ("头层绵羊皮", "Full-grain lambskin"),
            Wipe,
            (
                "皮质软，有自然毛孔，颜色略有深浅属正常。",
                "Soft with natural pores; slight differences in tone are normal."
            ),
            ("浙江海宁", "Haining, Zhejiang"),
            'A'
        ),
        ["merino"] = new(
            ("美丽奴羊毛 100%", "100% merino wool"),
            Hand,
            ("19.5 微米细羊毛，贴身穿不扎。", "19.5 micron wool that may be worn on the skin."),
            Tongxiang,
            'W'
        ),
        ["lambswool"] = new(
            ("羊仔毛 70%，锦纶 30%", "70% lambswool, 30% nylon"),
            Hand,
            ("蓬松，第一次洗后会更软。", "Lofty, and softer after the first wash."),
            Tongxiang,
            'W'
        ),
        ["mohair"] = new(
            ("马海毛 35%，羊毛 25%，锦纶 40%", "35% mohair, 25% wool, 40% nylon"),
            Hand,
            ("长绒，前两次穿会掉少量浮毛。", "Long hair; a little comes off the first times."),
            Tongxiang,
            'W'
        ),
        ["cottonknit"] = new(
            ("棉 80%，亚麻 20%", "80% cotton, 20% linen"),
            Machine,
            ("不闷，可以从三月穿到十一月。", "Airy; good from March to November."),
            Tongxiang,
            'S'
        ),
        ["viscoseknit"] = new(
            ("粘纤 66%，锦纶 29%，氨纶 5%", "66% viscose, 29% nylon, 5% elastane"),
            Machine,
            ("弹力好，回弹快，不勒。", "Stretches and springs back without pinching."),
            Tongxiang,
            'A'
        ),
        ["silkknit"] = new(
            ("桑蚕丝 60%，羊毛 40%", "60% mulberry silk, 40% wool"),
            Hand,
            ("薄，滑，外面套大衣不起静电。", "Thin and smooth; no static under a coat."),
            Huzhou,
            'A'
        ),
        ["fleece"] = new(
            ("聚酯纤维 88%，氨纶 12%，内里抓绒", "88% polyester, 12% elastane, brushed inside"),
            Machine,
            ("内里抓绒，零度上下刚好。", "Brushed inside; right for about freezing point."),
            Nantong,
            'W'
        ),
        ["cowhide"] = new(
            ("头层牛皮，内里猪皮", "Full-grain cowhide, pigskin lining"),
            Wipe,
            ("皮面有自然纹路，用久了会发亮。", "A natural grain that takes on a shine with use."),
            Wenzhou,
            'A'
        ),
        ["suede"] = new(
            ("羊猄反绒皮", "Suede"),
            ("专用刷顺毛刷，避免沾水", "Brush along the nap, keep from water"),
            ("绒面细，颜色会随手摸方向变。", "A fine nap that changes tone when stroked."),
            Wenzhou,
            'W'
        ),
        ["patent"] = new(
            ("漆皮牛皮", "Patent cowhide"),
            Wipe,
            ("镜面漆皮，污渍一擦就掉。", "A mirror finish; marks wipe off."),
            Wenzhou,
            'A'
        ),
        ["satinshoe"] = new(
            ("缎面织物，内里羊皮", "Satin, lambskin lining"),
            ("软布轻擦，避免沾水", "Wipe lightly, keep from water"),
            ("缎面细腻，前掌加了软垫。", "Fine satin with a cushion under the ball of the foot."),
            Wenzhou,
            'A'
        ),
        ["rubber"] = new(
            ("天然橡胶", "Natural rubber"),
            ("清水冲洗，阴干", "Rinse and dry in the shade"),
            ("一体成型，雨天不进水。", "Moulded in one piece; no rain gets in."),
            Fujian,
            'A'
        ),
        ["shearling"] = new(
            ("羊皮毛一体", "Shearling"),
            ("专业皮具护理", "Have it cleaned by a leather specialist"),
            ("毛皮一体，零下十度也暖。", "One hide inside and out, warm to minus ten."),
            ("浙江海宁", "Haining, Zhejiang"),
            'W'
        ),
        ["stretchshoe"] = new(
            ("弹力织物，橡胶底", "Stretch fabric, rubber sole"),
            Wipe,
            ("靴筒贴腿，穿脱侧面有拉链。", "The shaft follows the leg; a side zip helps."),
            Wenzhou,
            'W'
        ),
        ["meshshoe"] = new(
            ("网布与超纤，EVA 中底", "Mesh and microfibre, EVA midsole"),
            ("软刷清洗，不可机洗", "Clean with a soft brush, not in the machine"),
            ("单只不到 240 克。", "Under 240 grams a shoe."),
            ("福建晋江", "Jinjiang, Fujian"),
            'A'
        ),
        ["canvas"] = new(
            ("棉帆布", "Cotton canvas"),
            ("软刷冷水清洗", "Brush clean in cold water"),
            ("16 安厚帆布，能立住。", "A 16-ounce canvas that stands by itself."),
            Foshan,
            'A'
        ),
        ["straw"] = new(
            ("纸草与棉", "Paper straw and cotton"),
            ("湿布轻擦，不可折压", "Wipe with a damp cloth, do not fold"),
            ("手工编结，每只纹路略有不同。", "Plaited by hand; no two are quite alike."),
            ("浙江宁波", "Ningbo, Zhejiang"),
            'S'
        ),
        ["woolscarf"] = new(
            ("羊毛 80%，腈纶 20%", "80% wool, 20% acrylic"),
            Hand,
            ("绕两圈不勒脖子。", "Goes round twice without strangling."),
            Tongxiang,
            'W'
        ),
        ["cashmerescarf"] = new(
            ("山羊绒 100%", "100% cashmere"),
            Dry,
            ("水波纹整理，轻而暖。", "Ripple finish, light and warm."),
            ("内蒙古鄂尔多斯", "Ordos, Inner Mongolia"),
            'W'
        ),
        ["silkscarf"] = new(
            ("桑蚕丝 100%", "100% mulberry silk"),
            Dry,
            ("手工卷边，可以当腰带。", "Hand-rolled edges; it may serve as a belt."),
            Huzhou,
            'A'
        ),
        ["mohairscarf"] = new(
            ("马海毛 40%，羊毛 30%，锦纶 30%", "40% mohair, 30% wool, 30% nylon"),
            Hand,
            ("蓬松一大条，飞机上能当毯子。", "Large and fluffy; a blanket on a flight."),
            Tongxiang,
            'W'
        ),
        ["linenscarf"] = new(
            ("亚麻 100%", "100% linen"),
            Hand,
            ("薄，遮空调风刚好。", "Thin, just right against the air-conditioning."),
            Huzhou,
            'S'
        ),
        ["felt"] = new(
            ("羊毛 100%", "100% wool felt"),
            ("软刷除尘，避免重压", "Brush off dust, keep from pressure"),
            ("帽檐有定型线，可微调弧度。", "A wire in the brim lets you set its curve."),
            ("江苏南通", "Nantong, Jiangsu"),
            'W'
        ),
        ["corduroyhat"] = new(
            ("棉 100%", "100% cotton"),
            Hand,
            ("软，可以卷起来放包里。", "Soft enough to roll into a bag."),
            Nantong,
            'W'
        ),
        ["cream"] = new(
            ("水、山茶籽油、甘油、角鲨烷", "Water, camellia oil, glycerin, squalane"),
            Dark,
            ("质地厚润，推开不黏。", "Rich, but spreads without stickiness."),
            Guangzhou,
            'A',
            36
        ),
        ["cleanser"] = new(
            ("水、椰油酰甘氨酸钾、甘油", "Water, potassium cocoyl glycinate, glycerin"),
            Dark,
            ("泡沫细，洗后不绷。", "A fine foam that leaves no tightness."),
            Guangzhou,
            'A',
            36
        ),
        ["serum"] = new(
            ("水、透明质酸钠、泛醇", "Water, sodium hyaluronate, panthenol"),
            Dark,
            ("清爽，两三滴够全脸。", "Light; two or three drops do for the face."),
            Guangzhou,
            'A',
            36
        ),
        ["toner"] = new(
            ("玫瑰花水、甘油、丁二醇", "Rose water, glycerin, butylene glycol"),
            Dark,
            ("不含酒精，可湿敷。", "Free of alcohol; may be used as a wet mask."),
            Guangzhou,
            'A',
            36
        ),
        ["lotion"] = new(
            ("水、甘油、燕麦仁提取物", "Water, glycerin, oat kernel extract"),
            Dark,
            ("好吸收，穿衣服前不用等。", "Sinks in at once; no waiting before you dress."),
            Guangzhou,
            'A',
            36
        ),
        ["mask"] = new(
            ("水、高岭土、海泥", "Water, kaolin, sea silt"),
            Dark,
            ("敷十分钟，温水洗净。", "Ten minutes, then rinse with warm water."),
            Guangzhou,
            'A',
            36
        ),
        ["sunscreen"] = new(
            ("水、二氧化钛、氧化锌", "Water, titanium dioxide, zinc oxide"),
            Dark,
            ("不泛白，出门前 15 分钟涂。", "Leaves no white cast; apply 15 minutes before going out."),
            Guangzhou,
            'S',
            36
        ),
        ["handcream"] = new(
            ("水、山茶籽油、乳木果油", "Water, camellia oil, shea butter"),
            Dark,
            ("抹完能马上敲键盘。", "You can type right after it."),
            Guangzhou,
            'A',
            36
        ),
        ["wash"] = new(
            ("水、椰油酰胺丙基甜菜碱、艾叶提取物", "Water, cocamidopropyl betaine, mugwort extract"),
            Dark,
            ("泡沫绵，好冲。", "A soft foam that rinses off fast."),
            Guangzhou,
            'A',
            36
        ),
        ["oil"] = new(
            ("植物油、维生素 E", "Plant oils, vitamin E"),
            Dark,
            ("遇水乳化，不糊眼。", "Turns milky with water and does not blur the eyes."),
            Guangzhou,
            'A',
            36
        ),
        ["scrub"] = new(
            ("海盐、甘油、椰子油", "Sea salt, glycerin, coconut oil"),
            Dark,
            ("颗粒细，每周用一次。", "Fine grains; once a week."),
            Guangzhou,
            'A',
            36
        ),
        ["lipstick"] = new(
            ("蜂蜡、蓖麻油、色粉", "Beeswax, castor oil, pigments"),
            Dark,
            ("一抹显色，不卡唇纹。", "Full colour in one pass; it does not settle in lines."),
            Guangzhou,
            'A',
            36
        ),
        ["foundation"] = new(
            ("水、云母、甘油、二氧化钛", "Water, mica, glycerin, titanium dioxide"),
            Dark,
            ("薄，能看见皮肤。", "Thin enough to see the skin."),
            Guangzhou,
            'A',
            36
        ),
        ["oolong"] = new(
            ("乌龙茶、桂花", "Oolong tea, osmanthus"),
            Cool,
            ("七泡有余香。", "Still fragrant at the seventh infusion."),
            Fujian,
            'A',
            24
        ),
        ["green"] = new(
            ("绿茶", "Green tea"),
            ("密封，冷藏更好", "Keep sealed, best refrigerated"),
            ("80 ℃ 水冲泡，不要闷盖。", "Brew at 80 °C, lid off."),
            Zhejiang,
            'A',
            18
        ),
        ["black"] = new(
            ("红茶", "Black tea"),
            Cool,
            ("蜜香，加奶也好喝。", "A honey note; good with milk too."),
            ("安徽祁门", "Qimen, Anhui"),
            'A',
            36
        ),
        ["puer"] = new(
            ("普洱熟茶", "Ripe pu’er tea"),
            Cool,
            ("先洗一道，再闷二十秒。", "Rinse once, then steep for twenty seconds."),
            Yunnan,
            'A',
            120
        ),
        ["herbal"] = new(
            ("玫瑰花、荷叶、陈皮", "Rose, lotus leaf, tangerine peel"),
            Cool,
            ("不含茶叶，晚上也能喝。", "Contains no tea; fine in the evening."),
            ("山东平阴", "Pingyin, Shandong"),
            'A',
            18
        ),
        ["nuts"] = new(
            ("核桃、巴旦木、腰果、红枣", "Walnuts, almonds, cashews, dates"),
            Cool,
            ("轻烘不油炸。含坚果，过敏者慎食。", "Lightly roasted, not fried. Contains nuts."),
            ("新疆阿克苏", "Aksu, Xinjiang"),
            'A',
            9
        ),
        ["pastry"] = new(
            ("糯米粉、桂花、白砂糖", "Glutinous rice flour, osmanthus, sugar"),
            Cool,
            ("软糯不粘牙，配茶刚好。", "Soft, not sticky; made for tea."),
            Hangzhou,
            'A',
            3
        ),
        ["candy"] = new(
            ("花生、奶粉、麦芽糖", "Peanuts, milk powder, maltose"),
            Cool,
            ("手工切块，奶香重。含花生和乳。", "Cut by hand and milky. Contains peanuts and milk."),
            Suzhou,
            'A',
            8
        ),
        ["sesame"] = new(
            ("黑芝麻、蜂蜜、核桃", "Black sesame, honey, walnuts"),
            Cool,
            ("九蒸九晒，一天两丸。", "Steamed and sunned nine times; two a day."),
            ("江西", "Jiangxi"),
            'A',
            9
        ),
        ["coffee"] = new(
            ("阿拉比卡咖啡豆", "Arabica coffee beans"),
            Cool,
            ("中度烘焙，有可可和柑橘味。", "Medium roast with cocoa and citrus."),
            Yunnan,
            'A',
            12
        ),
        ["honey"] = new(
            ("洋槐蜂蜜", "Acacia honey"),
            Cool,
            ("颜色浅，不易结晶。", "Light in colour and slow to set."),
            ("陕西延安", "Yan’an, Shaanxi"),
            'A',
            24
        ),
    };
}
