using System.Globalization;

namespace Zhanggui.OrderScreening;

/// <summary>
/// Every rule of the order audit (ORD-06). Weights and numbers are the factory's; the customer-service manager tunes
/// them.
/// </summary>
public static class ScreeningCatalog
{
    internal const string AddressIncomplete = "address_incomplete";
    internal const string UnusualQuantity = "unusual_quantity";
    internal const string ManyUnpaid = "many_unpaid";
    internal const string BlacklistPhone = "blacklist_phone";

    /// <summary>All rules, in the order in which they are looked at.</summary>
    public static readonly IReadOnlyList<ScreeningRule> All =
    [
        new(
            AddressIncomplete,
            ("地址不清楚", "Address unclear"),
            ("街道里有没有门牌号，是不是太短或乱写", "House number, length and nonsense in the street"),
            60,
            "map-pin",
            "warn",
            [
                new("letters", ("至少几个字", "At least (characters)"), "5", 1, 30),
                new("repeat", ("同一个字连着几次算乱写", "One character repeated (times)"), "4", 2, 20),
                new("words", ("这些词算乱写", "Words that are nonsense"), "测试,不知道,随便,同上"),
            ],
            ("打电话问清楚门牌号，再建变更单", "Call and ask for the house number, then amend it."),
            AddressRules.Incomplete
        ),
        new(
            "area_mismatch",
            ("省市区不符", "Area mismatch"),
            (
                "省、市、区县是不是一处，街道里有没有写着别的省市",
                "Province, city and district belong together; the street names no other"
            ),
            60,
            "map-pin-question",
            "warn",
            [],
            ("问清楚到底寄到哪里，邮费会不同", "Ask where it really goes; the postage differs."),
            AddressRules.Mismatch
        ),
        new(
            "phone_format",
            ("电话不对", "Phone number wrong"),
            (
                "手机 11 位且号段存在，座机有区号",
                "Mobile numbers of 11 digits with a known prefix, landlines with area code"
            ),
            60,
            "phone-x",
            "warn",
            [],
            ("打会员登记的手机核对，再用变更单改正", "Call the member's registered number, then amend it."),
            ContactRules.Phone
        ),
        new(
            "info_missing",
            ("订单信息不完整", "Information missing"),
            ("姓名、电话、地区、街道、发票税号是否齐全", "Name, phone, area, street and tax number are there"),
            40,
            "file-search",
            "warn",
            [new("names", ("这些不算姓名", "Words that are no name"), "测试,无名,匿名,先生,女士")],
            ("联系客户补全", "Ask the customer for what is missing."),
            ContactRules.Missing
        ),
        new(
            "recipient_differs",
            ("收件人与会员不同", "Recipient is not the member"),
            ("收件人是不是会员本人", "Whether the recipient is the member"),
            10,
            "user-question",
            "idle",
            [],
            ("问一句是否替别人买，记下关系", "Ask whether it is for somebody else."),
            ContactRules.Recipient
        ),
        new(
            BlacklistPhone,
            ("黑名单电话", "Blacklisted phone"),
            ("收件电话在不在黑名单", "The phone against the blacklist"),
            100,
            "ban",
            "danger",
            [],
            ("先看黑名单里的原因，再决定联系还是取消", "Read the entry's reason first, then call or cancel."),
            (c, _) => c.Blacklist.Phone(c.Facts, c.Case.JudgedAt)
        ),
        new(
            "blacklist_address",
            ("黑名单地址", "Blacklisted address"),
            ("收件地址在不在黑名单", "The address against the blacklist"),
            100,
            "ban",
            "danger",
            [],
            ("先看黑名单里的原因，再决定联系还是取消", "Read the entry's reason first, then call or cancel."),
            (c, _) => c.Blacklist.Address(c.Facts, c.Case.JudgedAt)
        ),
        new(
            "blacklist_device",
            ("黑名单设备", "Blacklisted device"),
            ("下单的浏览器在不在黑名单", "The browser against the blacklist"),
            100,
            "ban",
            "danger",
            [],
            ("先看黑名单里的原因，再决定联系还是取消", "Read the entry's reason first, then call or cancel."),
            (c, _) => c.Blacklist.Device(c.Facts, c.Case.JudgedAt)
        ),
        new(
            "refusals",
            ("有拒收或恶意记录", "Refused before"),
            ("这个电话以前拒收、恶意下单的次数", "Refused and malicious orders of this phone"),
            80,
            "shield-exclamation",
            "danger",
            [
                new("days", ("看多少天", "Days back"), "90", 1, 365),
                new("count", ("几次起", "From (orders)"), "1", 1, 50),
            ],
            ("确认付款和收货意愿后再放行", "Make sure that it is wanted and paid before clearing it."),
            PastRules.Refusals
        ),
        new(
            ManyUnpaid,
            ("未付款订单多", "Many unpaid orders"),
            ("同一账号或电话还有多少张没付款", "Open unpaid orders of this account or phone"),
            80,
            "alert-triangle",
            "danger",
            [new("count", ("几张起", "From (orders)"), "3", 1, 100)],
            ("联系客户，问清楚要哪一张，其余取消", "Ask which of them is wanted and cancel the others."),
            PastRules.Unpaid
        ),
        new(
            UnusualQuantity,
            ("数量大于平时", "Unusual quantity"),
            ("同一款一次买多少件", "Pieces of one SKU"),
            60,
            "stack-2",
            "warn",
            [new("pieces", ("几件起", "From (pieces)"), "20", 2, 999)],
            ("核对数量和用途，大单转团购", "Check quantity and purpose; large ones are group-buys."),
            (c, s) =>
                c.Facts.MostUnits < s.Number("pieces")
                    ? null
                    : (
                        $"同款一次 {c.Facts.MostUnits} 件，{s.Number("pieces")} 件起要人看",
                        $"{c.Facts.MostUnits} pieces of one SKU, from {s.Number("pieces")} on it needs a look"
                    )
        ),
        new(
            "same_address_many_names",
            ("同址多名", "Many names at one address"),
            ("同一地址近来有几个收件人", "Different recipients at one address"),
            60,
            "users",
            "danger",
            [
                new("days", ("看多少天", "Days back"), "30", 1, 365),
                new("names", ("几个姓名起", "From (names)"), "4", 2, 50),
            ],
            ("问是不是驿站、公司或宿舍，确认各单都有人要", "Ask whether it is a pickup point, office or dormitory."),
            PastRules.Names
        ),
        new(
            "high_amount",
            ("金额大", "High amount"),
            ("订单金额", "The order's amount"),
            20,
            "coin-yuan",
            "warn",
            [new("yuan", ("多少元起", "From (yuan)"), "3000", 1, 1_000_000)],
            ("核对商品和金额，发货时保价", "Check goods and amount; insure the parcel."),
            (c, s) =>
                Amount(c, s) is { } over
                    ? (
                        $"金额 {over}，{s.Number("yuan")} 元起要人看",
                        $"{over}, from {s.Number("yuan")} yuan on it needs a look"
                    )
                    : null
        ),
        new(
            "new_customer_high_amount",
            ("新客大额", "New customer, high amount"),
            ("首单不久的客户一次买多少", "The amount of a customer who is new"),
            25,
            "user-plus",
            "warn",
            [
                new("days", ("首单多少天内算新客", "New for (days)"), "30", 1, 365),
                new("yuan", ("多少元起", "From (yuan)"), "1500", 1, 1_000_000),
            ],
            ("打电话认识一下，核对地址", "Call them and check the address."),
            PastRules.NewCustomer
        ),
        new(
            "below_cost",
            ("低于成本", "Below cost"),
            ("货款（减去优惠）比成本低多少", "Goods less discount against what they cost us"),
            60,
            "trending-down",
            "danger",
            [new("percent", ("低于成本的百分之几", "Below (per cent of cost)"), "100", 1, 1000)],
            ("核对是谁定的价、凭什么批的，再放行", "Find out who set the price, and on whose word."),
            BelowCost
        ),
        new(
            "remark_present",
            ("有留言", "Remark"),
            ("客户写了留言（可以只看某些词）", "The customer left a remark (or one with certain words)"),
            5,
            "message",
            "idle",
            [new("words", ("只看这些词，空为都看", "Only these words, empty for all"), "")],
            ("按留言写备注给仓库", "Write the remark for the warehouse."),
            ContactRules.Remark
        ),
    ];

    private static readonly Dictionary<string, ScreeningRule> ByCode = All.ToDictionary(r => r.Code);

    /// <summary>The rule of a code; null for one that is gone.</summary>
    public static ScreeningRule? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>A flag's name; the code itself for one of a rule that is gone.</summary>
    public static Text NameOf(string code) => Find(code)?.Name ?? (code, code);

    /// <summary>Goods whose cost nobody knows are left alone, and what is sent in exchange.</summary>
    private static Text? BelowCost(ScreeningInput c, RuleSetting s)
    {
        var percent = s.Number("percent");
        if (c.Facts.IsReplacement || c.Facts.Cost <= Money.Zero || c.Facts.Net.Fen * 100 >= c.Facts.Cost.Fen * percent)
            return null;
        var now = c.Facts.Net.Fen * 100 / c.Facts.Cost.Fen;
        return (
            $"货款只有成本的 {now}%，低于 {percent}% 要人看",
            $"The goods bring {now}% of their cost; below {percent}% it needs a look"
        );
    }

    /// <summary>The amount, when the order's is that high.</summary>
    internal static string? Amount(ScreeningInput c, RuleSetting s) =>
        c.Facts.Total.Fen >= s.Number("yuan") * 100L
            ? c.Facts.Total.ToYuan().ToString(CultureInfo.InvariantCulture)
            : null;
}
