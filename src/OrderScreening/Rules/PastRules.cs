namespace Zhanggui.OrderScreening;

/// <summary>
/// Rules that need the customer's other orders. All of them count what came before the order, never what came after.
/// </summary>
internal static class PastRules
{
    public static Text? Refusals(ScreeningInput c, RuleSetting s)
    {
        if (c.Past is null)
            return null;
        var (days, at) = (s.Number("days"), c.Facts.PlacedAt);
        var failed = c.Past.Orders.Count(o =>
            o.Phone == c.Facts.Address.Phone && o.PlacedAt >= at - TimeSpan.FromDays(days) && o.FailedBy(at)
        );
        return failed < s.Number("count")
            ? null
            : (
                $"{days} 天内这个电话有 {failed} 张拒收或恶意订单",
                $"{failed} refused or malicious orders of this phone in {days} days"
            );
    }

    public static Text? Unpaid(ScreeningInput c, RuleSetting s)
    {
        var open = c.Past is null ? c.Case.Unpaid : c.Past.Orders.Count(o => o.WaitedAt(c.Facts.PlacedAt));
        return open < s.Number("count") ? null : ($"另有 {open} 张订单没付款", $"{open} other orders are unpaid");
    }

    public static Text? Names(ScreeningInput c, RuleSetting s)
    {
        if (c.Past is null)
            return null;
        var days = s.Number("days");
        var names = c
            .Past.AtAddress.Where(a => a.PlacedAt >= c.Facts.PlacedAt - TimeSpan.FromDays(days))
            .Select(a => a.Name)
            .Append(c.Facts.Address.Name)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return names < s.Number("names")
            ? null
            : ($"{days} 天内同一地址 {names} 个姓名", $"{names} names at one address in {days} days");
    }

    public static Text? NewCustomer(ScreeningInput c, RuleSetting s)
    {
        if (c.Past is null || c.Facts.Account is null || ScreeningCatalog.Amount(c, s) is not { } amount)
            return null;
        var days = s.Number("days");
        var first = c.Past.FirstOrderAt ?? c.Facts.PlacedAt;
        if (first < c.Facts.PlacedAt - TimeSpan.FromDays(days))
            return null;
        return first >= c.Facts.PlacedAt
            ? ($"首单就是 {amount}", $"The first order is {amount}")
            : ($"{days} 天内的新客，金额 {amount}", $"A customer for less than {days} days, {amount}");
    }
}
