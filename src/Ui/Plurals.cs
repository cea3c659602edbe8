using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Zhanggui.Ui;

/// <summary>
/// Texts whose words follow a number: <c>{0} {0:style|styles}</c> reads "1 style" and "2 styles". Chinese texts have no
/// use for it.
/// </summary>
public sealed class Plurals : IFormatProvider, ICustomFormatter
{
    /// <summary>The one there is; it knows nothing of a culture.</summary>
    public static Plurals Format { get; } = new();

    /// <inheritdoc />
    public object? GetFormat(Type? formatType) =>
        formatType == typeof(ICustomFormatter) ? this : CultureInfo.CurrentCulture.GetFormat(formatType!);

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.Split('|') is [var one, var many])
            return string.Equals(Convert.ToString(arg, CultureInfo.InvariantCulture), "1", StringComparison.Ordinal)
                ? one
                : many;
        return arg is IFormattable number ? number.ToString(format, CultureInfo.CurrentCulture) : arg?.ToString() ?? "";
    }
}

/// <summary>The texts of a module, with words that follow their numbers.</summary>
/// <typeparam name="T">The module's marker class.</typeparam>
public sealed class PluralTexts<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    private readonly IStringLocalizer _texts = factory.Create(typeof(T));

    /// <inheritdoc />
    public LocalizedString this[string name] => _texts[name];

    /// <inheritdoc />
    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = _texts[name];
            return new LocalizedString(
                name,
                string.Format(Plurals.Format, text.Value, arguments),
                text.ResourceNotFound,
                text.SearchedLocation
            );
        }
    }

    /// <inheritdoc />
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        _texts.GetAllStrings(includeParentCultures);
}
