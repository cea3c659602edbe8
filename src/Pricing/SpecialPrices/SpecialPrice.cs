using Zhanggui.Catalog;

namespace Zhanggui.Pricing;

/// <summary>A special price's id.</summary>
public readonly record struct SpecialPriceId(Guid Value) : IId<SpecialPriceId>
{
    /// <inheritdoc />
    public static SpecialPriceId From(Guid value) => new(value);
}

/// <summary>Where a special price stands.</summary>
public enum SpecialPriceState
{
    /// <summary>待批: somebody else must agree.</summary>
    Pending,

    /// <summary>已批准: the customer may buy at it until its time is over or its pieces are used up.</summary>
    Approved,

    /// <summary>已退回: refused.</summary>
    Refused,

    /// <summary>已撤回: taken back; whatever was bought at it stays as it is.</summary>
    Withdrawn,
}

/// <summary>
/// What customer service asked for one customer (CAT-11, 特价申请). Append-only; how it ended and what is left of it is its
/// <see cref="Progress"/>.
/// </summary>
internal sealed class SpecialPrice
{
    public required SpecialPriceId Id { get; init; }
    public required string No { get; init; }
    public required Guid Account { get; init; }
    public required string Customer { get; init; }
    public string? Phone { get; init; }
    public required SkuId Sku { get; init; }
    public required string SkuCode { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public required string Colour { get; init; }
    public required string Size { get; init; }

    /// <summary>Our price when it was asked for.</summary>
    public required Money Usual { get; init; }
    public required Money Price { get; init; }
    public required Money Cost { get; init; }

    /// <summary>Pieces at most, over all orders.</summary>
    public required int Most { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public Guid? MakerId { get; init; }
    public required string Maker { get; init; }

    public SpecialPriceProgress Progress { get; init; } = null!;

    public Subject Subject => new("special-price", Id.Value, No);

    /// <summary>Off our price, in per cent, rounded down.</summary>
    public int Off => Usual <= Money.Zero ? 0 : (int)((Usual.Fen - Price.Fen) * 100 / Usual.Fen);

    public bool IsOver(DateTimeOffset now) =>
        Progress.State == SpecialPriceState.Approved && (Until <= now || Progress.Left == 0);

    public object Snapshot =>
        new
        {
            No,
            Account,
            Sku,
            SkuCode,
            Usual,
            Price,
            Cost,
            Most,
            Until,
            Reason,
            MadeAt,
            MakerId,
            Maker,
        };
}

/// <summary>How a special price stands, and how many pieces are left of it.</summary>
internal sealed class SpecialPriceProgress
{
    public required SpecialPriceId Id { get; init; }
    public SpecialPriceState State { get; private set; }
    public required int Left { get; init; }

    /// <summary>Repeated here, so that one look says whether it may be used.</summary>
    public required DateTimeOffset Until { get; init; }
    public string? ApprovalNo { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Comment { get; private set; }
    public int Version { get; private set; } = 1;

    public void AskedIn(string approvalNo) => ApprovalNo = approvalNo;

    public Result End(SpecialPriceVerb verb, string? by, string? comment, DateTimeOffset now)
    {
        var next = SpecialPriceStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, DecidedBy, Comment, DecidedAt, Version) = (next.Value, by, comment, now, Version + 1);
        return Result.Done;
    }
}

/// <summary>
/// A line of a document that was bought at a special price: by it one knows why the line is cheaper. Given back with a
/// cancelled document.
/// </summary>
internal sealed class SpecialPriceUse
{
    public required Guid Document { get; init; }
    public required int LineNo { get; init; }
    public required SpecialPriceId Special { get; init; }
    public required string DocumentNo { get; init; }
    public required int Units { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReturnedAt { get; private set; }
}

internal enum SpecialPriceVerb
{
    Approve,
    Refuse,
    Withdraw,
}

internal static class SpecialPriceStates
{
    public static readonly TransitionTable<SpecialPriceState, SpecialPriceVerb> Table = new(
        "ordering.special_price",
        NameOf,
        NameOf,
        (SpecialPriceState.Pending, SpecialPriceVerb.Approve, SpecialPriceState.Approved),
        (SpecialPriceState.Pending, SpecialPriceVerb.Refuse, SpecialPriceState.Refused),
        (SpecialPriceState.Pending, SpecialPriceVerb.Withdraw, SpecialPriceState.Withdrawn),
        (SpecialPriceState.Approved, SpecialPriceVerb.Withdraw, SpecialPriceState.Withdrawn)
    );

    public static Text NameOf(SpecialPriceState state) =>
        state switch
        {
            SpecialPriceState.Pending => ("待批", "Pending"),
            SpecialPriceState.Approved => ("可用", "In force"),
            SpecialPriceState.Refused => ("已退回", "Refused"),
            _ => ("已撤回", "Withdrawn"),
        };

    public static Text NameOf(SpecialPriceVerb verb) =>
        verb switch
        {
            SpecialPriceVerb.Approve => ("批准", "approve"),
            SpecialPriceVerb.Refuse => ("退回", "refuse"),
            _ => ("撤回", "withdraw"),
        };

    /// <summary>With what time and use have made of it.</summary>
    public static Text NameOf(SpecialPrice s, DateTimeOffset now) =>
        s.Progress.State != SpecialPriceState.Approved ? NameOf(s.Progress.State)
        : s.Progress.Left == 0 ? ("用完", "Used up")
        : s.Until <= now ? ("过期", "Expired")
        : NameOf(s.Progress.State);

    public static string Tone(SpecialPrice s, DateTimeOffset now) =>
        s.Progress.State switch
        {
            SpecialPriceState.Pending => "warn",
            SpecialPriceState.Approved => s.IsOver(now) ? "idle" : "ok",
            SpecialPriceState.Refused => "danger",
            _ => "idle",
        };
}

/// <summary>The numbers of special prices (CAT-11).</summary>
public static class SpecialPricePolicies
{
    /// <summary>Nobody may ask for less than this share of our price.</summary>
    public static readonly NumberPolicy Floor = new(
        "price.special.floor",
        ("特价最低到原价的百分之几", "Lowest special price (per cent of ours)"),
        "CAT-11",
        50,
        1,
        99
    );

    /// <summary>How long one may hold.</summary>
    public static readonly NumberPolicy Days = new(
        "price.special.days",
        ("特价最长有效几天", "Longest validity of a special price (days)"),
        "CAT-11",
        7,
        1,
        90
    );

    /// <summary>How many pieces one may be for.</summary>
    public static readonly NumberPolicy Max = new(
        "price.special.pieces",
        ("一份特价最多几件", "Most pieces of a special price"),
        "CAT-11",
        20,
        1,
        999
    );

    internal static readonly Policy[] All = [Floor, Days, Max];
}

/// <summary>What a special price is refused for.</summary>
internal static class SpecialPriceErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "ordering.no_such_special_price",
        "没有这份特价申请，请核对单号",
        "There is no such special price. Check the number."
    );

    public static readonly Refusal Customer = Refusal.Invalid(
        "ordering.special_customer",
        "customer",
        "没有这位会员，请填会员的手机号或登录名",
        "There is no such member. Enter the member's phone or login."
    );

    public static readonly Refusal Sku = Refusal.Invalid(
        "ordering.special_sku",
        "sku",
        "没有这个商品编码，或商品没有上架",
        "There is no such SKU, or it is not for sale."
    );

    public static readonly Refusal NotLower = Refusal.Invalid(
        "ordering.special_price",
        "price",
        "特价要大于 0 并低于现价",
        "A special price is above zero and below ours."
    );

    public static readonly Refusal NeedsReason = Refusal.Invalid(
        "ordering.reason",
        "reason",
        "请写明原因，200 字以内",
        "Say why, in at most 200 characters."
    );

    public static readonly Refusal NotYours = Refusal.Forbidden(
        "ordering.special_not_yours",
        "只有申请人或能批特价的人可以撤回",
        "Only whoever asked, or who may approve special prices, may take it back."
    );

    public static readonly Refusal TooLate = Refusal.Conflict(
        "ordering.special_too_late",
        "有效期已过，不能再批。请退回，让申请人重新申请",
        "Its time is over, so it can't be approved any more. Return it and have it asked for again."
    );

    public static Refusal Gone(string goods) =>
        Refusal.Conflict(
            "ordering.special_gone",
            $"“{goods}”的特价已用完、过期或撤回，请按现价重新确认",
            $"The special price of “{goods}” is used up, over or withdrawn; please look at the price again."
        );

    public static Refusal Floor(Money least) =>
        Refusal.Invalid(
            "ordering.special_floor",
            "price",
            $"不能低于 {least.ToYuan()}（制度 price.special.floor）",
            $"Not below {least.ToYuan()} (policy price.special.floor)."
        );

    public static Refusal Max(int max) =>
        Refusal.Invalid("ordering.special_quantity", "quantity", $"数量填 1 到 {max}", $"A quantity from 1 to {max}.");

    public static Refusal Until(int days) =>
        Refusal.Invalid(
            "ordering.special_until",
            "until",
            $"有效期从今天起，最长 {days} 天",
            $"Valid from today on, for {days} days at most."
        );
}
