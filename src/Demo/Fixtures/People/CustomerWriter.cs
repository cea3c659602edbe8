using System.Globalization;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Invents customers: usual names, a few that test a layout, real areas, fictional phones and doors.</summary>
internal sealed class CustomerWriter(DemoRandom random)
{
    /// <summary>The names that break badly made pages come first, so that anybody can find them.</summary>
    private static readonly (string Name, string Login)[] Known =
    [
        ("司徒静姝", "situjingshu"),
        ("买买提·阿不都热合曼", "maimaiti"),
        ("欧阳婉清", "ouyangwanqing"),
        ("慕容思远", "murongsiyuan"),
        ("唐小满", "tangxiaoman"),
        ("令狐冲霄", "linghuchongxiao"),
        ("诸葛瑾", "zhugejin"),
        ("江明月", "jiangmingyue"),
        ("黎海棠", "lihaitang"),
        ("古丽娜尔·艾合买提", "gulinaer"),
    ];

    private static readonly string[] Surnames =
    [
        "王 wang 72",
        "李 li 72",
        "张 zhang 68",
        "刘 liu 54",
        "陈 chen 52",
        "杨 yang 31",
        "赵 zhao 23",
        "黄 huang 23",
        "周 zhou 22",
        "吴 wu 21",
        "徐 xu 20",
        "孙 sun 19",
        "胡 hu 13",
        "朱 zhu 13",
        "高 gao 12",
        "林 lin 12",
        "何 he 12",
        "郭 guo 11",
        "马 ma 11",
        "罗 luo 9",
        "梁 liang 9",
        "宋 song 8",
        "郑 zheng 8",
        "谢 xie 8",
        "韩 han 8",
        "唐 tang 7",
        "冯 feng 7",
        "于 yu 6",
        "董 dong 6",
        "萧 xiao 5",
        "程 cheng 6",
        "曹 cao 6",
        "袁 yuan 6",
        "邓 deng 6",
        "许 xu 6",
        "傅 fu 5",
        "沈 shen 12",
        "曾 zeng 5",
        "彭 peng 5",
        "吕 lv 5",
        "苏 su 5",
        "卢 lu 5",
        "蒋 jiang 7",
        "蔡 cai 5",
        "贾 jia 4",
        "丁 ding 6",
        "魏 wei 5",
        "薛 xue 4",
        "叶 ye 7",
        "阎 yan 3",
        "余 yu 5",
        "潘 pan 6",
        "杜 du 4",
        "戴 dai 4",
        "夏 xia 4",
        "钟 zhong 3",
        "汪 wang 4",
        "田 tian 3",
        "任 ren 3",
        "姜 jiang 3",
        "范 fan 3",
        "方 fang 4",
        "石 shi 3",
        "姚 yao 4",
        "谭 tan 3",
        "廖 liao 3",
        "邹 zou 3",
        "熊 xiong 2",
        "金 jin 4",
        "陆 lu 5",
        "郝 hao 2",
        "孔 kong 2",
        "白 bai 2",
        "崔 cui 2",
        "康 kang 2",
        "毛 mao 3",
        "邱 qiu 3",
        "秦 qin 2",
        "江 jiang 2",
        "史 shi 2",
        "顾 gu 5",
        "侯 hou 2",
        "邵 shao 2",
        "孟 meng 2",
        "龙 long 2",
        "万 wan 2",
        "欧阳 ouyang 2",
        "上官 shangguan 1",
        "司马 sima 1",
        "夏侯 xiahou 1",
        "尉迟 yuchi 1",
        "钮 niu 1",
        "俞 yu 3",
        "费 fei 2",
        "闵 min 1",
        "褚 chu 1",
    ];

    private static readonly string[] Given =
    [
        "静 jing",
        "敏 min",
        "丽 li",
        "婷 ting",
        "雪 xue",
        "娟 juan",
        "倩 qian",
        "颖 ying",
        "芳 fang",
        "洁 jie",
        "雨桐 yutong",
        "子涵 zihan",
        "欣怡 xinyi",
        "梓萱 zixuan",
        "思琪 siqi",
        "佳宁 jianing",
        "诗涵 shihan",
        "若溪 ruoxi",
        "晓彤 xiaotong",
        "慧敏 huimin",
        "文静 wenjing",
        "海燕 haiyan",
        "晓东 xiaodong",
        "建国 jianguo",
        "志强 zhiqiang",
        "俊杰 junjie",
        "浩然 haoran",
        "宇轩 yuxuan",
        "明哲 mingzhe",
        "子墨 zimo",
        "嘉怡 jiayi",
        "书瑶 shuyao",
        "若琳 ruolin",
        "梦瑶 mengyao",
        "美玲 meiling",
        "秀英 xiuying",
        "桂兰 guilan",
        "玉梅 yumei",
        "春燕 chunyan",
        "丽华 lihua",
        "晨曦 chenxi",
        "安琪 anqi",
        "语嫣 yuyan",
        "沐辰 muchen",
        "清扬 qingyang",
        "知微 zhiwei",
        "念慈 nianci",
        "怀瑾 huaijin",
        "若谷 ruogu",
        "望舒 wangshu",
        "南星 nanxing",
        "半夏 banxia",
        "采薇 caiwei",
        "云舒 yunshu",
        "一帆 yifan",
        "天佑 tianyou",
        "家豪 jiahao",
        "雅婷 yating",
        "淑芬 shufen",
        "怡君 yijun",
        "小雨 xiaoyu",
        "晓燕 xiaoyan",
        "红梅 hongmei",
        "立新 lixin",
        "国华 guohua",
        "永康 yongkang",
        "雯 wen",
        "琳 lin",
        "蕾 lei",
        "璐 lu",
        "薇 wei",
        "岚 lan",
        "宁 ning",
        "悦 yue",
        "晴 qing",
        "瑶 yao",
        "珂 ke",
        "楠 nan",
        "涛 tao",
        "磊 lei",
        "斌 bin",
        "凯 kai",
        "鹏 peng",
        "波 bo",
        "玥 yue",
        "祺 qi",
        "毓秀 yuxiu",
        "忆南 yinan",
        "听雨 tingyu",
        "映雪 yingxue",
    ];

    private static readonly string[] Roads =
    [
        "红旗路",
        "人民路",
        "解放路",
        "建设路",
        "中山路",
        "文化路",
        "新华路",
        "和平路",
        "南街",
        "北街",
        "东湖路",
        "学院路",
        "青年路",
        "滨河路",
        "迎宾大道",
        "体育路",
        "凤凰路",
        "劳动路",
        "公园路",
        "长虹路",
    ];

    private static readonly string[] Estates =
    [
        "阳光花园",
        "锦绣家园",
        "翠湖苑",
        "桂花城",
        "江南春晓",
        "金色港湾",
        "绿茵小区",
        "书香名邸",
        "御景园",
        "清河坊",
        "梧桐里",
        "河畔新村",
    ];

    internal DemoCustomer[] Write(int count)
    {
        var logins = new HashSet<string>(StringComparer.Ordinal);
        // A drawn order over the whole block gives every customer an own number without remembering any.
        var phones = Phones(count);
        var customers = new DemoCustomer[count];
        for (var i = 0; i < count; i++)
        {
            var (name, login) = i < Known.Length ? Known[i] : Invent();
            var unique = login;
            for (var n = random.Between(2, 99); !logins.Add(unique); n++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{login}{n}");
            customers[i] = new DemoCustomer(
                i,
                unique,
                name,
                phones[i],
                Addresses(name, phones[i], i),
                i < Known.Length ? random.Between(120, 700) : random.Between(0, 900)
            );
        }

        return customers;
    }

    private string[] Phones(int count)
    {
        // 7,368,787 shares no factor with ten million, so the walk meets every number of the block before it repeats.
        long start = random.Next(10_000_000);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    string.Create(CultureInfo.InvariantCulture, $"1700{(start + i * 7_368_787L) % 10_000_000:D7}")
                ),
        ];
    }

    private (string Name, string Login) Invent()
    {
        var surname = random
            .Weighted(Surnames, s => int.Parse(s.AsSpan(s.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture))
            .Split(' ');
        var given = random.Pick(Given).Split(' ');
        return (surname[0] + given[0], surname[1] + given[1]);
    }

    private DemoAddress[] Addresses(string name, string phone, int index)
    {
        var home = index switch
        {
            0 => AreaTable.All.First(a => a.District == "吴兴区"),
            1 => AreaTable.All.First(a => a.District == "喀什市"),
            _ => random.Weighted(AreaTable.All, a => a.Weight),
        };
        var first = new DemoAddress(name, phone, home.Province, home.City, home.District, Street(home), true);
        if (!random.Chance(28))
            return [first];
        // The second one is an office nearby, or the parents far away.
        var other = random.Chance(60) ? home : random.Weighted(AreaTable.All, a => a.Weight);
        return [first, new DemoAddress(name, phone, other.Province, other.City, other.District, Street(other), false)];
    }

    private string Street(Area area) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{random.Pick(area.Streets)}{random.Pick(Roads)} {random.Between(2, 388)} 号 {(random.Chance(55) ? random.Pick(Estates) + " " : "")}{random.Between(1, 28)} 幢 {random.Between(1, 24)}{random.Between(1, 4):D2} 室"
        );
}
