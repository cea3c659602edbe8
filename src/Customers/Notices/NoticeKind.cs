using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Customers;

/// <summary>
/// Something that customers are told (PLUS-02): when, and in which words. The words are a template in both languages
/// that the company may change on /office/notices; values stand in braces, "{no}".
/// </summary>
/// <param name="Key">Stable, "order.placed".</param>
/// <param name="Name">Its name for staff.</param>
/// <param name="When">When it is sent, in a sentence.</param>
/// <param name="Template">The words that it comes with.</param>
/// <param name="Values">The values that the words may use.</param>
public sealed partial record NoticeKind(string Key, Text Name, Text When, Text Template, params string[] Values)
{
    /// <summary>The longest template, in characters.</summary>
    public const int MaxLength = 300;

    /// <summary>It answers what the customer has just done: quiet hours do not hold it back.</summary>
    public bool IsPrompt { get; init; }

    /// <summary>The values that a template names and this kind does not have.</summary>
    public IReadOnlyList<string> Unknown(string template) =>
        [.. Braces().Matches(template).Select(m => m.Groups[1].Value).Where(v => !Values.Contains(v)).Distinct()];

    /// <summary>The words with their values; amounts, days and instants as the language writes them.</summary>
    internal static string Fill(
        string template,
        IReadOnlyList<(string Name, object Value)> values,
        CultureInfo language,
        BusinessCalendar calendar
    ) =>
        Braces()
            .Replace(
                template,
                m =>
                    values.FirstOrDefault(v => v.Name == m.Groups[1].Value).Value is { } value
                        ? Write(value, language, calendar)
                        : m.Value
            );

    private static string Write(object value, CultureInfo language, BusinessCalendar calendar)
    {
        var english = language.TwoLetterISOLanguageName == "en";
        return value switch
        {
            Money money => money.ToYuan(),
            DateOnly day => english
                ? day.ToString("d MMMM", CultureInfo.InvariantCulture)
                : $"{day.Month} 月 {day.Day} 日",
            DateTimeOffset at when calendar.Local(at) is var local => english
                ? local.ToString("d MMMM HH:mm", CultureInfo.InvariantCulture)
                : local.ToString("M 月 d 日 HH:mm", CultureInfo.InvariantCulture),
            Text text => text.In(language),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex Braces();
}

/// <summary>Registers what customers are told.</summary>
public static class NoticeRegistration
{
    /// <summary>Adds kinds of notices: their words can be changed, switched off and are logged from now on.</summary>
    public static IServiceCollection AddNotices(
        this IServiceCollection services,
        params IReadOnlyList<NoticeKind> kinds
    )
    {
        ArgumentNullException.ThrowIfNull(kinds);
        foreach (var kind in kinds)
            services.AddSingleton(kind);
        return services;
    }
}
