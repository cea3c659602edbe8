using System.Globalization;

namespace Zhanggui.Demo.Fixtures;

/// <summary>
/// EAN-13 numbers for the demo: 690 for mainland China, a maker's number of zeros that nobody was given, and a running
/// number.
/// </summary>
internal static class Barcodes
{
    internal static string Number(int running)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"6900000{running:D5}");
        return body + CheckDigit(body);
    }

    /// <summary>
    /// From the left, the digits count once and three times in turn; the check digit fills up to the next ten.
    /// </summary>
    internal static char CheckDigit(string twelve)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (char)('0' + (10 - sum % 10) % 10);
    }
}
