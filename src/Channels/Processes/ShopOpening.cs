using Zhanggui.Records;

namespace Zhanggui.Channels;

/// <summary>
/// Opening a shop on a marketplace: account, examination and papers, the platform's reviews within 20 working days,
/// preparing, opening (F6, CHN-01 to CHN-05, C45).
/// </summary>
internal static class ShopOpening
{
    /// <summary>How many working days the platform's reviews take (C45).</summary>
    public static readonly NumberPolicy ReviewWithin = new(
        "shopopen.review.workdays",
        ("开店审核期限（工作日）", "The platform's reviews take (working days)"),
        "CHN-03",
        20,
        1,
        120
    );

    public static readonly Process Process = new(
        "shop-opening",
        ("平台开店", "Shop opening"),
        "KD",
        "CHN-01",
        "DIST",
        [
            new Stage(
                "register",
                ("注册账号", "Account"),
                2,
                [
                    new StageTask("account", ("在平台注册开店账号", "Register the shop's account"), "DIST")
                    {
                        Fields = [new RegisterField("account", ("账号名", "Account name")) { IsRequired = true }],
                    },
                    new StageTask("vault", ("账号密码进保险柜", "Account into the vault"), "SYSADMIN")
                    {
                        After = ["account"],
                        Help = ("密码只进账户保险柜，不写在这里", "The password goes into the vault only"),
                    },
                ]
            ),
            new Stage(
                "papers",
                ("考试与证件", "Examination and papers"),
                5,
                [
                    new StageTask("exam", ("在线开店考试", "Online examination"), "STOREMGR")
                    {
                        Fields = [new RegisterField("score", ("得分", "Score"), FieldKind.Whole) { IsRequired = true }],
                    },
                    new StageTask("scans", ("证件收齐并扫描", "Papers collected and scanned"), "HRADMIN")
                    {
                        Fields =
                        [
                            Paper("licence", "营业执照", "Business licence"),
                            Paper("tax", "税务登记证", "Tax registration"),
                            Paper("quality", "质检报告", "Quality report"),
                            Paper("trademark", "商标注册证", "Trademark certificate"),
                            Paper("authorisation", "商标授权书", "Trademark authorisation"),
                            Paper("alipay", "支付宝授权书", "Alipay authorisation"),
                        ],
                    },
                    new StageTask("submit", ("提交公司证件资料", "Papers handed in"), "DIST")
                    {
                        After = ["exam", "scans"],
                    },
                ]
            )
            {
                Gate = "OPSDIR",
            },
            new Stage(
                "review",
                ("平台审核", "The platform's review"),
                20,
                [
                    new StageTask("alipay-check", ("支付宝认证", "Alipay certification"), "CASHIER") { Workdays = 5 },
                    new StageTask("first", ("初审", "First review"), "DIST") { Workdays = 9, After = ["alipay-check"] },
                    new StageTask("second", ("二审", "Second review"), "DIST") { Workdays = 13, After = ["first"] },
                    new StageTask("brand", ("品牌授权", "Brand authorisation"), "DIST") { After = ["second"] },
                ]
            )
            {
                Within = ReviewWithin,
                Gate = "OPSDIR",
            },
            new Stage(
                "prepare",
                ("准备开店", "Preparing"),
                3,
                [
                    new StageTask("deposit", ("缴保证金", "Deposit paid"), "ACCT")
                    {
                        Fields = [new RegisterField("paid", ("金额", "Amount"), FieldKind.Money) { IsRequired = true }],
                    },
                    new StageTask("service", ("客服账号与分流", "Service accounts"), "CSMGR"),
                    new StageTask("postage", ("运费模板与发货地", "Postage and place of dispatch"), "WHMGR"),
                ]
            ),
            new Stage(
                "open",
                ("开业", "Opening"),
                5,
                [
                    new StageTask("photos", ("产品拍照", "Product photos"), "DESIGN"),
                    new StageTask("texts", ("描述设计", "Descriptions"), "COPY"),
                    new StageTask("decoration", ("店铺装修", "Shop decoration"), "DESIGN"),
                    new StageTask("listing", ("宝贝上架", "Listing"), "EDITOR") { After = ["photos", "texts"] },
                    new StageTask("opening", ("正式开业", "Opening"), "STOREMGR") { After = ["listing", "decoration"] },
                ]
            ),
        ]
    )
    {
        Purpose = (
            "从注册账号到正式开业，每一步谁做、几个工作日",
            "From the account to the opening: who does what, within how many working days"
        ),
        Readers = ["MKTDIR"],
        EscalateTo = "OPSDIR",
    };

    private static RegisterField Paper(string key, string zh, string en) => new(key, (zh, en), FieldKind.Point);
}
