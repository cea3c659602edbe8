namespace Zhanggui.Ordering;

/// <summary>
/// What customer service says in the moments that return with every order (CRM-11). The words are policies; what stands
/// in braces is filled in from the order.
/// </summary>
internal sealed class DeskScripts(Policies policies)
{
    private static readonly (Text Name, TextPolicy Policy)[] All =
    [
        (("核对订单", "Check the order"), OrderingPolicies.ScriptContact),
        (("提醒付款", "Remind of the payment"), OrderingPolicies.ScriptPayment),
        (("缺货说明", "Out of stock"), OrderingPolicies.ScriptStock),
    ];

    public IReadOnlyList<(Text Name, string Words)> For(Order order) =>
        [.. All.Select(s => (s.Name, Fill(policies.Get(s.Policy), order)))];

    private static string Fill(string words, Order order) =>
        words
            .Replace("{姓名}", order.Address.Name, StringComparison.Ordinal)
            .Replace("{单号}", order.No, StringComparison.Ordinal)
            .Replace(
                "{商品}",
                string.Join(
                    "、",
                    order
                        .Lines.OrderBy(x => x.No)
                        .Select(x => $"{x.Goods.Name} {x.Goods.Colour} {x.Goods.Size} {x.Quantity} 件")
                ),
                StringComparison.Ordinal
            )
            .Replace("{金额}", order.Total.ToYuan(), StringComparison.Ordinal)
            .Replace("{地址}", order.Address.OneLine, StringComparison.Ordinal);
}
