using System.Globalization;

namespace Zhanggui.Kernel;

/// <summary>
/// One short text in both languages of the application. For names and refusals that live beside the rule they speak of;
/// pages use resource files.
/// </summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public readonly record struct Text(string Zh, string En)
{
    /// <summary>The text for <paramref name="culture"/>: English for en*, Chinese for everything else.</summary>
    public string In(CultureInfo culture) =>
        string.Equals(culture?.TwoLetterISOLanguageName, "en", StringComparison.Ordinal) ? En : Zh;

    /// <summary>The text in the language of the current request.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);

    public static implicit operator Text((string Zh, string En) pair) => new(pair.Zh, pair.En);
}
