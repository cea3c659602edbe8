using System.Text.RegularExpressions;
using Zhanggui.Finance;

namespace Zhanggui.Channels;

/// <summary>
/// Where orders come from besides our own shop (ORD-02): how they are paid and sent, and how its files are read.
/// </summary>
internal sealed partial class Channel
{
    public required ChannelId Id { get; init; }
    public required string Code { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required ChannelKind Kind { get; set; }
    public required ChannelMoney Money { get; set; }
    public string? Courier { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>How its files are read: a <see cref="ColumnMap"/> as JSON; empty until somebody has set it.</summary>
    public string Columns { get; set; } = "";

    /// <summary>The key of its signed requests, enciphered; null until one was made.</summary>
    public string? Secret { get; set; }
    public DateTimeOffset? SecretAt { get; set; }
    public required DateTimeOffset At { get; init; }
    public int Version { get; set; }

    public Text Name => new(NameZh, NameEn);
    public Subject Subject => new("channel", Id.Value, Code);
    public ColumnMap Map => ColumnMap.Read(Columns);
    public PaymentMethod Method =>
        Money switch
        {
            ChannelMoney.Collected => PaymentMethod.Channel,
            ChannelMoney.Transfer => PaymentMethod.OfflineTransfer,
            _ => PaymentMethod.CashOnDelivery,
        };
    public object Snapshot =>
        new
        {
            Code,
            NameZh,
            NameEn,
            Kind = Kind.ToString(),
            Money = Money.ToString(),
            Courier,
            IsActive,
        };

    public static Refusal? Check(ChannelInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var wrong = new List<Refusal>();
        if (input.Code is null || !GoodCode().IsMatch(input.Code) || input.Code == "mall")
            wrong.Add(ChannelErrors.Code);
        if (input.Name.Zh is not { } zh || zh.Trim().Length is < 1 or > 30)
            wrong.Add(ChannelErrors.Name("nameZh"));
        if (input.Name.En is not { } en || en.Trim().Length is < 1 or > 40)
            wrong.Add(ChannelErrors.Name("nameEn"));
        if (!Enum.IsDefined(input.Kind))
            wrong.Add(ChannelErrors.Kind);
        if (!Enum.IsDefined(input.Money))
            wrong.Add(ChannelErrors.Money);
        return Refusal.Join(wrong);
    }

    public static Text NameOf(ChannelKind kind) =>
        kind switch
        {
            ChannelKind.OwnSite => ("自有网站", "Own site"),
            ChannelKind.Marketplace => ("平台店铺", "Marketplace"),
            ChannelKind.Distributor => ("分销商", "Distributor"),
            ChannelKind.GroupBuy => ("团购", "Group-buy"),
            _ => ("线下", "Offline"),
        };

    public static Text NameOf(ChannelMoney money) =>
        money switch
        {
            ChannelMoney.Collected => ("渠道代收", "Collected by the channel"),
            ChannelMoney.Transfer => ("买家转账", "Bank transfer"),
            _ => ("货到付款", "Cash on delivery"),
        };

    [GeneratedRegex("^[a-z][a-z0-9-]{1,19}$")]
    private static partial Regex GoodCode();
}

/// <summary>What a channel calls one of our SKUs.</summary>
internal sealed class ChannelSku
{
    public required ChannelId ChannelId { get; init; }
    public required string Theirs { get; init; }
    public required Guid Sku { get; init; }

    /// <summary>Ours, for people.</summary>
    public required string Ours { get; init; }
}
