using System.Collections.Frozen;

namespace Zhanggui.Organization;

/// <summary>
/// Every permission of the application with its name: those of the modules' code, those of the matrix (section 4) and
/// the sensitive ones (4.1). A matrix code is made of a module and a verb, so its name is too.
/// </summary>
public sealed class PermissionDirectory
{
    internal static readonly (string Code, Text Name)[] Modules =
    [
        ("cat", ("商品", "Catalogue")),
        ("price", ("价格", "Prices")),
        ("list", ("上下架", "Listing")),
        ("promo", ("促销", "Promotions")),
        ("cms", ("内容", "Content")),
        ("ord", ("订单", "Orders")),
        ("fin", ("财务", "Finance")),
        ("stk", ("库存", "Stock")),
        ("ship", ("发货", "Shipping")),
        ("aft", ("售后", "After-sales")),
        ("crm", ("客户", "Customers")),
        ("pur", ("采购", "Purchasing")),
        ("chn", ("渠道", "Channels")),
        ("mkt", ("营销", "Marketing")),
        ("rep", ("报表", "Reports")),
        ("hr", ("人事", "HR")),
        ("org", ("组织", "Organization")),
        ("db", ("系统", "System")),
    ];

    /// <summary>The letters of the matrix, in the order in which a cell shows them.</summary>
    internal static readonly (char Letter, string Verb, Text Name)[] Verbs =
    [
        ('V', "view", ("查看", "View")),
        ('D', "draft", ("起草", "Draft")),
        ('E', "edit", ("办理", "Edit")),
        ('A', "approve", ("批准", "Approve")),
        ('S', "sign", ("会签", "Counter-sign")),
        ('O', "own", ("只限本人", "Own only")),
        ('X', "admin", ("全权", "Administer")),
    ];

    private static readonly FrozenDictionary<string, Text> Restrictions = new Dictionary<string, Text>
    {
        ["pictures"] = ("图片", "pictures"),
        ["special"] = ("特价", "special prices"),
        ["cancel"] = ("取消", "cancelling"),
        ["refund"] = ("退款", "refunds"),
        ["order-backup"] = ("订单备份", "order backup"),
        ["takedown"] = ("撤下", "takedown"),
        ["backup"] = ("备份", "backup"),
        ["restore"] = ("恢复", "restore"),
        ["invoice"] = ("发票", "invoices"),
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, Text> _names;

    /// <summary>Collects them.</summary>
    public PermissionDirectory(IEnumerable<Permission> declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var names = new Dictionary<string, Text>(StringComparer.Ordinal);
        foreach (var permission in declared)
            names.TryAdd(permission.Code, permission.Name);
        foreach (var code in PositionSeed.Positions.SelectMany(PositionSeed.Permissions))
            names[code] = Composed(code) ?? new Text(code, code);
        foreach (var (module, _) in Modules)
        foreach (var (_, verb, _) in Verbs)
            names.TryAdd($"{module}.{verb}", Composed($"{module}.{verb}")!.Value);
        _names = names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every code, in order.</summary>
    public IEnumerable<string> Codes => _names.Keys.Order(StringComparer.Ordinal);

    /// <summary>True when there is such a permission.</summary>
    public bool Knows(string code) => _names.ContainsKey(code);

    /// <summary>The permission's name; its code for an unknown one.</summary>
    public Text NameOf(string code) => _names.TryGetValue(code, out var name) ? name : new Text(code, code);

    /// <summary>
    /// Reads "cat.edit.pictures" as module, letter and restriction; null for a code that is not of the matrix.
    /// </summary>
    internal static (string Module, char Letter, string? Only)? Cell(string code)
    {
        var parts = code.Split('.', 3);
        if (parts.Length < 2 || Modules.All(m => m.Code != parts[0]))
            return null;
        var verb = Verbs.FirstOrDefault(v => v.Verb == parts[1]);
        if (verb.Verb is null || parts.Length == 3 && !Restrictions.ContainsKey(parts[2]))
            return null;
        return (parts[0], verb.Letter, parts.Length == 3 ? parts[2] : null);
    }

    internal static Text Restriction(string only) =>
        Restrictions.TryGetValue(only, out var name) ? name : new Text(only, only);

    private static Text? Composed(string code)
    {
        if (Cell(code) is not { } cell)
            return null;
        var (module, verb) = (
            Modules.First(m => m.Code == cell.Module).Name,
            Verbs.First(v => v.Letter == cell.Letter).Name
        );
        if (cell.Only is null)
            return new Text($"{module.Zh}：{verb.Zh}", $"{module.En}: {verb.En}");
        var only = Restriction(cell.Only);
        return new Text($"{module.Zh}：{verb.Zh}（{only.Zh}）", $"{module.En}: {verb.En} ({only.En})");
    }
}
