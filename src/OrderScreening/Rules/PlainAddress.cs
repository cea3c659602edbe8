using System.Security.Cryptography;
using System.Text;
using Zhanggui.Customers;

namespace Zhanggui.OrderScreening;

/// <summary>
/// An address as it is compared: one line, without blanks and punctuation, full-width letters as plain ones, the area
/// once.
/// </summary>
public static class PlainAddress
{
    /// <summary>A short key under which the orders of one address are found: 16 characters.</summary>
    public static string Key(PostalAddress to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var plain = Of(Line(to));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)).AsSpan(0, 8));
    }

    internal static string Of(string oneLine) =>
        new([.. oneLine.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit)]);

    internal static string Of(ScreeningFacts f) => Of(Line(f.Address));

    private static string Line(PostalAddress to)
    {
        var street = to.Street;
        foreach (var part in new[] { to.Province, to.City, to.District })
            if (part.Length > 0 && street.StartsWith(part, StringComparison.Ordinal))
                street = street[part.Length..];
        return (to with { Street = street }).OneLine;
    }
}
