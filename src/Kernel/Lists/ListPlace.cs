using System.Globalization;

namespace Zhanggui.Kernel;

/// <summary>How a list is sorted and where it goes on, as it stands in an address.</summary>
/// <param name="Sort">The name of the column; the list's own order when null or unknown.</param>
/// <param name="Desc">True for the largest first. The list's own order is always the newest first.</param>
/// <param name="After">Where the page before ended, as its answer said; null on the first page.</param>
public readonly record struct ListPlace(string? Sort, bool? Desc, string? After);

/// <summary>One page of a list.</summary>
/// <param name="Rows">What is on it.</param>
/// <param name="Next">What to ask the next page after; null on the last.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <summary>The same page of something else.</summary>
    public PageOf<TOther> Of<TOther>(Func<T, TOther> turn) => new([.. Rows.Select(turn)], Next);
}

/// <summary>Reads filters out of an address; words that mean nothing are left out.</summary>
public static class Asked
{
    /// <summary>A value of an enum by its name, or null.</summary>
    public static T? Choice<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A day as "2026-11-22", or null.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? day
            : null;

    /// <summary>A day that a calendar can count with; null for the first and the last ones there are.</summary>
    public static DateOnly? Sane(DateOnly? day) => day is { Year: > 1900 and < 9000 } ? day : null;

    /// <summary>True for "true" and "1", false for "false" and "0", else null.</summary>
    public static bool? YesNo(string? text) =>
        text switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => null,
        };

    /// <summary>An amount in yuan, at most ten million, or null.</summary>
    public static decimal? Yuan(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
        && yuan <= 10_000_000
            ? yuan
            : null;

    /// <summary>A day as it stands in an address.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
