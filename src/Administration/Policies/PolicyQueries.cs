using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Administration;

/// <summary>A policy as the page shows it.</summary>
internal sealed record PolicyRow(Policy Policy, string Value, DateTimeOffset? Since, string? By)
{
    public bool IsChanged => Value != Policy.DefaultText;
    public string Group => PolicyGroups.Of(Policy.Key).Key;
}

/// <summary>What the contents list of the policies page groups by: the first word of a policy's key.</summary>
internal static class PolicyGroups
{
    internal static readonly (string Key, Text Name, string[] Words)[] All =
    [
        (
            "orders",
            ("订单与客服", "Orders and service"),
            ["orders", "order", "cs", "crm", "customers", "support", "channels"]
        ),
        (
            "warehouse",
            ("仓库与发货", "Warehouse and shipping"),
            ["ship", "pick", "pack", "courier", "shipping", "stock", "stocktake", "returns"]
        ),
        (
            "money",
            ("收款与邮费", "Payment and postage"),
            ["payment", "postage", "tariff", "localpay", "refund", "finance"]
        ),
        ("accounts", ("账号与密码", "Accounts and passwords"), ["password", "signin", "account", "vault"]),
        (
            "shop",
            ("商城与内容", "Shop and content"),
            ["storefront", "store", "cms", "upload", "brand", "delist", "presale"]
        ),
        ("approvals", ("审批", "Approvals"), ["approval"]),
        ("company", ("公司与数据", "Company and data"), ["company", "backup", "work"]),
        ("other", ("其他", "Others"), []),
    ];

    internal static (string Key, Text Name) Of(string policy)
    {
        var word = policy.Split('.')[0];
        var group = All.FirstOrDefault(g => g.Words.Contains(word));
        return group.Key is null ? (All[^1].Key, All[^1].Name) : (group.Key, group.Name);
    }
}

internal sealed class PolicyQueries(ShopDb db, Policies policies, IPositions positions)
{
    /// <summary>Every policy with its value in force, by key.</summary>
    public async Task<IReadOnlyList<PolicyRow>> All(CancellationToken ct)
    {
        var changes = await db.Set<PolicyChange>()
            .AsNoTracking()
            .Where(c => c.Seq == db.Set<PolicyChange>().Where(o => o.Key == c.Key).Max(o => o.Seq))
            .ToDictionaryAsync(c => c.Key, ct);
        return
        [
            .. policies
                .Known.OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p =>
                    changes.TryGetValue(p.Key, out var c)
                        ? new PolicyRow(p, c.Value, c.At, c.By)
                        : new PolicyRow(p, p.DefaultText, null, null)
                ),
        ];
    }

    public async Task<IReadOnlyList<PolicyChange>> History(string? key, int take, CancellationToken ct) =>
        await db.Set<PolicyChange>()
            .AsNoTracking()
            .Where(c => key == null || c.Key == key)
            .OrderByDescending(c => c.At)
            .ThenByDescending(c => c.Seq)
            .Take(take)
            .ToListAsync(ct);

    /// <summary>The positions that may change policies of one kind, for "who may".</summary>
    public Task<ILookup<string, Text>> Editors(CancellationToken ct) =>
        positions.Granted([Policy.Business, Policy.Technical], ct);

    internal static IReadOnlyList<PolicyRow> Search(IReadOnlyList<PolicyRow> rows, string? q) =>
        string.IsNullOrWhiteSpace(q)
            ? rows
            :
            [
                .. rows.Where(r =>
                    r.Policy.Key.Contains(q, StringComparison.OrdinalIgnoreCase)
                    || r.Policy.Name.Zh.Contains(q, StringComparison.Ordinal)
                    || r.Policy.Name.En.Contains(q, StringComparison.OrdinalIgnoreCase)
                    || r.Policy.Rule.Equals(q, StringComparison.OrdinalIgnoreCase)
                    || r.Value == q
                ),
            ];
}
