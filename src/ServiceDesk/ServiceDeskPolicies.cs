namespace Zhanggui.ServiceDesk;

/// <summary>This module's policies.</summary>
internal static class ServiceDeskPolicies
{
    /// <summary>ORD-31: how long a soft hold stands.</summary>
    public static readonly MinutesPolicy HoldFor = new(
        "support.hold.minutes",
        ("客服留货多久", "How long a soft hold stands"),
        "ORD-31",
        30,
        5,
        240
    );

    /// <summary>ORD-31: how many pieces of one SKU a hold takes at most.</summary>
    public static readonly NumberPolicy HoldPieces = new(
        "support.hold.pieces",
        ("一次最多留几件", "Most pieces in one soft hold"),
        "ORD-31",
        3,
        1,
        99
    );

    /// <summary>ORD-31: how many holds one person has at a time.</summary>
    public static readonly NumberPolicy HoldsEach = new(
        "support.hold.each",
        ("每人同时最多留几笔", "Most live soft holds of one person"),
        "ORD-31",
        10,
        1,
        100
    );

    /// <summary>ORD-15: after how long without anything its owner is asked how a consultation ended.</summary>
    public static readonly MinutesPolicy LapseAfter = new(
        "support.consultation.lapse",
        ("咨询多久没动静要补结果", "A consultation without news needs an outcome after"),
        "ORD-15",
        24 * 60,
        30,
        14 * 24 * 60
    );

    /// <summary>ORD-15: by when the owner says how it ended.</summary>
    public static readonly MinutesPolicy OutcomeWithin = new(
        "support.consultation.outcome",
        ("多久之内补登咨询结果", "The outcome of a consultation is written down within"),
        "ORD-15",
        8 * 60,
        30,
        7 * 24 * 60
    );

    /// <summary>ORD-15: an order of the same customer within this time is the consultation's deal.</summary>
    public static readonly MinutesPolicy DealWithin = new(
        "support.consultation.deal",
        ("咨询后多久之内下单算成交", "An order within this time is the consultation's deal"),
        "ORD-15",
        72 * 60,
        60,
        30 * 24 * 60
    );

    /// <summary>CRM-04: what the agent tells of stock and postage.</summary>
    public static readonly TextPolicy ScriptStock = Script(
        "stock",
        ("话术：有货", "Script: in stock"),
        "{商品} {颜色} {尺码} 有货 {数量} 件，发往{地区}运费 {邮费}，{时效}。"
    );

    /// <summary>CRM-04: what the agent tells when none is left.</summary>
    public static readonly TextPolicy ScriptNone = Script(
        "none",
        ("话术：无货", "Script: none left"),
        "{商品} {颜色} {尺码} 现在没有货。可以看看别的颜色尺码，我也可以帮您登记，到货告诉您。"
    );

    /// <summary>CRM-04: what the agent tells of a presale.</summary>
    public static readonly TextPolicy ScriptPresale = Script(
        "presale",
        ("话术：预售", "Script: presale"),
        "{商品} {颜色} {尺码} 是预售款，{预售日} 发货，发往{地区}运费 {邮费}。"
    );

    /// <summary>CRM-04: the rules of selling, in one paragraph.</summary>
    public static readonly TextPolicy SalesTerms = Terms(
        "sales",
        ("销售政策", "Sales terms"),
        "标价含税；下单后按页面承诺的时间发货；需要发票请在下单时填抬头。"
    );

    /// <summary>CRM-04: the rules of returning, in one paragraph.</summary>
    public static readonly TextPolicy ReturnTerms = Terms(
        "returns",
        ("退换政策", "Return terms"),
        "签收后七天内，吊牌完好、不影响二次销售可退可换；质量问题来回运费由我们承担。"
    );

    /// <inheritdoc cref="SalesTerms" />
    public static readonly TextPolicy SalesTermsEnglish = Terms(
        "sales.en",
        ("销售政策（英文）", "Sales terms in English"),
        "Prices include tax. Goods leave in the promised time. For an invoice, give its title with the order."
    );

    /// <inheritdoc cref="ReturnTerms" />
    public static readonly TextPolicy ReturnTermsEnglish = Terms(
        "returns.en",
        ("退换政策（英文）", "Return terms in English"),
        "Return or exchange within seven days of receipt, labels on and as good as new. For faults we pay the postage both ways."
    );

    public static readonly Policy[] All =
    [
        HoldFor,
        HoldPieces,
        HoldsEach,
        LapseAfter,
        OutcomeWithin,
        DealWithin,
        ScriptStock,
        ScriptNone,
        ScriptPresale,
        SalesTerms,
        SalesTermsEnglish,
        ReturnTerms,
        ReturnTermsEnglish,
    ];

    private static TextPolicy Script(string key, Text name, string words) =>
        new(
            "support.script." + key,
            name,
            "CRM-04",
            words,
            text => text.Trim().Length is > 0 and <= 300,
            (
                "300 字以内；{商品}{颜色}{尺码}{数量}{地区}{邮费}{时效}{预售日} 会换成查到的",
                "at most 300 characters; {商品}{颜色}{尺码}{数量}{地区}{邮费}{时效}{预售日} are filled in"
            )
        );

    private static TextPolicy Terms(string key, Text name, string words) =>
        new(
            "support.terms." + key,
            name,
            "CRM-04",
            words,
            text => text.Trim().Length is > 0 and <= 400,
            ("400 字以内", "at most 400 characters")
        );
}
