using System.Globalization;

namespace Zhanggui.Platform;

/// <summary>
/// Where a list ordered by instant and id goes on: the last row that was shown. Travels in links as text.
/// </summary>
public readonly record struct PagePlace(DateTimeOffset At, Guid Id)
{
    /// <summary>Reads a place out of a link; null for anything else.</summary>
    public static PagePlace? Read(string? text)
    {
        if (text?.Split('-') is not [var ticks, var id] || !Guid.TryParseExact(id, "N", out var guid))
            return null;
        return
            long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
            && at >= 0
            && at <= DateTimeOffset.MaxValue.Ticks
            ? new PagePlace(new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks:x}-{Id:N}");
}
