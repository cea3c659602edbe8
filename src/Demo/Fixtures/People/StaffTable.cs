using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Who works where.</summary>
internal static class StaffTable
{
    private static readonly Text Office = ("总经理办公室", "General Manager Office");
    private static readonly Text Commerce = ("电子商务部", "E-commerce");
    private static readonly Text Marketing = ("市场部", "Marketing");
    private static readonly Text Planning = ("企划部", "Planning");
    private static readonly Text Promotion = ("推广部", "Promotion");
    private static readonly Text Design = ("设计部", "Design & Photography");
    private static readonly Text Service = ("客服部", "Customer Service");
    private static readonly Text Storage = ("仓储物流部", "Warehouse & Logistics");
    private static readonly Text Purchasing = ("采购部", "Purchasing");
    private static readonly Text Channels = ("渠道部", "Channels");
    private static readonly Text Finance = ("财务部", "Finance");
    private static readonly Text Administration = ("行政人事部", "Administration & HR");
    private static readonly Text Technology = ("技术部", "IT");

    internal static IReadOnlyList<string> Positions { get; } = [.. Rows.Select(r => r.Position).Distinct()];

    internal static IReadOnlyList<DemoStaff> Build() =>
        [.. Rows.Select(r => new DemoStaff(r.Login, (r.Zh, r.En), r.Position, r.Title, r.Department, r.Warehouse))];

    private static (
        string Position,
        Text Title,
        Text Department,
        string Zh,
        string En,
        string Login,
        string? Warehouse
    )[] Rows =>
        [
            ("GM", ("总经理", "General manager"), Office, "顾怀远", "Gu Huaiyuan", "guhuaiyuan", null),
            ("DEPUTY", ("分管领导", "Deputy leader"), Office, "秦若兰", "Qin Ruolan", "qinruolan", null),
            ("MKTDIR", ("市场总监", "Marketing director"), Marketing, "纪明川", "Ji Mingchuan", "jimingchuan", null),
            ("OPSDIR", ("运营总监", "Operations director"), Commerce, "陈屿", "Chen Yu", "chenyu", null),
            ("STOREMGR", ("店长", "Store manager"), Commerce, "许念", "Xu Nian", "xunian", null),
            ("PRODMGR", ("产品经理", "Product manager"), Commerce, "程一诺", "Cheng Yinuo", "chengyinuo", null),
            ("EDITOR", ("网站编辑", "Site editor"), Commerce, "方竹", "Fang Zhu", "fangzhu", null),
            ("PLANNER", ("电商策划", "Planner"), Planning, "罗依然", "Luo Yiran", "luoyiran", null),
            ("COPY", ("文案", "Copywriter"), Planning, "苏叶", "Su Ye", "suye", null),
            ("DESIGN", ("设计/摄影", "Designer & photographer"), Design, "江影", "Jiang Ying", "jiangying", null),
            (
                "CULTURE",
                ("企业文化专员", "Culture specialist"),
                Marketing,
                "孟书恒",
                "Meng Shuheng",
                "mengshuheng",
                null
            ),
            ("PROMO", ("推广专员", "Promotion specialist"), Promotion, "唐棣", "Tang Di", "tangdi", null),
            ("CSDIR", ("客服总监", "Service director"), Service, "白露", "Bai Lu", "bailu", null),
            ("CSMGR", ("客服主管", "Service supervisor"), Service, "周牧", "Zhou Mu", "zhoumu", null),
            ("CSPRE", ("售前客服", "Pre-sales service"), Service, "林知夏", "Lin Zhixia", "linzhixia", null),
            ("CSPRE", ("售前客服", "Pre-sales service"), Service, "何晚舟", "He Wanzhou", "hewanzhou", null),
            ("CSPRE", ("售前客服", "Pre-sales service"), Service, "柳青", "Liu Qing", "liuqing", null),
            ("CSPOST", ("售后客服", "After-sales service"), Service, "宋晚", "Song Wan", "songwan", null),
            ("CSPOST", ("售后客服", "After-sales service"), Service, "钟灵", "Zhong Ling", "zhongling", null),
            ("CSPOST", ("售后客服", "After-sales service"), Service, "谢安宁", "Xie Anning", "xieanning", null),
            ("ORDERS", ("订单处理", "Order clerk"), Commerce, "田园", "Tian Yuan", "tianyuan", null),
            ("TRACKER", ("跟单员", "Order tracker"), Commerce, "沈青梧", "Shen Qingwu", "shenqingwu", null),
            ("WHMGR", ("仓库主管", "Warehouse supervisor"), Storage, "石磊", "Shi Lei", "shilei", "HZ1"),
            ("WHMGR", ("仓库主管", "Warehouse supervisor"), Storage, "梁国辉", "Liang Guohui", "liangguohui", "FS2"),
            ("RECEIVER", ("收货员", "Receiver"), Storage, "丁大川", "Ding Dachuan", "dingdachuan", "HZ1"),
            ("PICKER", ("拣货员", "Picker"), Storage, "赵一鸣", "Zhao Yiming", "zhaoyiming", "HZ1"),
            ("PICKER", ("拣货员", "Picker"), Storage, "阿依古丽", "Ayiguli", "ayiguli", "HZ1"),
            ("PICKER", ("拣货员", "Picker"), Storage, "卢小北", "Lu Xiaobei", "luxiaobei", "FS2"),
            ("PACKER", ("复核打包", "Packer & checker"), Storage, "吴桐", "Wu Tong", "wutong", "HZ1"),
            ("PACKER", ("复核打包", "Packer & checker"), Storage, "麦晓岚", "Mai Xiaolan", "maixiaolan", "FS2"),
            ("RETURNS", ("退货员", "Returns clerk"), Storage, "杜若", "Du Ruo", "duruo", "HZ1"),
            ("PURDIR", ("采购总监", "Purchasing director"), Purchasing, "韩松", "Han Song", "hansong", null),
            ("PURMGR", ("采购经理", "Purchasing manager"), Purchasing, "叶知秋", "Ye Zhiqiu", "yezhiqiu", null),
            ("PURSPEC", ("采购专员", "Purchasing specialist"), Purchasing, "郁可", "Yu Ke", "yuke", null),
            ("QC", ("品质检验", "Quality inspector"), Purchasing, "严谨之", "Yan Jinzhi", "yanjinzhi", null),
            ("DIST", ("分销专员", "Distribution specialist"), Channels, "霍子墨", "Huo Zimo", "huozimo", null),
            ("GROUPBUY", ("团购专员", "Group-buy specialist"), Channels, "夏荷", "Xia He", "xiahe", null),
            ("ACCT", ("会计", "Accountant"), Finance, "钱守正", "Qian Shouzheng", "qianshouzheng", null),
            ("CASHIER", ("出纳", "Cashier"), Finance, "金小满", "Jin Xiaoman", "jinxiaoman", null),
            ("HRADMIN", ("行政人事主管", "HR & administration"), Administration, "范舒", "Fan Shu", "fanshu", null),
            ("IT", ("技术总监", "IT director"), Technology, "俞航", "Yu Hang", "yuhang", null),
            (
                "SYSADMIN",
                ("系统管理员", "System administrator"),
                Technology,
                "关山月",
                "Guan Shanyue",
                "guanshanyue",
                null
            ),
            ("DBA", ("数据库管理员", "Database manager"), Technology, "路遥", "Lu Yao", "luyao", null),
        ];
}
