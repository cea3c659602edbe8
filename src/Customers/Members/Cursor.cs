using System.Globalization;

namespace Zhanggui.Customers;

/// <summary>Where a page of a list ended: the last row's instant and id, as one word for a link.</summary>
internal sealed record Cursor(DateTimeOffset At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks:x}-{Id:N}");

    /// <summary>Reads a link's word; null for anything that is not one: the list then begins at its beginning.</summary>
    public static Cursor? Read(string? word)
    {
        var parts = (word ?? "").Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(parts[1], "N", out var id)
            ? new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), id) : null;
    }
}
