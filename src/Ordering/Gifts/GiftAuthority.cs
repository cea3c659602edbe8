using System.Globalization;
using System.Text.RegularExpressions;
using Zhanggui.Organization;

namespace Zhanggui.Ordering;

/// <summary>What a position may give away on one order without asking anybody (ORD-29): goods worth so much at our prices, and so many pieces.</summary>
internal readonly partial record struct GiftLimit(Money Worth, int Pieces)
{
    public bool Covers(Money worth, int pieces) => worth <= Worth && pieces <= Pieces;

    /// <summary>Reads "CSPRE@30x1 CSMGR@200x5": position, yuan, pieces; null for anything else.</summary>
    public static IReadOnlyDictionary<string, GiftLimit>? Read(string text)
    {
        var all = new Dictionary<string, GiftLimit>(StringComparer.Ordinal);
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Form().Match(part) is not { Success: true } m) return null;
            if (!all.TryAdd(m.Groups[1].Value, new GiftLimit(Money.Yuan(int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture)), int.Parse(m.Groups[3].ValueSpan, CultureInfo.InvariantCulture)))) return null;
        }

        return all;
    }

    /// <summary>The most of what somebody's positions allow; nothing for one who holds none of them.</summary>
    public static GiftLimit Of(Actor actor, string policy)
    {
        var limits = Read(policy);
        return limits is null ? default : actor.Positions.Select(p => limits.GetValueOrDefault(p)).Aggregate(default(GiftLimit), (most, l) => new GiftLimit(Money.Max(most.Worth, l.Worth), Math.Max(most.Pieces, l.Pieces)));
    }

    [GeneratedRegex("^([A-Z]{2,20})@([0-9]{1,5})x([0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>The numbers of gifts.</summary>
public static class GiftPolicies
{
    /// <summary>ORD-29: what each position may give away on one order by itself. Beyond it another person agrees (policy approval.amendment.chain).</summary>
    public static readonly TextPolicy Authority = new("orders.gift.authority", ("每张订单可自行送赠品的上限（岗位@元x件）", "Gifts a position may grant by itself on one order (POSITION@yuan x pieces)"), "ORD-29",
        "CSPRE@30x1 CSPOST@50x2 CSMGR@200x5 CSDIR@500x10", text => text.Length <= 400 && GiftLimit.Read(text) is not null,
        ("如 CSPRE@30x1 CSMGR@200x5：岗位、元、件，用空格隔开；没写的岗位都要审批", "such as CSPRE@30x1 CSMGR@200x5: position, yuan, pieces, between blanks; a position that is not there asks for approval"));

    /// <summary>The most pieces of gifts on one order, whoever agrees.</summary>
    public static readonly NumberPolicy Most = new("orders.gift.most", ("一张订单最多几件赠品", "Most pieces of gifts on one order"), "ORD-29", 10, 1, 100);

    internal static readonly Policy[] All = [Authority, Most];
}

/// <summary>Authority is given to positions that exist.</summary>
internal sealed class GiftAuthorityCheck(IPositions positions) : IPolicyCheck
{
    public async Task<Refusal?> Check(Policy policy, string value, CancellationToken ct)
    {
        if (policy.Key != GiftPolicies.Authority.Key || GiftLimit.Read(value) is not { } limits) return null;
        var known = await positions.All(ct);
        return limits.Keys.FirstOrDefault(p => !known.ContainsKey(p)) is { } unknown ? GiftErrors.UnknownPosition(unknown) : null;
    }
}

/// <summary>What a gift is refused for.</summary>
internal static class GiftErrors
{
    public static readonly Refusal Sku = Refusal.Invalid("ordering.gift_sku", "sku", "没有这个商品编码或条码，请核对", "There is no such SKU or bar code. Check it.");

    public static readonly Refusal Presale = Refusal.Invalid("ordering.gift_presale", "sku", "预售商品还没有货，不能当赠品", "Presale goods are not here yet and can't be given away.");

    public static Refusal Quantity(int left) => Refusal.Invalid("ordering.gift_quantity", "quantity", left < 1 ? "这张订单的赠品已经到上限" : $"数量填 1 到 {left}", left < 1 ? "This order has as many gifts as it may have." : $"A quantity from 1 to {left}.");

    public static Refusal SoldOut(int available) => Refusal.Conflict("ordering.gift_sold_out", $"只剩 {available} 件可送", $"Only {available} are left to give.") with { Field = "sku" };

    public static Refusal UnknownPosition(string position) => Refusal.Invalid("ordering.gift_position", "value", $"没有岗位 {position}", $"There is no position {position}.");
}
