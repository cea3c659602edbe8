using System.Globalization;

namespace Zhanggui.Catalog;

/// <summary>The order of sizes as people expect it: XS S M L XL 2XL, then 34 35 36, then everything else.</summary>
public static class Sizes
{
    private static readonly string[] Letters =
    [
        "XXS",
        "XS",
        "S",
        "M",
        "L",
        "XL",
        "XXL",
        "2XL",
        "XXXL",
        "3XL",
        "4XL",
        "5XL",
    ];

    /// <summary>Sorts by this.</summary>
    public static (int Group, decimal Place, string Text) Place(string size)
    {
        var letter = Array.IndexOf(Letters, size);
        if (letter >= 0)
            return (0, letter, "");
        return decimal.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (1, number, "")
            : (2, 0, size);
    }

    /// <summary>The size for people: F is 均码.</summary>
    public static Text Name(string size) =>
        size switch
        {
            "F" => ("均码", "One size"),
            "" => ("默认", "Standard"),
            _ => (size, size),
        };
}
