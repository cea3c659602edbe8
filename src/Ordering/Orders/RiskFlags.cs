using System.Text.RegularExpressions;
using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>
/// What makes an order worth a person's look before it goes on (ORD-06). Found once, when it is placed; the entry form prevents most of it (SHOP-15).
/// </summary>
internal static partial class RiskFlags
{
    public const string AddressUnclear = "address";
    public const string Quantity = "quantity";
    public const string Unpaid = "unpaid";

    /// <summary>Every flag, for the filter.</summary>
    public static readonly IReadOnlyList<string> All = [AddressUnclear, Quantity, Unpaid];

    /// <summary>The flags that the order itself shows; those that need the customer's other orders are found when it is placed (<see cref="Unpaid"/>).</summary>
    public static IReadOnlyList<string> Of(PostalAddress address, IEnumerable<int> units, int unusualQuantity)
    {
        var flags = new List<string>();
        if (!HasNumber().IsMatch(address.Street)) flags.Add(AddressUnclear);
        if (units.Any(u => u >= unusualQuantity)) flags.Add(Quantity);
        return flags;
    }

    public static Text NameOf(string flag) => flag switch
    {
        AddressUnclear => ("地址不清楚", "Address unclear"),
        Quantity => ("数量大于平时", "Unusual quantity"),
        Unpaid => ("疑似恶意订单", "Possibly malicious"),
        _ => (flag, flag),
    };

    /// <summary>A street without a number can't be delivered to. A Chinese numeral counts only where it numbers something: 三号楼, but not 文三路.</summary>
    [GeneratedRegex("[0-9０-９]|[一二三四五六七八九十百]+[号弄巷幢栋座室层单楼组队]")]
    private static partial Regex HasNumber();
}
