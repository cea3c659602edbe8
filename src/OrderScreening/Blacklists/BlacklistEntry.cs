using Zhanggui.Customers;

namespace Zhanggui.OrderScreening;

/// <summary>What a blacklist entry names.</summary>
public enum BlacklistKind
{
    /// <summary>电话.</summary>
    Phone,

    /// <summary>地址.</summary>
    Address,

    /// <summary>设备: the key in a browser's cookie.</summary>
    Device,
}

/// <summary>
/// Somebody or some place that is not served without a look (ORD-06, CRM-15). An entry ends by its date or is revoked
/// with a reason; it is never deleted.
/// </summary>
internal sealed class BlacklistEntry
{
    public required Guid Id { get; init; }
    public required BlacklistKind Kind { get; init; }

    /// <summary>
    /// In the form in which it is compared: a phone as stored in orders, an address without blanks and punctuation, a
    /// device's key.
    /// </summary>
    public required string Value { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Shown { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The last moment; null for always.</summary>
    public DateTimeOffset? Until { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedBy { get; private set; }
    public string? RevokeReason { get; private set; }
    public int Version { get; private set; } = 1;

    public Subject Subject => new("blacklist", Id, Shown);

    public bool HoldsAt(DateTimeOffset at) => At <= at && !(Until <= at) && !(RevokedAt <= at);

    public Result Revoke(string reason, string by, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return Refusal.Conflict(
                "ordering.blacklist_revoked",
                "这一条已经撤销了",
                "This entry has been revoked already."
            );
        (RevokedAt, RevokedBy, RevokeReason, Version) = (now, by, reason, Version + 1);
        return Result.Done;
    }

    /// <summary>A value in the form in which it is compared, or a refusal.</summary>
    public static Result<string> Plain(BlacklistKind kind, string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is 0 or > 200)
            return Refusal.Invalid(
                "ordering.blacklist_value",
                "value",
                "请填 1 到 200 个字",
                "Enter 1 to 200 characters."
            );
        switch (kind)
        {
            case BlacklistKind.Phone:
                return PhoneNumber.Parse(text, "value");
            case BlacklistKind.Address:
                var plain = PlainAddress.Of(text);
                return plain.Length >= 8
                    ? plain
                    : Refusal.Invalid(
                        "ordering.blacklist_address",
                        "value",
                        "地址太短，会误伤别人。请写到门牌号",
                        "The address is too short and would hit others. Write it down to the house number."
                    );
            default:
                return text.Length <= 40
                    ? text
                    : Refusal.Invalid(
                        "ordering.blacklist_device",
                        "value",
                        "设备号最多 40 位",
                        "A device's key has at most 40 characters."
                    );
        }
    }

    public static Text NameOf(BlacklistKind kind) =>
        kind switch
        {
            BlacklistKind.Phone => ("电话", "Phone"),
            BlacklistKind.Address => ("地址", "Address"),
            _ => ("设备", "Device"),
        };
}

/// <summary>All entries, as the rules ask for them; kept in memory.</summary>
internal sealed class BlacklistSet(IReadOnlyList<BlacklistEntry> entries)
{
    public static readonly BlacklistSet None = new([]);

    private readonly ILookup<string, BlacklistEntry> _phones = entries
        .Where(e => e.Kind == BlacklistKind.Phone)
        .ToLookup(e => e.Value);
    private readonly ILookup<string, BlacklistEntry> _devices = entries
        .Where(e => e.Kind == BlacklistKind.Device)
        .ToLookup(e => e.Value);
    private readonly List<BlacklistEntry> _addresses = [.. entries.Where(e => e.Kind == BlacklistKind.Address)];

    public Text? Phone(ScreeningFacts f, DateTimeOffset at) =>
        Said(_phones[f.Address.Phone].FirstOrDefault(e => e.HoldsAt(at)), ("电话", "Phone"));

    public Text? Device(ScreeningFacts f, DateTimeOffset at) =>
        f.Device is null
            ? null
            : Said(_devices[f.Device].FirstOrDefault(e => e.HoldsAt(at)), ("下单的浏览器", "Browser"));

    /// <summary>
    /// An entry for a building counts for every flat in it: 文三路100号 for 文三路100号3幢201, but not for 文三路1001号.
    /// </summary>
    public Text? Address(ScreeningFacts f, DateTimeOffset at)
    {
        if (_addresses.Count == 0)
            return null;
        var plain = PlainAddress.Of(f);
        return Said(
            _addresses.FirstOrDefault(e =>
                e.HoldsAt(at)
                && plain.StartsWith(e.Value, StringComparison.Ordinal)
                && !(plain.Length > e.Value.Length && char.IsDigit(plain[e.Value.Length]) && char.IsDigit(e.Value[^1]))
            ),
            ("地址", "Address")
        );
    }

    private static Text? Said(BlacklistEntry? entry, Text what) =>
        entry is null ? null : ($"{what.Zh}在黑名单：{entry.Reason}", $"{what.En} on the blacklist: {entry.Reason}");
}
