namespace Zhanggui.Pricing;

/// <summary>The id of what one class pays for one product or SKU.</summary>
public readonly record struct WholesalePriceId(Guid Value) : IId<WholesalePriceId>
{
    /// <inheritdoc />
    public static WholesalePriceId From(Guid value) => new(value);
}

/// <summary>
/// What a class of customers pays for a product, or for one of its SKUs (ORD-21). What it says now; every state that it
/// ever had is a <see cref="WholesaleRevision"/>, and an order's line names the one that gave its price.
/// </summary>
internal sealed class WholesalePrice
{
    public required WholesalePriceId Id { get; init; }
    public required string Class { get; init; }

    /// <summary>The product's id, or the SKU's.</summary>
    public required Guid Goods { get; init; }
    public required bool IsSku { get; init; }

    /// <summary>The style number, or the SKU's code.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public int Revision { get; private set; }
    public string Tiers { get; private set; } = "";
    public DateTimeOffset? From { get; private set; }
    public DateTimeOffset? Until { get; private set; }
    public bool IsEnded { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; private set; }

    public Subject Subject => new("wholesale-price", Id.Value, $"{Class}/{Code}");

    public TierSet Steps => TierSet.Parse(Tiers);

    /// <summary>Says from now on what this revision says.</summary>
    public void Turn(WholesaleRevision to) =>
        (Revision, Tiers, From, Until, IsEnded, ChangedAt, Version) = (
            to.No,
            to.Tiers,
            to.From,
            to.Until,
            to.IsEnded,
            to.At,
            Version + 1
        );

    public bool IsOver(DateTimeOffset now) => IsEnded || Until <= now;
}

/// <summary>One state of a wholesale price, with who made it and what it was compared with. Append-only.</summary>
internal sealed class WholesaleRevision
{
    public required WholesalePriceId Price { get; init; }
    public required int No { get; init; }
    public required string Tiers { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public bool IsEnded { get; init; }

    /// <summary>Our lowest retail price of these goods at that moment, and their highest cost.</summary>
    public required Money Retail { get; init; }
    public required Money Cost { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public required string By { get; init; }

    public TierSet Steps => TierSet.Parse(Tiers);
}

/// <summary>What is refused of wholesale prices.</summary>
internal static class WholesaleErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "ordering.no_such_wholesale",
        "没有这份批发价",
        "There is no such wholesale price."
    );
    public static readonly Refusal Class = Refusal.Invalid(
        "ordering.wholesale_class",
        "class",
        "没有这个客户类型，或已停用",
        "There is no such customer class, or it is out of use."
    );
    public static readonly Refusal Goods = Refusal.Invalid(
        "ordering.wholesale_goods",
        "goods",
        "没有这个款号或商品编码，或没有上架",
        "There is no such style or SKU, or it is not for sale."
    );
    public static readonly Refusal NoTiers = Refusal.Invalid(
        "ordering.wholesale_tiers",
        "tiers",
        "至少填一档：几件起、每件多少钱",
        "Give at least one tier: from how many pieces, at what price."
    );
    public static readonly Refusal ManyTiers = Refusal.Invalid(
        "ordering.wholesale_tiers",
        "tiers",
        $"最多 {TierSet.Max} 档",
        $"At most {TierSet.Max} tiers."
    );
    public static readonly Refusal Pieces = Refusal.Invalid(
        "ordering.wholesale_pieces",
        "tiers",
        $"起批件数是 1 到 {TierSet.MaxPieces} 的整数",
        $"A tier begins at 1 to {TierSet.MaxPieces} pieces."
    );
    public static readonly Refusal Price = Refusal.Invalid(
        "ordering.wholesale_price",
        "tiers",
        "批发价要大于 0，最多 999999.99 元",
        "A wholesale price is above zero and at most 999999.99 yuan."
    );
    public static readonly Refusal Order = Refusal.Invalid(
        "ordering.wholesale_order",
        "tiers",
        "件数要一档比一档多，单价要一档比一档低",
        "Each tier begins at more pieces than the one before and is cheaper."
    );
    public static readonly Refusal Days = Refusal.Invalid(
        "ordering.wholesale_days",
        "until",
        "截止日不能早于今天，也不能早于开始日",
        "The last day is neither past nor before the first."
    );
    public static readonly Refusal Note = Refusal.Invalid(
        "ordering.wholesale_note",
        "note",
        "说明最多 200 字",
        "The note has at most 200 characters."
    );
    public static readonly Refusal Unchanged = Refusal.Conflict(
        "ordering.wholesale_unchanged",
        "和现在的一样，没有改动",
        "This is what holds already; nothing was changed."
    );
    public static readonly Refusal Ended = Refusal.Conflict(
        "ordering.wholesale_ended",
        "这份批发价已经停用",
        "This wholesale price has ended already."
    );
    public static readonly Refusal Rows = Refusal.Invalid(
        "ordering.wholesale_rows",
        "file",
        $"一次最多导入 {WholesaleSheet.Max} 行",
        $"At most {WholesaleSheet.Max} rows at a time."
    );

    public static readonly Refusal File = Refusal.Invalid(
        "import.file",
        "file",
        "请选一个文件，不超过 2 MB",
        "Choose a file of at most 2 MB."
    );

    /// <summary>It can be done, by whoever says that they have seen it.</summary>
    public static Refusal Doubtful(Text why) =>
        Refusal.Conflict(
            "ordering.wholesale_doubtful",
            $"{why.Zh}。确定要这样，请勾选“我看过了”再保存",
            $"{why.En}. If that is meant, confirm it (accept) and save again."
        );

    public static Refusal BelowMinimum(string goods, int minimum, int pieces) =>
        Refusal.Conflict(
            "ordering.wholesale_minimum",
            $"“{goods}”{minimum} 件起批，现在 {pieces} 件，还差 {minimum - pieces} 件（同款不同颜色尺码合起来算）",
            $"“{goods}” is sold wholesale from {minimum} pieces on; you have {pieces}, {minimum - pieces} short (colours and sizes of a style count together)."
        );
}

/// <summary>The numbers of wholesale (ORD-21).</summary>
public static class WholesalePolicies
{
    /// <summary>What a wholesale customer gets below the minimum: the retail price, or nothing.</summary>
    public static readonly ChoicePolicy BelowMinimum = new(
        "orders.wholesale.below_minimum",
        (
            "批发客户不到起批量时（retail 按零售价，refuse 不能下单）",
            "A wholesale customer below the minimum (retail price, or refuse)"
        ),
        "ORD-21",
        "retail",
        ["retail", "refuse"]
    );

    /// <summary>Below this margin whoever sets a price is warned.</summary>
    public static readonly NumberPolicy Margin = new(
        "price.wholesale.margin",
        ("批发毛利低于百分之几要提醒", "Warn below this wholesale margin (per cent)"),
        "CAT-10",
        15,
        0,
        99
    );

    internal static readonly Policy[] All = [BelowMinimum, Margin];
}
