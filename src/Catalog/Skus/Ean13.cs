namespace Zhanggui.Catalog;

/// <summary>European article numbers with 13 digits, as scanners read them.</summary>
public static class Ean13
{
    /// <summary>The check digit of the first twelve digits.</summary>
    public static int CheckDigit(ReadOnlySpan<char> twelve)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (10 - sum % 10) % 10;
    }

    /// <summary>True for thirteen digits of which the last one proves the others.</summary>
    public static bool IsValid(string? code) =>
        code is { Length: 13 } && code.All(char.IsAsciiDigit) && CheckDigit(code) == code[12] - '0';

    /// <summary>A number for use inside the application: the prefixes 20 to 29 are kept for that by GS1.</summary>
    public static string InHouse(Guid id)
    {
        // The random half of a version 7 id, as ten digits behind the application's prefix.
        var random = BitConverter.ToUInt64(id.ToByteArray(bigEndian: true), 8) & 0x3FFF_FFFF_FFFF_FFFF;
        var twelve =
            "20"
            + (random % 10_000_000_000UL).ToString("0000000000", System.Globalization.CultureInfo.InvariantCulture);
        return twelve + (char)('0' + CheckDigit(twelve));
    }
}
