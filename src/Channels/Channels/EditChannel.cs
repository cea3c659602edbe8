using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Ordering;
using Zhanggui.Shipping;

namespace Zhanggui.Channels;

/// <summary>Adds a channel (ORD-02).</summary>
[Needs("chn.edit")]
public sealed class AddChannel(ShopDb db, OperationContext context, IShippingRates rates, IChannelNames names)
{
    /// <summary>Refuses codes that are no codes or taken, and unknown couriers. Answers the code.</summary>
    public async Task<Result<string>> Run(ChannelInput input, CancellationToken ct)
    {
        if (Channel.Check(input) is { } wrong)
            return wrong;
        if (await db.Set<Channel>().AnyAsync(c => c.Code == input.Code, ct))
            return ChannelErrors.CodeTaken;
        if (Couriers.Unknown(rates, input.Courier) is { } unknown)
            return unknown;
        var channel = new Channel
        {
            Id = context.NewId<ChannelId>(),
            Code = input.Code,
            NameZh = input.Name.Zh.Trim(),
            NameEn = input.Name.En.Trim(),
            Kind = input.Kind,
            Money = input.Money,
            Courier = Couriers.Blank(input.Courier),
            At = context.Now,
            Version = 1,
        };
        db.Add(channel);
        context.Record(channel.Subject with { IsNew = true }, ("新增渠道", "Channel added"), null, channel.Snapshot);
        await names.Set(channel.Code, channel.Name, ct);
        return channel.Code;
    }
}

/// <summary>
/// Changes what a channel is called and how its orders are paid and sent; orders that are there stay as they are.
/// </summary>
[Needs("chn.edit")]
public sealed class EditChannel(ShopDb db, OperationContext context, IShippingRates rates, IChannelNames names)
{
    /// <summary>The code stays.</summary>
    public async Task<Result> Run(ChannelInput input, bool isActive, CancellationToken ct)
    {
        if (Channel.Check(input) is { } wrong)
            return wrong;
        if (await db.Set<Channel>().FirstOrDefaultAsync(c => c.Code == input.Code, ct) is not { } channel)
            return ChannelErrors.NotFound;
        if (Couriers.Unknown(rates, input.Courier) is { } unknown)
            return unknown;
        var before = channel.Snapshot;
        (channel.NameZh, channel.NameEn, channel.Kind, channel.Money, channel.Courier) = (
            input.Name.Zh.Trim(),
            input.Name.En.Trim(),
            input.Kind,
            input.Money,
            Couriers.Blank(input.Courier)
        );
        (channel.IsActive, channel.Version) = (isActive, channel.Version + 1);
        context.Record(channel.Subject, ("修改渠道", "Channel changed"), before, channel.Snapshot);
        await names.Set(channel.Code, channel.Name, ct);
        return Result.Done;
    }
}

/// <summary>Sets which column of the channel's files is what.</summary>
[Needs("chn.edit")]
public sealed class SetColumns
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;

    internal SetColumns(ShopDb db, OperationContext context) => (_db, _context) = (db, context);

    /// <summary>
    /// Field names as <c>OrderField</c> has them, with the heading of each. Refuses unknown fields, a heading used
    /// twice, and maps without what every order needs. None at all: by name again.
    /// </summary>
    public async Task<Result> Run(string code, IReadOnlyDictionary<string, string> headings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(headings);
        if (await _db.Set<Channel>().FirstOrDefaultAsync(c => c.Code == code, ct) is not { } channel)
            return ChannelErrors.NotFound;
        var map = new Dictionary<OrderField, string>();
        foreach (var (name, heading) in headings)
        {
            if (string.IsNullOrWhiteSpace(heading))
                continue;
            if (!Enum.TryParse<OrderField>(name, out var field) || !Enum.IsDefined(field))
                return Refusal.Invalid(
                    "channels.unknown_field",
                    name,
                    $"没有字段 {name}",
                    $"There is no field {name}."
                );
            if (heading.Length > 200)
                return Refusal.Invalid("channels.heading_too_long", name, "列名太长", "The heading is too long.");
            if (map.ContainsValue(heading.Trim()))
                return Refusal.Invalid(
                    "channels.heading_twice",
                    name,
                    $"“{heading}”只能对应一个字段",
                    $"“{heading}” can be one field only."
                );
            map[field] = heading.Trim();
        }

        List<Refusal> wrong =
        [
            .. OrderFields
                .All.Where(c => map.Count > 0 && c.Needed && !map.ContainsKey(c.Field))
                .Select(c =>
                    Refusal.Invalid(
                        "channels.field_needed",
                        c.Field.ToString(),
                        $"要选“{c.Name.Zh}”是哪一列",
                        $"Choose the column of “{c.Name.En}”."
                    )
                ),
        ];
        if (map.Count > 0 && !OrderFields.HasAddress(map.ContainsKey))
            wrong.Add(
                Refusal.Invalid(
                    "channels.field_needed",
                    nameof(OrderField.Address),
                    "收件地址要有：一整列，或者省、市、街道各一列",
                    "An address is needed: one column, or province, city and street."
                )
            );
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;
        var before = channel.Map.Headings.ToDictionary(h => h.Key.ToString(), h => h.Value);
        (channel.Columns, channel.Version) = (map.Count == 0 ? "" : new ColumnMap(map).ToJson(), channel.Version + 1);
        _context.Record(
            channel.Subject,
            ("改列的对应", "Columns mapped"),
            before,
            map.ToDictionary(h => h.Key.ToString(), h => h.Value)
        );
        return Result.Done;
    }
}

/// <summary>Sets what the channel calls our SKUs, all of them at once.</summary>
[Needs("chn.edit")]
public sealed class SetChannelSkus(ShopDb db, OperationContext context, ICatalog catalog)
{
    private const int Max = 5000;

    /// <summary>
    /// Pairs of their code and ours (or a bar code). Refuses codes of ours that do not exist, naming the line, and
    /// their codes that come twice.
    /// </summary>
    public async Task<Result> Run(string code, IReadOnlyList<(string Theirs, string Ours)> pairs, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (await db.Set<Channel>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct) is not { } channel)
            return ChannelErrors.NotFound;
        if (pairs.Count > Max)
            return Refusal.Invalid("channels.skus_many", "skus", $"最多 {Max} 行", $"At most {Max} lines.");
        var (rows, seen) = (new List<ChannelSku>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var (theirs, ours) in pairs)
        {
            if (theirs.Trim().Length is < 1 or > 64)
                return Refusal.Invalid(
                    "channels.skus_theirs",
                    "skus",
                    $"渠道编码 1 到 64 个字符：{theirs}",
                    $"The channel's code has 1 to 64 characters: {theirs}"
                );
            if (!seen.Add(theirs.Trim()))
                return Refusal.Invalid(
                    "channels.skus_twice",
                    "skus",
                    $"渠道编码 {theirs} 写了两次",
                    $"The channel's code {theirs} comes twice."
                );
            if (await catalog.ByCode(ours, ct) is not { } card)
                return Refusal.Invalid(
                    "channels.skus_ours",
                    "skus",
                    $"我们没有编码 {ours}（渠道编码 {theirs}）",
                    $"We have no {ours} (the channel's {theirs})."
                );
            rows.Add(
                new ChannelSku
                {
                    ChannelId = channel.Id,
                    Theirs = theirs.Trim(),
                    Sku = card.Id.Value,
                    Ours = card.Code,
                }
            );
        }

        var before = await db.Set<ChannelSku>().CountAsync(s => s.ChannelId == channel.Id, ct);
        await db.Set<ChannelSku>().Where(s => s.ChannelId == channel.Id).ExecuteDeleteAsync(ct);
        db.AddRange(rows);
        context.Record(
            channel.Subject,
            ("改编码表", "Codes changed"),
            new { lines = before },
            new { lines = rows.Count }
        );
        return Result.Done;
    }
}

/// <summary>
/// Keeps the key with which a channel's program signs, enciphered by the caller. The old one is void at once.
/// </summary>
[Needs("chn.edit")]
public sealed class SaveChannelSecret(ShopDb db, OperationContext context)
{
    /// <summary>What is kept never appears in the audit log.</summary>
    public async Task<Result> Run(string code, string enciphered, CancellationToken ct)
    {
        if (await db.Set<Channel>().FirstOrDefaultAsync(c => c.Code == code, ct) is not { } channel)
            return ChannelErrors.NotFound;
        var before = channel.SecretAt;
        (channel.Secret, channel.SecretAt, channel.Version) = (enciphered, context.Now, channel.Version + 1);
        context.Record(
            channel.Subject,
            before is null ? ("生成接口密钥", "Secret made") : ("更换接口密钥", "Secret replaced"),
            new { secretAt = before },
            new { secretAt = channel.SecretAt }
        );
        return Result.Done;
    }
}

/// <summary>Checks of couriers that a person typed.</summary>
internal static class Couriers
{
    public static string? Blank(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim();

    public static Refusal? Unknown(IShippingRates rates, string? code) =>
        Blank(code) is { } known && rates.CourierName(known).Zh == known ? ChannelErrors.Courier(known) : null;
}
