namespace Zhanggui.Channels;

/// <summary>The numbers of the import.</summary>
public static class ChannelsPolicies
{
    /// <summary>
    /// ORD-02: so many orders go into the pool in one transaction. Larger is faster; a buyer in the shop may have to
    /// wait as long as one takes.
    /// </summary>
    public static readonly NumberPolicy Batch = new(
        "channels.import.batch",
        ("导入时一批写几单", "Orders an import writes at once"),
        "ORD-02",
        200,
        1,
        2000,
        Policy.Technical
    );

    /// <summary>ORD-02: the longest file.</summary>
    public static readonly NumberPolicy MaxRows = new(
        "channels.import.most_rows",
        ("一个文件最多几行", "Most rows of a file"),
        "ORD-02",
        300_000,
        100,
        2_000_000,
        Policy.Technical
    );

    /// <summary>ORD-02: the largest file.</summary>
    public static readonly NumberPolicy MaxMegabytes = new(
        "channels.import.most_mb",
        ("订单文件上限（MB）", "Largest order file (MB)"),
        "ORD-02",
        60,
        1,
        60,
        Policy.Technical
    );

    /// <summary>ORD-02: how long the rows of a finished import are kept; its orders stay for ever.</summary>
    public static readonly NumberPolicy KeepDays = new(
        "channels.import.keep_days",
        ("导入的原始行保留几天", "Keep the rows of an import (days)"),
        "ORD-02",
        30,
        1,
        400,
        Policy.Technical
    );

    /// <summary>ORD-02: a worker that is silent for so long has died, and another node goes on.</summary>
    public static readonly NumberPolicy LeaseSeconds = new(
        "channels.import.lease_seconds",
        ("导入进程几秒没动静换人接", "An import changes hands after silence (seconds)"),
        "ORD-02",
        5,
        2,
        120,
        Policy.Technical
    );

    /// <summary>ORD-02: how far a signed request's clock may be off.</summary>
    public static readonly MinutesPolicy SignedWithin = new(
        "channels.api.signed_within",
        ("签名请求的有效时间", "How old a signed request may be"),
        "ORD-02",
        5,
        1,
        60,
        Policy.Technical
    );

    /// <summary>ORD-02: so many orders in one request.</summary>
    public static readonly NumberPolicy MaxInRequest = new(
        "channels.api.most_orders",
        ("一个请求最多几单", "Most orders in one request"),
        "ORD-02",
        100,
        1,
        1000,
        Policy.Technical
    );

    internal static readonly Policy[] All =
    [
        Batch,
        MaxRows,
        MaxMegabytes,
        KeepDays,
        LeaseSeconds,
        SignedWithin,
        MaxInRequest,
    ];
}
