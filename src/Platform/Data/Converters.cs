using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Zhanggui.Platform;

internal sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => ReadId<T>.Of(value))
    where T : struct, IId<T>;

/// <summary>An expression tree can't call a static abstract member itself.</summary>
internal static class ReadId<T>
    where T : struct, IId<T>
{
    public static T Of(Guid value) => T.From(value);
}

internal sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));

internal sealed class QuantityConverter()
    : ValueConverter<Quantity, int>(quantity => quantity.Units, units => new Quantity(units));

/// <summary>PostgreSQL keeps microseconds: cut before writing, so that what was written equals what is read.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTimeOffset>(at => Instants.Cut(at), at => at.ToUniversalTime());

/// <summary>SQLite has no instants: UTC ticks order and compare.</summary>
internal sealed class TicksConverter()
    : ValueConverter<DateTimeOffset, long>(
        at => Instants.Cut(at).Ticks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero)
    );

/// <summary>Instants as both databases can hold them.</summary>
public static class Instants
{
    /// <summary>The same instant in UTC, cut to whole microseconds.</summary>
    public static DateTimeOffset Cut(DateTimeOffset at)
    {
        var ticks = at.UtcTicks;
        return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>The clock's reading, as the database would give it back.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Cut(clock.GetUtcNow());
    }
}
