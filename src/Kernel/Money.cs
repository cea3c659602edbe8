using System.Globalization;

namespace Zhanggui.Kernel;

/// <summary>
/// An amount in Chinese yuan, held in whole fen. Arithmetic is exact and checked: an overflow throws, nothing is
/// rounded unseen.
/// </summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>No money.</summary>
    public static readonly Money Zero = new(0);

    /// <summary>The amount of <paramref name="yuan"/> yuan and no fen.</summary>
    public static Money Yuan(long yuan) => new(checked(yuan * 100));

    /// <summary>True for amounts below zero.</summary>
    public bool IsNegative => Fen < 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator -(Money a) => new(checked(-a.Fen));

    public static Money operator *(Money a, int times) => new(checked(a.Fen * times));

    public static Money operator *(Money a, Quantity times) => a * times.Units;

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <inheritdoc />
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money a, Money b) => a >= b ? a : b;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a <= b ? a : b;

    /// <summary>
    /// Splits this amount over <paramref name="weights"/> in their proportion. The parts always add up to the whole:
    /// each part is rounded towards zero, and the fen left over go one by one to the largest remainders, first come
    /// first.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// No weights, a negative weight, or all weights zero while there is money to split.
    /// </exception>
    public Money[] Allocate(IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0)
            throw new ArgumentException("There is nothing to allocate to.", nameof(weights));
        Int128 total = 0;
        foreach (var weight in weights)
        {
            if (weight < 0)
                throw new ArgumentException("A weight can't be negative.", nameof(weights));
            total += weight;
        }

        var parts = new Money[weights.Count];
        if (Fen == 0)
            return parts;
        if (total == 0)
            throw new ArgumentException("All weights are zero.", nameof(weights));

        var size = Int128.Abs(Fen);
        var sign = Fen < 0 ? -1 : 1;
        var remainders = new Int128[weights.Count];
        var left = size;
        for (var i = 0; i < weights.Count; i++)
        {
            var share = size * weights[i] / total;
            remainders[i] = size * weights[i] % total;
            parts[i] = new Money((long)share * sign);
            left -= share;
        }

        foreach (
            var i in Enumerable
                .Range(0, weights.Count)
                .OrderByDescending(i => remainders[i])
                .ThenBy(i => i)
                .Take((int)left)
        )
            parts[i] += new Money(sign);
        return parts;
    }

    /// <summary>
    /// Reads "1299", "1,299.5" or "¥1,299.50". Refuses more than two decimals, anything that is not a number, and
    /// amounts beyond 100 million yuan.
    /// </summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = Zero;
        var plain = text?.Trim().TrimStart('¥', '￥').Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
        if (string.IsNullOrEmpty(plain))
            return false;
        if (
            !decimal.TryParse(
                plain,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var yuan
            )
        )
            return false;
        if (yuan != decimal.Round(yuan, 2) || Math.Abs(yuan) > 100_000_000m)
            return false;
        money = new Money((long)(yuan * 100));
        return true;
    }

    /// <summary>
    /// The plain figure with thousands separators and two decimals, "1,299.00"; a true minus sign for negative amounts.
    /// </summary>
    public override string ToString()
    {
        var size = Math.Abs((decimal)Fen) / 100m;
        return (Fen < 0 ? "−" : "") + size.ToString("N2", CultureInfo.InvariantCulture);
    }

    /// <summary>The figure with the currency sign, "¥1,299.00".</summary>
    public string ToYuan() => Fen < 0 ? "−¥" + new Money(-Fen) : "¥" + this;
}
